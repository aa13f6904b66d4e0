/**
 * What two analysts add to or end in a library, as it is stored: the library of a version is the folder's with every
 * confirmed change applied in order. Nothing is removed: an ended instrument keeps its record and gets its last day. Pure.
 */
import { z } from 'zod';
import { checkLibrary } from './check-library.ts';
import type { Programme } from './coverage.ts';
import { Instrument, instrumentOf, PolicyDocument, PolicyKind, type PolicyLibrary } from './library.ts';

export const LibraryChange = z.discriminatedUnion('kind', [
  /** One instrument of a paper that the library holds, with its kind where that is new. */
  z.object({ kind: z.literal('add'), instrument: Instrument, kinds: z.array(PolicyKind) }),
  /** The last day of an instrument. */
  z.object({ kind: z.literal('end'), document: z.string(), instrument: z.string(), on: z.iso.date() }),
  /** Another paper, whole: its text, its records and the reasons for what grants nothing. */
  z.object({
    kind: z.literal('paper'),
    document: PolicyDocument,
    instruments: z.array(Instrument),
    kinds: z.array(PolicyKind),
  }),
]);
export type LibraryChange = z.infer<typeof LibraryChange>;

export function applyChange(library: PolicyLibrary, change: LibraryChange): PolicyLibrary {
  switch (change.kind) {
    case 'add':
      return {
        ...library,
        kinds: [...library.kinds, ...change.kinds],
        instruments: [...library.instruments, change.instrument],
      };
    case 'end':
      return {
        ...library,
        instruments: library.instruments.map((one) =>
          one.document === change.document && one.kind === change.instrument
            ? { ...one, to: change.on }
            : one,
        ),
      };
    case 'paper':
      return {
        ...library,
        documents: [...library.documents, change.document],
        kinds: [...library.kinds, ...change.kinds],
        instruments: [...library.instruments, ...change.instruments],
      };
  }
}

/** What stands against a change, in words; empty when it can be made. The library before it has no faults. */
export function changeFaults(library: PolicyLibrary, change: LibraryChange, programme: Programme): string[] {
  if (change.kind === 'end') return endFaults(library, change);
  const { kinds, documents } = library;
  const taken = change.kinds.filter(({ code, name }) =>
    kinds.some((k) => k.code === code || k.name === name),
  );
  const twice = change.kind === 'paper' && documents.some(({ code }) => code === change.document.code);
  return [
    ...taken.map(({ name }) => `类别“${name}”已经有了，请直接选用`),
    ...(twice ? ['已有同一代码的文件'] : []),
    ...checkLibrary(applyChange(library, change), programme).map(({ words }) => words),
  ];
}

function endFaults(library: PolicyLibrary, { document, instrument, on }: LibraryChange & { kind: 'end' }) {
  const found = instrumentOf(library, document, instrument);
  const paper = library.documents.find(({ code }) => code === document);
  if (!found || !paper) return ['没有这条政策'];
  const from = found.from || paper.from;
  const to = found.to || paper.to;
  if (from !== '' && on < from) return [`最后一天不能早于开始的一天（${from}）`];
  return to !== '' && on > to ? [`这条政策到${to}已经截止，只能提前`] : [];
}

/** The library after every confirmed change, in their order. */
export function libraryAfter(base: PolicyLibrary, changes: readonly LibraryChange[]): PolicyLibrary {
  return changes.reduce(applyChange, base);
}
