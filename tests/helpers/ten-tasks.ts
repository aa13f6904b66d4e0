/**
 * Ten things that people come for, from the page that they see after signing in. Each is done with a hand (mouse or keys) and
 * ends with the answer itself, not with a page that has opened.
 */
import { read, utils } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { Hand } from './hand.ts';
import { printed } from './paper.ts';

interface Task {
  name: string;
  account: string;
  /** More clicks than this and an official would ask a colleague instead. */
  clicks: number;
  /** Written texts, by mouse; by keyboard alone each task has the keys it takes. */
  texts: number;
  run: (page: Page, hand: Hand) => Promise<void>;
}

const header = (page: Page, name: string) =>
  page.locator('.app-header').getByRole('link', { name, exact: true });
const main = (page: Page) => page.locator('#main');
const numberIn = (text: string) => Number(text.replaceAll(',', ''));

export const TEN_TASKS: readonly Task[] = [
  {
    name: 'name the worst block',
    account: 'leader',
    ...{ clicks: 0, texts: 0 },
    run: async (page) => {
      await page.getByRole('heading', { name: /“其他主体”最需关注/ }).waitFor();
      await page.getByRole('row', { name: /其他主体.*滞后/ }).waitFor();
    },
  },
  {
    name: 'is my county faster than needed',
    account: '330481',
    ...{ clicks: 1, texts: 0 },
    run: async (page, hand) => {
      await hand.press(header(page, '本地位置'));
      await main(page).getByText('本地增速低于所需增速4.0个百分点').waitFor();
    },
  },
  {
    name: 'who is late, and call them',
    account: 'analyst',
    ...{ clicks: 1, texts: 0 },
    run: async (page, hand) => {
      const row = page.getByRole('row', { name: /海盐县2026年上半年报表/ });
      await row.getByText('已逾期2天').waitFor();
      // What would open the telephone is looked at instead.
      await page.evaluate(() => {
        addEventListener('click', (event) => {
          const link = event.target instanceof Element && event.target.closest('a[href^="tel:"]');
          if (!link) return;
          event.preventDefault();
          document.documentElement.dataset.called = link.getAttribute('href') ?? '';
        });
      });
      await hand.press(row.locator('a[href^="tel:"]'));
      expect(await page.evaluate(() => document.documentElement.dataset.called)).toBe('tel:0573-00000005');
    },
  },
  {
    name: 'what moved 海宁',
    account: 'leader',
    ...{ clicks: 1, texts: 0 },
    run: async (page, hand) => {
      await hand.press(main(page).getByRole('link', { name: /^海宁/ }));
      await main(page)
        .getByText(/向上拉动：企业3\.4、政府0\.6个百分点；其他主体影响不足0\.05个百分点/)
        .waitFor();
    },
  },
  {
    name: 'compare two counties',
    account: 'leader',
    ...{ clicks: 3, texts: 0 },
    run: async (page, hand) => {
      await hand.press(header(page, '各县(市、区)'));
      for (const name of ['海宁', '桐乡'])
        await hand.press(page.getByRole('checkbox', { name: `并排看${name}` }));
      await page.getByRole('heading', { name: '并排看：海宁、桐乡' }).waitFor();
      await page.getByRole('row', { name: /^科技创新投入 1,239,525\.64 .* 1,202,137\.93 / }).waitFor();
      await page.getByText('研判总分：海宁77.05分，第8位；桐乡88.47分，第1位').waitFor();
    },
  },
  {
    name: 'export the ranking',
    account: 'analyst',
    ...{ clicks: 2, texts: 0 },
    run: async (page, hand) => {
      await hand.press(header(page, '各县(市、区)'));
      const rows = page.locator('.chart-card').first().locator('tbody tr');
      await rows.first().waitFor();
      const shown = await rows.evaluateAll((all) =>
        all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
      );
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        hand.press(page.getByRole('button', { name: 'XLSX' }).first()),
      ]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
      const book = read(Buffer.concat(chunks));
      const sheet = book.Sheets[book.SheetNames[0] ?? ''];
      const lines = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1 }) : [];
      const counties = shown.filter(([rank]) => /^\d+$/.test(rank ?? ''));
      expect(counties).toHaveLength(9);
      for (const [rank, , , figure = ''] of counties) {
        const line = lines.find(([first]) => first === Number(rank));
        expect(line).toContain(numberIn(figure));
      }
      expect(JSON.stringify(lines)).toContain('万元');
    },
  },
  {
    name: 'print for the meeting',
    account: 'leader',
    ...{ clicks: 1, texts: 0 },
    run: async (page, hand) => {
      await page.evaluate(() => {
        window.print = () => {
          document.documentElement.dataset.printed = 'yes';
        };
      });
      await hand.press(main(page).getByRole('button', { name: '打印' }));
      expect(await page.evaluate(() => document.documentElement.dataset.printed)).toBe('yes');
      expect(await printed(page, 'ten-tasks')).toEqual({ count: 1, size: [842, 595] });
    },
  },
  {
    name: 'why is the score 81',
    account: 'analyst',
    ...{ clicks: 3, texts: 0 },
    run: async (page, hand) => {
      await hand.press(header(page, '研判'));
      const row = page.getByRole('row', { name: /嘉兴经济技术开发区 80\.67/ });
      await hand.press(row.getByRole('button', { name: '80.67' }));
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/^比满分少19\.33分，失分最多的3项：/).waitFor();
      const points = await dialog
        .locator('tbody tr > :nth-last-child(2)')
        .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent)));
      expect(points).toHaveLength(27);
      // Twenty-seven figures of two decimals.
      expect(Math.abs(points.reduce((sum, one) => sum + one, 0) - 80.67)).toBeLessThan(27 * 0.005);
      await hand.press(dialog.locator('tbody button').first());
      await dialog.getByText('满意值 / 不允许值').waitFor();
      await dialog.getByText(/位置＝（原值－不允许值）÷（满意值－不允许值）；得分＝/).waitFor();
    },
  },
  {
    name: 'correct one cell',
    account: '330411',
    ...{ clicks: 6, texts: 2 },
    run: async (page, hand) => {
      await hand.press(page.getByRole('link', { name: '按 1 条意见修改' }));
      await hand.write(page.getByRole('textbox', { name: /人才引育投入，本期/ }).first(), '6800');
      await hand.write(page.getByPlaceholder('答复：改了什么，或为何不改'), '已剔除人才公寓45.38万元');
      await hand.press(page.getByRole('button', { name: '下一步：与上期对比' }));
      await hand.press(page.getByRole('button', { name: '下一步：确认提交' }));
      await hand.press(page.getByRole('button', { name: '提交', exact: true }));
      await page.waitForURL('**/receipt');
      const reply = await page.request.get('/api/returns/2026-S1/330411');
      const { state, rows }: ReturnView = await reply.json();
      const talent = rows.find(({ indicator }) => indicator === 'gov_talent')?.cell.amount;
      expect([state, talent]).toEqual(['submitted', '6800']);
    },
  },
  {
    name: 'find 概念验证中心',
    account: 'analyst',
    ...{ clicks: 2, texts: 1 },
    run: async (page, hand) => {
      await hand.find('概念验证中心');
      await page
        .getByRole('heading', { level: 1, name: /^概念验证中心（市级）：宁波最高1000万元/ })
        .waitFor();
      await page
        .getByRole('row', { name: /^概念验证中心（市级）.*嘉兴|^概念验证中心（市级）/ })
        .first()
        .waitFor();
      await main(page).getByText('最高100万元').first().waitFor();
    },
  },
];
