import { useQuery } from '@tanstack/react-query';
import type { Contribution } from '#shared/contract/contribution.ts';
import { type KnownAt, LaterCorrections } from '../../figures/known-then.tsx';
import { cutWords } from '../../lib/cut.words.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { useOffset } from '../../lib/programme.ts';
import { choice, useSearch } from '../../lib/search-params.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { MarkChoice } from '../../ui/mark-choice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { RanksCard, ScatterCard, TrendsCard, WaterfallCard } from './contribution-cards.tsx';
import { PeersPanel, StepsPanel } from './contribution-panels.tsx';
import { contributionQuery, VIEW_PARAMS } from './structure.api.ts';
import { ViewChoices, type ViewPatch } from './view-choices.tsx';

const PARAMS = { ...VIEW_PARAMS, by: choice('block', 'unit') };

/** 贡献: who and what drove the growth, for the city and for any unit. */
export default function ContributionPage() {
  const [search, set] = useSearch(PARAMS);
  const ask = (patch: ViewPatch) => contributionQuery({ ...search, ...patch });
  const query = useQuery(ask({}));
  const known = { v: search.v, asof: search.asof };
  return (
    <QueryView query={query} height={520}>
      {(contribution) => <Drivers contribution={contribution} known={known} set={set} ask={ask} />}
    </QueryView>
  );
}

interface DriversProps {
  contribution: Contribution;
  known: KnownAt;
  set: (patch: ViewPatch) => void;
  ask: (patch: ViewPatch) => unknown;
}

function Drivers({ contribution: c, known, set, ask }: DriversProps) {
  const offset = useOffset();
  const meta = cutWords(c.cut, c, offset);
  const onUnit = (unit: string) => set({ unit });
  const onPeriod = (period: string) => set({ period });
  const { markUnit, markBlock } = usePageMarks();
  const onStep = c.by === 'unit' ? markUnit : markBlock;
  return (
    <div className="stack">
      <PageHead
        title={c.finding}
        lead={c.sentences.join('')}
        meta={[
          meta,
          `依据：${c.total.basis}`,
          `贡献率 = 增减额 ÷ ${c.total.name}增减额；拉动 = 增减额 ÷ 上年同期${c.total.name}`,
        ]}
        tools={<CopyLink version={c.cut.dataVersion} />}
      >
        <ViewChoices view={c} known={known} set={set} ask={ask}>
          {c.unit.kind === 'city' && (
            <Segmented
              label="按什么拆分"
              value={c.by}
              onChange={(by) => set({ by })}
              options={[
                { value: 'block', label: '按主体' },
                { value: 'unit', label: '按地区' },
              ]}
            />
          )}
          <MarkChoice of="block" options={c.blocks} />
        </ViewChoices>
      </PageHead>
      <LaterCorrections cut={c.cut} known={known} about={{ period: c.period, form: c.form }} onChange={set} />
      <div className="grid grid-2">
        <WaterfallCard contribution={c} meta={meta} onStep={onStep} />
        <div className="stack">
          <StepsPanel contribution={c} onStep={onStep} />
          {c.by === 'block' && <PeersPanel contribution={c} onUnit={onUnit} />}
        </div>
        <ScatterCard contribution={c} meta={meta} onUnit={onUnit} />
        <RanksCard contribution={c} meta={meta} onPeriod={onPeriod} />
      </div>
      <TrendsCard contribution={c} meta={meta} onUnit={onUnit} />
    </div>
  );
}
