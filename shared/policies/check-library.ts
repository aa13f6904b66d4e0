/** Whether a library says what its papers say: quotes word for word, figures inside their quotes, no amount of a paper left out. */
import { figuresOf } from './amount-rule.ts';
import { type Instrument, type PolicyDocument, type PolicyLibrary, withoutBlanks } from './library.ts';

export interface LibraryFault {
  list: 'documents' | 'kinds' | 'instruments';
  index: number;
  words: string;
}

/** 1000万元 · 5億元 · 300元 · 15% · 1∶1 · 10倍 */
const SAID = /(\d+(?:\.\d+)?)((?:[万萬亿億])?元|%|∶\d+|倍)/g;
const WAN: Record<string, number> = { 元: 0.0001, 万元: 1, 萬元: 1, 亿元: 10_000, 億元: 10_000 };

/** Amounts of money in a sentence, in 万元. */
function amountsIn(quote: string): Set<number> {
  return new Set(
    [...quote.matchAll(SAID)].flatMap(([, digits = '', unit = '']) =>
      WAN[unit] === undefined ? [] : [Number((Number(digits) * WAN[unit]).toFixed(6))],
    ),
  );
}

function percentsIn(quote: string): Set<string> {
  return new Set([...quote.matchAll(/(\d+(?:\.\d+)?)%/g)].map(([, digits = '']) => digits));
}

/** Figures of a rule that its sentence does not hold. */
function strayFigures({ rule, quote }: Instrument): string[] {
  const said = amountsIn(withoutBlanks(quote));
  const amounts = figuresOf(rule).filter((amount) => !said.has(Number(amount)));
  const percent =
    rule.kind === 'ratio' && !percentsIn(withoutBlanks(quote)).has(rule.percent) ? [`${rule.percent}%`] : [];
  return [...amounts, ...percent];
}

function quotesOf(library: PolicyLibrary, source: PolicyDocument): string[] {
  const own = library.instruments.filter((one) => one.document === source.code).map(({ quote }) => quote);
  const { payersQuote, stackingQuote, gates, exception, background } = source;
  const rest = [...gates, ...background, ...(exception ? [exception] : [])].map(({ quote }) => quote);
  return [...own, payersQuote, stackingQuote, ...rest].filter((quote) => quote !== '');
}

/** Sentences of a paper with an amount or a ratio that no record quotes. */
export function uncovered(library: PolicyLibrary, source: PolicyDocument): string[] {
  const paper = withoutBlanks(source.paper);
  const covered: [number, number][] = [];
  for (const quote of quotesOf(library, source).map(withoutBlanks))
    for (let at = paper.indexOf(quote); at >= 0; at = paper.indexOf(quote, at + 1))
      covered.push([at, at + quote.length]);
  return [...paper.matchAll(SAID)]
    .filter(({ index, 0: text }) => !covered.some(([from, to]) => from <= index && index + text.length <= to))
    .map(({ index, 0: text }) => paper.slice(Math.max(0, index - 24), index + text.length + 6));
}

/** Every fault, by list and place. `indicators`: codes that parts and targets may name. */
export function checkLibrary(library: PolicyLibrary, indicators: ReadonlySet<string>): LibraryFault[] {
  const faults: LibraryFault[] = [];
  const papers = new Map(library.documents.map((one) => [one.code, withoutBlanks(one.paper)]));
  const kinds = new Set(library.kinds.map(({ code }) => code));
  const seen = new Set<string>();
  library.kinds.forEach(({ target }, index) => {
    if (target !== null && !indicators.has(target))
      faults.push({ list: 'kinds', index, words: `没有指标“${target}”` });
  });
  library.instruments.forEach((one, index) => {
    const fault = (words: string) => faults.push({ list: 'instruments', index, words });
    const paper = papers.get(one.document);
    if (paper === undefined) fault(`没有文件“${one.document}”`);
    else if (!paper.includes(withoutBlanks(one.quote))) fault(`文件中没有这句话：${one.quote}`);
    if (!kinds.has(one.kind)) fault(`没有类别“${one.kind}”`);
    if (one.part !== null && !indicators.has(one.part)) fault(`没有指标“${one.part}”`);
    const place = `${one.document} ${one.kind}`;
    if (seen.has(place)) fault(`同一文件中类别“${one.kind}”重复`);
    seen.add(place);
    for (const figure of strayFigures(one)) fault(`引文中没有数额 ${figure}`);
  });
  library.documents.forEach((source, index) => {
    const fault = (words: string) => faults.push({ list: 'documents', index, words });
    const paper = withoutBlanks(source.paper);
    for (const quote of quotesOf({ ...library, instruments: [] }, source))
      if (!paper.includes(withoutBlanks(quote))) fault(`文件中没有这句话：${quote}`);
    for (const sentence of uncovered(library, source))
      fault(`有数额的句子没有记录引用：…${sentence}…；请补记录，或在 background 中写明原因`);
  });
  if (library.documents.filter(({ home }) => home).length > 1)
    faults.push({ list: 'documents', index: 0, words: 'home 只能有一个' });
  return faults;
}
