import { useQuery } from '@tanstack/react-query';
import type { Structure } from '#shared/contract/structure.ts';
import { type KnownAt, LaterCorrections } from '../../figures/known-then.tsx';
import { cutWords } from '../../lib/cut.words.ts';
import { useOffset } from '../../lib/programme.ts';
import { useSearch } from '../../lib/search-params.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { MarkChoice } from '../../ui/mark-choice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { PartsCard } from './parts-card.tsx';
import { structureQuery, VIEW_PARAMS } from './structure.api.ts';
import { IntensityCard, PeriodsCard, PlacesCard, UnitBlocksCard } from './structure-cards.tsx';
import { ViewChoices, type ViewPatch } from './view-choices.tsx';

/** 结构: what the total consists of, over time, by part and by unit; against GDP and the budget for years. */
export default function StructurePage() {
  const [search, set] = useSearch(VIEW_PARAMS);
  const ask = (patch: ViewPatch) => structureQuery({ ...search, ...patch });
  const query = useQuery(ask({}));
  const known = { v: search.v, asof: search.asof };
  return (
    <QueryView query={query} height={520}>
      {(structure) => <Shares structure={structure} known={known} set={set} ask={ask} />}
    </QueryView>
  );
}

interface SharesProps {
  structure: Structure;
  known: KnownAt;
  set: (patch: ViewPatch) => void;
  ask: (patch: ViewPatch) => unknown;
}

function Shares({ structure: s, known, set, ask }: SharesProps) {
  const offset = useOffset();
  const meta = cutWords(s.cut, s, offset);
  // Beside the long table of parts there is room for one more chart.
  const onUnit = (unit: string) => set({ unit });
  const onPeriod = (period: string) => set({ period });
  const beside = s.parts.length > 8 ? 1 : 0;
  return (
    <div className="stack paper-dense">
      <PageHead
        title={s.finding}
        lead={s.sentences.join('')}
        meta={[meta, `依据：${s.total.basis}`, `口径：${s.total.definition}`]}
        tools={<CopyLink version={s.cut.dataVersion} />}
      >
        <ViewChoices view={s} known={known} set={set} ask={ask}>
          <MarkChoice of="block" options={s.blocks} />
        </ViewChoices>
      </PageHead>
      <LaterCorrections cut={s.cut} known={known} about={{ period: s.period, form: s.form }} onChange={set} />
      <div className="grid grid-2">
        <PeriodsCard structure={s} meta={meta} onPeriod={onPeriod} />
        <PlacesCard structure={s} meta={meta} onUnit={onUnit} />
        {s.parts.length > 0 && <PartsCard structure={s} meta={meta} />}
        <div className="stack">
          <UnitBlocksCard structure={s} meta={meta} onUnit={onUnit} />
          {s.intensities.slice(0, beside).map((intensity) => (
            <IntensityCard key={intensity.key} {...{ structure: s, intensity, meta, onPeriod }} />
          ))}
        </div>
      </div>
      {s.intensities.length > beside && (
        <div className="grid grid-3">
          {s.intensities.slice(beside).map((intensity) => (
            <IntensityCard key={intensity.key} {...{ structure: s, intensity, meta, onPeriod }} />
          ))}
        </div>
      )}
    </div>
  );
}
