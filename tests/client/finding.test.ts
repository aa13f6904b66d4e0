/** What people type into Ctrl+K, and what it has to find among the first five. */
import { expect, test } from 'vitest';
import { findItems } from '../../client/app/find-items.ts';
import { spellings, withSpellings } from '../../client/app/pinyin-keys.ts';
import { matchItems } from '../../client/ui/match-items.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import type { Programme } from '../../shared/contract/programme.ts';
import { period, periodLabel } from '../../shared/period.ts';
import { CITY_FOLDERS } from '../helpers/app.ts';

const catalogue = loadCatalogue(CITY_FOLDERS.jiaxing);
const periods = ['2026-S1', '2025', '2025-S2', '2025-S1'].map((text) => ({
  period: period(text),
  label: periodLabel(period(text)),
  opens: '',
  due: '',
  expected: 14,
  approved: 9,
}));
const programme: Programme = {
  catalogue,
  catalogueVersion: 1,
  catalogueDigest: 'd',
  dataVersion: 1,
  asOf: '',
  periods,
  simulated: true,
  outline: true,
};
const office = withSpellings(findItems(programme, 'analyst'));
const found = (typed: string) => matchItems(office, typed).map(({ href }) => decodeURIComponent(href));

test('initials of a county come before the code of an institution that has them', () => {
  expect(found('hn')[0]).toBe('/regions/330481');
});

test.each([
  ['hn', '/regions/330481'],
  ['haining', '/regions/330481'],
  ['海宁', '/regions/330481'],
  ['330481', '/regions/330481'],
  ['海宁 增速', '/regions/330481'],
  ['hn 增速', '/regions/330481'],
  ['jsx', '/regions/330421'],
  ['nanhu', '/regions/330402'],
  ['经开', '/regions/jxjk'],
  ['港区', '/regions/jxgq'],
  ['2026上半年', '/regions?period=2026-S1'],
  ['2026年上半年', '/regions?period=2026-S1'],
  ['2026-S1', '/regions?period=2026-S1'],
  ['2025年', '/regions?period=2025'],
  ['2026上半年 待审', '/review?period=2026-S1'],
  ['2026上半年 通报', '/reports/2026-S1'],
  ['市财政局', '/indicators?q=市财政局'],
  ['czj', '/indicators?q=市财政局'],
  ['财政局', '/indicators?q=市财政局'],
  ['嘉兴大学', '/institutions'],
  ['jxdx', '/institutions'],
  ['高校', '/institutions'],
  ['待审', '/review'],
  ['功效系数', '/assessment'],
  ['得分', '/assessment'],
  ['催报', '/reminders'],
  ['截止', '/periods'],
  ['归档包', '/publications'],
  ['fb', '/publications'],
  ['通报', '/reports'],
  ['报告', '/reports'],
  ['口径', '/indicators'],
  ['帮助', '/help'],
  ['未报', '/review'],
  ['年鉴', '/history'],
  ['政策', '/policies'],
  ['研发费用', '/indicators/ent_rd'],
  ['gov_total', '/indicators/gov_total'],
  ['zfkjcx', '/indicators/gov_total'],
  ['概念验证中心', '/indicators/gov_poc'],
  ['专项债', '/indicators/memo_bond'],
  ['海宁增速', '/regions/330481'],
  ['海宁市位次', '/regions/330481'],
  ['330481增速', '/regions/330481'],
  ['hn增速', '/regions/330481'],
  ['hn zs', '/regions/330481'],
  ['hnzs', '/regions/330481'],
  ['hainingzengsu', '/regions/330481'],
  ['2026上半年待审', '/review?period=2026-S1'],
  ['2026年上半年待审', '/review?period=2026-S1'],
  ['2026年上半年通报', '/reports/2026-S1'],
  ['2025年情况表', '/reports/2025'],
  ['850', '/targets'],
  ['贡献率', '/contribution'],
  ['占比', '/structure'],
])('%s finds %s', (typed, href) => {
  expect(found(typed)).toContain(href);
});

test.each([
  ['海宁增速', '/regions/330481'],
  ['hnzs', '/regions/330481'],
  ['2026年上半年待审', '/review?period=2026-S1'],
])('%s is answered by one entry, first', (typed, href) => expect(found(typed)[0]).toBe(href));

test.each(['海宁火星', '增速火星', 'hnq', '海'.repeat(3)])('%s finds nothing', (typed) =>
  expect(found(typed)).toEqual([]),
);

test('what was opened last comes first when nothing is typed', () => {
  const ids = matchItems(office, '', ['indicator gov_total', 'gone']).map(({ id }) => id);
  expect(ids[0]).toBe('indicator gov_total');
  expect(ids).toHaveLength(12);
});

test('a leader is offered no page that is not theirs', () => {
  const own = withSpellings(findItems(programme, 'leader'));
  expect(matchItems(own, '待审')).toEqual([]);
  expect(matchItems(own, '催报')).toEqual([]);
});

test.each([
  ['海宁市', ['hainingshi', 'hns']],
  ['R&D经费', ['rdjingfei', 'rdjf']],
  ['2025年', ['2025nian', '2025n']],
])('%s is typed as %j', (text, typed) => expect(spellings(text)).toEqual(typed));
