/** A scheme.json that would score otherwise than it says is refused at its line. */

import { z } from 'zod';
import { defaultScheme, hasSubject } from '#shared/assess/default-scheme.ts';
import { FileScheme } from '#shared/assess/file-scheme.ts';
import { schemeProblems } from '#shared/assess/scheme-problems.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { Subject } from '#shared/contract/scheme.ts';
import type { CatalogueFault } from './check-references.ts';

/** Faults of shape first; what the columns name is checked once the shape holds. */
export function checkScheme(catalogue: Catalogue): CatalogueFault[] {
  const parsed = FileScheme.safeParse(catalogue.scheme, { error: z.locales.zhCN().localeError });
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      path: ['scheme', ...path.map((step) => (typeof step === 'number' ? step : String(step)))],
      words: message,
    }));
  const { document } = parsed.data;
  const unknown = document !== null && !catalogue.documents.some(({ id }) => id === document);
  return [
    ...(unknown ? [{ path: ['scheme', 'document'], words: `没有代码为“${document}”的文件` }] : []),
    ...Subject.options.flatMap((subject) => columnFaults(catalogue, subject, parsed.data)),
  ];
}

function columnFaults(catalogue: Catalogue, subject: Subject, file: FileScheme): CatalogueFault[] {
  const listed = subject === 'units' ? file.items : file.institutions.items;
  const at = subject === 'units' ? ['scheme', 'items'] : ['scheme', 'institutions', 'items'];
  const names = Object.keys(file.dimensions);
  // A column of no dimension would be dropped with its dimension before the scheme is looked at.
  const strange = listed.flatMap(({ dimension }, i) =>
    names.includes(dimension) ? [] : [{ path: [...at, i, 'dimension'], words: `没有维度“${dimension}”` }],
  );
  if (strange.length > 0 || !hasSubject(catalogue, subject)) return strange;
  return schemeProblems(defaultScheme(catalogue, subject), catalogue).map(({ pointer, detail }) => {
    const [, index, field] = /^\/scheme\/items\/(\d+)\/(\w+)$/.exec(pointer) ?? [];
    const place = index !== undefined && listed.length > 0 ? [...at, Number(index), field ?? ''] : ['scheme'];
    return { path: place, words: detail };
  });
}
