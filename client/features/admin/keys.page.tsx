import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type ApiKey,
  type AskKeyBody,
  type DecideKeyBody,
  KEY_SCOPE_NAME,
  KEY_STATE_NAME,
} from '#shared/contract/api-keys.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ReasonDialog } from './account-dialogs.tsx';
import { askForKey, decideKey, keysQuery } from './admin.api.ts';
import { AskKeyDialog, KeyShownDialog } from './key-dialogs.tsx';
import { useActs } from './use-acts.tsx';

type Open = { dialog: 'ask' } | { dialog: 'refused' | 'revoked'; key: ApiKey };

/** 接口密钥: what other systems of the city read with; one administrator asks, another decides, either ends. */
export default function KeysPage() {
  const query = useQuery(keysQuery);
  const offset = useOffset();
  const [open, setOpen] = useState<Open | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const acts = useActs(keysQuery.queryKey);
  const begin: typeof acts.begin = (run, done) => {
    setOpen(null);
    acts.begin(run, done);
  };
  const ask = (body: AskKeyBody) => begin(() => askForKey(body), '已申请，待另一类管理员办理');
  const decide = (key: ApiKey, body: DecideKeyBody, done: string) =>
    begin(async () => {
      const decided = await decideKey(key.id, body);
      if (decided.secret) setSecret(decided.secret);
    }, done);
  return (
    <div className="stack">
      <PageHead
        title="接口密钥"
        lead="供市内其他系统读取数据，只读、有范围、有期限。申请和办理须两人：系统管理员与安全管理员一方提出、另一方办理；任一方可停用，停用立即生效。"
        tools={
          <Button kind="primary" onClick={() => setOpen({ dialog: 'ask' })}>
            申请密钥
          </Button>
        }
      />
      <QueryView query={query} height={320}>
        {({ keys }) => (
          <Panel title={`共 ${keys.length} 个密钥`}>
            <DataTable
              caption="接口密钥"
              captionHidden
              columns={columnsOf({
                offset,
                onGrant: (key) => decide(key, { outcome: 'granted', reason: '' }, '已同意'),
                onWithdraw: (key) => decide(key, { outcome: 'withdrawn', reason: '' }, '已撤回'),
                onReason: (dialog, key) => setOpen({ dialog, key }),
              })}
              rows={keys}
              rowKey={(key) => key.id}
              empty="还没有申请过密钥"
            />
          </Panel>
        )}
      </QueryView>
      {open?.dialog === 'ask' && <AskKeyDialog onClose={() => setOpen(null)} onAsk={ask} />}
      {open && open.dialog !== 'ask' && (
        <ReasonDialog
          title={open.dialog === 'revoked' ? `停用：${open.key.name}` : `不同意：${open.key.name}`}
          onClose={() => setOpen(null)}
          onReason={(reason) => decide(open.key, { outcome: open.dialog, reason }, '已办理')}
        />
      )}
      <KeyShownDialog secret={secret} onClose={() => setSecret(null)} />
      {acts.passwordAgain}
    </div>
  );
}

interface Acts {
  offset: number;
  onGrant: (key: ApiKey) => void;
  onWithdraw: (key: ApiKey) => void;
  onReason: (act: 'refused' | 'revoked', key: ApiKey) => void;
}

function columnsOf({ offset, onGrant, onWithdraw, onReason }: Acts): Column<ApiKey>[] {
  return [
    { key: 'name', header: '使用的系统', render: (key) => key.name, rowHeader: true },
    { key: 'scope', header: '可读范围', render: (key) => KEY_SCOPE_NAME[key.scope] },
    { key: 'until', header: '有效至', render: (key) => key.validUntil },
    {
      key: 'state',
      header: '状态',
      render: (key) =>
        key.ended
          ? `${KEY_STATE_NAME.revoked}：${key.ended.reason}（${key.ended.by}）`
          : KEY_STATE_NAME[key.state],
    },
    { key: 'asked', header: '申请', render: (key) => `${key.askedBy} ${dateTimeText(key.askedAt, offset)}` },
    { key: 'reason', header: '原因', render: (key) => key.reason },
    {
      key: 'acts',
      header: '办理',
      render: (key) => (
        <div className="row">
          {key.mayDecide && <TextButton onClick={() => onGrant(key)}>同意</TextButton>}
          {key.mayDecide && <TextButton onClick={() => onReason('refused', key)}>不同意</TextButton>}
          {key.mayWithdraw && <TextButton onClick={() => onWithdraw(key)}>撤回</TextButton>}
          {key.mayRevoke && <TextButton onClick={() => onReason('revoked', key)}>停用</TextButton>}
        </div>
      ),
    },
  ];
}
