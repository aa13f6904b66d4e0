/** The bytes of a document in one of its formats, step by step, so that its progress can be told and it can be cancelled. */

import type { DocumentFormat } from '#shared/contract/reports.ts';
import type { Period } from '#shared/period.ts';
import { buildSlides } from '#shared/report/build-slides.ts';
import { buildWorkbook } from '#shared/report/build-workbook.ts';
import type { DocumentKind } from '#shared/report/model.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import type { World } from '../world.ts';
import { draw, type Picture } from './charts/draw.ts';
import { type Composed, compose, composeFrom } from './compose.ts';
import { fillTemplate } from './docx/fill-template.ts';
import { writeDocument } from './docx/write.ts';
import { gather } from './gather.ts';
import { writeSlides } from './pptx/write.ts';
import { toPdf } from './to-pdf.ts';
import { writeWorkbook } from './xlsx/write.ts';

interface Order {
  period: Period;
  kind: DocumentKind;
  format: DocumentFormat;
  unit: string;
  publication: number | null;
}

interface Progress {
  signal: AbortSignal;
  /** Told before each step. @throws when the document is not wanted any more. */
  say: (step: string, done: number, total: number) => Promise<void>;
}

/** @returns the file and what is to be known of it. */
export async function makeFile(
  world: World,
  { publication, ...order }: Order,
  progress: Progress,
): Promise<{ bytes: Uint8Array; words: string }> {
  const wanted = { ...order, publication: publication ?? undefined };
  await progress.say('收集数据', 0, 4);
  if (order.kind === 'slides') return { bytes: await makeSlides(world, wanted, progress), words: '已生成' };
  if (order.kind === 'workbook')
    return { bytes: await makeWorkbook(world, wanted, progress), words: '已生成' };
  const composed =
    order.kind === 'sheets' ? await composeSheets(world, wanted) : [await compose(world, wanted)];
  return { bytes: await writeWord(world, composed, order.format, progress), words: doneWords(composed) };
}

type Wanted = Parameters<typeof compose>[1] & Pick<Order, 'format'>;

async function makeSlides(world: World, wanted: Wanted, progress: Progress): Promise<Uint8Array> {
  const { facts } = await gather(world, wanted);
  await progress.say('排版', 1, 3);
  const slides = await writeSlides(answerInPlaceWords(facts.catalogue, buildSlides(facts)));
  if (wanted.format !== 'pdf') return slides;
  await progress.say('转换为 PDF', 2, 3);
  return toPdf(slides, 'pptx', progress.signal);
}

async function makeWorkbook(world: World, wanted: Wanted, progress: Progress): Promise<Uint8Array> {
  const { facts, panel } = await gather(world, wanted);
  await progress.say('写入工作簿', 1, 2);
  return writeWorkbook(answerInPlaceWords(facts.catalogue, buildWorkbook(facts, panel)));
}

async function composeSheets(world: World, wanted: Parameters<typeof compose>[1]): Promise<Composed[]> {
  const gathered = await gather(world, wanted);
  const sheets: Composed[] = [];
  for (const { unit } of gathered.facts.total.peers)
    sheets.push(await composeFrom(world, { ...wanted, kind: 'sheet', unit }, gathered));
  return sheets;
}

async function writeWord(
  world: World,
  composed: readonly Composed[],
  format: DocumentFormat,
  progress: Progress,
): Promise<Uint8Array> {
  const models = composed.map(({ model }) => model);
  const charts = models.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'));
  const pictures = new Map<string, Picture>();
  const total = charts.length + (format === 'pdf' ? 3 : 2);
  for (const [i, chart] of charts.entries()) {
    await progress.say(`绘图 ${i + 1}/${charts.length}：${chart.caption}`, i + 1, total);
    const picture = await draw(chart.drawing);
    if (picture) pictures.set(chart.id, picture);
  }
  await progress.say('排版', charts.length + 1, total);
  const [only] = models;
  // Of several sheets in one file each would bring its own page set-up: they keep ours.
  const template = only && models.length === 1 ? world.templates.get(only.kind) : undefined;
  const docx = template && only ? fillTemplate(template, only) : await writeDocument(models, () => pictures);
  if (format !== 'pdf') return docx;
  await progress.say('转换为 PDF', charts.length + 2, total);
  return toPdf(docx, 'docx', progress.signal);
}

/** Numbers that an edited paragraph still has and the data no longer say are told with the file. */
function doneWords(composed: readonly Composed[]): string {
  const stale = composed.flatMap(({ edits }) => edits.flatMap((edit) => edit.stale)).length;
  return stale === 0 ? '已生成' : `已生成；改写的段落中有${stale}个数与现有数据不一致，请核对`;
}
