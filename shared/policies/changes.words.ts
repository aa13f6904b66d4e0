/** What a change of the library does, in one sentence. */
import type { LibraryChange } from './changes.ts';
import { instrumentOf, type PolicyLibrary } from './library.ts';
import { ruleWords } from './policies.words.ts';

/** 新增：嘉兴 一(一) 新认定省级重点企业研究院，100万元. @param library the one before or after the change. */
export function changeWords(library: PolicyLibrary, change: LibraryChange): string {
  const paper = (code: string) => library.documents.find((one) => one.code === code);
  switch (change.kind) {
    case 'add': {
      const { document, clause, name, rule } = change.instrument;
      return `新增：${paper(document)?.city ?? ''} ${clause} ${name}，${ruleWords(rule, library)}`;
    }
    case 'end': {
      const found = instrumentOf(library, change.document, change.instrument);
      return `终止：${paper(change.document)?.city ?? ''} ${found?.name ?? ''}，最后一天${change.on}`;
    }
    case 'paper': {
      const { city, title } = change.document;
      return `新文件：${city}《${title}》，${change.instruments.length}条政策`;
    }
  }
}
