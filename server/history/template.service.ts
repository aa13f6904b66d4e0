/** The blank table of past years, with one line to show how it is filled. */
import { writeTable } from '../workbook/write/table.ts';
import type { World } from '../world.ts';

export async function historyTemplate({ catalogue }: World): Promise<{ name: string; bytes: Uint8Array }> {
  const heads = ['期别', '地区', '指标', '数值', '计量单位', '数据性质', '来源', '原因'];
  const bytes = await writeTable({
    title: '历史数据',
    subtitle: '每行一个数；也可以直接上传地区、年份、指标作行列标题的表格',
    notes: [
      '期别：年度写“2018年”，半年写“2018年上半年”“2018年1—12月”。',
      '数据性质：初步、最终、普查修订，可以不写；来源写到文献和表号，例如某统计年鉴2019表10-2。',
      '没有发生填0，没有此项填“不适用”，没有数据填“缺”，不要用横线。',
      `指标按目录的名称填写：${catalogue.indicators
        .filter(({ formula }) => formula === null)
        .slice(0, 12)
        .map(({ name, unit }) => `${name}（${unit}）`)
        .join('、')}等。`,
    ],
    columns: heads.map((header) => ({ key: header, header, kind: 'text' as const })),
    rows: [Object.fromEntries(heads.map((header) => [header, '']))],
    simulated: false,
  });
  return { name: '历史数据.xlsx', bytes };
}
