import { useQuery } from '@tanstack/react-query';
import type { Discussion } from '#shared/contract/discussions.ts';
import { recordTable, subjectWords } from '#shared/discussion.words.ts';
import { TableTools } from '../../charts/table-tools.tsx';
import { discussionsQuery } from '../../figures/discussion/discussions.api.ts';
import { Thread } from '../../figures/discussion/thread.tsx';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useHashTarget } from '../../lib/hash-target.ts';
import { periodName } from '../../lib/period-options.ts';
import { useOffset } from '../../lib/programme.ts';
import { choice, text, useSearch } from '../../lib/search-params.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { discussionsFinding } from './discussions.words.ts';

const PARAMS = { period: text, show: choice('all', 'open') };
const ALL = '';

/** 会商: every thread that the person takes part in; those that wait for them first. */
export default function DiscussionsPage() {
  return (
    <QueryView query={useQuery(discussionsQuery())} height={320}>
      {({ rows }) => <View rows={rows} />}
    </QueryView>
  );
}

function View({ rows }: { rows: readonly Discussion[] }) {
  const [{ period = ALL, show }, set] = useSearch(PARAMS);
  const offset = useOffset();
  useHashTarget();
  const labels = new Map<string, string>(rows.map((one) => [one.period, periodName(one)]));
  const ofPeriod = rows.filter((one) => period === ALL || one.period === period);
  const shown = ofPeriod.filter(({ closed }) => show === 'all' || !closed);
  const title = `${period === ALL ? '' : (labels.get(period) ?? '')}会商记录`;
  return (
    <div className="stack">
      <PageHead
        title={discussionsFinding(ofPeriod)}
        lead="对一个数的疑问和说明，以及两方数据不一致的商定。只有参加的单位看得到；不改变已报的数，需要改的由报送单位更正报表。"
        choices={
          <>
            <LabelledSelect
              label="期别"
              value={period}
              options={[
                { value: ALL, label: '全部' },
                ...[...labels].map(([value, label]) => ({ value, label })),
              ]}
              onChange={(next) => set({ period: next === ALL ? undefined : next })}
            />
            <LabelledSelect
              label="显示"
              value={show}
              options={[
                { value: 'all', label: '全部' },
                { value: 'open', label: '未办结' },
              ]}
              onChange={(next) => set({ show: next })}
            />
          </>
        }
        tools={
          shown.length > 0 && (
            <TableTools word table={recordTable(shown, title, (instant) => dateTimeText(instant, offset))} />
          )
        }
      />
      {shown.map((one) => (
        <Panel
          key={one.number}
          id={String(one.number)}
          title={subjectWords(one)}
          subtitle={one.sources ? '两方数据不一致' : '数据疑问或说明'}
        >
          <Thread discussion={one} />
        </Panel>
      ))}
      {shown.length === 0 && (
        <EmptyState>没有会商。点任何一个数打开“数据来源”，可以就这个数提出疑问或说明。</EmptyState>
      )}
    </div>
  );
}
