/** 10,000 rows of past years previewed, beside the guarded reading of the same file that every upload begins with. */
import { writeXlsx } from 'hucre/xlsx';
import { checkFile } from '../../server/history/preview.service.ts';
import { readWorkbook } from '../../server/workbook/read/read.ts';
import { testApp } from '../helpers/app.ts';
import { pastCells } from '../helpers/past-cells.ts';
import { median, type Outcome } from './measure.ts';

const ROWS = 10_000;
const ROUNDS = 3;
const LIMIT = 3;
const HEAD = ['期别', '地区', '指标', '数值', '计量单位', '数据性质', '来源', '原因'];
const NAME = '历史.xlsx';

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Reading, names, rules and comparison with what is there; in seconds too, which are the machine's of that minute. */
export async function historyPreview(): Promise<Outcome[]> {
  const t = await testApp({ planOpened: false });
  const rows = pastCells(t.catalogue)
    .slice(0, ROWS)
    .map(({ label, unit, indicator }, at) => [
      label,
      unit,
      indicator,
      100_000 + at,
      '万元',
      '',
      '某年鉴',
      '',
    ]);
  const bytes = await writeXlsx({ sheets: [{ name: '历史', rows: [HEAD, ...rows] }] });
  const [whole, opened]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    opened.push(await time(() => readWorkbook(bytes, NAME)));
    whole.push(await time(() => checkFile(t.world, { fileName: NAME, bytes })));
  }
  await t.close();
  const ratio = median(whole) / median(opened);
  const seconds = (times: number[]) => (median(times) / 1000).toFixed(1);
  return [
    {
      name: `预览${ROWS}行历史数据`,
      measured: `${ratio.toFixed(2)} 倍（${seconds(whole)} 秒对 ${seconds(opened)} 秒）`,
      limit: `不超过只打开同一文件的 ${LIMIT} 倍；空闲的机器上不超过5秒`,
      holds: ratio <= LIMIT,
    },
  ];
}
