/** From the reporter's file to the draft, through the server's own way in. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { TestReply } from '../../helpers/app.ts';
import { COUNTY, type Desk, HAINING, LAST_COUNTY, LAST_S1, openDesk, PINGHU, path, S1 } from './desk.ts';
import { type BookType, fillTemplate, ownTable } from './workbooks.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.t.close());

const codes = () => desk.cells(S1, HAINING).map((c) => c.indicator);
const template = async (organisation = HAINING, period = S1) =>
  (await (await desk.as(organisation)).get(path(period, organisation, 'template.xlsx'))).bytes;
const filled = async (texts: Record<string, string>, type: BookType = 'xlsx') =>
  fillTemplate(
    await template(),
    codes().map((code) => texts[code]),
    type,
  );
const upload = async (
  bytes: Uint8Array,
  name = '海宁.xlsx',
  fields: Record<string, string> = {},
  organisation = HAINING,
) => (await desk.as(organisation)).upload(path(S1, organisation, 'upload'), name, bytes, fields);
const figures = ({ body }: TestReply) =>
  Object.fromEntries(
    (body as ReturnView).rows.map((r) => [
      r.indicator,
      r.cell.mark === 'value' ? r.cell.amount : r.cell.mark,
    ]),
  );
const stored = async () => ({
  returns: await desk.t.world.db.selectFrom('statistical_return').selectAll().execute(),
  files: await desk.t.world.db.selectFrom('stored_file').select('id').execute(),
});

const TEXTS = { ...COUNTY, memo_bond: '0', memo_soe_platform: '不适用', memo_fund: '缺' };
const READ = { ...COUNTY, memo_bond: '0', memo_soe_platform: 'not_applicable', memo_fund: 'missing' };

test.each<BookType>(['xlsx', 'xls', 'ods', 'csv'])(
  'the template filled in and saved as .%s gives the same draft',
  async (type) => {
    const reply = await upload(await filled(TEXTS, type), `海宁.${type}`);
    expect([reply.status, figures(reply)]).toEqual([200, READ]);
    expect(reply.body.openErrors).toBe(0);
    const total = reply.body.rows[0].cell;
    expect([total.cell, total.raw]).toEqual(['D7', expect.stringMatching(/^53,?040(\.00)?$/)]);
    expect((await desk.submit(S1, HAINING)).body.state).toBe('submitted');
  },
);

test('two files in one form are told so, and nothing is read', async () => {
  const before = await stored();
  const file = (name: string) =>
    `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n指标,值\r\n`;
  const body = Buffer.from(`${file('a.csv')}${file('b.csv')}--b--\r\n`);
  const type = { 'content-type': 'multipart/form-data; boundary=b' };
  const reply = await (await desk.as(HAINING)).post(path(S1, HAINING, 'upload'), body, type);
  expect([reply.status, reply.body.title]).toEqual([400, '一次只能上传一个文件']);
  expect(await stored()).toEqual(before);
});

test('three planted errors, each at its cell; one mended in the page, two in Excel, nothing typed again', async () => {
  await desk.file(LAST_S1, HAINING, LAST_COUNTY);
  const planted = { ...COUNTY, gov_talent: '1.2亿', gov_incubator: '0.41', gov_platform: '31000' };
  const first = await upload(await filled(planted));
  const errors = (view: ReturnView) =>
    view.findings
      .filter((f) => f.severity === 'error')
      .map((f) => [view.rows.find((r) => r.key === f.key)?.cell.cell, f.rule, f.suggestion?.text]);
  expect(errors(first.body)).toEqual([
    ['D7', 'sum_of_parts', undefined],
    ['D9', 'number', '12000'],
    ['D11', 'unit_slip', '4100'],
  ]);
  await desk.save(S1, HAINING, { gov_talent: '12000' }, { gov_platform: {} });
  const mended = { ...planted, gov_incubator: '4100', gov_platform: '19024' };
  const second = await upload(await filled(mended));
  expect(errors(second.body)).toEqual([]);
  expect(figures(second)).toMatchObject({
    gov_talent: '12000',
    gov_incubator: '4100',
    gov_platform: '19024',
  });
  const talent = second.body.rows.find((r: { indicator: string }) => r.indicator === 'gov_talent');
  expect(talent.difference).toMatchObject({ inForce: 'page', file: '1.2亿', page: '12000' });
  expect(talent.cell).toMatchObject({ cell: 'D9', raw: '1.2亿', text: '12000' });
});

test('a second file replaces the first and keeps what was written beside unchanged figures', async () => {
  const empty = await template();
  const saved = (texts: Record<string, string>) =>
    fillTemplate(
      empty,
      codes().map((code) => texts[code]),
      'xlsx',
    );
  await upload(saved(COUNTY));
  const beside = { note: '含市级配套', reasons: { yoy_band: '集中拨付' } };
  await desk.save(
    S1,
    HAINING,
    { gov_platform: '19024', gov_talent: '11350' },
    { gov_platform: beside, gov_talent: beside },
  );
  const second = await upload(saved({ ...COUNTY, gov_talent: '11351' }));
  const cells = Object.fromEntries(
    second.body.rows.map((r: ReturnView['rows'][number]) => [
      r.indicator,
      [r.cell.text, r.cell.note, r.cell.reasons],
    ]),
  );
  expect([cells.gov_platform, cells.gov_talent]).toEqual([
    ['19024', '含市级配套', { yoy_band: '集中拨付' }],
    ['11351', '含市级配套', {}],
  ]);
  expect((await stored()).files).toHaveLength(2);
});

test('the original is kept as it came and given back to its reporter', async () => {
  const bytes = await filled(COUNTY);
  const { body } = await upload(bytes, '海宁市 2026年上半年(终稿).xlsx');
  expect(body.file).toMatchObject({
    name: '海宁市 2026年上半年(终稿).xlsx',
    byteSize: bytes.byteLength,
    uploadedBy: '海宁填报员',
    sheet: '监测表',
  });
  expect(body.file.checks[0]).toEqual({
    label: '模板',
    text: '本系统模板，版本、表号、期别、单位相符',
    ok: true,
  });
  const back = await (await desk.as(HAINING)).get(path(S1, HAINING, `files/${body.file.id}`));
  expect(Buffer.compare(back.bytes, Buffer.from(bytes))).toBe(0);
  const audit = await desk.t.world.db
    .selectFrom('audit_event')
    .selectAll()
    .where('action', '=', 'upload')
    .execute();
  expect(audit.map((a) => JSON.parse(a.detail).sha256)).toEqual([
    createHash('sha256').update(bytes).digest('hex'),
  ]);
});

test.each<[string, () => Promise<Uint8Array>, string, RegExp]>([
  ['another county’s template', () => template(PINGHU), 'wrong_unit', /平湖市.*海宁市/],
  [
    'another period’s template',
    () => template(HAINING, LAST_S1),
    'wrong_period',
    /2025年上半年.*2026年上半年/,
  ],
  ['another form’s template', () => template('jyj'), 'wrong_template', /./],
  [
    'a picture named .xlsx',
    async () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
    '',
    /./,
  ],
  ['nothing', async () => new Uint8Array(), '', /./],
  [
    'a table of something else',
    async () =>
      ownTable([
        ['菜名', '价格'],
        ['面', 12],
      ]),
    'no_figures',
    /./,
  ],
])('%s is refused in words and changes nothing', async (_, file, code, words) => {
  await desk.save(S1, HAINING, { gov_total: '1' });
  const before = await stored();
  const reply = await upload(await file());
  expect([reply.status, reply.body.type]).toEqual([
    422,
    code === '' ? expect.stringMatching(/^file-/) : `file-${code}`,
  ]);
  expect(reply.body.detail).toMatch(words);
  expect(await stored()).toEqual(before);
});

const NO_UNIT = [
  ['海宁市2026年上半年'],
  ['指标名称', '本期累计'],
  ['政府科技创新投入合计', 53040],
  ['科研平台投入', 19024],
];

test('a file without a unit of money is a question; the answer with the same file settles it', async () => {
  const bytes = ownTable(NO_UNIT);
  const asked = await upload(bytes);
  expect([asked.status, asked.body.type]).toEqual([422, 'file-question']);
  const [question] = asked.body.current;
  expect(question.code).toBe('unit_unclear');
  expect((await stored()).returns).toEqual([]);
  const values = question.choices.map((c: { value: string }) => c.value);
  expect(values).toEqual(expect.arrayContaining(['万元', '亿元']));
  const answered = await upload(bytes, 'a.xlsx', { answers: JSON.stringify({ unit_unclear: '万元' }) });
  expect([answered.status, figures(answered).gov_total]).toEqual([200, '53040']);
});

test('亿元 in the header is converted, exact', async () => {
  const rows = [
    ['海宁市2026年上半年(单位：亿元)'],
    ['指标名称', '本期累计'],
    ['政府科技创新投入合计', 5.304007],
    ['其中：科研平台投入', 1.9024],
  ];
  const reply = await upload(ownTable(rows));
  expect([reply.status, figures(reply).gov_total, figures(reply).gov_platform]).toEqual([
    200,
    '53040.07',
    '19024',
  ]);
});

test('an indicator that stands twice is refused with both addresses', async () => {
  const rows = [
    ['海宁市2026年上半年(单位：万元)'],
    ['指标名称', '本期累计'],
    ['政府科技创新投入合计', 1],
    ['科研平台投入', 2],
    ['科研平台投入', 3],
  ];
  const reply = await upload(ownTable(rows));
  expect([
    reply.status,
    reply.body.errors.map((e: { pointer: string; rule: string }) => `${e.pointer} ${e.rule}`),
  ]).toEqual([422, ['330481/gov_platform duplicate']]);
  expect(reply.body.errors[0].detail).toMatch(/B4、B5/);
});

test.each(['{', '[]', '{"unit_unclear":1}', '"万元"'])('answers %s are refused', async (answers) => {
  expect((await upload(ownTable(NO_UNIT), 'a.xlsx', { answers })).status).toBe(400);
});

test('the file may come before or after the other fields, and must be there', async () => {
  const caller = await desk.as(HAINING);
  const part = (head: string, content: Uint8Array) =>
    Buffer.concat([
      Buffer.from(`--b\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]);
  const file = part('name="file"; filename="a.xlsx"', ownTable(NO_UNIT));
  const answer = part('name="answers"', Buffer.from('{"unit_unclear":"亿元"}'));
  const send = (...parts: Buffer[]) =>
    caller.post(path(S1, HAINING, 'upload'), Buffer.concat([...parts, Buffer.from('--b--\r\n')]), {
      'content-type': 'multipart/form-data; boundary=b',
    });
  for (const reply of [await send(file, answer), await send(answer, file)])
    expect([reply.status, figures(reply).gov_total]).toEqual([200, '530400000']);
  const empty = await send(answer);
  expect([empty.status, empty.body.errors[0].pointer]).toEqual([400, 'file']);
});

test('no upload over a submitted or an approved return', async () => {
  const bytes = await filled(COUNTY);
  await upload(bytes);
  await desk.submit(S1, HAINING);
  const late = await upload(bytes);
  expect([late.status, late.body.type, late.body.current.state]).toEqual([
    409,
    'illegal-transition',
    'submitted',
  ]);
  await desk.approve(S1, HAINING);
  expect((await upload(bytes)).body.current.state).toBe('approved');
  expect((await stored()).files).toHaveLength(1);
});

test('more than 10 MB is refused', async () => {
  const reply = await upload(new Uint8Array(10 * 1024 * 1024 + 1));
  expect([reply.status, reply.body.type]).toEqual([413, 'too-large']);
});

test('the marked workbook is the reporter’s own with its findings in front', async () => {
  await upload(await filled({ ...COUNTY, gov_talent: '1.2亿' }));
  const { status, bytes } = await (await desk.as(HAINING)).get(path(S1, HAINING, 'marked.xlsx'));
  expect(status).toBe(200);
  const again = await upload(new Uint8Array(bytes));
  expect([
    again.status,
    again.body.rows.find((r: { indicator: string }) => r.indicator === 'gov_talent').cell.text,
  ]).toEqual([200, '1.2亿']);
});

test('the template carries last year’s approved figures and the draft', async () => {
  await desk.file(LAST_S1, HAINING, COUNTY);
  await desk.save(S1, HAINING, { gov_total: '60000.5', gov_soe: '不适用' });
  const reply = await upload(new Uint8Array(await template()));
  expect(figures(reply)).toMatchObject({
    gov_total: '60000.5',
    gov_soe: 'not_applicable',
    gov_poc: 'unreported',
  });
  expect(reply.body.rows[1].lastYear).toBe(19024);
});
