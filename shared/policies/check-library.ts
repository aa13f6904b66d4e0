/** Whether a library says what its papers say: quotes word for word, their figures and no others, no amount of a paper left out. */
import { inputsOf } from './amount-rule.ts';
import { faultsOfSentence } from './check-figures.ts';
import { type Programme, quotesOfDocument, uncovered } from './coverage.ts';
import { withoutBlanks } from './figures-in.ts';
import {
  type Gate,
  type Instrument,
  type PolicyDocument,
  type PolicyLibrary,
  policyPapers,
} from './library.ts';

interface LibraryFault {
  list: 'documents' | 'kinds' | 'inputs' | 'applicants' | 'instruments';
  index: number;
  words: string;
}

type Tell = (words: string) => void;

/** Every fault, by list and place. */
export function checkLibrary(library: PolicyLibrary, programme: Programme): LibraryFault[] {
  const faults: LibraryFault[] = [];
  const at =
    (list: LibraryFault['list'], index: number): Tell =>
    (words) =>
      faults.push({ list, index, words });
  checkKinds(library, programme, at);
  checkInstruments(library, at);
  const { instruments } = library;
  for (const records of sentencesOf(instruments))
    for (const { record, words } of faultsOfSentence(library, records))
      at('instruments', instruments.indexOf(record))(words);
  library.documents.forEach((source, index) => {
    checkDocument(library, source, programme, at('documents', index));
  });
  if (policyPapers(library).filter(({ home }) => home).length > 1)
    at('documents', 0)('本市（home）的政策文件只能有一个');
  return faults;
}

type At = (list: LibraryFault['list'], index: number) => Tell;

function checkKinds({ kinds }: PolicyLibrary, { indicators, targets }: Programme, at: At): void {
  const ids = new Set(targets.map(({ id }) => id));
  kinds.forEach(({ part, counts, targets: named }, index) => {
    const tell = at('kinds', index);
    for (const code of [part, counts]) if (code !== null && !indicators.has(code)) tell(`没有指标“${code}”`);
    for (const id of named) if (!ids.has(id)) tell(`没有目标“${id}”`);
  });
}

function checkInstruments(library: PolicyLibrary, at: At): void {
  const papers = new Map(library.documents.map((one) => [one.code, withoutBlanks(one.paper)]));
  const kinds = new Set(library.kinds.map(({ code }) => code));
  const inputs = new Set(library.inputs.map(({ code }) => code));
  const people = new Set(library.applicants.flatMap(({ is }) => is));
  const seen = new Set<string>();
  library.instruments.forEach((one, index) => {
    const tell = at('instruments', index);
    const paper = papers.get(one.document);
    if (paper === undefined) tell(`没有文件“${one.document}”`);
    else if (!paper.includes(withoutBlanks(one.quote))) tell(`文件中没有这句话：${one.quote}`);
    if (!kinds.has(one.kind)) tell(`没有类别“${one.kind}”`);
    for (const code of inputsOf(one.rule)) if (!inputs.has(code)) tell(`没有计算基数“${code}”`);
    for (const name of one.beneficiary) if (!people.has(name)) tell(`没有一类申报对象属于“${name}”`);
    const place = `${one.document} ${one.kind}`;
    if (seen.has(place)) tell(`同一文件中类别“${one.kind}”重复`);
    seen.add(place);
  });
}

/** Records that quote the same words of the same paper. */
function sentencesOf(instruments: readonly Instrument[]): Instrument[][] {
  const found = new Map<string, Instrument[]>();
  for (const one of instruments) {
    const key = `${one.document} ${withoutBlanks(one.quote)}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()];
}

function checkDocument(
  library: PolicyLibrary,
  source: PolicyDocument,
  programme: Programme,
  tell: Tell,
): void {
  const paper = withoutBlanks(source.paper);
  for (const quote of quotesOfDocument(source))
    if (!paper.includes(withoutBlanks(quote))) tell(`文件中没有这句话：${quote}`);
  for (const sentence of uncovered(library, source, programme))
    tell(`有数额的句子没有记录引用：…${sentence}…；请补记录，或在 background 中写明原因`);
  if (source.payers.length > 0 && !isWhole(source.payers.map(({ share }) => share)))
    tell('各承担方的份额加起来不是1');
  const known = new Set(library.applicants.map(({ code }) => code));
  for (const gate of source.gates) {
    for (const code of gate.only) if (!known.has(code)) tell(`没有申报对象“${code}”`);
    if (!isSaid(gate)) tell(`“${gate.name}”的引文没有写${gate.factor === '0' ? '不予享受' : '减半'}`);
  }
}

function isSaid({ factor, quote }: Gate): boolean {
  if (factor === '0') return /不予|不得/.test(quote);
  return factor === '1/2' ? /[减減]半|50[%％]/.test(quote) : true;
}

/** Whether exact fractions add up to 1. */
function isWhole(shares: readonly string[]): boolean {
  const parts = shares.map((share) => share.split('/').map(BigInt));
  const common = parts.reduce((product, [, denominator = 1n]) => product * denominator, 1n);
  const sum = parts.reduce(
    (total, [numerator = 0n, denominator = 1n]) => total + (numerator * common) / denominator,
    0n,
  );
  return sum === common;
}
