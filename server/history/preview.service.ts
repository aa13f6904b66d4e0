/** Reads a table of past years and says what loading it would do; only the file is kept. */
import type { HistoryPreview, Skipped } from '#shared/contract/history.ts';
import type { Actor } from '../http/actor.ts';
import { openUpload } from '../http/open-upload.ts';
import { fileRefused, notFound } from '../http/problem.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import { todayOf } from '../programme/today.ts';
import { writeTable } from '../workbook/write/table.ts';
import { keepOfficeFile, type OfficeUpload } from '../workflow/keep-office-file.ts';
import type { World } from '../world.ts';
import { type CheckedFigure, checkHistory } from './check-history.ts';
import { contentsOf, contentsTable } from './contents.ts';
import { findHistoryFile, HISTORY_FILES } from './history.repository.ts';
import { type FoundFigure, readHistory } from './read-history.ts';
import { isSdmxCsv, readSdmx } from './read-sdmx.ts';

interface Checked {
  figures: CheckedFigure[];
  skipped: Skipped;
  dataVersion: number;
}

/** @throws 422 for a file that cannot be read or holds no table of figures. */
export async function previewHistory(
  world: World,
  actor: Actor,
  upload: OfficeUpload,
): Promise<HistoryPreview> {
  const { figures, skipped, dataVersion } = await checkFile(world, upload);
  const file = await keepOfficeFile(world, actor, upload, {
    shelf: HISTORY_FILES,
    action: 'history-upload',
    more: { rows: figures.length },
  });
  return { file, dataVersion, skipped, ...contentsOf(world.catalogue, figures) };
}

/** All rows of a preview. @throws 404 for a file of somebody else. */
export async function previewTable(world: World, actor: Actor, id: string) {
  const file = await ownFile(world, actor, id);
  const { figures } = await checkFile(world, { fileName: file.name, bytes: file.content });
  const title = `历史数据核对：${file.name}`;
  return {
    name: '历史数据核对.xlsx',
    bytes: await writeTable(contentsTable(world.catalogue, figures, { title, kind: 'load' })),
  };
}

/** @throws 404 for a file of somebody else. */
export async function ownFile(world: World, actor: Actor, id: string) {
  const file = await findHistoryFile(world.db, id);
  if (!file || file.uploaded_by !== actor.person.account) throw notFound('文件');
  return file;
}

/** Figures of one batch. */
const MAX_FIGURES = 12_000;
const tooMany = (unit: string) =>
  fileRefused(
    'too-many-rows',
    `文件超过${MAX_FIGURES}${unit}，没有读取。请按期别或指标分成几个文件，逐批载入。`,
  );

/** The lines of a text file, without reading it: it is parsed in this process. */
function linesOf(bytes: Uint8Array): number {
  let lines = 1;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** @throws 422 for a file that cannot be read, holds no table of figures or too many of them. */
export async function checkFile(world: World, { fileName, bytes }: OfficeUpload): Promise<Checked> {
  // A head, and what follows the last line's end.
  if (isSdmxCsv(bytes) && linesOf(bytes) > MAX_FIGURES + 2) throw tooMany('行');
  const found = isSdmxCsv(bytes)
    ? readSdmx(bytes, world.catalogue)
    : readHistory(await openUpload({ bytes, fileName }), world.catalogue);
  if (!found || found.figures.length === 0)
    throw fileRefused(
      'no-history',
      '没有找到数据：表头要写明地区、指标、期别和数值，或以年份、指标、地区作行、列标题。请下载空白表对照。',
    );
  if (found.figures.length > MAX_FIGURES) throw tooMany('个数');
  return { ...(await checkFigures(world, found.figures)), skipped: found.skipped };
}

/** What figures would do to the latest data. */
async function checkFigures({ catalogue, db, panels, now }: World, figures: readonly FoundFigure[]) {
  const panel = await panels.panel();
  if (!panel) throw notFound('数据版本');
  const calendar = await loadCalendar(db);
  const today = todayOf({ catalogue, now });
  return {
    figures: checkHistory({ catalogue, panel, calendar, today }, figures),
    dataVersion: panel.dataVersion,
  };
}
