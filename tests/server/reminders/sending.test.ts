/** 催报 outside the product: real mail to a server made here, a webhook, what fails, and nothing where nothing is set. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createSilent, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reminders } from '#shared/contract/reminders.ts';
import { ConfigProblem, loadConfig } from '../../../server/config.ts';
import { type MessengerSettings, messengerOf } from '../../../server/reminders/messenger.ts';
import { secretBox } from '../../../server/secret-box.ts';
import { verifyDatabase } from '../../../server/verify/verify.service.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

const LATE = '2026-07-27T02:00:00.000Z';
let t: TestApp;
let analyst: Caller;
let mails: { to: string[]; text: string }[];
let posts: unknown[];
let mail: SMTPServer;
let gateway: Server;
let gatewayStatus: number;

beforeEach(async () => {
  mails = [];
  posts = [];
  gatewayStatus = 200;
  mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('nobody') ? new Error('no such mailbox') : null),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({
          to: envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
  });
  gateway = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      posts.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      reply.writeHead(gatewayStatus).end();
    });
  });
  const listening = mail.listen(0, '127.0.0.1');
  gateway.listen(0, '127.0.0.1');
  await Promise.all([once(listening, 'listening'), once(gateway, 'listening')]);
});
afterEach(async () => {
  await t.close();
  await new Promise<void>((resolve) => mail.close(() => resolve()));
  await new Promise((resolve) => gateway.close(resolve));
});

function portOf(address: ReturnType<Server['address']>): number {
  return typeof address === 'object' && address ? address.port : 0;
}

async function start(settings: Partial<MessengerSettings>, boundMs?: number): Promise<void> {
  const messenger = messengerOf({ smtp: null, webhook: null, ...settings }, boundMs);
  t = await testApp({ now: LATE, messenger });
  analyst = await t.signIn('analyst');
}
const smtp = () => ({ url: `smtp://127.0.0.1:${portOf(mail.server.address())}`, from: 'kjb@example.cn' });
const webhook = () => `http://127.0.0.1:${portOf(gateway.address())}/hook`;

const contact = (role: string, name: string, email: string, organisation = '330481') =>
  analyst.post('/api/reminders/contacts', {
    period: '2026-S1',
    organisation,
    contact: { role, name, email },
  });
const remind = (escalate = false, organisation = '330481') =>
  analyst.post('/api/reminders/of/2026-S1', {
    reminders: [{ organisation, text: '请尽快报送上半年数据。' }],
    escalate,
  });
const lastOf = (body: Reminders) => body.sent[0];

test('where nothing is set nothing leaves, and the page says so', async () => {
  await start({});
  const { body } = await remind();
  expect([body.channels, lastOf(body)?.sendings]).toEqual([[], []]);
  expect([mails, posts]).toEqual([[], []]);
});

test('mail goes to the reporter’s address, the webhook takes it all; both are on record', async () => {
  await start({ smtp: smtp(), webhook: webhook() });
  await contact('reporter', '王芳', 'wangfang@example.cn');
  await contact('responsible', '李主任', 'li@example.cn');
  const { body } = await remind();
  expect(body.channels).toEqual(['smtp', 'webhook']);
  expect(lastOf(body)?.sendings).toEqual([
    { channel: 'smtp', recipient: 'wangfang@example.cn', outcome: 'sent', detail: '' },
    { channel: 'webhook', recipient: '', outcome: 'sent', detail: '' },
  ]);
  expect(mails.map(({ to }) => to)).toEqual([['wangfang@example.cn']]);
  expect(posts).toMatchObject([
    { organisation: '330481', organisationName: '海宁市', period: '2026-S1', text: '请尽快报送上半年数据。' },
  ]);
  expect((await verifyDatabase(t.world.db)).faults).toEqual([]);
});

test('for the responsible person: named in the message, told too; without one it is refused', async () => {
  await start({ smtp: smtp() });
  const refused = await remind(true);
  expect([refused.status, refused.body.title]).toEqual([422, '有的单位没有登记负责人']);
  await contact('reporter', '王芳', 'wangfang@example.cn');
  await contact('responsible', '李主任', 'li@example.cn');
  const { body } = await remind(true);
  expect(lastOf(body)).toMatchObject({
    responsible: '李主任',
    text: '请单位负责人李主任阅办：请尽快报送上半年数据。',
  });
  expect(mails.flatMap(({ to }) => to).sort()).toEqual(['li@example.cn', 'wangfang@example.cn']);
  const own = await (await t.signIn('330481')).get('/api/reminders');
  expect(own.body.reminders[0].text).toContain('请单位负责人李主任阅办');
});

test('what could not be sent is on record and stops nothing', async () => {
  gatewayStatus = 500;
  await start({ smtp: smtp(), webhook: webhook() });
  await contact('reporter', '王芳', 'nobody@example.cn');
  const reply = await remind();
  expect(reply.status).toBe(200);
  const sendings = lastOf(reply.body)?.sendings ?? [];
  expect(sendings.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
  expect(sendings.map(({ detail }) => detail).join()).toMatch(/no such mailbox[\s\S]*HTTP 500/);
  expect((await (await t.signIn('330481')).get('/api/reminders')).body.reminders).toHaveLength(1);
});

test('sent twice with one key it goes out once; a contact that is emptied is gone', async () => {
  await start({ smtp: smtp() });
  await contact('reporter', '王芳', 'wangfang@example.cn');
  const body = { reminders: [{ organisation: '330481', text: '请尽快报送。' }] };
  for (const _ of [1, 2])
    await analyst.post('/api/reminders/of/2026-S1', body, { 'idempotency-key': 'remind-0001-0001' });
  expect(mails).toHaveLength(1);
  await contact('reporter', '', '');
  const { sent } = (await remind()).body;
  expect(sent[0].sendings).toEqual([]);
  expect((await contact('reporter', '王', 'no mail')).status).toBe(400);
});

test('addresses lie sealed wherever they are stored; without the key nothing is sent and the page says so', async () => {
  await start({ smtp: smtp() });
  await contact('reporter', '王芳', 'nobody@example.cn');
  await remind();
  for (const table of ['reminder_contact', 'reminder_sending', 'audit_event'] as const)
    expect(JSON.stringify(await t.world.db.selectFrom(table).selectAll().execute()), table).not.toContain(
      '@',
    );
  t.world.secrets = secretBox(Buffer.alloc(32, 9));
  const { owing, sent } = (await analyst.get('/api/reminders/of/2026-S1')).body;
  const own = owing.find(({ organisation }: { organisation: string }) => organisation === '330481');
  expect(own.contacts).toEqual([{ role: 'reporter', name: '王芳', email: '' }]);
  expect(sent[0].sendings[0]).toMatchObject({ recipient: '（已加密，缺少密钥文件）' });
  expect(lastOf((await remind()).body)?.sendings).toEqual([]);
});

test('a mail server that never speaks is asked once, and the act ends at its bound with the reason for every message', async () => {
  let calls = 0;
  const silent = createSilent((socket) => {
    calls += 1;
    sockets.push(socket);
  });
  const sockets: Socket[] = [];
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  await start({ smtp: { url: `smtp://127.0.0.1:${portOf(silent.address())}`, from: 'kjb@example.cn' } }, 500);
  const counties = ['330402', '330411', '330481', '330482', '330483'];
  for (const code of counties) await contact('reporter', '王芳', 'wangfang@example.cn', code);
  const { body } = await analyst.post('/api/reminders/of/2026-S1', {
    reminders: counties.map((organisation) => ({ organisation, text: '请尽快报送上半年数据。' })),
    escalate: false,
  });
  const details = (body as Reminders).sent.flatMap(({ sendings }) => sendings.map(({ detail }) => detail));
  expect(details).toEqual(counties.map(() => '邮件服务器不能用：0.5秒内没有回应，不再等待'));
  expect(calls).toBe(1);
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
});

test('half of the settings of mail is refused by name, and no address is repeated', async () => {
  await start({});
  expect(() => loadConfig({ SMTP_URL: 'smtp://u:secret@mail.example.cn' })).toThrow('SMTP_FROM');
  expect(() => loadConfig({ SMTP_URL: 'mailto:secret' })).toThrow(ConfigProblem);
  expect(() => loadConfig({ SMTP_URL: 'mailto:secret' })).not.toThrow('secret');
  expect(loadConfig({}).messages).toEqual({ smtp: null, webhook: null });
});
