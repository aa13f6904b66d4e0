/** A change as the page sends it, read into records; what cannot be read is said in words. Pure. */
import { z } from 'zod';
import type { ChangeForm, Entry, PaperForm } from '../contract/policy-library.ts';
import type { LibraryChange } from './changes.ts';
import { readInstrument } from './instrument-fields.ts';
import { Instrument, type PolicyDocument, type PolicyKind, type PolicyLibrary } from './library.ts';

type Say = (words: string) => void;

/** Columns in the words of the page. */
const FIELD_NAME: Readonly<Record<string, string>> = {
  clause: '条款',
  kind: '类别',
  name: '名称',
  event: '事项',
  beneficiary: '对象',
  form: '方式',
  rule: '数额',
  quote: '原文',
  certainty: '确定程度',
  from: '开始日期',
  to: '截止日期',
};

/** @returns the change, or null with every reason told to `say`. */
export function readChange(library: PolicyLibrary, form: ChangeForm, say: Say): LibraryChange | null {
  if (form.kind === 'end') return form;
  const kinds: PolicyKind[] = [];
  if (form.kind === 'add') {
    const instrument = readEntry(library, form.entry, kinds, say);
    return instrument && { kind: 'add', instrument, kinds };
  }
  const source = readPaper(library, form.paper, say);
  const open = form.paper.sentences.filter((s) => s.as === 'open').length;
  if (open > 0) say(`还有${open}句没有办完：请补成政策，或写明为什么不是`);
  const instruments = form.paper.sentences
    .filter((s) => s.as === 'record')
    .flatMap(({ quote, entries }) => {
      if (entries.length === 0) say(`“${quote.slice(0, 20)}…”还没有写成政策`);
      return entries.map((entry) => {
        const fields = { ...entry.fields, document: source.code, quote: entry.fields.quote || quote };
        return readEntry(library, { ...entry, fields }, kinds, say);
      });
    });
  const read = instruments.filter((one) => one !== null);
  return read.length < instruments.length
    ? null
    : { kind: 'paper', document: source, instruments: read, kinds };
}

function readEntry(
  library: PolicyLibrary,
  { fields, newKind }: Entry,
  kinds: PolicyKind[],
  say: Say,
): Instrument | null {
  const told: string[] = [];
  const kind = newKind ? kindFor(library, newKind, kinds) : fields.kind;
  const raw = readInstrument({ ...fields, kind, certainty: fields.certainty || 'stated' }, (words) =>
    told.push(words),
  );
  const parsed = Instrument.safeParse(raw, { error: z.locales.zhCN().localeError });
  const name = fields.name || fields.quote?.slice(0, 20) || '新政策';
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = String(path[0] ?? '');
    told.push(`${FIELD_NAME[field] ?? field}：${message}`);
  }
  for (const words of told) say(`${name}：${words.replace(/^rule /, '数额').replace(/^times /, '次数')}`);
  return parsed.success && told.length === 0 ? parsed.data : null;
}

/** A new kind gets the next code of its own; two records may share it. */
function kindFor(
  library: PolicyLibrary,
  { name, theme }: { name: string; theme: string },
  kinds: PolicyKind[],
): string {
  const known = kinds.find((one) => one.name === name);
  if (known) return known.code;
  const taken = new Set([...library.kinds, ...kinds].map(({ code }) => code));
  const code = nextCode('added_kind', taken);
  kinds.push({ code, name, theme, part: null, counts: null, targets: [], assumption: '' });
  return code;
}

function readPaper(library: PolicyLibrary, form: PaperForm, say: Say): PolicyDocument {
  const { city, title, number, issued, from, to, stacking, stackingQuote, text, sentences } = form;
  if (city === '' || title === '') say('请写明城市和文件名称');
  if (text.trim() === '') say('请粘贴文件全文');
  for (const [day, what] of [
    [issued, '印发日期'],
    [from, '施行日期'],
    [to, '截止日期'],
  ] as const)
    if (day !== '' && !/^20\d{2}-\d{2}-\d{2}$/.test(day)) say(`${what}写成 年-月-日，文件没有写就空着`);
  if (stacking !== '' && stackingQuote === '') say('写了“不重复”的办法，请引原文');
  return {
    code: nextCode('added_paper', new Set(library.documents.map(({ code }) => code))),
    city: city || '未填',
    title: title || '未填',
    number,
    issued,
    from,
    to,
    home: false,
    role: 'policy',
    targets: '',
    payers: [],
    payersQuote: '',
    payersUnits: [],
    payersNote: '',
    stacking,
    stackingQuote,
    gates: [],
    exception: null,
    background: sentences
      .filter((s) => s.as === 'background')
      .map(({ quote, reason }) => {
        if (reason.trim() === '') say(`“${quote.slice(0, 20)}…”请写明为什么不是一条政策`);
        return { quote, reason };
      }),
    paper: text,
  };
}

function nextCode(stem: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) if (!taken.has(`${stem}_${number}`)) return `${stem}_${number}`;
}
