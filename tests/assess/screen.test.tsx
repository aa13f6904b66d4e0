/** What the screen and the files say in the cases of cases.ts: heatmap cell, opened cell, ranking, CSV and XLSX. */
import { read, utils } from '@e965/xlsx';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { roundHalfUp } from '#shared/decimal.ts';
import type { TableModel } from '#shared/table.ts';
import { tableCsv } from '#shared/table-csv.ts';
import { CellDialog } from '../../client/features/assessment/cell-dialog.tsx';
import { RankingCard } from '../../client/features/assessment/ranking-card.tsx';
import { detailTable, rankingTable } from '../../client/features/assessment/run-tables.ts';
import { ScoreHeatmap } from '../../client/features/assessment/score-heatmap.tsx';
import { writeTable } from '../../server/workbook/write/table.ts';
import { CASES } from './cases.ts';
import { runOfCase } from './run-of.ts';

const rendered = (element: ReactElement) =>
  renderToStaticMarkup(<QueryClientProvider client={new QueryClient()}>{element}</QueryClientProvider>);
const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

async function workbook(table: TableModel): Promise<unknown[][]> {
  const book = read(await writeTable(table));
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: null });
}

const printed = (score: number | string | null) =>
  typeof score === 'number' ? roundHalfUp(score, 2) : score === 'incomplete' ? '不完整' : '—';

describe.each(CASES)('$file', ({ file, totals, ranks, cells, says }) => {
  const { run, group } = runOfCase(file);
  const ranking = words(
    rendered(
      <RankingCard
        focus={null}
        onFocus={() => {}}
        onOpen={() => {}}
        run={run}
        group={group}
        change={null}
        meta=""
      />,
    ),
  );
  const heat = rendered(
    <ScoreHeatmap change={null} focus={null} run={run} group={group} meta="" onOpen={() => {}} />,
  );
  const names = group.result.units.map(({ name, unit }) => name ?? unit);

  it('the ranking says total, rank and why', () => {
    names.forEach((name, u) => {
      expect(ranking).toContain(`${ranks[u] ?? '不排名'} ${name} ${printed(totals[u]!)}`);
    });
    const everything = ranking + words(heat);
    for (const text of says) expect(everything).toContain(text);
  });

  it.each(cells)('%s %s on the heatmap and opened', (unit, indicator, score, flags, mark) => {
    const at = group.result.order.indexOf(unit);
    const row = group.columns.findIndex(({ code }) => code === indicator);
    const cell = words(
      heat
        .split('<tr>')
        [row + 2]!.split('<td')
        [at + 1]!.replace(/^[^>]*>/, ''),
    );
    if (score !== null) expect(cell).toContain(roundHalfUp(score, 1));
    else expect(cell).toContain(mark ?? flags[0]);
    const dialog = words(
      rendered(<CellDialog run={run} group={group} unit={unit} column={indicator} onClose={() => {}} />),
    );
    expect(dialog).toContain(`得分 ${printed(score)}`);
    expect(dialog).toContain(`标志 ${flags.join('、') || '无'}`);
    if (mark) expect(dialog).toContain(`原值 ${mark}`);
  });

  it('CSV and XLSX hold the same', async () => {
    const [places, detail] = [rankingTable(run, group), detailTable(run, group)];
    const [rankBook, detailBook] = [await workbook(places), await workbook(detail)];
    const csv = tableCsv(places);
    names.forEach((name, u) => {
      const total = totals[u];
      const expected = typeof total === 'number' ? Number(roundHalfUp(total, 2)) : '不完整';
      expect(rankBook.find((line) => line[1] === name)?.slice(0, 3)).toEqual([
        ranks[u] ?? '不排名',
        name,
        expected,
      ]);
      expect(csv).toContain(`\n${ranks[u] ?? '不排名'},${name},${printed(total!)}`);
    });
    const column = (name: string) => detail.columns.findIndex(({ header }) => header === name);
    const [value, result, flag] = [column('原值'), column('得分'), column('标志')];
    for (const [unit, indicator, score, flags, mark] of cells) {
      const name = group.columns.find(({ code }) => code === indicator)?.name;
      const found = detailBook.find((line) => line[0] === unit && line[2] === name)!;
      if (score === null) expect(found[result]).toBeNull();
      else expect(found[result]).toBeCloseTo(score, 9);
      expect(found[flag] ?? '').toBe(flags.join('、'));
      if (mark) expect(found[value]).toBe(mark);
    }
  });
});
