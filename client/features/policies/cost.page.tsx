import './policies.css';
import { useQuery } from '@tanstack/react-query';
import type { CostView } from '#shared/contract/policies.ts';
import { type Case, writeCases } from '#shared/policies/cases.ts';
import { TableTools } from '../../charts/table-tools.tsx';
import { text, useSearch } from '../../lib/search-params.ts';
import { useTitle } from '../../lib/title.ts';
import { TextButton } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { NumberInput } from '../../ui/inputs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Adder, InputFields } from './case-inputs.tsx';
import { costTable } from './cost-table.ts';
import { costQuery } from './policies.api.ts';
import { PolicyNav } from './policy-nav.tsx';

const PARAMS = { n: text };
type Row = CostView['rows'][number];

/** 要花多少钱: expected cases a year by each city's rates, who pays, and the part in the target. The scenario lives in the address. */
export default function CostPage() {
  useTitle('政策成本测算');
  const [{ n }, set] = useSearch(PARAMS);
  const query = useQuery(costQuery({ n }));
  return (
    <QueryView query={query} height={520}>
      {(data) => (
        <div className="stack">
          <PageHead
            title={headline(data)}
            lead="件数乘以每件数额，一年的测算，不是预算。“最高”按上限计，实际在零与上限之间；改件数，链接随之改变。"
            tools={<CopyLink />}
          >
            <PolicyNav at="/policies/cost" />
          </PageHead>
          <Scenario data={data} onChange={(cases) => set({ n: writeCases(cases) }, { replace: true })} />
          <div className="grid grid-2">
            <Sums title="本市由谁承担" rows={data.payers} note={data.ofTarget} empty="文件未载明由谁承担" />
            <Sums title="本市落在哪个“其中”" rows={data.parts} note="" empty="还没有件数" />
          </div>
        </div>
      )}
    </QueryView>
  );
}

function headline({ rows, papers, totals }: CostView): string {
  const at = papers.findIndex(({ home }) => home);
  const own = totals[at];
  const [only] = rows;
  const what = rows.length === 1 && only ? `${only.name}${only.count}件` : `${rows.length}类政策`;
  return own ? `${what}：${papers[at]?.city}一年${own.words}` : `${what}的成本测算`;
}

const givenIn = (inputs: Row['inputs']) =>
  Object.fromEntries(inputs.flatMap(({ code, value }) => (value ? [[code, value]] : [])));
const casesOf = (rows: readonly Row[]): Case[] =>
  rows.map(({ kind, count, inputs }) => ({ kind, count, inputs: givenIn(inputs), matter: '' }));

function Scenario({ data, onChange }: { data: CostView; onChange: (cases: Case[]) => void }) {
  const cases = casesOf(data.rows);
  const change = (kind: string, part: Partial<Case>) =>
    onChange(cases.map((one) => (one.kind === kind ? { ...one, ...part } : one)));
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: '政策',
      rowHeader: true,
      render: ({ name, source }) => (
        <>
          {name}
          {source && <span className="muted small policy-finding">件数取自{source}</span>}
        </>
      ),
    },
    {
      key: 'count',
      header: '一年件数',
      numeric: true,
      render: ({ kind, name, count }) => (
        <NumberInput
          className="input-count"
          aria-label={`${name}，一年件数`}
          value={String(count)}
          maxLength={6}
          onChange={(typed) => /^\d{0,6}$/.test(typed) && change(kind, { count: Number(typed) })}
        />
      ),
    },
    {
      key: 'inputs',
      header: '计算基数（平均每件）',
      render: ({ kind, name, inputs }) => (
        <InputFields of={name} fields={inputs} onChange={(next) => change(kind, { inputs: next })} />
      ),
    },
    ...data.papers.map(
      ({ code, city, home }, index): Column<Row> => ({
        key: code,
        header: home ? `${city}（本市）` : `按${city}标准`,
        numeric: true,
        render: ({ cells }) => cells[index]?.words ?? <span className="muted">没有同类条款</span>,
      }),
    ),
    {
      key: 'remove',
      header: '',
      render: ({ kind, name }) => (
        <TextButton
          aria-label={`移去${name}`}
          onClick={() => onChange(cases.filter((one) => one.kind !== kind))}
        >
          移去
        </TextButton>
      ),
    },
  ];
  return (
    <Panel
      title="件数和各市标准"
      subtitle="合计只含能算出数额的各类；没有同类条款或没有写明数额的不计"
      tools={<TableTools table={costTable(data)} />}
    >
      <div className="stack">
        <DataTable
          caption="政策成本测算"
          captionHidden
          columns={columns}
          rows={data.rows}
          rowKey={({ kind }) => kind}
          empty="还没有政策，请在下面选择"
        />
        <p>
          <strong>合计</strong>{' '}
          {data.papers
            .map(
              ({ city }, i) =>
                `${city} ${data.totals[i]?.words}${data.totals[i]?.missing ? `（${data.totals[i]?.missing}类不计）` : ''}`,
            )
            .join('　')}
        </p>
        <Adder
          label="加一类政策"
          options={data.kinds.map(({ code, name }) => ({ value: code, label: name }))}
          onAdd={(kind) => onChange([...cases, { kind, count: 1, inputs: {}, matter: '' }])}
        />
      </div>
    </Panel>
  );
}

function Sums({
  title,
  rows,
  note,
  empty,
}: {
  title: string;
  rows: CostView['payers'];
  note: string;
  empty: string;
}) {
  const columns: Column<CostView['payers'][number]>[] = [
    { key: 'name', header: '', rowHeader: true, render: ({ name }) => name },
    { key: 'words', header: '一年', numeric: true, render: ({ words }) => words },
  ];
  return (
    <Panel title={title} footer={note || undefined}>
      <DataTable
        caption={title}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
        empty={empty}
      />
    </Panel>
  );
}
