import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Lineage, LineageInput } from '#shared/contract/lineage.ts';
import { releaseWords } from '#shared/words.ts';
import { dateTimeText } from '../lib/civil-time.ts';
import { number, withUnit } from '../lib/format.ts';
import { useOffset } from '../lib/programme.ts';
import { TextButton } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Num } from '../ui/mark.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { FigureDiscussions } from './discussion/figure-discussions.tsx';
import { type FigureId, lineageQuery } from './figures.api.ts';

const ORIGIN = { reported: '报送', published: '公开发布', simulated: '模拟数据' } as const;
const BASIS = {
  none: '',
  reported: '由填报单位报送',
  summed: '由各地数合计',
  derived: '按公式计算',
} as const;

/** Where a figure comes from: formula and inputs, or submission, person, cell and clause; what was said of it. */
export default function LineageDialog({ start, onClose }: { start: FigureId; onClose: () => void }) {
  const [trail, setTrail] = useState<FigureId[]>([start]);
  const id = trail.at(-1) ?? start;
  const query = useQuery(lineageQuery(id));
  const back = trail.length > 1 && (
    <TextButton onClick={() => setTrail((t) => t.slice(0, -1))}>返回上一级</TextButton>
  );
  return (
    <Dialog title="数据来源" open onClose={onClose} wide actions={back}>
      <QueryView query={query} height={220}>
        {(lineage) => <LineageFacts lineage={lineage} onOpen={(next) => setTrail((t) => [...t, next])} />}
      </QueryView>
    </Dialog>
  );
}

function LineageFacts({ lineage, onOpen }: { lineage: Lineage; onOpen: (id: FigureId) => void }) {
  const { metric, submission } = lineage;
  const offset = useOffset();
  const digits = metric.decimals;
  return (
    <div className="stack">
      <p>
        {lineage.unitName} · {lineage.label} · <strong>{metric.name}</strong>：
        <strong>
          <Num value={lineage.figure} format={(f) => withUnit(number(f, digits), metric.unit)} />
        </strong>
        {lineage.simulated && (
          <>
            {' '}
            <span className="tag tag-plain">模拟数据</span>
          </>
        )}
      </p>
      <dl className="facts">
        <dt>如何得出</dt>
        <dd>{BASIS[lineage.basis] || '尚无数据'}</dd>
        {lineage.formula && (
          <>
            <dt>公式</dt>
            <dd>{lineage.formula}</dd>
          </>
        )}
        {lineage.published && (
          <>
            <dt>公布数与计算数</dt>
            <dd>{lineage.published}</dd>
          </>
        )}
        {submission && <SubmissionFacts submission={submission} offset={offset} />}
        <dt>指标解释</dt>
        <dd>{metric.definition}</dd>
        <dt>依据</dt>
        <dd>{metric.basis}</dd>
        <dt>数据版本</dt>
        <dd>
          第{lineage.cut.dataVersion}版，截至 {dateTimeText(lineage.cut.asOf, offset)}
        </dd>
      </dl>
      {lineage.inputs.length > 0 && <Inputs lineage={lineage} onOpen={onOpen} />}
      <FigureDiscussions
        figure={{ period: lineage.period, unit: lineage.unit, indicator: metric.indicator }}
      />
      {lineage.revisions.length > 1 && (
        <div>
          <h3>历次核定</h3>
          <ul className="sentences">
            {lineage.revisions.map((r) => (
              <li key={r.dataVersion}>
                第{r.dataVersion}版，{dateTimeText(r.at, offset)}，{r.organisationName}：
                <Num value={r.figure} format={(f) => number(f, digits)} /> {metric.unit}{' '}
                {releaseWords(r.release)}（{r.by}核定{r.citation && `，来源：${r.citation}`}
                {r.simulated && '，模拟数据'}）
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function SubmissionFacts({
  submission: s,
  offset,
}: {
  submission: NonNullable<Lineage['submission']>;
  offset: number;
}) {
  return (
    <>
      <dt>{s.history ? '载入' : '报送'}</dt>
      <dd>
        {s.link ? <a href={s.link}>{s.organisationName}</a> : s.organisationName}，{s.submittedBy}，
        {dateTimeText(s.submittedAt, offset)}，第{s.revision}
        {s.history ? '项' : '次提交'}
      </dd>
      <dt>{s.history ? '确认' : '核定'}</dt>
      <dd>
        {s.approvedBy}，{dateTimeText(s.approvedAt, offset)}
      </dd>
      {s.cell && (
        <>
          <dt>单元格</dt>
          <dd>
            {s.sheet && `表“${s.sheet}”`}
            {s.cell}
            {s.raw && `，原文“${s.raw}”`}
            {sourceUnitWords(s)}
            {s.typed && '，填报员在页面上改过'}
          </dd>
        </>
      )}
      {s.note && (
        <>
          <dt>备注</dt>
          <dd>{s.note}</dd>
        </>
      )}
      <dt>数据性质</dt>
      <dd>
        {ORIGIN[s.origin]}
        {s.release && `，${releaseWords(s.release)}`}
        {s.citation && `，来源：${s.citation}`}
      </dd>
    </>
  );
}

/** 按亿元×10000换算为万元: how the file's figure became the form's. */
function sourceUnitWords({ sourceUnit, factor, formUnit }: NonNullable<Lineage['submission']>): string {
  if (!sourceUnit) return '';
  return factor === null || factor === '1'
    ? `，单位${sourceUnit}`
    : `，按${sourceUnit}×${factor}换算为${formUnit}`;
}

function Inputs({ lineage, onOpen }: { lineage: Lineage; onOpen: (id: FigureId) => void }) {
  const open = (input: LineageInput) =>
    onOpen({
      unit: input.unit,
      indicator: input.indicator,
      period: input.period,
      form: input.form,
      v: lineage.cut.dataVersion,
    });
  return (
    <DataTable
      fits
      caption="构成（点数字继续查看）"
      columns={[
        {
          key: 'sign',
          header: <VisuallyHidden>加减</VisuallyHidden>,
          className: 'sign',
          render: (i) => i.sign,
        },
        {
          key: 'name',
          header: '项目',
          rowHeader: true,
          render: (i) => (
            <>
              {i.label}
              {i.release && `（${releaseWords(i.release)}）`}
            </>
          ),
        },
        {
          key: 'figure',
          header: '数值',
          numeric: true,
          render: (i) => (
            <TextButton className="figure-button" onClick={() => open(i)}>
              <Num value={i.figure} format={(f) => number(f, 2)} />
            </TextButton>
          ),
        },
        { key: 'unit', header: '单位', render: (i) => i.measureUnit },
      ]}
      rows={lineage.inputs}
      rowKey={(i) => `${i.unit}/${i.indicator}/${i.period}`}
    />
  );
}
