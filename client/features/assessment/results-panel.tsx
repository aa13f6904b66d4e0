import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ResultReports, ResultRow } from '#shared/contract/result-reports.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { usePerson } from '../../lib/session.ts';
import { useAttempt } from '../../lib/use-attempt.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { LabelledSelect, TextInput } from '../../ui/inputs.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { addressOf } from './assessment.api.ts';
import { reportResult, resultsQuery } from './results.api.ts';

/** 报送研判结果: the office reads who has sent, a department sends its own and keeps the receipt. */
export function ResultsPanel({ year }: { year: number }) {
  const { role } = usePerson();
  const enabled = role === 'analyst' || role === 'department_reporter';
  const query = useQuery({ ...resultsQuery(year), enabled });
  if (!enabled) return null;
  return (
    <QueryView query={query} height={160}>
      {(results) => (results.rows.length > 0 ? <Results results={results} /> : null)}
    </QueryView>
  );
}

function Results({ results }: { results: ResultReports }) {
  const { rows, year } = results;
  const offset = useOffset();
  return (
    <Panel
      title={finding(results)}
      subtitle="各部门研判本领域机构，结果报市委科技办；再次报送以最近一次为准，历次都保留"
    >
      <div className="stack">
        <DataTable
          caption={`${year}年度各部门报送机构研判结果`}
          captionHidden
          columns={columns(year, offset)}
          rows={rows}
          rowKey={({ organisation }) => organisation}
        />
        <ReportForm results={results} />
      </div>
    </Panel>
  );
}

/** 3个部门中1个已报送研判结果，未报送：市科技局、市卫生健康委. */
function finding({ rows, year }: ResultReports): string {
  const open = rows.filter(({ reports }) => reports.length === 0).map(({ name }) => name);
  const [only] = rows;
  if (rows.length === 1 && only)
    return `${only.name}${open.length > 0 ? '尚未' : '已'}报送${year}年度研判结果`;
  if (open.length === 0) return `${rows.length}个部门都已报送${year}年度研判结果`;
  const sent = rows.length - open.length;
  return `${rows.length}个部门中${sent}个已报送${year}年度研判结果，未报送：${open.join('、')}`;
}

const columns = (year: number, offset: number): Column<ResultRow>[] => [
  { key: 'name', header: '部门', rowHeader: true, render: ({ name }) => name },
  { key: 'groups', header: '研判对象', render: ({ groups }) => groups.join('、') },
  {
    key: 'state',
    header: '状态',
    render: ({ reports: [newest] }) => (newest ? `已报送 ${dateTimeText(newest.at, offset)}` : '未报送'),
  },
  {
    key: 'run',
    header: '结果',
    render: ({ reports: [newest, ...earlier] }) =>
      newest && (
        <>
          <Link href={addressOf('institutions', year, newest.run)}>第{newest.run}次运行</Link>
          {earlier.length > 0 && <span className="muted small">　此前报送{earlier.length}次</span>}
          {newest.comment !== '' && <p className="small">{newest.comment}</p>}
        </>
      ),
  },
  {
    key: 'receipt',
    header: '回执',
    render: ({ reports: [newest] }) =>
      newest && (
        <span className="small">
          第{newest.number}号　{newest.by}
          <br />
          校验码 <span className="digest">{newest.digest.slice(0, 16)}</span>　审计第{newest.auditSeq}条
        </span>
      ),
  },
];

/** A department chooses one of its own runs; the newest stands first. */
function ReportForm({ results: { own, rows, year } }: { results: ResultReports }) {
  const client = useQueryClient();
  const keyFor = useAttempt();
  const { role } = usePerson();
  const sent = rows[0]?.reports[0]?.run;
  const [chosen, setChosen] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (role !== 'department_reporter') return null;
  const left = own.filter(({ number }) => number !== sent);
  const run = left.find(({ number }) => String(number) === chosen) ?? left[0];
  if (!run)
    return (
      <p className="muted">
        {sent === undefined
          ? '请先在上方运行本部门的研判，再把结果报送市委科技办。'
          : '有新的运行结果时可以再次报送。'}
      </p>
    );
  const send = async () => {
    setBusy(true);
    setError(null);
    const body = { run: run.number, comment };
    try {
      client.setQueryData(resultsQuery(year).queryKey, await reportResult(year, body, keyFor(body)));
      setComment('');
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <div className="stack no-print">
      <div className="row">
        <LabelledSelect
          label="报送哪次运行"
          value={String(run.number)}
          options={left.map(({ number, note }) => ({
            value: String(number),
            label: `第${number}次${note ? `（${note}）` : ''}`,
          }))}
          onChange={setChosen}
        />
        <Field label="说明（选填）">
          {(control) => <TextInput {...control} maxLength={1000} value={comment} onChange={setComment} />}
        </Field>
        <Button kind="primary" busy={busy} busyText="正在报送…" onClick={() => void send()}>
          {sent === undefined ? '报送研判结果' : '再次报送'}
        </Button>
      </div>
      {error !== null && <ErrorState error={error} />}
    </div>
  );
}
