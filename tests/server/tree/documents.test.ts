/** Documents of a province speak of the province: its report, its meeting, its slides and its workbook. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { period as toPeriod } from '#shared/period.ts';
import { buildSlides } from '#shared/report/build-slides.ts';
import { buildWorkbook } from '#shared/report/build-workbook.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { gather } from '../../../server/reports/gather.ts';
import { writeSlides } from '../../../server/reports/pptx/write.ts';
import { writeWorkbook } from '../../../server/reports/xlsx/write.ts';
import type { TestApp } from '../../helpers/app.ts';
import { openNation, PROVINCE } from '../../nation/open.ts';

let t: TestApp;
beforeAll(async () => {
  ({ t } = await openNation(PROVINCE));
});
afterAll(() => t.close());

test.each(['/api/reports/2025?kind=report', '/api/reports/2025?kind=notice', '/api/meetings/2025'])(
  '%s says 全省',
  async (address) => {
    const { status, body } = await (await t.signIn('leader')).get(address);
    expect(status).toBe(200);
    const words = JSON.stringify(body);
    expect(words).toContain('全省');
    expect(words).not.toMatch(/全市(科技|总投入|政府|企业)/);
  },
);

test('slides and workbook lose nothing on the way to the words of their level', async () => {
  const { facts, panel } = await gather(t.world, { period: toPeriod('2025') });
  for (const made of [buildSlides(facts), buildWorkbook(facts, panel)]) {
    const said = answerInPlaceWords(facts.catalogue, made);
    // Only words moved: the same shape with the same figures.
    const figures = (of: unknown) => JSON.stringify(of).replaceAll(/"[^"]*"/g, '""');
    expect(figures(said)).toBe(figures(made));
  }
  const bytes = [
    await writeWorkbook(answerInPlaceWords(facts.catalogue, buildWorkbook(facts, panel))),
    await writeSlides(answerInPlaceWords(facts.catalogue, buildSlides(facts))),
  ];
  for (const file of bytes) expect(Buffer.from(file.subarray(0, 2)).toString()).toBe('PK');
});
