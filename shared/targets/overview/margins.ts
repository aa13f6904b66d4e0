/** Each county's growth against the growth that is needed. */
import { columnOf, figureIn, resultIn } from '../../calc/column.ts';
import { rankColumns } from '../../calc/ranking.ts';
import { convertAmount } from '../../calc/shares.ts';
import { growthMargin } from '../../calc/target-gap.ts';
import type { Allocation } from '../../contract/allocation.ts';
import type { Counties } from '../../contract/target-parts.ts';
import type { TargetRow } from '../../contract/target-row.ts';
import type { Figure } from '../../figure.ts';
import { growthsAt } from '../../published.ts';
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
  const codes = peers.map((u) => u.code);
  const { current, base, rates } = growthsAt(catalogue, panel, codes, total, at);
  const groups = peers.map((u) => u.peerGroup);
  const ranking = rankColumns({ current, base, growth: rates, groups }, columnOf([]), false);
  const required: Figure = head?.growthNeeded ?? 'unreported';
  const parts = new Map(allocation?.rows.map((row) => [row.unit, row]));
  const rows = peers.map((unit, i) => {
    const own = resultIn(rates, i);
    const needed = allocation ? (parts.get(unit.code)?.growthNeeded ?? 'missing') : required;
    return {
      unit: unit.code,
      shortName: unit.shortName,
      figure: convertAmount(figureIn(current, i), '万元', '亿元'),
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
