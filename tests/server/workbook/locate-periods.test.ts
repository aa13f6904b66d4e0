/** Periods in every customary writing and place. */
import { describe, expect, test } from 'vitest';
import { layoutOf } from './city-layouts.ts';
import { codes, county, locate, short, table, wanted } from './county-table.ts';

describe('periods in titles', () => {
  const ours = [
    '2026年上半年',
    '2026上半年',
    '2026.1-6月',
    '2026年1—6月',
    '2026H1',
    '2026-06',
    '2026年6月',
    '二〇二六年上半年',
    '26年上半年',
    '2026/06/30',
    '截至2026年6月底',
    '2026年第一、二季度',
    '2026年二季度累计',
    '2026年半年度',
    '2026年一至六月',
    '本年上半年',
    '202606',
    '2026年',
    '26上半年',
    '26H1',
    '26.1-6月',
    '2026 1-6',
    '二〇二六上半年',
    '2026年第一季度、第二季度',
    '2026年Q1-Q2',
  ];
  const others = [
    '2025上半年',
    '2025.1-6月',
    '2025年1-6月',
    '2025H1',
    '2025-06',
    '2025年1—6月',
    '2025年6月',
    '二〇二五年上半年',
    '25年上半年',
    '2025/06/30',
    '截至2025年6月底',
    '2025年第一、二季度',
    '2025年二季度累计',
    '2026年度',
    '2026年1-12月',
    '去年上半年',
    '去年同期',
    '上年同期',
    '2025年半年度',
    '2026年第二季度',
    '2025',
    '2025 年 上 半 年',
    '2026年三季度',
    '2026年全年',
    '202506',
    '25上半年',
    '25H1',
    '25.1-6月',
    '25Q2',
    '2025 1-6',
    '2025 6月',
    '二○二五上半年',
  ];
  test.each(ours)('%s is the half-year asked for', (period) => {
    const located = locate(table(['本期累计'], 0, `海盐县${period}科技创新投入监测表`));
    expect(codes(located)).toEqual([]);
    expect(short(located)).toEqual(wanted);
  });
  test.each(others)('%s is not', (period) => {
    const located = locate(table(['本期累计'], 0, `海盐县${period}科技创新投入监测表`));
    expect(codes(located)).toEqual(['wrong_period']);
    expect(located.questions[0]?.message).toContain('2026年上半年');
  });
  test.each(others)(
    '%s in a line, a pair of cells, a sheet’s name, a file’s name, over the column',
    (period) => {
      const bare = table(['本期累计'], 0, '海盐县科技创新投入监测表');
      const [title = [], ...rest] = bare;
      const ways = [
        locate([title, [`报告期：${period}`], ...rest]),
        locate([title, ['报告期', period], ...rest]),
        locate([title, ['期别：', period], ...rest]),
        locate(bare, county, { sheet: period }),
        locate(bare, county, { file: `海盐县${period}.xlsx` }),
        locate(table([period], 0, '海盐县科技创新投入监测表')),
      ];
      expect(ways.map(codes)).toEqual(ways.map(() => ['wrong_period']));
    },
  );
  const noPeriod = [
    '填报日期：2025年7月10日',
    '报送时间：2025年7月',
    '嘉政发〔2025〕14号',
    '模板（2025年版）',
    '日期：2025年7月',
  ];
  test.each(noPeriod)('%s is no period', (line) => {
    const [title = [], ...rest] = table(['本期累计'], 0);
    expect(short(locate([title, [line], ...rest]))).toEqual(wanted);
  });
  test('a year’s form takes the year and refuses the half-year', () => {
    const yearly = layoutOf('330424', '2025');
    expect(short(locate(table(['本年'], 0, '海盐县2025年度科技创新投入'), yearly))).toEqual(wanted);
    expect(codes(locate(table(['本年'], 0, '海盐县2025年上半年科技创新投入'), yearly))).toEqual([
      'wrong_period',
    ]);
  });
  test('the corner of the heads, a remark below where nothing else says it', () => {
    const corner = table(['金额'], 0, '海盐县科技创新投入').map((row) =>
      row.map((cell) => (cell === '指标名称' ? '2025年上半年' : cell)),
    );
    expect(codes(locate(corner))).toEqual(['wrong_period']);
    const bare = table(['金额'], 0, '海盐县科技创新投入');
    expect(codes(locate([...bare, ['注：以上为2025年上半年数据']]))).toEqual(['wrong_period']);
    expect(short(locate([...table(['金额'], 0), ['注：2025年上半年数据为快报数']]))).toEqual(wanted);
  });
  test('the message names the period with its year, not a word of the form’s name', () => {
    const located = locate(table(['金额'], 0, '海盐县科技创新投入半年度监测表（2025年上半年）'));
    expect(located.questions[0]?.message).toMatch(/^这是2025年上半年的报表/);
  });
  test('the title goes before the sheet’s name', () => {
    const old = table(['本期累计'], 0, '海盐县2025年上半年科技创新投入');
    expect(codes(locate(old, county, { sheet: '2026上半年' }))).toEqual(['wrong_period']);
    expect(short(locate(table(['本期累计'], 0), county, { sheet: '2025' }))).toEqual(wanted);
  });
});
