/** What Ctrl+K finds: pages, units, institutions, departments, indicators, periods, targets and their clauses. */

import { type Catalogue, isInstitution } from '#shared/catalogue.ts';
import type { Programme } from '#shared/contract/programme.ts';
import type { Role } from '#shared/contract/roles.ts';
import { basisText } from '#shared/metric.ts';
import { periodLabel } from '#shared/period.ts';
import { levelOf } from '#shared/tree/areas.ts';
import { OFTEN } from '../features/policies/often.words.ts';
import type { FindItem } from '../ui/match-items.ts';
import { navFor } from './nav.ts';
import { PAGE_KEYWORDS, UNIT_KEYWORDS } from './page.words.ts';
import { findRoute, mayOpen, type PageRoute, ROUTES } from './routes.tsx';

/** Entries the role may open, of pages that exist. */
export function findItems(
  programme: Programme | undefined,
  role: Role,
  routes: readonly PageRoute[] = ROUTES,
): FindItem[] {
  const entries = [
    ...navFor(role, routes),
    { label: '机构研判', href: '/institutions' },
    { label: '催报', href: '/reminders' },
    { label: '历史数据', href: '/history' },
    { label: '帮助', href: '/help' },
  ];
  const pages = entries.map(({ label, href }) => ({
    id: href,
    group: '页面',
    text: label,
    names: PAGE_KEYWORDS[href] ?? [],
    href,
  }));
  const policies = OFTEN.map((topic) => ({
    id: `policy ${topic}`,
    group: '政策',
    text: topic,
    names: [topic],
    hint: '各市对照',
    href: `/policies?q=${encodeURIComponent(topic)}`,
  }));
  const rest = programme ? catalogueItems(programme) : [];
  return [...pages, ...policies, ...rest].filter(({ href }) => {
    const match = findRoute(href.split('?')[0] ?? href, routes);
    return match !== null && mayOpen(match.route, role);
  });
}

function catalogueItems({ catalogue, periods }: Programme): FindItem[] {
  const papers = new Map(catalogue.documents.map((document) => [document.id, document]));
  const units = catalogue.units
    .filter((unit) => levelOf(unit) >= 0 && unit.parent !== null)
    .map((unit) => ({
      id: `unit ${unit.code}`,
      group: '县（市、区）',
      text: unit.validTo ? `${unit.name}（至${periodLabel(unit.validTo)}）` : unit.name,
      names: [unit.shortName, ...unit.aliases],
      keywords: [unit.code, unit.gbCode ?? ''],
      topics: UNIT_KEYWORDS,
      href: `/regions/${unit.code}`,
    }));
  const institutions = catalogue.units.filter(isInstitution).map((unit) => ({
    id: `institution ${unit.code}`,
    group: '机构',
    text: unit.name,
    names: [unit.shortName, ...unit.aliases],
    keywords: [unit.code, kindName(catalogue, unit.kind)],
    href: '/institutions',
  }));
  const departments = catalogue.organisations
    .filter(({ kind }) => kind === 'department')
    .map((organisation) => ({
      id: `organisation ${organisation.code}`,
      group: '部门',
      text: organisation.name,
      names: [organisation.shortName, ...organisation.aliases],
      keywords: [organisation.code],
      hint: '负责的指标',
      href: `/indicators?q=${encodeURIComponent(organisation.shortName)}`,
    }));
  const indicators = catalogue.indicators.map((indicator) => ({
    id: `indicator ${indicator.code}`,
    group: '指标',
    text: indicator.name,
    names: [indicator.shortName, ...indicator.aliases],
    keywords: [indicator.code, indicator.clause],
    hint: indicator.unit,
    href: `/indicators/${indicator.code}`,
  }));
  const targets = catalogue.targets.map((target) => ({
    id: `target ${target.id}`,
    group: '目标',
    text: target.year ? `${target.year}年 ${target.title}` : target.title,
    keywords: [
      target.clause,
      papers.get(target.document)?.number ?? '',
      papers.get(target.document)?.title ?? '',
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
  const returns = periods.map(({ period, label }) => ({
    id: `returns ${period}`,
    group: '审核',
    text: `${label}报送情况`,
    keywords: [period, '待审', '退回', '未报', '逾期'],
    href: `/review?period=${period}`,
  }));
  const documents = periods.map(({ period, label }) => ({
    id: `report ${period}`,
    group: '材料',
    text: `${label}报告`,
    keywords: [period, '通报', '情况表', '幻灯片'],
    href: `/reports/${period}`,
  }));
  return [
    ...units,
    ...institutions,
    ...departments,
    ...indicators,
    ...targets,
    ...clauseItems(catalogue),
    ...reporting,
    ...returns,
    ...documents,
  ];
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

/** 高校, as the city calls a kind of institutions. */
function kindName({ city }: Catalogue, kind: string): string {
  return city.institutions?.kinds.find((one) => one.kind === kind)?.name ?? '';
}
