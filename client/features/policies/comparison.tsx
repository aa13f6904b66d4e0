import type { InstrumentView, PaperView, Policies, PolicyRow } from '#shared/contract/policies.ts';
import type { TableModel } from '#shared/table.ts';
import { TableTools } from '../../charts/table-tools.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Kinds by theme, the cities side by side, each clause one click away. */
export function Comparison({ data }: { data: Policies }) {
  const themes = [...new Set(data.rows.map(({ theme }) => theme))];
  return (
    <>
      {themes.map((theme) => {
        const rows = data.rows.filter((row) => row.theme === theme);
        return (
          <Panel
            key={theme}
            title={theme}
            subtitle={`${rows.length}类`}
            tools={<TableTools table={tableOf(data, rows, theme)} />}
          >
            <DataTable
              caption={`${theme}：各市同类政策`}
              captionHidden
              columns={columnsOf(data.papers)}
              rows={rows}
              rowKey={({ kind }) => kind}
            />
          </Panel>
        );
      })}
    </>
  );
}

function columnsOf(papers: readonly PaperView[]): Column<PolicyRow>[] {
  return [
    {
      key: 'kind',
      header: '类别',
      rowHeader: true,
      className: 'policy-kind',
      render: ({ name, finding }) => (
        <>
          {name}
          {finding && <span className="muted small policy-finding">{finding}</span>}
        </>
      ),
    },
    ...papers.map(
      ({ code, city }, index): Column<PolicyRow> => ({
        key: code,
        header: city,
        render: ({ cells }) => {
          const one = cells[index];
          return one ? <Instrument one={one} /> : <span className="muted">没有同类条款</span>;
        },
      }),
    ),
  ];
}

type Cell = InstrumentView & { gap: string };

function Instrument({ one }: { one: Cell }) {
  return (
    <>
      <strong>{one.amount}</strong> <span className="muted small">{one.form}</span>
      {one.gap && <span className="small policy-gap">{one.gap}</span>}
      <span className="small policy-finding">
        {one.name}：{one.event}
        {one.recipient && `，给${one.recipient}`}
      </span>
      {one.remarks.map((remark) => (
        <span key={remark} className="muted small policy-finding">
          {remark}
        </span>
      ))}
      <Disclosure summary={`条款 ${one.clause}`}>
        <blockquote className="small policy-quote">{one.quote}</blockquote>
        {one.note && <p className="small muted">注：{one.note}</p>}
      </Disclosure>
    </>
  );
}

/** The same rows as a table of texts, with clause and quote. */
function tableOf({ papers }: Policies, rows: readonly PolicyRow[], theme: string): TableModel {
  const cell = (one: Cell | null | undefined) =>
    one
      ? [
          `${one.amount}（${one.form}）`,
          `${one.name}：${one.event}`,
          ...one.remarks,
          one.note,
          `${one.clause}：${one.quote}`,
        ]
          .filter((words) => words !== '')
          .join('；')
      : '没有同类条款';
  return {
    title: `政策工具对照：${theme}`,
    subtitle: papers.map(({ city, title }) => `${city}《${title}》`).join('；'),
    notes: ['数额照文件原话；“最高”是上限，不是应得数。'],
    columns: [
      { key: 'kind', header: '类别', kind: 'text' },
      { key: 'finding', header: '比较', kind: 'text' },
      ...papers.map(({ code, city }) => ({ key: code, header: city, kind: 'text' as const })),
    ],
    rows: rows.map(({ name, finding, cells }) => ({
      kind: name,
      finding,
      ...Object.fromEntries(papers.map(({ code }, index) => [code, cell(cells[index])])),
    })),
    simulated: false,
  };
}
