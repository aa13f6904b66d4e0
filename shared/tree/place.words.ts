/**
 * What a whole and its parts are called. Sentences are written for a city; of a province or the nation the words of that
 * level stand in their place. What a document says (quotes, definitions, titles) and what places are called stays. Pure.
 */
import type { Catalogue, Unit } from '../catalogue.ts';

interface PlaceWords {
  whole: string;
  parts: string;
  own: string;
  /** A paper that divides the whole's targets among its parts. */
  division: string;
}

const CITY: PlaceWords = { whole: '全市', parts: '各县(市、区)', own: '市本级', division: '分县任务' };
const LEVELS: Readonly<Record<string, PlaceWords>> = {
  nation: { whole: '全国', parts: '各省(区、市)', own: '中央本级', division: '分省任务' },
  province: { whole: '全省', parts: '各市', own: '省本级', division: '分市任务' },
  county: { whole: '全县', parts: '各下级地区', own: '县本级', division: '分解任务' },
};

/** By kind; a province that is called a city or a region says so itself. */
function placeWords({ kind, name }: Pick<Unit, 'kind' | 'name'>): PlaceWords {
  const words = LEVELS[kind] ?? CITY;
  if (kind === 'province' && name.endsWith('市'))
    return { ...words, whole: '全市', own: '市本级', division: '分区任务' };
  if (kind === 'province' && name.endsWith('区')) return { ...words, whole: '全区', own: '区本级' };
  return words;
}

/** A sentence about the programme's whole in the words of its level. */
export function inPlaceWords({ units, city }: Pick<Catalogue, 'units' | 'city'>, sentence: string): string {
  const { whole, parts, own, division } = placeWords(
    units.find(({ code }) => code === city.unit) ?? { kind: 'city', name: city.name },
  );
  return sentence
    .replaceAll(CITY.whole, whole)
    .replaceAll(CITY.parts, parts)
    .replaceAll(CITY.own, own)
    .replaceAll(CITY.division, division);
}

const AS_WRITTEN = new Set(
  'quote basisQuote basis definition clause coverage title name shortName unitName organisationName'.split(
    ' ',
  ),
);

/** All sentences of an answer (its JSON) in the words of the level; of a city the answer itself. */
export function answerInPlaceWords<T>(catalogue: Pick<Catalogue, 'units' | 'city'>, answer: T): T {
  if (inPlaceWords(catalogue, Object.values(CITY).join()) === Object.values(CITY).join()) return answer;
  return JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    typeof value === 'string' && !AS_WRITTEN.has(key) ? inPlaceWords(catalogue, value) : value,
  );
}

/** What the areas of a level are called where they are counted: 90个县(市、区). */
export const LEVEL_NAME = {
  province: '省(区、市)',
  city: '市(地、州、盟)',
  county: '县(市、区)',
} as const;
