import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, AccountAct, AccountRequest, Decided } from '#shared/contract/accounts.ts';
import type { Person } from '#shared/contract/session.ts';
import { useOffset } from '../../lib/programme.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { usePerson } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { AskDialog, CreateAccountDialog, IssuedDialog, ReasonDialog } from './account-dialogs.tsx';
import { AccountHistory } from './account-history.tsx';
import { AccountImport } from './account-import.tsx';
import { AccountTable } from './account-table.tsx';
import {
  accountsKey,
  accountsQuery,
  askForAccount,
  createAccount,
  createAccounts,
  decideRequest,
  disableAccount,
  handOverAccount,
  unlockAccount,
} from './admin.api.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { IssuedSheet } from './issued-sheet.tsx';
import { RequestList } from './request-list.tsx';
import { useActs } from './use-acts.tsx';

/** The dialog that is open, with what it is about. */
type Open =
  | { dialog: 'create' }
  | { dialog: 'import' }
  | { dialog: 'ask'; account: Account; act: AccountAct }
  | { dialog: 'disable'; account: Account }
  | { dialog: 'handOver'; account: Account }
  | { dialog: 'refuse'; request: AccountRequest };

const isOffice = ({ role }: Person) => role === 'system_admin' || role === 'security_admin';

function leadOf(person: Person): string {
  if (isOffice(person))
    return '建立账号、启用、变更角色、重置密码，均须两人：系统管理员与安全管理员一方提出、另一方办理。';
  if (person.role === 'unit_admin')
    return '您可以为本单位填报员建立账号、申请启用和重置密码、停用；启用和重置密码由市级安全管理员办理后生效。';
  return '本单位有哪些账号、谁在什么时候建立、启用、停用或重置过密码。如有不符，请联系本单位账号管理员或市委科技办。';
}

const PARAMS = { q: text, page: integer };

/** Accounts: one administrator asks, one of the other kind decides; nobody alone gives anybody a way in. */
export default function AccountsPage() {
  const [{ q, page }, ask] = useSearch(PARAMS);
  const query = useQuery({ ...accountsQuery(q, page), placeholderData: keepPreviousData });
  const person = usePerson();
  const offset = useOffset();
  const [open, setOpen] = useState<Open | null>(null);
  const [issued, setIssued] = useState<Decided | null>(null);
  const [sheet, setSheet] = useState<Decided[]>([]);
  const acts = useActs(accountsKey);
  const begin: typeof acts.begin = (run, done) => {
    setOpen(null);
    acts.begin(run, done);
  };
  const grant = async (request: AccountRequest) => {
    const decided = await decideRequest(request.id, { outcome: 'granted' });
    if (decided.initialPassword) setIssued(decided);
  };
  /** Every password issued so far is shown even when a later one fails. */
  const grantAll = (requests: readonly AccountRequest[]) => {
    const left = [...requests];
    // Run again after the password is given, it goes on where it stopped.
    return async () => {
      for (let next = left[0]; next; next = left[0]) {
        const decided = await decideRequest(next.id, { outcome: 'granted' });
        left.shift();
        setSheet((before) => [...before, decided]);
      }
    };
  };
  return (
    <div className="stack">
      <PageHead
        title={isOffice(person) ? '账号' : `${person.organisationName}的账号`}
        lead={leadOf(person)}
        tools={
          <>
            {(person.role === 'system_admin' || person.role === 'unit_admin') && (
              <Button kind="primary" onClick={() => setOpen({ dialog: 'create' })}>
                建立账号
              </Button>
            )}
            {person.role === 'system_admin' && (
              <Button onClick={() => setOpen({ dialog: 'import' })}>从表格建立</Button>
            )}
          </>
        }
      />
      {sheet.length > 0 && <IssuedSheet issued={sheet} offset={offset} onClose={() => setSheet([])} />}
      {open?.dialog === 'import' && (
        <AccountImport
          onClose={() => setOpen(null)}
          onCreate={(accounts) =>
            begin(() => createAccounts(accounts), `已建立${accounts.length}个账号，待安全管理员启用`)
          }
        />
      )}
      <QueryView query={query} height={420}>
        {(data) => (
          // Only the slips are printed.
          <div className={sheet.length > 0 ? 'stack no-print' : 'stack'}>
            <RequestList
              requests={data.requests}
              inAll={data.requestsInAll}
              offset={offset}
              onGrant={(r) => begin(() => grant(r), '已同意')}
              onGrantAll={(all) => begin(grantAll(all), `已启用${all.length}个账号`)}
              onRefuse={(request) => setOpen({ dialog: 'refuse', request })}
              onWithdraw={(r) => begin(() => decideRequest(r.id, { outcome: 'withdrawn' }), '已撤回')}
            />
            <Panel title={`共 ${data.paging.total} 个账号`}>
              <Pager
                of="账号"
                paging={data.paging}
                q={q ?? ''}
                onAsk={(asked) =>
                  ask({ q: asked.q || undefined, page: asked.page > 1 ? asked.page : undefined })
                }
              />
              <AccountTable
                accounts={data.accounts}
                leaf={data.paging.pages > 1}
                offset={offset}
                self={person.account}
                mayUnlock={person.role === 'security_admin'}
                mayMoveRoles={isOffice(person)}
                onAsk={(account, wanted) => setOpen({ dialog: 'ask', account, act: wanted })}
                onDisable={(account) => setOpen({ dialog: 'disable', account })}
                {...(person.role === 'security_admin'
                  ? {}
                  : { onHandOver: (account: Account) => setOpen({ dialog: 'handOver', account }) })}
                onUnlock={(a) => begin(() => unlockAccount(a.id), '已解除锁定')}
              />
            </Panel>
            {!isOffice(person) && <AccountHistory events={data.history} offset={offset} />}
            {open?.dialog === 'create' && (
              <CreateAccountDialog
                roles={data.roles}
                onClose={() => setOpen(null)}
                onCreate={(body) => begin(() => createAccount(body), '已建立，待安全管理员启用')}
              />
            )}
          </div>
        )}
      </QueryView>
      <IssuedDialog issued={issued} offset={offset} onClose={() => setIssued(null)} />
      {open?.dialog === 'ask' && (
        <AskDialog
          account={open.account}
          act={open.act}
          onClose={() => setOpen(null)}
          onAsk={(body) => begin(() => askForAccount(open.account.id, body), '已提出，待另一类管理员办理')}
        />
      )}
      {open?.dialog === 'disable' && (
        <ReasonDialog
          title={`停用 ${open.account.displayName}`}
          onClose={() => setOpen(null)}
          onReason={(reason) => begin(() => disableAccount(open.account.id, reason), '已停用')}
        />
      )}
      {open?.dialog === 'handOver' && (
        <HandOverDialog
          account={open.account}
          onClose={() => setOpen(null)}
          onHandOver={(body) =>
            begin(() => handOverAccount(open.account.id, body), '已建立接任者的账号，待安全管理员启用')
          }
        />
      )}
      {open?.dialog === 'refuse' && (
        <ReasonDialog
          title={`不同意：${open.request.displayName}`}
          onClose={() => setOpen(null)}
          onReason={(reason) =>
            begin(() => decideRequest(open.request.id, { outcome: 'refused', reason }), '已答复不同意')
          }
        />
      )}
      {acts.passwordAgain}
    </div>
  );
}
