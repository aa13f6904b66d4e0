import { useId, useState } from 'react';
import type { Policies, PolicyRow } from '#shared/contract/policies.ts';
import type { InstrumentView, PaperView } from '#shared/contract/policy-views.ts';
import { TableTools } from '../../charts/table-tools.tsx';
import { TextButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { comparisonTable } from './comparison-table.ts';
import styles from './policies.module.css';

interface ComparisonProps {
  data: Policies;
  /** The first theme stands open, the others under their names: what nobody asked for would fill four screens. */
  folded: boolean;
}

/** Kinds by theme, the cities side by side, each clause one click away. */
export function Comparison({ data, folded }: ComparisonProps) {
  const themes = [...new Set(data.rows.map(({ theme }) => theme))];
  return (
    <>
      {themes.map((theme, at) => (
        <Theme key={`${theme} ${folded}`} data={data} theme={theme} folded={folded && at > 0} />
      ))}
    </>
  );
}

/** One theme; folded it is its kinds by name, and still whole on paper. */
function Theme({ data, theme, folded }: ComparisonProps & { theme: string }) {
  const [open, setOpen] = useState(!folded);
  const rows = data.rows.filter((row) => row.theme === theme);
  const id = useId();
  return (
    <Panel
      title={theme}
      subtitle={open ? `${rows.length}类` : `${rows.length}类：${rows.map(({ name }) => name).join('、')}`}
      tools={
        <span className="row">
          {folded && (
            <TextButton
              aria-expanded={open}
              aria-controls={id}
              aria-label={`${open ? '收起' : '展开'}${theme}`}
              onClick={() => setOpen(!open)}
            >
              {open ? '收起' : '展开'}
            </TextButton>
          )}
          <TableTools word table={comparisonTable(data, rows, theme)} />
        </span>
      }
    >
      <div id={id} className={open ? undefined : 'print-only'}>
        <DataTable
          caption={`${theme}：各市同类政策`}
          captionHidden
          stacked
          columns={columnsOf(data.papers)}
          rows={rows}
          rowKey={({ kind }) => kind}
        />
      </div>
    </Panel>
  );
}

function columnsOf(papers: readonly PaperView[]): Column<PolicyRow>[] {
  return [
    {
      key: 'kind',
      header: '类别',
      rowHeader: true,
      className: styles.kind,
      render: ({ name, finding, caveat, part, targets }) => (
        <>
          {name}
          {finding && <span className={classNames('small', styles.finding)}>{finding}</span>}
          {caveat && <span className={classNames('muted small', styles.finding)}>{caveat}</span>}
          {(part || targets.length > 0) && (
            <Disclosure summary="对应的目标和“其中”">
              {part && <p className="small">属于{part}（本系统的理解）</p>}
              {targets.map((target) => (
                <p key={target} className="small">
                  {target}
                </p>
              ))}
            </Disclosure>
          )}
        </>
      ),
    },
    ...papers.map(
      ({ code, city, payers, validity }, index): Column<PolicyRow> => ({
        key: code,
        header: `${city}（${payers === validity ? '出钱、有效期未载明' : `${payers === '未载明' ? '谁出钱未载明' : payers}；${validity}`}）`,
        label: city,
        className: styles.city,
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
      {one.gap && <span className={classNames('small', styles.gap)}>{one.gap}</span>}
      <span className={classNames('small', styles.finding)}>
        {one.name}：{one.event}
        {one.recipient && `，给${one.recipient}`}
      </span>
      {one.remarks.map((remark) => (
        <span key={remark} className={classNames('muted small', styles.finding)}>
          {remark}
        </span>
      ))}
      <Disclosure summary={`条款 ${one.clause}`}>
        <blockquote className={classNames('small', styles.quote)}>{one.quote}</blockquote>
        {one.note && <p className="small muted">注：{one.note}</p>}
      </Disclosure>
    </>
  );
}
