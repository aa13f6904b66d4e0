import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { BlockMoney } from '#shared/assess/scheme-weights.ts';
import { inTableOrder, rankingFinding } from '#shared/assess/words.ts';
import type { AssessmentRun, RunSummary } from '#shared/contract/run.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { useOffset } from '../../lib/programme.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { useSession } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { classNames } from '../../ui/class-names.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { MarkChoice } from '../../ui/mark-choice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { addressOf, comparisonQuery, runAddress, runFile, yearQuery } from './assessment.api.ts';
import styles from './assessment.module.css';
import { CellDialog } from './cell-dialog.tsx';
import { ComparisonCard } from './comparison-card.tsx';
import { RankingCard } from './ranking-card.tsx';
import { RobustnessCard } from './robustness-card.tsx';
import { type RunTab, RunTabs, useRunTab } from './run-tabs.tsx';
import { SchemeComparison } from './scheme-comparison.tsx';
import { ScoreHeatmap } from './score-heatmap.tsx';
import { UnitDialog } from './unit-dialog.tsx';
import { WhatIfCard } from './what-if-card.tsx';

/** Those that show one unit beside the others. */
const MARKED_TABS: readonly RunTab[] = ['ranking', 'scores'];
const PARAMS = { group: text, cell: text, vs: integer };

interface RunViewProps {
  run: AssessmentRun;
  /** Other runs of the same year, for 对照. */
  runs: readonly RunSummary[];
  /** The blocks' shares of the money, for 方案对照; left out: none is shown. */
  money?: readonly BlockMoney[];
  tools?: ReactNode;
  /** What the year's page says of the scheme: its versions and the runs made of them. */
  scheme?: ReactNode;
  /** True at the run's own address, which may be copied. */
  pinned?: boolean;
}

/** One run in tabs: ranking, scores, robustness, change against another run, what-if, scheme. Its numbers never change. */
export function RunView({ run, runs, money, tools, scheme, pinned = false }: RunViewProps) {
  const { tab, open } = useRunTab();
  const [{ group: asked, cell, vs }, set] = useSearch(PARAMS);
  const { unit: chosen, markUnit } = usePageMarks();
  const offset = useOffset();
  const ownUnit = useSession()?.person?.unit ?? null;
  const focus = chosen ?? ownUnit;
  const group = run.assessments.find((g) => g.group === asked) ?? run.assessments[0];
  useTitle(run.title);
  // The year before is the natural base; reporters and leaders may have no run of it to see.
  const before = useQuery({ ...yearQuery(run.subject, run.year - 1), retry: false }).data?.runs ?? [];
  const candidates = [...before, ...runs.filter(({ number }) => number !== run.number)];
  const base = candidates.find(({ number }) => number === vs) ?? before[0];
  const comparison = useQuery({
    ...comparisonQuery(run.number, base?.number ?? 0),
    enabled: base !== undefined,
  }).data;
  if (!group) return null;
  const change = comparison?.groups.find((g) => g.group === group.group) ?? null;
  const summary = runs.find(({ number }) => number === run.number);
  const meta = `数据第${run.dataVersion}版（${dateTimeText(run.asOf, offset)}）· 方案第${run.schemeNumber}版 · 第${run.number}次运行`;
  const [unit = '', ...rest] = (cell ?? '').split('/');
  return (
    <div className={classNames('stack', styles.assessment)}>
      <PageHead
        title={`${run.year}年度研判：${rankingFinding(group.result)}`}
        status={
          summary?.published ? (
            <span className="tag tag-on_track">已发布(第{summary.published}版)</span>
          ) : (
            <span className="tag tag-slow">试算、未发布</span>
          )
        }
        lead={run.note || undefined}
        meta={[
          ...(run.basis ? [`依据 ${run.basis}，功效系数法`] : []),
          meta,
          `${run.organisationName} ${run.createdBy} ${dateTimeText(run.createdAt, offset)}`,
          `校验码 ${run.digest.slice(0, 16)}`,
          ...(run.simulated ? ['含模拟数据'] : []),
        ]}
        tools={
          <>
            {tools}
            <a href={runFile(run.number)} download>
              下载结果文件（JSON，可自行复算）
            </a>
            {pinned ? <CopyLink /> : <Link href={runAddress(run)}>本次结果的固定地址</Link>}
          </>
        }
      />
      {run.assessments.length > 1 && (
        <Segmented
          label="比较组"
          value={group.group}
          onChange={(next) => set({ group: next })}
          options={run.assessments.map((g) => ({ value: g.group, label: g.name }))}
        />
      )}
      <div className="row no-print">
        <RunTabs tab={tab} open={open} />
        {MARKED_TABS.includes(tab) && (
          <MarkChoice
            of="unit"
            label="标出单位"
            options={inTableOrder(group.result).map((u) => ({ code: u.unit, shortName: u.name ?? u.unit }))}
          />
        )}
      </div>
      {tab === 'ranking' && (
        <RankingCard
          run={run}
          group={group}
          change={base && base.year < run.year ? change : null}
          focus={focus}
          onFocus={markUnit}
          onOpen={(u) => set({ cell: u })}
          meta={meta}
        />
      )}
      {tab === 'scores' && (
        <ScoreHeatmap
          run={run}
          group={group}
          meta={meta}
          focus={focus}
          change={
            change && base && base.year < run.year && comparison?.reasons.length === 0
              ? { year: base.year, units: change.units }
              : null
          }
          onOpen={(u, column) => set({ cell: `${u}/${column}` })}
        />
      )}
      {tab === 'robust' && <RobustnessCard run={run} group={group} meta={meta} />}
      {tab === 'change' && (
        <>
          <BaseChoice candidates={candidates} base={base} onChange={(next) => set({ vs: next })} />
          {comparison && (
            <ComparisonCard
              comparison={comparison}
              group={group.group}
              meta={meta}
              simulated={run.simulated}
            />
          )}
        </>
      )}
      {tab === 'trial' && (
        <>
          <div className="no-print">
            <WhatIfCard key={`${run.number} ${group.group}`} run={run} group={group} />
          </div>
          <p className="print-only">试算不打印。</p>
        </>
      )}
      {tab === 'scheme' && (
        <>
          {money && <SchemeComparison run={run} group={group} money={money} />}
          {scheme ?? <SchemeElsewhere run={run} />}
        </>
      )}
      {unit && rest.length === 0 && (
        <UnitDialog
          run={run}
          group={group}
          unit={unit}
          onOpen={(column) => set({ cell: `${unit}/${column}` })}
          onClose={() => set({ cell: undefined })}
        />
      )}
      {unit && rest.length > 0 && (
        <CellDialog
          run={run}
          group={group}
          unit={unit}
          column={rest.join('/')}
          onClose={() => set({ cell: undefined })}
        />
      )}
    </div>
  );
}

/** At a run's own address: which scheme it was made with, and the way to it. */
function SchemeElsewhere({ run }: { run: AssessmentRun }) {
  return (
    <EmptyState
      action={<Link href={`${addressOf(run.subject, run.year)}?tab=scheme`}>看方案和历次运行</Link>}
    >
      本次运行用的是方案第{run.schemeNumber}版；各版方案和历次运行在{run.year}年度研判页。
    </EmptyState>
  );
}

interface BaseChoiceProps {
  candidates: readonly RunSummary[];
  base: RunSummary | undefined;
  onChange: (run: number) => void;
}

function BaseChoice({ candidates, base, onChange }: BaseChoiceProps) {
  if (candidates.length === 0) return <EmptyState>没有可以对照的另一次研判。</EmptyState>;
  return (
    <div className="row no-print">
      <LabelledSelect
        label="与哪一次比"
        value={String(base?.number ?? '')}
        onChange={(next) => onChange(Number(next))}
        options={[
          ...(base ? [] : [{ value: '', label: '请选择' }]),
          ...candidates.map((r) => ({
            value: String(r.number),
            label: `${r.year}年度 第${r.number}次运行（方案第${r.schemeNumber}版，数据第${r.dataVersion}版）`,
          })),
        ]}
      />
    </div>
  );
}
