import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Signing, SigningRow } from '#shared/contract/signing.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { type PageAsked, Pager } from '../../ui/pager.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { setSigning, signingKey, signingQuery } from './signing.api.ts';

/** 单位负责人审签: where it holds, who signs, and the switch for each organisation. */
export function SigningPanel() {
  const [asked, ask] = useState<PageAsked>({ q: '', page: 1 });
  return (
    <QueryView query={useQuery({ ...signingQuery(asked), placeholderData: keepPreviousData })} height={160}>
      {(signing) => <SigningTable signing={signing} q={asked.q} onAsk={ask} />}
    </QueryView>
  );
}

interface SigningTableProps {
  signing: Signing;
  q: string;
  onAsk: (asked: PageAsked) => void;
}

function SigningTable({ signing, q, onAsk }: SigningTableProps) {
  const [acting, setActing] = useState<SigningRow | null>(null);
  const { on, paging } = signing;
  const others = on.count > on.names.length ? `等${on.count}个单位` : '';
  const title =
    on.count === 0 ? '各单位的报表直接报到市里' : `${on.names.join('、')}${others}的报表先经单位审签`;
  return (
    <Panel
      title={title}
      subtitle="开启后，报表先由本单位“单位审签人”审签，签了才算报送；市里看不到审签之前的内容。"
    >
      <Disclosure summary={`逐个单位设定（${paging.total}）`}>
        <Pager of="单位" paging={paging} q={q} onAsk={onAsk} />
        <DataTable
          fits
          leaf={paging.pages > 1}
          sticky={paging.pages > 1}
          caption="单位负责人审签的设定"
          captionHidden
          columns={columns(useOffset(), setActing)}
          rows={signing.rows}
          rowKey={({ organisation }) => organisation}
        />
      </Disclosure>
      {acting && <SwitchDialog row={acting} seen={signing.seen} onClose={() => setActing(null)} />}
    </Panel>
  );
}

const columns = (offset: number, onAct: (row: SigningRow) => void): Column<SigningRow>[] => [
  { key: 'name', header: '单位', rowHeader: true, render: ({ name }) => name },
  { key: 'required', header: '单位审签', render: ({ required }) => (required ? '先审签再报送' : '不需要') },
  {
    key: 'approvers',
    header: '审签人',
    render: ({ approvers, required }) =>
      approvers.join('、') || (required ? '没有可用账号，报表会停在审签' : '没有账号'),
  },
  {
    key: 'decided',
    header: '最近设定',
    render: ({ decided }) =>
      decided ? `${decided.by} ${dateTimeText(decided.at, offset)}：${decided.reason}` : '',
  },
  {
    key: 'act',
    header: '办理',
    render: (row) => (
      <Button kind="quiet" onClick={() => onAct(row)}>
        {row.required ? '关闭' : '开启'}
      </Button>
    ),
  },
];

function SwitchDialog({ row, seen, onClose }: { row: SigningRow; seen: number; onClose: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { organisation, required } = row;
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await setSigning({ organisation, required: !required, reason, seen });
      await client.invalidateQueries({ queryKey: signingKey });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
      await client.invalidateQueries({ queryKey: signingKey });
    }
  };
  return (
    <Dialog
      title={`${required ? '关闭' : '开启'}${row.name}的单位审签`}
      open
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            取消
          </Button>
          <Button kind="primary" busy={busy} onClick={() => void save()}>
            {required ? '关闭' : '开启'}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          {required
            ? '此后提交的报表直接报到市里；已在审签中的仍须审签或收回。'
            : '此后提交的报表先由该单位审签人审签，签了才算报送。'}
        </p>
        {error !== null && <ErrorState error={error} />}
        <Field label="原因或依据" required>
          {(control) => <TextInput {...control} maxLength={1000} value={reason} onChange={setReason} />}
        </Field>
      </div>
    </Dialog>
  );
}
