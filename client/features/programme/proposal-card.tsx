import { useQueryClient } from '@tanstack/react-query';
import type { ProgrammeProposal } from '#shared/contract/programme-changes.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { Panel } from '../../ui/panel.tsx';
import { SecondPerson } from '../../ui/second-person.tsx';
import { ChangeEffects } from './change-effects.tsx';
import { changesQuery, decideChanges } from './programme.api.ts';

/** A change that waits for a second analyst. */
export function ProposalCard({ proposal }: { proposal: ProgrammeProposal }) {
  const { number, words, reason, folder, proposed, mayConfirm, mayWithdraw } = proposal;
  const offset = useOffset();
  const client = useQueryClient();
  return (
    <Panel
      title={folder ? '待确认：城市文件夹与正在使用的制度不同' : `待确认：${words.length}项变更`}
      subtitle={
        folder
          ? `${dateTimeText(proposed.at, offset)} 启动时发现，没有自动采用`
          : `${proposed.by} ${dateTimeText(proposed.at, offset)} 提出：${reason}`
      }
    >
      <div className="stack">
        <ul className="notes-list">
          {words.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <ChangeEffects checked={proposal} />
        <SecondPerson
          {...{ mayConfirm, mayWithdraw }}
          confirm="确认，成为新的一版"
          confirmed="已确认，监测制度有了新的一版"
          blocked={proposal.faults.length > 0}
          decide={(act, comment) => decideChanges(number, act, comment)}
          onDecided={(view) => client.setQueryData(changesQuery.queryKey, view)}
        />
      </div>
    </Panel>
  );
}
