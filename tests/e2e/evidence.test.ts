/** 盖章扫描件 and 签署: from the reporter's page to receipt, reviewer and paper (issue 28: what a lawful form is handed in with). */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { served } from '../helpers/served.ts';

const ADDRESS = '/submit/2026-S1/330411';
const PDF = Buffer.from('%PDF-1.4\n%%EOF');

const live = served();

const pageOf = async (account: string): Promise<Page> => (await live.signIn(account)).page;
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

test('files and names typed one after the other all reach receipt and reviewer', async () => {
  const page = await pageOf('330411');
  await page.goto(`${live.server.url}${ADDRESS}?step=check`);
  await page.getByLabel('答复').first().fill('不含人才公寓');
  await page.getByLabel('填报人', { exact: true }).fill('张三');
  await page.getByLabel('审核人', { exact: true }).fill('李四');
  await page.getByLabel('联系电话').fill('0573-82520000');
  await page
    .locator('input[type=file][multiple]')
    .setInputFiles([file('盖章件.pdf', PDF), file('坏.pdf', Buffer.from('hello'))]);
  await page.getByRole('link', { name: '盖章件.pdf' }).waitFor();
  expect(await page.locator('.notice-error').innerText()).toContain('“坏.pdf”的内容不是 PDF、JPG 或 PNG');
  await page.getByRole('button', { name: '移去 盖章件.pdf' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('没有附件。').waitFor();
  await page.locator('input[type=file][multiple]').setInputFiles([file('盖章件.pdf', PDF)]);
  await page.getByRole('link', { name: '盖章件.pdf' }).waitFor();
  await page.goto(`${live.server.url}${ADDRESS}?step=confirm`);
  expect(await page.getByLabel('审核人', { exact: true }).inputValue()).toBe('李四');
  await page.getByRole('button', { name: /提交/ }).last().click();
  await page.waitForURL(/receipt/);
  const receipt = page.locator('.submit-receipt');
  await receipt.getByText('盖章件.pdf').waitFor();
  await page.emulateMedia({ media: 'print' });
  const printed = await receipt.innerText();
  for (const words of ['填报人：张三　审核人：李四　联系电话：0573-82520000', '14 字节', '校验码'])
    expect(printed).toContain(words);
  await page.context().close();

  const analyst = await pageOf('analyst');
  await analyst.goto(`${live.server.url}/review/2026-S1/330411`);
  await analyst.getByText('随报送附有 1 个文件，其中盖章扫描件 1 个').waitFor();
  expect(await analyst.locator('main').innerText()).toContain('审核人：李四');
  const [saved] = await Promise.all([
    analyst.waitForEvent('download'),
    analyst.getByRole('link', { name: '盖章件.pdf' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('盖章件.pdf');
  await analyst.context().close();
});
