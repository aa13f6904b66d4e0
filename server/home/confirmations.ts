/** What colleagues proposed and a second person of the office has to look at: publications, history, programme, policies. */
import type { HomeTodo } from '#shared/contract/home.ts';
import { isOwn, type Person } from '#shared/contract/session.ts';
import { periodLabel } from '#shared/period.ts';
import { listActs } from '../history/history.repository.ts';
import { listChanges } from '../policies/library.repository.ts';
import { listProgrammeProposals } from '../programme/change.repository.ts';
import { listOpenProposals } from '../publications/publications.repository.ts';
import type { World } from '../world.ts';

interface Waiting {
  key: string;
  title: string;
  href: string;
  /** Account of the proposer; null: the city's folder. */
  account: string | null;
  proposer: string;
}

/** Open proposals of others, in the order of what they touch: publications first. */
export async function confirmationsOf({ db }: World, person: Person): Promise<HomeTodo[]> {
  const publications = (await listOpenProposals(db)).map(
    ({ id, period, version, proposed_by, proposed_by_name }): Waiting => ({
      key: `publication/${id}`,
      title: `${periodLabel(period)}数据发布第${version}版`,
      href: `/publications/proposals/${id}`,
      account: proposed_by,
      proposer: proposed_by_name,
    }),
  );
  const history = (await listActs(db))
    .filter(({ decision }) => decision === null)
    .map(
      ({ number, kind, title, proposed_by, proposedBy }): Waiting => ({
        key: `history/${number}`,
        title: `${kind === 'load' ? '载入历史数据' : '撤销历史数据'}：${title}`,
        href: '/history',
        account: proposed_by,
        proposer: proposedBy,
      }),
    );
  const programme = (await listProgrammeProposals(db))
    .filter(({ decision }) => decision === null)
    .map(
      ({ number, changes, digest, proposedBy, proposer }): Waiting => ({
        key: `programme/${number}`,
        title: digest === null ? `监测制度${changes.length}项变更` : '城市文件夹与正在使用的监测制度不同',
        href: '/programme',
        account: proposedBy,
        proposer,
      }),
    );
  const policies = (await listChanges(db))
    .filter(({ decision }) => decision === null)
    .map(
      ({ number, proposedBy, proposer }): Waiting => ({
        key: `policy/${number}`,
        title: '政策库变更',
        href: '/policies/library',
        account: proposedBy,
        proposer,
      }),
    );
  return [...publications, ...history, ...programme, ...policies]
    .filter(({ account }) => !isOwn(person, account))
    .map(({ key, title, href, proposer }) => ({
      ...{ key, kind: 'confirm', title, href },
      detail: `${proposer}提出，待第二人确认`,
      ...{ state: null, overdue: false, old: false, contact: null, remind: null },
    }));
}
