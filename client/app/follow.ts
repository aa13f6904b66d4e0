/** What one looks at follows to the page one goes to: the unit, the block, the period and the state of the data. */
import { Period, periodicityOf } from '#shared/period.ts';
import { address } from '../lib/http.ts';

interface Takes {
  /** The page's parameter for a unit: marked beside the others, or the one whose figures it shows. */
  unit: 'focus' | 'unit';
  block?: true;
  /** A half-year never stands against a yearly target. */
  period?: 'any' | 'year' | 'half';
}

/** The header's pages that show figures of units. */
const TAKES: Record<string, Takes> = {
  '/targets': { unit: 'focus', block: true, period: 'year' },
  '/half-year': { unit: 'focus', block: true, period: 'half' },
  '/regions': { unit: 'focus', block: true, period: 'any' },
  '/structure': { unit: 'unit', block: true, period: 'any' },
  '/contribution': { unit: 'unit', block: true, period: 'any' },
  '/assessment': { unit: 'focus' },
};

/** A link of the header from where one is. A page without figures is left alone, and nothing is taken along from one. */
export function followed(href: string, path: string, search: string): string {
  const takes = TAKES[href];
  const from = Object.keys(TAKES).find((page) => path === page || path.startsWith(`${page}/`));
  if (!takes || !from) return href;
  const now = new URLSearchParams(search);
  const own = /^\/regions\/([^/]+)$/.exec(path)?.[1];
  const unit = own ?? now.get('focus') ?? now.get('unit');
  const period = fits(now.get('period'), takes.period) ? now.get('period') : null;
  return address(href, {
    period,
    [takes.unit]: unit,
    ...(takes.block ? { block: now.get('block') } : {}),
    ...(takes.period ? { v: now.get('v'), asof: now.get('asof') } : {}),
  });
}

function fits(text: string | null, wanted: Takes['period']): boolean {
  const period = Period.safeParse(text);
  if (!period.success || wanted === undefined) return false;
  return wanted === 'any' || periodicityOf(period.data) === wanted;
}
