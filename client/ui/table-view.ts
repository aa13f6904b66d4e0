/**
 * What a person does with a long table: narrows it, orders it, leaves columns out, copies it. All of it goes by the words in
 * the cells as they stand on the page, so that every table has it and none says twice what its cells mean.
 */
import { type RefObject, useEffect, useState } from 'react';
import { clip, shownCell } from '#shared/table-clipboard.ts';
import { type Sort, type SortValue, sortRows } from './sort-rows.ts';

/** A table with more rows than this can be narrowed and ordered; a shorter one is read as it is. */
export const LONG = 15;

export interface TableView {
  filter: string;
  setFilter: (text: string) => void;
  /** Keys of the rows that the filter leaves out, and of the columns that somebody left out. */
  out: ReadonlySet<string>;
  columnsOut: ReadonlySet<string>;
  toggleColumn: (key: string) => void;
  sort: Sort | null;
  onSort: (sort: Sort) => void;
  /** Rows in the order asked for; as given where none is. */
  order: <Row>(rows: readonly Row[], keyOf: (row: Row) => string) => readonly Row[];
}

const rowsOf = (table: HTMLTableElement | null) => [
  ...(table?.querySelectorAll<HTMLTableRowElement>('tr[data-key]') ?? []),
];

/** @param rows changes when the table has other rows: they are narrowed anew */
export function useTableView(table: RefObject<HTMLTableElement | null>, rows: unknown): TableView {
  const [filter, setFilter] = useState('');
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [columnsOut, setColumnsOut] = useState<ReadonlySet<string>>(new Set());
  const [sorted, setSorted] = useState<{ sort: Sort; values: ReadonlyMap<string, SortValue> } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are narrowed by the same words
  useEffect(() => {
    const wanted = filter.trim().toLowerCase();
    const left = wanted === '' ? [] : rowsOf(table.current).filter((row) => !has(row, wanted));
    setOut((before) => {
      const next = new Set(left.flatMap(({ dataset }) => dataset.key ?? []));
      return next.size === before.size && [...next].every((key) => before.has(key)) ? before : next;
    });
  }, [filter, rows, table]);
  const onSort = (sort: Sort) => {
    const at = [...(table.current?.tHead?.rows[0]?.cells ?? [])].findIndex(
      ({ dataset }) => dataset.column === sort.key,
    );
    const values = rowsOf(table.current).map((row): [string, SortValue] => [
      row.dataset.key ?? '',
      sortValue(row.cells[at]?.textContent ?? ''),
    ]);
    setSorted({ sort, values: new Map(values) });
  };
  return {
    ...{ filter, setFilter, out, columnsOut, onSort },
    sort: sorted?.sort ?? null,
    toggleColumn: (key) =>
      setColumnsOut(
        (before) => new Set(before.has(key) ? [...before].filter((k) => k !== key) : [...before, key]),
      ),
    order: (list, keyOf) =>
      sorted ? sortRows(list, (row) => sorted.values.get(keyOf(row)) ?? null, sorted.sort.direction) : list,
  };
}

function has(row: HTMLTableRowElement, wanted: string): boolean {
  return (row.textContent ?? '').toLowerCase().includes(wanted);
}

/** Figures by size, words by their order; a mark such as 未报 or a dash is no value. */
export function sortValue(text: string): SortValue {
  const shown = text.trim();
  const number = /^[+−-]?[\d,]+(\.\d+)?/.exec(shown)?.[0];
  if (number) return Number(number.replace(/,/g, '').replace('−', '-'));
  return /^(—|-|未报|缺|不适用|不完整|)$/.test(shown) ? null : shown;
}

/** The words of a cell: what stands in elements of their own stays apart. */
function wordsOf(cell: Element): string {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  let [words, before]: [string, Node | null] = ['', null];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    words += `${before && before !== node.parentNode ? ' ' : ''}${node.nodeValue ?? ''}`;
    before = node.parentNode;
  }
  return words.replace(/\s+/g, ' ').trim();
}

/** The table as it stands, its rows and columns narrowed, with the page's own line on its data. */
export function clipShown(table: HTMLTableElement) {
  const cells = (row: HTMLTableRowElement | undefined) => [...(row?.cells ?? [])].map(wordsOf);
  const data = [...document.querySelectorAll('.page-head .page-meta .meta-list:first-child > span')];
  return clip({
    above: [table.caption?.textContent ?? ''],
    head: cells(table.tHead?.rows[0]).map((text) => ({ text: text.trim(), number: null })),
    rows: [...table.tBodies]
      .flatMap(({ rows }) => [...rows])
      .filter((row) => !row.hidden)
      .map((row) => cells(row).map(shownCell)),
    below: [
      ...data.map(({ textContent }) => textContent ?? ''),
      ...[...document.querySelectorAll('.banner-badge')].map(({ textContent }) => textContent ?? ''),
    ],
  });
}
