/** What Ctrl+K finds: pages, units, indicators, periods, targets and their clauses. */
import type { Catalogue } from '#shared/catalogue.ts';
import type { Programme } from '#shared/contract/programme.ts';
import type { Role } from '#shared/contract/roles.ts';
import { basisText } from '#shared/metric.ts';
import type { FindItem } from '../ui/match-items.ts';
import { navFor } from './nav.ts';
import { findRoute, mayOpen, type PageRoute, ROUTES } from './routes.tsx';

/** Entries the role may open, of pages that exist. */
export function findItems(
  programme: Programme | undefined,
  role: Role,
  routes: readonly PageRoute[] = ROUTES,
): FindItem[] {
  const pages = navFor(role, routes).map(({ label, href }) => ({
    id: href,
    group: '页面',
    text: label,
    href,
  }));
  const rest = programme ? catalogueItems(programme) : [];
  return [...pages, ...rest].filter(({ href }) => {
    const match = findRoute(href.split('?')[0] ?? href, routes);
    return match !== null && mayOpen(match.route, role);
  });
}

function catalogueItems({ catalogue, periods }: Programme): FindItem[] {
  const documents = new Map(catalogue.documents.map((document) => [document.id, document]));
  const units = catalogue.units
    .filter((unit) => unit.kind === 'county' || unit.kind === 'zone')
    .map((unit) => ({
      id: `unit ${unit.code}`,
      group: '县（市、区）',
      text: unit.name,
      keywords: [unit.shortName, unit.code, unit.gbCode ?? '', ...unit.aliases],
      href: `/regions/${unit.code}`,
    }));
  const indicators = catalogue.indicators.map((indicator) => ({
    id: `indicator ${indicator.code}`,
    group: '指标',
    text: indicator.name,
    keywords: [indicator.shortName, indicator.code, indicator.clause, ...indicator.aliases],
    hint: indicator.unit,
    href: `/indicators/${indicator.code}`,
  }));
  const targets = catalogue.targets.map((target) => ({
    id: `target ${target.id}`,
    group: '目标',
    text: target.year ? `${target.year}年 ${target.title}` : target.title,
    keywords: [
      target.clause,
      documents.get(target.document)?.number ?? '',
      documents.get(target.document)?.title ?? '',
    ],
    hint: target.clause,
    href: `/targets/${target.id}`,
  }));
  const reporting = periods.map(({ period, label }) => ({
    id: `period ${period}`,
    group: '期别',
    text: label,
    keywords: [period],
    href: `/regions?period=${period}`,
  }));
  return [...units, ...indicators, ...targets, ...clauseItems(catalogue), ...reporting];
}

/** Each clause the programme rests on, once; it opens the list of what rests on it. */
function clauseItems(catalogue: Catalogue): FindItem[] {
  const clauses = new Map<string, { targets: number; indicators: number; keywords: string[] }>();
  const at = (document: string | null, clause: string) => {
    const words = clause && basisText(catalogue, document, clause);
    if (!words) return undefined;
    const title = catalogue.documents.find((d) => d.id === document)?.title ?? '';
    const entry = clauses.get(words) ?? { targets: 0, indicators: 0, keywords: [clause, title] };
    clauses.set(words, entry);
    return entry;
  };
  for (const target of catalogue.targets) {
    const entry = at(target.document, target.clause);
    if (!entry) continue;
    entry.targets += 1;
    if (!entry.keywords.includes(target.quote)) entry.keywords.push(target.quote);
  }
  for (const indicator of catalogue.indicators) {
    const entry = at(indicator.document, indicator.clause);
    if (entry) entry.indicators += 1;
  }
  return [...clauses].map(([words, { targets, indicators, keywords }]) => ({
    id: `clause ${words}`,
    group: '条款',
    text: words,
    keywords,
    hint: [indicators > 0 && `指标${indicators}项`, targets > 0 && `目标${targets}项`]
      .filter(Boolean)
      .join('，'),
    href: `/indicators?q=${encodeURIComponent(words)}`,
  }));
}
