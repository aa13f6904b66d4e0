import { Fragment, useId, useState } from 'react';
import { Link } from 'wouter';
import type { Catalogue, Indicator } from '#shared/catalogue.ts';
import { addressOf } from '#shared/contract/endpoint.ts';
import { FILE_FORMAT_NAME, FileFormat, openApi } from '#shared/contract/open.ts';
import { basisText } from '#shared/metric.ts';
import type { Period } from '#shared/period.ts';
import type { Target } from '#shared/targets/target.ts';
import { useOffered } from '../../lib/offered.ts';
import { useProgramme } from '../../lib/programme.ts';
import { text, useSearch, withDefault } from '../../lib/search-params.ts';
import { usePerson } from '../../lib/session.ts';
import { TextButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LabelledSelect, TextInput } from '../../ui/inputs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { groupsOf, matchingIndicators, matchingTargets } from './indicator-groups.ts';

const PARAMS = { q: withDefault(text, '') };
const SERIES = { half: '半年', year: '年度' } as const;

/** Every indicator of the programme in groups, with its unit, source and clause; a search narrows the list. */
export default function IndicatorsPage() {
  const programme = useProgramme();
  const mayChange = usePerson().role === 'analyst';
  // Files of the whole are the root's (server/http/reach.ts).
  const isRoots = usePerson().node === undefined;
  const isOffered = useOffered();
  const [{ q }, set] = useSearch(PARAMS);
  if (!programme) return <Skeleton height={480} />;
  const { catalogue } = programme;
  const found = matchingIndicators(catalogue, q);
  const targets = matchingTargets(catalogue, q);
  return (
    <div className="stack">
      <PageHead
        title={`指标目录：${catalogue.indicators.length}项`}
        lead="口径、数源单位、责任单位和文件条款；点名称看公式、历年数据与有关目标。"
        tools={
          mayChange && isOffered('/programme') && <Link href="/programme">监测制度的变更和历次版本</Link>
        }
      >
        <div className="row no-print target-choice">
          <SearchField q={q} onChange={(next) => set({ q: next }, { replace: true })} />
          {q !== '' && (
            <span role="status">
              找到指标{found.length}项，目标{targets.length}项{' '}
              <TextButton onClick={() => set({ q: '' })}>显示全部</TextButton>
            </span>
          )}
        </div>
      </PageHead>
      {targets.length > 0 && <TargetList catalogue={catalogue} targets={targets} />}
      {found.length > 0 && (
        <Panel>
          <IndicatorTable catalogue={catalogue} shown={found} />
        </Panel>
      )}
      {q === '' && isRoots && <Downloads />}
      {found.length + targets.length === 0 && (
        <Panel>
          <EmptyState>没有含“{q}”的指标或目标，请换一个词，或显示全部。</EmptyState>
        </Panel>
      )}
    </div>
  );
}

/** All approved figures as files, and where their description for other systems stands. */
function Downloads() {
  const { tree, periods = [] } = useProgramme() ?? {};
  const [chosen, choose] = useState<Period | null>(null);
  // Of a province or the nation no file holds all periods at once.
  const period = tree && (chosen ?? periods.findLast(({ approved }) => approved > 0)?.period);
  return (
    <Panel title="全部已核定数据">
      <p className="row no-print">
        {period !== undefined && (
          <LabelledSelect
            label="期别"
            value={period}
            onChange={choose}
            options={periods.map((one) => ({ value: one.period, label: one.label }))}
          />
        )}
        {FileFormat.options.map((format) => (
          <a key={format} href={addressOf(openApi.file, { query: { format, period } })} download>
            {FILE_FORMAT_NAME[format]}
          </a>
        ))}
      </p>
      <p className="muted">
        金额单位为万元，每个数附期别、口径、来历和发布性质。其他系统凭接口密钥读取，由系统管理员申请；
        <a href="/api/docs">接口说明（OpenAPI 3.1）</a>
      </p>
    </Panel>
  );
}

/** What is typed stays as typed (blanks too); the address keeps it trimmed. */
function SearchField({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const id = useId();
  const [typed, setTyped] = useState(q);
  const [shown, setShown] = useState(q);
  if (shown !== q) {
    // Back and 显示全部 change the address from outside the field.
    setShown(q);
    if (typed.trim() !== q) setTyped(q);
  }
  return (
    <span className="row">
      <label className="muted" htmlFor={id}>
        查找指标
      </label>
      <TextInput
        id={id}
        type="search"
        className="search-field"
        placeholder="名称、部门或条款，如：研发、市财政局"
        value={typed}
        onChange={(next) => {
          setTyped(next);
          onChange(next.trim());
        }}
      />
    </span>
  );
}

/** Each clause and its sentence once, with the targets it sets. */
function TargetList({ catalogue, targets }: { catalogue: Catalogue; targets: readonly Target[] }) {
  const clauses = new Map<string, Target[]>();
  for (const target of targets) {
    const words = `${basisText(catalogue, target.document, target.clause)}：“${target.quote}”`;
    clauses.set(words, [...(clauses.get(words) ?? []), target]);
  }
  return (
    <Panel title={`有关目标：${targets.length}项`}>
      <ul className="list">
        {[...clauses].map(([words, set]) => (
          <li key={words}>
            {words}{' '}
            {set.map((t, at) => (
              <Fragment key={t.id}>
                {at > 0 && '、'}
                <Link href={`/targets/${t.id}`}>{t.year ? `${t.year}年 ${t.title}` : t.title}</Link>
              </Fragment>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function IndicatorTable({ catalogue, shown }: { catalogue: Catalogue; shown: readonly Indicator[] }) {
  return (
    <DataTable
      caption="指标目录"
      captionHidden
      columns={[
        {
          key: 'name',
          header: '指标',
          cellClass: (i) => (i.parent ? 'indent-1' : undefined),
          render: (i) => <Link href={`/indicators/${i.code}`}>{i.name}</Link>,
        },
        { key: 'unit', header: '计量单位', render: (i) => i.unit },
        {
          key: 'periods',
          header: '期别',
          className: 'nowrap',
          render: (i) => i.periodicities.map((p) => SERIES[p]).join('、'),
        },
        { key: 'source', header: '数源单位', render: (i) => i.source || '—' },
        { key: 'responsible', header: '责任单位', render: (i) => i.responsible || '—' },
        {
          key: 'basis',
          header: '依据',
          render: (i) => basisText(catalogue, i.document, i.clause) || '—',
        },
      ]}
      groups={groupsOf(catalogue, shown).map(({ title, indicators }) => ({
        key: title,
        title: `${title}（${indicators.length}项）`,
        rows: indicators,
      }))}
      rowKey={(i) => i.code}
    />
  );
}
