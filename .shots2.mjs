import { chromium } from 'playwright-core';
const base='http://127.0.0.1:5190';
const sets={
 analyst:['/','/history','/programme','/programme/allowed','/periods','/reports','/reports/2026-S1','/reminders','/review/2026-S1/330481','/publications','/indicators/gov_total','/notes','/keys','/setup'],
 '330481':['/','/reports','/submit/2026-S1/330481','/receipts','/account'],
 jyj:['/','/submit'],
 sysadmin:['/','/admin/accounts','/admin/keys','/setup'], secadmin:['/','/admin/grants','/admin/keys'], auditor:['/','/admin/audit']};
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
for(const [u,pages] of Object.entries(sets)){
const c=await b.newContext({viewport:{width:1366,height:768},locale:'zh-CN'});const p=await c.newPage();
p.on('pageerror',e=>console.log(u,p.url(),e.message));
await p.goto(base+'/');
await p.evaluate(async n=>{await fetch('/api/session',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({name:n,password:'Yanshi-2026!'})})},u);
await p.goto(base+'/');
const links=await p.evaluate(()=>[...document.querySelectorAll('nav a, header a')].map(a=>a.getAttribute('href')));
console.log(u,[...new Set(links)].join(' '));
for(const x of pages){await p.goto(base+x);await p.waitForLoadState('networkidle');await p.waitForTimeout(200);const h=await p.evaluate(()=>document.documentElement.scrollHeight);console.log(u,x,h);await p.screenshot({path:'/tmp/shots/'+(u+x).replace(/[\/?=&:,]+/g,'_').slice(0,60)+'.png'});}
await c.close();}
await b.close();
