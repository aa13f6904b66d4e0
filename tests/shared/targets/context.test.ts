/** Issue 9 item 27: province and peers beside ours, cited: 浙政发〔2025〕13号 9000亿元, R&D 3600亿元 and 3.4 %; 2030: 1.1万亿元. */
import { describe, expect, it } from 'vitest';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { period } from '#shared/period.ts';
import { targetsOverview } from '#shared/targets/overview/overview.ts';
import { openTargetView } from '#shared/targets/view.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { CITY_FOLDERS } from '../../helpers/app.ts';

const contextOf = (folder: string, year: number) => {
  const catalogue = loadCatalogue(folder);
  const panel = buildPanel(catalogue, [], { dataVersion: 1, asOf: '' });
  return targetsOverview(openTargetView(catalogue, panel, period('2025')), year).context;
};

describe('the city’s folder cites', () => {
  const shown = contextOf(CITY_FOLDERS.jiaxing, 2027)!;
  const row = (indicator: string) => {
    const { own, values } = shown.rows.find((r) => r.indicator === indicator)!;
    return [own, values[0]];
  };
  it('the province for 2027, beside our own aim and judged by nobody', () => {
    expect(shown.places[0]).toMatchObject({ name: '浙江省', document: '浙政发〔2025〕13号' });
    expect([row('sti_total'), row('rd'), row('rd_gdp')]).toEqual([
      ['≥ 850.0 亿元', '9,000 亿元'],
      ['≥ 330.0 亿元', '3,600 亿元'],
      ['≥ 3.70%', '3.4%'],
    ]);
  });
  it('every place with its document', () => {
    expect(shown.places.filter((p) => p.document === '' || p.title === '')).toEqual([]);
    expect(shown.rows.every((r) => r.values.length === shown.places.length)).toBe(true);
  });
  it('the province for 2030, and 文件未定 where a document sets nothing', () => {
    const later = contextOf(CITY_FOLDERS.jiaxing, 2030)!;
    const total = later.rows.find((r) => r.indicator === 'sti_total')!;
    expect([total.own, total.values[0]]).toEqual(['≥ 1,050.0 亿元', '11,000 亿元']);
    expect(later.rows.find((r) => r.indicator === 'rd_gdp')!.values[0]).toBe('文件未定');
  });
});

it('a city that cites nobody shows nothing', () => {
  expect(contextOf(CITY_FOLDERS.second, 2027)).toBeNull();
});
