/** Initial passwords as a page to print and cut into slips. */
import type { Catalogue } from '#shared/catalogue.ts';
import { findOrganisation } from '#shared/catalogue.ts';
import { civilMinute } from '#shared/civil-time.ts';
import { ROLE_NAME } from '#shared/contract/roles.ts';
import type { FirstAccount } from './first-accounts.ts';

const STYLE = `
@page { size: A4; margin: 14mm; }
body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; font-size: 11pt; margin: 0; }
section { border-bottom: 1px dashed #333; padding: 5mm 2mm; break-inside: avoid; }
h1 { font-size: 13pt; margin: 0 0 4mm; }
h2 { font-size: 12pt; margin: 0 0 2mm; }
p { margin: 1mm 0; }
code { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: 13pt; }`;

/** An HTML page of its own: nothing is loaded, nothing runs. @param address what people open in their browser; null leaves a line for it. */
export function passwordSheet(
  catalogue: Catalogue,
  accounts: readonly FirstAccount[],
  address: string | null,
): string {
  const { city } = catalogue;
  const title = `${city.name}${city.system}：初始密码`;
  const slips = accounts.map((account) => {
    const { name, displayName, role, organisation, password, until } = account;
    const where = findOrganisation(catalogue, organisation)?.name ?? organisation;
    return `<section><h2>${plain(where)}　${plain(displayName)}（${ROLE_NAME[role]}）</h2>
<p>网址：${address === null ? '＿'.repeat(14) : plain(address)}　用户名：<code>${plain(name)}</code>　初始密码：<code>${plain(password)}</code></p>
<p>只能登录一次，${civilMinute(new Date(until), city.utcOffsetMinutes)}前有效；登录后修改密码并绑定手机。</p></section>`;
  });
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${plain(title)}</title><style>${STYLE}</style>
<h1>${plain(title)}（打印后沿虚线裁开交给本人，并删除此文件）</h1>
${slips.join('\n')}</html>\n`;
}

function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
