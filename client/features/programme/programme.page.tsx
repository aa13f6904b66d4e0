import { useQuery } from '@tanstack/react-query';
import { programmeChangesApi } from '#shared/contract/programme-changes.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ChangeDraft } from './change-draft.tsx';
import { ChangeHistory } from './change-history.tsx';
import { changesQuery } from './programme.api.ts';
import { ProposalCard } from './proposal-card.tsx';

/** 监测制度: the version in force, what waits for a second person, a draft, and every version before. */
export default function ProgrammePage() {
  // A refetch must not take away what is being drafted.
  const query = useQuery({ ...changesQuery, refetchOnWindowFocus: false });
  return (
    <QueryView query={query} height={480}>
      {(view) => (
        <div className="stack">
          <PageHead
            title={`监测制度第${view.version}版${view.proposals.length > 0 ? `，${view.proposals.length}项变更待确认` : ''}`}
            lead="单位、指标、报表、规则和目标的变化都从某一期起生效，由一名分析员起草、另一名确认；以前各期不变。"
            tools={
              <a href={programmeChangesApi.folder.path} download>
                导出为城市文件夹（zip）
              </a>
            }
          />
          {view.proposals.map((proposal) => (
            <ProposalCard key={proposal.number} proposal={proposal} />
          ))}
          <ChangeDraft view={view} />
          <ChangeHistory rows={view.history} />
        </div>
      )}
    </QueryView>
  );
}
