import { testApp } from './helpers/app.ts';
const t = await testApp({demo:true, now:'2026-07-27T01:00:00.000Z'});
const c = await t.signIn('analyst');
for (const q of ['', '?period=2025-S1','?period=2025-S2&form=single','?period=2026-S1','?unit=330481','?unit=330424&period=2025-S1','?unit=sbj','?period=2021','?asof=2024-05-01','?asof=2020-01-01','?unit=jxgq&period=2026-S1']) {
  const r = await c.get('/api/monitoring/structure'+q);
  console.log('S',q,JSON.stringify(r.body.titles), r.body.intensities?.map((i:any)=>i.title).join('|'));
  const k = await c.get('/api/monitoring/contribution'+q);
  console.log('C',JSON.stringify(k.body.titles));
  const u = await c.get('/api/monitoring/contribution'+(q?q+'&':'?')+'by=unit');
  
}
const r=(await c.get('/api/monitoring/structure?unit=330400&period=2025')).body;
console.log(JSON.stringify(r.parts.map((p:any)=>[p.group,p.name,p.amount,p.shareOfBlock,p.change])));
console.log(JSON.stringify(r.intensities.map((p:any)=>[p.name,p.formula,p.points.map((x:any)=>x.figure),p.change])));
console.log(JSON.stringify(r.rows));
for (const q of ['period=2024-S2&asof=2025-03-01','period=2025&asof=2025-09-01','period=2025-S1&asof=2026-07-26', 'period=2023&asof=2024-06-01']) { const x=(await c.get('/api/monitoring/revisions?'+q)); console.log(q,x.status,x.body.summary,x.body.ranks?.map((m:any)=>m.text),x.body.figures?.map((m:any)=>m.text).slice(0,12), x.body.figures?.length);}
await t.close();
