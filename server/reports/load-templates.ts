/** The city's own templates: `templates/report.docx`, `notice.docx` and `sheet.docx` in its folder; none is needed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentKind } from '#shared/report/model.ts';

export type Templates = ReadonlyMap<DocumentKind, Uint8Array>;

const KINDS = ['report', 'notice', 'sheet'] as const satisfies readonly DocumentKind[];

/** @param folder of the city. */
export function loadTemplates(folder: string): Templates {
  return new Map(
    KINDS.flatMap((kind): [DocumentKind, Uint8Array][] => {
      const path = join(folder, 'templates', `${kind}.docx`);
      return existsSync(path) ? [[kind, readFileSync(path)]] : [];
    }),
  );
}
