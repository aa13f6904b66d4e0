import { chromium } from 'playwright-core';
const [,, who, ...paths] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const W = Number(process.env.W ?? 1366), H = Number(process.env.H ?? 768);
const p = await b.newPage({ viewport: { width: W, height: H } });
p.on('pageerror', (e) => console.log('PAGEERROR', e.message));
const B = 'http://127.0.0.1:3152';
await p.goto(B + '/login');
await p.request.post(B + '/api/session', { data: { name: who, password: 'Yanshi-2026!' } });
let i = 0;
for (const path of paths) {
  await p.goto(B + path);
  await p.waitForLoadState('networkidle');
  await p.waitForTimeout(600);
  const open = p.locator('summary', { hasText: '更正了什么' });
  if (process.env.OPEN && (await open.count())) await open.first().click();
  await p.waitForTimeout(300);
  await p.screenshot({ path: `/tmp/known-${process.env.N ?? 's'}${i++}.png`, fullPage: !!process.env.FULL });
}
await b.close();
