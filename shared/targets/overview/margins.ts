/** Each county's growth against the growth that is needed. */
import { rankPeers } from '../../calc/ranking.ts';
import { convertAmount } from '../../calc/shares.ts';
import { growthMargin } from '../../calc/target-gap.ts';
import type { Allocation } from '../../contract/allocation.ts';
import type { Counties } from '../../contract/target-parts.ts';
import type { TargetRow } from '../../contract/target-row.ts';
import type { Figure } from '../../figure.ts';
import { baseAt, figureAt } from '../../panel.ts';
import { growthAt } from '../../published.ts';
import type { TargetView } from '../view.ts';
import { marginWords, requiredWords } from './margins.words.ts';

/**
 * While no document splits the targets among the counties, a county's distance is its own growth − the growth the city
 * needs (domain.md §6); with an allocation it is taken from what the county itself needs. Once the city's target is
 * met nothing more is required, and there is no distance.
 */
export function peerMargins(
  view: TargetView,
  head: TargetRow | undefined,
  allocation: Allocation | undefined,
): Counties {
  const { catalogue, panel, at, peers } = view;
  const total = catalogue.city.totals.year;
  const pairs = peers.map((u) => ({
    current: figureAt(panel, u.code, total, at),
    base: baseAt(panel, u.code, total, at).figure,
    group: u.peerGroup,
    growth: growthAt(catalogue, panel, u.code, total, at).rate,
  }));
  const ranking = rankPeers(pairs, [], false);
  const required: Figure = head?.growthNeeded ?? 'unreported';
  const parts = new Map(allocation?.rows.map((row) => [row.unit, row]));
  const rows = peers.map((unit, i) => {
    const current = pairs[i]?.current ?? 'unreported';
    const own = pairs[i]?.growth ?? 'unreported';
    const needed = allocation ? (parts.get(unit.code)?.growthNeeded ?? 'missing') : required;
    return {
      unit: unit.code,
      shortName: unit.shortName,
      figure: convertAmount(current, '万元', '亿元'),
      growth: own,
      required: needed,
      margin: needed === 'not_applicable' ? needed : growthMargin(own, needed),
      rank: ranking[i]?.rank ?? null,
      rankChange: ranking[i]?.rankChange ?? null,
    };
  });
  return {
    required,
    requiredLabel: requiredWords(head),
    rows,
    finding: allocation ? allocation.finding : marginWords(rows, head),
    allocation: allocation ?? null,
  };
}
