/** Every target names the units of its clause, all of them and in their order: read from the papers themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Target } from '#shared/targets/target.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { besideRepository, JIAXING } from './folders.ts';

const jiaxing = loadCatalogue(JIAXING);
const papers = besideRepository('source-documents');
const PAPER: Record<string, string> = { plan14: '001_', plan315: '002_' };

/** One form of writing for the papers and the catalogue: no blanks, one kind of bracket. */
const plain = (text: string) =>
  text
    .replace(/\s+/g, '')
    .replace(/[〔(（[]/g, '(')
    .replace(/[〕)）\]]/g, ')');

function paperOf(target: Target): string {
  const name = readdirSync(papers!).find((n) => n.startsWith(PAPER[target.document]!))!;
  return plain(readFileSync(join(papers!, name), 'utf8'));
}

/** The clause's own list: the first one behind the quote, unless another numbered clause begins before it. */
function listed(text: string, quote: string): string[] {
  const after = text.slice(text.indexOf(plain(quote)) + plain(quote).length);
  const at = after.indexOf('责任单位:') >= 0 ? after.indexOf('责任单位:') : after.indexOf('责任单位：');
  const before = at < 0 ? after : after.slice(0, at);
  if (at < 0 || /(?:^|[。)])(\([一二三四五六七八九十]+\)|[一二三四五六七八九十]、|\d．)/.test(before))
    return [];
  const list = after.slice(at + 5);
  let depth = 0;
  const end = [...list].findIndex((c) => {
    if (c === '(') depth++;
    if (c === ')') depth--;
    return depth < 0;
  });
  const own = list.slice(0, end).split('。')[0]!;
  return own
    .replace('嘉兴经济技术开发区、', '嘉兴经济技术开发区|')
    .replace('浙江乍浦经济开发区(嘉兴港区)和', '嘉兴港区(浙江乍浦经济开发区)|')
    .replace('县(市、区)政府', '县(市,区)政府')
    .split(/[、，|]/)
    .map((u) => u.replace('市,区', '市、区'));
}

describe.skipIf(!papers)('责任单位 of every target are those of its clause (issue 9, 25)', () => {
  test.each(jiaxing.targets.map((t) => [t.id, t.document, t.clause, t] as const))('%s (%s %s)', (...row) => {
    const target = row[3];
    expect(target.responsible).toEqual(listed(paperOf(target), target.quote));
  });
});

test('the city units that a clause lists are organisations; an institution of the state is known by its full name', () => {
  const known = new Set(jiaxing.organisations.map((o) => o.name));
  const outside = new Set(['各县(市、区)政府', '有关县(市、区)政府']);
  const named = new Set(jiaxing.targets.flatMap((t) => t.responsible));
  expect([...named].filter((n) => !known.has(n) && !outside.has(n))).toEqual([]);
  for (const name of ['市人力社保局', '市税务局', '市政府办公室', '市教育局']) expect(named).toContain(name);
});

test('the modal word is one of the quoted text', () => {
  for (const t of jiaxing.targets) expect(t.quote).toContain(t.modal);
  const modal = (id: string) => jiaxing.targets.find((t) => t.id === id)?.modal;
  expect([modal('gov_never_decrease'), modal('sci_over_recurrent'), modal('cnt_prov_project_2027')]).toEqual([
    '原则上',
    '应当',
    '争取',
  ]);
  expect(modal('cnt_sme_total_2027')).toBe('力争');
  expect(modal('sti_total_2027')).toBe('');
});

test('001 一(一) and 二(八): a stand-in for the paper’s own figure is said to be ours (issue 9, 24)', () => {
  const ours = (id: string) => jiaxing.targets.find((t) => t.id === id)?.convention;
  expect(ours('gov_never_decrease')).toContain('预算安排');
  expect(ours('soe_over_average')).toContain('年均增幅');
});
