/** What a kind of instrument is tied to in the city's programme: the four 其中, indicators and targets. */
import {
  homePaper,
  type PolicyDocument,
  type PolicyLibrary,
  policyPapers,
} from '#shared/policies/library.ts';
import type { Target } from '#shared/targets/target.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { libraryNow } from './library-now.ts';

/** The library in force. @throws 404 for a city without papers of instruments. */
export async function libraryOf(world: World): Promise<PolicyLibrary> {
  const { library } = await libraryNow(world, world.db);
  if (policyPapers(library).length === 0) throw notFound('政策工具');
  return library;
}

/** The paper asked for, else the city's own, else the first. @throws 404 for one that the library does not hold. */
export function paperOf(library: PolicyLibrary, document: string | undefined): PolicyDocument {
  const papers = policyPapers(library);
  const asked = document ?? (homePaper(library)?.code || papers[0]?.code);
  const paper = papers.find(({ code }) => code === asked);
  if (!paper) throw notFound('政策文件');
  return paper;
}

/** The name of a 其中; empty for none. */
export function partName({ catalogue }: World, part: string | null): string {
  return catalogue.indicators.find(({ code }) => code === part)?.name ?? '';
}

function targetWords(
  { catalogue }: World,
  { title, value, unit, operator, year, document, clause }: Target,
): string {
  const number = catalogue.documents.find(({ id }) => id === document)?.number ?? '';
  const amount = value === null ? '' : `${operator === '~' ? '约' : ''}${value}${unit}`;
  return `${year ? `${year}年` : ''}${title}${amount}（${number} ${clause}）`;
}

/** 每年新认定高新技术企业350家（嘉政发〔2025〕14号 二(七)), in the catalogue's order. */
export function targetTitles(world: World, ids: readonly string[]): string[] {
  return world.catalogue.targets.filter(({ id }) => ids.includes(id)).map((one) => targetWords(world, one));
}

/** The yearly target of an indicator that counts cases; undefined where there is none. */
export function yearlyTarget({ catalogue }: World, indicator: string | null): Target | undefined {
  return catalogue.targets.find(
    ({ indicator: of, kind, value }) => of === indicator && kind === 'yearly' && value !== null,
  );
}
