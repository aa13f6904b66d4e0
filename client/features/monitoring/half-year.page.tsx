import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { HalfYear } from '#shared/contract/half-year.ts';
import { HistoryMenu } from '../../figures/history-menu.tsx';
import { LaterCorrections } from '../../figures/known-then.tsx';
import { cutWords } from '../../lib/cut.words.ts';
import { notThere } from '../../lib/http.ts';
import { periodOptions } from '../../lib/period-options.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { usePerson } from '../../lib/session.ts';
import { AddressSelect } from '../../ui/address-select.tsx';
import { TextButton } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MarkChoice } from '../../ui/mark-choice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { halfYearWords } from './half-year.words.ts';
import { useHalfYearAddress } from './half-year-address.ts';
import { HalfYearBlocks } from './half-year-blocks.tsx';
import { HalfYearReturns } from './half-year-returns.tsx';
import { HalfYearUnits } from './half-year-units.tsx';
import { PacePanel } from './pace-panel.tsx';

/** 半年监测: a half-year against the year before, what is approved, and on whose desk the rest lies. */
export default function HalfYearPage() {
  const { query, unknown, known, set } = useHalfYearAddress();
  const asked = useQuery({ ...query, enabled: unknown === null });
  if (unknown !== null) return <ErrorState error={notThere(`“${unknown}”这个期别`)} onRetry={() => {}} />;
  return (
    <QueryView query={asked} height={520}>
      {(half) => <View half={half} known={known} set={set} />}
    </QueryView>
  );
}

type ViewProps = Pick<ReturnType<typeof useHalfYearAddress>, 'known' | 'set'> & { half: HalfYear };

function View({ half, known, set }: ViewProps) {
  const programme = useProgramme();
  const meta = cutWords(half.cut, half, useOffset());
  const { role } = usePerson();
  return (
    <div className="stack paper-dense">
      <PageHead
        title={half.finding}
        lead={
          <>
            半年数据不与年度目标比较。{programme && halfYearWords(programme.catalogue)}{' '}
            <Link href={pinnedAddress('/targets', half.cut)}>看年度目标进度</Link>
          </>
        }
        meta={[half.simulated ? `${meta}（模拟数据）` : meta]}
        choices={
          <span className="needs-script row">
            <AddressSelect
              param="period"
              label="期别"
              value={half.period}
              onChange={(period) => set({ period })}
              options={periodOptions(half.periods, half)}
            />
            <MarkChoice
              of="unit"
              options={half.units.map(({ unit, shortName }) => ({ code: unit, shortName }))}
            />
            <HistoryMenu {...known} onChange={set} />
          </span>
        }
        tools={
          <>
            <TextButton onClick={() => window.print()}>打印</TextButton>
            <CopyLink version={half.cut.dataVersion} />
          </>
        }
      />
      <LaterCorrections cut={half.cut} known={known} about={{ period: half.period }} onChange={set} />
      <div className="grid grid-2">
        <HalfYearBlocks half={half} meta={meta} />
        <HalfYearReturns half={half} officeSees={role === 'analyst'} />
      </div>
      <HalfYearUnits half={half} meta={meta} />
      {half.pace && <PacePanel pace={half.pace} />}
    </div>
  );
}
