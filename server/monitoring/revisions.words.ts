/** One sentence on what is known now and was not known, or known otherwise, then. */
import type { Cut } from '#shared/contract/monitoring.ts';
import type { Moved } from '#shared/contract/revisions.ts';
import { listWords } from '#shared/words.ts';

/** Empty when the page shows the latest data. `names`: whose figures were corrected. */
export function revisionSummary(
  cut: Cut,
  figures: Moved[],
  ranks: Moved[],
  added: string[],
  names: string[],
): string {
  if (cut.latest) return '';
  const later = added.length > 0 ? `其后又核定了${listWords(added, 3)}的数据` : '';
  if (figures.length === 0) return `${later || '其后没有新的核定'}；当时已有的数至今没有更正。`;
  const corrected = `当时已有的数中，其后更正了${listWords(names)}的${figures.length}个数`;
  const moved =
    ranks.length > 0
      ? `，${ranks
          .map((r) => r.text)
          .slice(0, 2)
          .join('，')}${ranks.length > 2 ? '等' : ''}`
      : '，各地位次没有因此变化';
  return `${corrected}${moved}。${later && `${later}。`}`;
}
