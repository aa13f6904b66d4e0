import type { CostView } from '#shared/contract/policies.ts';
import type { Case } from '#shared/policies/cases.ts';
import { inMarks } from '#shared/policies/policies.words.ts';
import { TableTools } from '../../charts/table-tools.tsx';
import { TextButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { NumberInput } from '../../ui/inputs.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Adder, InputFields } from './case-inputs.tsx';
import { costTable } from './cost-table.ts';
import styles from './policies.module.css';
import { removeColumn } from './remove-column.tsx';

type Row = CostView['rows'][number];

interface ScenarioProps {
  data: CostView;
  onCases: (cases: Case[]) => void;
  /** What if: amounts of the home paper by kind. */
  onAmounts: (amounts: ReadonlyMap<string, string>) => void;
}

const givenIn = (inputs: Row['inputs']) =>
  Object.fromEntries(inputs.flatMap(({ code, value }) => (value ? [[code, value]] : [])));

/** The kinds with their cases, what one case brings along, and their cost by each city's rates. */
export function CostScenario({ data, onCases, onAmounts }: ScenarioProps) {
  const cases = data.rows.map(
    ({ kind, count, inputs }): Case => ({ kind, count, inputs: givenIn(inputs), matter: '' }),
  );
  const change = (kind: string, part: Partial<Case>) =>
    onCases(cases.map((one) => (one.kind === kind ? { ...one, ...part } : one)));
  const changeAmount = (kind: string, typed: string) => {
    const others = data.rows.flatMap(({ kind: code, amount }): [string, string][] =>
      amount?.changed && code !== kind ? [[code, amount.changed]] : [],
    );
    onAmounts(new Map(typed === '' ? others : [...others, [kind, typed]]));
  };
  const inputsColumn: Column<Row> = {
    key: 'inputs',
    header: '计算基数（平均每件）',
    render: ({ kind, name, inputs }) => (
      <InputFields of={name} fields={inputs} onChange={(next) => change(kind, { inputs: next })} />
    ),
  };
  const columns: Column<Row>[] = [
    { key: 'name', header: '政策', rowHeader: true, render: (row) => <Name row={row} onChange={change} /> },
    {
      key: 'count',
      header: '一年件数',
      numeric: true,
      render: ({ kind, name, count, actual }) => (
        <>
          <NumberInput
            className={styles.inputCount}
            aria-label={`${name}，一年件数`}
            value={String(count)}
            maxLength={6}
            onChange={(typed) => /^\d{0,6}$/.test(typed) && change(kind, { count: Number(typed) })}
          />
          {actual && actual.count !== count && (
            <TextButton
              className={classNames('small no-print', styles.finding)}
              onClick={() => change(kind, { count: actual.count })}
            >
              按{actual.words}
              {actual.count}
            </TextButton>
          )}
        </>
      ),
    },
    ...(data.rows.some(({ inputs }) => inputs.length > 0) ? [inputsColumn] : []),
    ...data.papers.map(
      ({ code, city, home }, index): Column<Row> => ({
        key: code,
        header: home ? `${city}（本市）` : `按${city}标准`,
        numeric: true,
        render: ({ cells, payers }) => (
          <>
            {cells[index]?.words ?? <span className="muted">没有同类条款</span>}
            {home && payers && <span className={classNames('muted small', styles.finding)}>{payers}</span>}
          </>
        ),
      }),
    ),
    {
      key: 'amount',
      header: '本市数额改为（万元）',
      ...(data.effect === '' && { className: 'no-print' }),
      numeric: true,
      render: ({ kind, name, amount }) =>
        amount && <Amount name={name} amount={amount} onChange={(typed) => changeAmount(kind, typed)} />,
    },
    removeColumn((kind) => onCases(cases.filter((one) => one.kind !== kind))),
  ];
  return (
    <Panel
      title="件数和各市标准"
      subtitle="合计只含能算出数额的各类；没有同类条款或没有写明数额的不计"
      tools={<TableTools word table={costTable(data)} />}
    >
      <div className="stack">
        <DataTable
          caption="政策成本测算"
          captionHidden
          stacked
          columns={columns}
          rows={data.rows}
          rowKey={({ kind }) => kind}
          empty="还没有政策，请在下面选择"
        />
        <Totals data={data} />
        <Adder
          label="加一类政策"
          options={data.kinds.map(({ code, name }) => ({ value: code, label: name }))}
          onAdd={(kind) => onCases([...cases, { kind, count: 1, inputs: {}, matter: '' }])}
        />
      </div>
    </Panel>
  );
}

/** The kind, where its number comes from, and what that takes for granted: one click counts it as another kind. */
function Name({
  row: { kind, name, source, assumption, instead },
  onChange,
}: {
  row: Row;
  onChange: (kind: string, part: Partial<Case>) => void;
}) {
  return (
    <>
      {name}
      {source && <span className={classNames('muted small', styles.finding)}>件数取自{source}</span>}
      {assumption && (
        <span className={classNames('small', styles.finding)}>
          假定：{assumption}；这里按{inMarks(name)}计
          {instead.map(({ code, name: other }) => (
            <TextButton
              key={code}
              className={classNames('no-print', styles.instead)}
              onClick={() => onChange(kind, { kind: code, inputs: {} })}
            >
              改按{other}
            </TextButton>
          ))}
        </span>
      )}
    </>
  );
}

function Amount({
  name,
  amount: { stated, changed, effect },
  onChange,
}: {
  name: string;
  amount: NonNullable<Row['amount']>;
  onChange: (typed: string) => void;
}) {
  return (
    <>
      <NumberInput
        className={styles.inputCount}
        aria-label={`${name}，本市数额由${stated}万元改为`}
        placeholder={stated}
        value={changed}
        maxLength={12}
        onChange={(typed) => /^(\d{1,9}(\.\d{0,2})?)?$/.test(typed) && onChange(typed)}
      />
      {effect && <span className={classNames('small', styles.finding)}>{effect}</span>}
    </>
  );
}

function Totals({ data: { papers, totals, effect } }: { data: CostView }) {
  return (
    <ul className="plain">
      {papers.map(({ code, city, home }, at) => (
        <li key={code}>
          <strong>
            {home ? `${city}合计` : `按${city}标准`} {totals[at]?.words}
          </strong>
          {totals[at]?.missing ? `（${totals[at]?.missing}类不计）` : ''}
          {home && effect && `，${effect}`}
          {totals[at]?.like && (
            <span className={classNames('muted small', styles.finding)}>{totals[at]?.like}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
