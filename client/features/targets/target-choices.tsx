/** What every page of the targets of a year lets one choose: the target year, the year of the data, an older state. */
import { useCallback, useMemo } from 'react';
import { Link } from 'wouter';
import type { TargetsHead } from '#shared/contract/target-parts.ts';
import type { Period } from '#shared/period.ts';
import { HistoryMenu } from '../../figures/history-menu.tsx';
import type { KnownAt } from '../../figures/known-then.tsx';
import { periodOptions } from '../../lib/period-options.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { usePrefetch } from '../../lib/prefetch.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { AddressSelect } from '../../ui/address-select.tsx';
import { halfYear } from './half-year-instead.tsx';

const PARAMS = { y: integer, period: text, v: integer, asof: text };

/** What an address of these pages asks for. */
interface TargetsAsked extends KnownAt {
  y?: number | undefined;
  period?: Period | undefined;
}

interface Patch {
  y?: number;
  period?: Period;
}

/** A query of one of these pages, with something else chosen. */
type AskTargets<Q> = (patch: Patch) => Q;

/** The choices of the address: what it asks, how a page asks for another choice ahead, and what changes it. */
export function useTargetsAddress<Q>(queryOf: (asked: TargetsAsked) => Q) {
  const [search, set] = useSearch(PARAMS);
  const { y, v, asof } = search;
  const period = search.period as Period | undefined;
  const ask: AskTargets<Q> = useCallback(
    (patch) => queryOf({ y, period, v, asof, ...patch }),
    [queryOf, y, period, v, asof],
  );
  const known: KnownAt = useMemo(() => ({ v, asof }), [v, asof]);
  const onYear = useCallback((year: number) => set({ y: year }), [set]);
  const onPeriod = useCallback((next: string) => set({ period: next }), [set]);
  const onKnown = useCallback((next: KnownAt) => set(next), [set]);
  return { ask, known, onYear, onPeriod, onKnown, half: halfYear(search.period) };
}

/** What the address of such a page asks for and how it is changed; `half` is answered by another page. */
export type TargetsAddress = Omit<ReturnType<typeof useTargetsAddress>, 'half'>;

interface TargetChoicesProps extends TargetsAddress {
  head: TargetsHead;
  /** The page's own path. */
  path: string;
}

export function TargetChoices({ head, path, ask, known, onYear, onPeriod, onKnown }: TargetChoicesProps) {
  const ahead = usePrefetch();
  return (
    <>
      {head.years.map((year) => (
        <Link
          key={year}
          {...ahead(() => [ask({ y: year })])}
          href={pinnedAddress(path, head.cut, { y: year, period: head.period })}
          className={year === head.year ? 'chip chip-current' : 'chip'}
          aria-current={year === head.year ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault();
            onYear(year);
          }}
        >
          {year}年目标
        </Link>
      ))}
      <span className="needs-script row">
        <AddressSelect
          param="period"
          label="数据年份"
          value={head.period}
          onChange={onPeriod}
          {...ahead(() => head.periods.map(({ period }) => ask({ period })))}
          options={periodOptions(head.periods, head)}
        />
        <HistoryMenu {...known} onChange={onKnown} />
      </span>
    </>
  );
}
