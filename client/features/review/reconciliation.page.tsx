import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Discussion } from '#shared/contract/discussions.ts';
import type { Reconciliation } from '#shared/contract/reconciliation.ts';
import { discussionsQuery } from '../../figures/discussion/discussions.api.ts';
import { SourceDiscussion } from '../../figures/discussion/source-discussion.tsx';
import { useOffered } from '../../lib/offered.ts';
import { collectionOptions, periodToReview } from '../../lib/period-choice.ts';
import { useProgramme } from '../../lib/programme.ts';
import { text, useSearch } from '../../lib/search-params.ts';
import { changeText, figureText } from '../../return/figure-text.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { Num } from '../../ui/mark.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ReturnTag } from '../../ui/return-tag.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { InstitutionsPanel } from './institutions-panel.tsx';
import { ObjectionsPanel } from './objections-panel.tsx';
import { markOfReturn } from './queue.ts';
import { reconciliationQuery, reviewAddress } from './review.api.ts';
import styles from './review.module.css';

const PARAMS = { period: text };

type TwoSources = Reconciliation['twoSources'][number];
type OnlySecond = Reconciliation['onlySecond'][number];
type Source = OnlySecond['second'];
type CityAgainstSum = Reconciliation['cityAgainstSum'][number];

/** 数据核对: one figure from two sides. Nothing is changed here: what differs is talked over (会商) and settled by the reporters. */
export default function ReconciliationPage() {
  const [{ period: asked }, set] = useSearch(PARAMS);
  const programme = useProgramme();
  const period = asked ?? periodToReview(programme?.periods ?? []);
  const query = useQuery({ ...reconciliationQuery(period ?? ''), enabled: period !== undefined });
  const offered = useOffered();
  const threads = useQuery({
    ...discussionsQuery({ period }),
    enabled: period !== undefined && offered('/discussions'),
  });
  if (period === undefined && programme) return <EmptyState>还没有开始报送的期别。</EmptyState>;
  if (period === undefined) return <Skeleton height={480} />;
  const options = collectionOptions(programme?.periods ?? []);
  return (
    <QueryView query={query} height={480}>
      {(data) => (
        <div className="stack">
          <div>
            <Breadcrumb
              trail={[{ label: '审核', href: `/review?period=${period}` }, { label: '数据核对' }]}
            />
            <PageHead
              title={reconciliationFinding(data)}
              lead="待审的和已核定的数据都参加核对；这里只列差异，不改任何一方的数。"
              tools={
                <LabelledSelect
                  label="期别"
                  value={period}
                  options={options}
                  onChange={(next) => set({ period: next })}
                />
              }
            />
          </div>
          <TwoSourcesPanel data={data} threads={threads.data?.rows ?? []} />
          {data.onlySecond.length > 0 && <OnlySecondPanel data={data} threads={threads.data?.rows ?? []} />}
          <CityPanel rows={data.cityAgainstSum} />
          <InstitutionsPanel rows={data.institutions} />
          <ObjectionsPanel rows={data.objections} />
        </div>
      )}
    </QueryView>
  );
}

/** `2026年上半年：2处两方数据不一致，1项全市数与各地之和不符，1条异议` */
export function reconciliationFinding(data: Reconciliation): string {
  const off = data.cityAgainstSum.filter((row) => row.beyondRounding).length;
  const parts = [
    data.twoSources.length > 0 ? `${data.twoSources.length}处两方数据不一致` : '',
    data.onlySecond.length > 0 ? `${data.onlySecond.length}项仅有核对方数据，责任单位未报` : '',
    off > 0 ? `${off}项全市数与各地之和不符` : '',
    data.objections.length > 0 ? `${data.objections.length}条异议` : '',
  ].filter(Boolean);
  return `${data.label}：${parts.length > 0 ? parts.join('，') : '没有发现需要核对的差异'}`;
}

/** Whose figure, where its return stands, and the figure; the name leads to the return. */
function SourceSide({
  data,
  row,
  source,
}: {
  data: Reconciliation;
  row: Pick<OnlySecond, 'measureUnit' | 'decimals'>;
  source: Source;
}) {
  return (
    <span className={styles.side}>
      <Link
        className="small"
        href={reviewAddress({ period: data.period, organisation: source.organisation })}
      >
        {source.organisationName}
      </Link>
      <ReturnTag state={markOfReturn({ state: source.state, overdue: false })} />
      <span>
        <Num value={source.figure} format={(v) => figureText(v, row)} />
      </span>
    </span>
  );
}

interface DifferencesProps {
  data: Reconciliation;
  threads: readonly Discussion[];
}

/** How far a difference has been talked over; opened in place. */
const discussColumn = ({ data, threads }: DifferencesProps): Column<OnlySecond> => ({
  key: 'discussion',
  header: '会商',
  render: ({ unit, unitName, indicator, name, second }) => (
    <SourceDiscussion
      subject={{ period: data.period, unit, indicator, second: second.organisation }}
      title={`${unitName}“${name}”`}
      all={threads}
    />
  ),
});

function TwoSourcesPanel({ data, threads }: DifferencesProps) {
  const side = (which: 'first' | 'second') => (row: TwoSources) => (
    <SourceSide data={data} row={row} source={row[which]} />
  );
  const columns: Column<TwoSources>[] = [
    { key: 'unit', header: '单位', render: (row) => row.unitName },
    { key: 'name', header: '指标', render: (row) => `${row.name}（${row.measureUnit}）` },
    { key: 'first', header: '责任单位(采用)', numeric: true, render: side('first') },
    { key: 'second', header: '核对方', numeric: true, render: side('second') },
    {
      key: 'difference',
      header: '相差',
      numeric: true,
      render: (row) => <Num value={row.difference} format={(v) => changeText(v, row)} />,
    },
    discussColumn({ data, threads }),
  ];
  return (
    <Panel title="同一数据，两方不一致" subtitle="责任单位的数为准；四舍五入能解释的差不列">
      <DataTable
        caption="两方不一致的数据"
        captionHidden
        stacked
        columns={columns}
        rows={data.twoSources}
        rowKey={(row) => `${row.unit}/${row.indicator}/${row.second.organisation}`}
        empty={<EmptyState>两方都已报送的数据全部一致。</EmptyState>}
      />
    </Panel>
  );
}

function OnlySecondPanel({ data, threads }: DifferencesProps) {
  const side = (which: 'first' | 'second') => (row: OnlySecond) => (
    <SourceSide data={data} row={row} source={row[which]} />
  );
  const columns: Column<OnlySecond>[] = [
    { key: 'unit', header: '单位', render: (row) => row.unitName },
    { key: 'name', header: '指标', render: (row) => `${row.name}（${row.measureUnit}）` },
    { key: 'first', header: '责任单位', numeric: true, render: side('first') },
    { key: 'second', header: '核对方', numeric: true, render: side('second') },
    discussColumn({ data, threads }),
  ];
  return (
    <Panel
      title={`仅有核对方数据，责任单位未报（${data.onlySecond.length}）`}
      subtitle="只供核对：责任单位报送并核定前，不计入合计，不参加排名"
    >
      <DataTable
        caption="仅有核对方数据"
        captionHidden
        stacked
        columns={columns}
        rows={data.onlySecond}
        rowKey={(row) => `${row.unit}/${row.indicator}/${row.second.organisation}`}
      />
    </Panel>
  );
}

function CityPanel({ rows }: { rows: readonly CityAgainstSum[] }) {
  const amount = (value: CityAgainstSum['sum'], row: CityAgainstSum) => (
    <Num value={value} format={(v) => figureText(v, row)} />
  );
  const columns: Column<CityAgainstSum>[] = [
    { key: 'name', header: '指标', render: (row) => `${row.name}（${row.measureUnit}）` },
    { key: 'reported', header: '全市上报数', numeric: true, render: (row) => amount(row.reported, row) },
    { key: 'by', header: '上报单位', render: (row) => row.reportedBy },
    { key: 'sum', header: '各地之和', numeric: true, render: (row) => amount(row.sum, row) },
    {
      key: 'difference',
      header: '相差',
      numeric: true,
      render: (row) => <Num value={row.difference} format={(v) => changeText(v, row)} />,
    },
    { key: 'verdict', header: '结论', render: (row) => <Verdict row={row} /> },
  ];
  return (
    <Panel title="全市上报数与各县(市、区)、市本级之和" subtitle="各页面显示上报数，不用各地之和代替">
      <DataTable
        caption="全市上报数与各地之和"
        captionHidden
        stacked
        columns={columns}
        rows={rows}
        rowKey={(row) => row.indicator}
        empty={<EmptyState>本期没有由部门直接上报全市数的指标。</EmptyState>}
      />
    </Panel>
  );
}

function Verdict({ row }: { row: CityAgainstSum }) {
  if (row.missing.length > 0) return <>缺 {row.missing.join('、')}，暂不能比较</>;
  if (typeof row.difference !== 'number') return <>全市数未报</>;
  if (!row.beyondRounding) return <>{row.difference === 0 ? '相符' : '相符(四舍五入)'}</>;
  return (
    <strong>
      <Icon name="warning" size={12} /> 不符，请与上报单位核实
    </strong>
  );
}
