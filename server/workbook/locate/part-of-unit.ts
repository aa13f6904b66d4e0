/** A table whose title speaks of a part of the reporter's unit: 海盐县本级, 海盐县（不含镇街）. */
import type { FormLayout } from '../types.ts';
import { plainWords } from './words.ts';

const LEFT_OUT = /[([]?(?:不含|不包括|未含|剔除)[^()[\]]*(?:镇|乡|街道|园区|平台|下属|国企)[^()[\]]*[)\]]?/;

/** The doubt in Chinese, or empty. @param titles what stands over the table, and the name of its sheet. */
export function onlyPart(
  { organisation, unitLabels }: FormLayout,
  own: string | null,
  titles: readonly string[],
): string {
  if (own === null) return '';
  const names = [
    ...(unitLabels.find(({ code }) => code === own)?.names ?? []),
    organisation.name,
    ...organisation.aliases,
  ].map(plainWords);
  for (const title of titles.map(plainWords)) {
    const part = names.map((name) => `${name}本级`).find((words) => title.includes(words));
    const left = LEFT_OUT.exec(title)?.[0];
    const said = part ?? left;
    if (said !== undefined)
      return `表题写的是“${said}”，要填的是${organisation.name}全部的数。确是全部的，请选择这张表；不是的，请换成全部的数。`;
  }
  return '';
}
