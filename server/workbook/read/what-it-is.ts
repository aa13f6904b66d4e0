/** Archives and compound files that are no workbook this system reads: what they are instead. */
import type { WorkbookProblemCode } from '../problem.ts';

/** Null for a readable old workbook; `paths` are the streams of a compound file. */
export function compoundProblem(paths: readonly string[]): WorkbookProblemCode | null {
  const has = (name: RegExp) => paths.some((path) => name.test(path));
  if (has(/\/EncryptedPackage$/i)) return 'encrypted';
  if (has(/\/(Workbook|Book)$/i)) return null;
  if (has(/\/WordDocument$/i)) return 'is_document';
  return has(/\/PowerPoint Document$/i) ? 'is_slides' : 'not_a_workbook';
}

const OFFICE: [kind: RegExp, code: WorkbookProblemCode][] = [
  [/wordprocessingml/, 'is_document'],
  [/presentationml/, 'is_slides'],
  [/sheet\.binary/, 'is_xlsb'],
];
const OPEN_DOCUMENT: [kind: RegExp, code: WorkbookProblemCode][] = [
  [/opendocument\.text/, 'is_document'],
  [/opendocument\.presentation/, 'is_slides'],
];

/** Null for a readable .xlsx or .ods; `parts` are the archive's XML texts by name. */
export function zipProblem(
  names: ReadonlySet<string>,
  parts: ReadonlyMap<string, string>,
): WorkbookProblemCode | null {
  const mimetype = parts.get('mimetype') ?? '';
  if (/opendocument\.spreadsheet/.test(mimetype) && parts.has('content.xml')) {
    return /encryption-data/.test(parts.get('META-INF/manifest.xml') ?? '') ? 'encrypted' : null;
  }
  const types = [...parts].find(([name]) => name.toLowerCase() === '[content_types].xml')?.[1];
  if (types !== undefined) {
    const foreign = OFFICE.find(([kind]) => kind.test(types))?.[1];
    const isSheet =
      /spreadsheetml\.(sheet|template)(\.main|\+)|ms-excel\.(sheet|template)\.macroEnabled/i.test(types);
    if (names.has('xl/workbook.bin')) return 'is_xlsb';
    return isSheet ? null : (foreign ?? 'not_a_workbook');
  }
  const open = OPEN_DOCUMENT.find(([kind]) => kind.test(mimetype))?.[1];
  if (open) return open;
  if ([...names].some((name) => /\.iwa$|^Index\.zip$/.test(name))) return 'is_numbers';
  return names.has('OFD.xml') ? 'is_pdf' : 'is_archive';
}
