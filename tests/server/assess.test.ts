import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPublication } from '../../server/assess/check.ts';
import { canonicalJson, digestOf } from '../../server/assess/digest.ts';
import { assess, parseAssessInput } from '../../shared/assess/result.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const example = join(root, 'tests/shared/assess-example.json');
const folder = mkdtempSync(join(tmpdir(), 'assess-'));
afterAll(() => rmSync(folder, { recursive: true }));

function publication() {
  const input = JSON.parse(readFileSync(example, 'utf8'));
  const document = {
    version: 1,
    assessments: [{ name: '县（市、区）', input, result: assess(parseAssessInput(input)) }],
  };
  const plain = JSON.parse(JSON.stringify(document));
  return { ...plain, digest: digestOf(plain) };
}

function command(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'server/assess/main.ts'), ...args],
      { cwd: root },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

function fileWith(content: unknown): string {
  const file = join(folder, 'case.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('npm run assess', () => {
  it('recomputes the example and a publication of it alike', async () => {
    const { code, stdout } = await command(example);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(publication().assessments[0].result);
    expect((await command(fileWith(publication()))).stdout).toBe(stdout);
  });

  it('checks a publication and says which figure differs', async () => {
    const good = await command('--check', fileWith(publication()));
    expect(good).toMatchObject({ code: 0 });
    expect(good.stdout).toContain('一致');
    const altered = publication();
    altered.assessments[0].result.units[1].total += 0.000001;
    const bad = await command('--check', fileWith(altered));
    expect(bad).toMatchObject({ code: 1 });
    expect(bad.stdout).toContain('/assessments/0/result/units/1/total');
  });

  it.each([
    ['{"units":["A"],"indicators":["x"],"values":[["1.2亿"]]}', '/values/0/0'],
    ['{"units":["A"],"indicators":[{"code":"x","clmap":true}],"values":[[1]]}', 'clmap'],
    ['not json', '无法测算'],
  ])('refuses %s', async (text, words) => {
    const { code, stdout, stderr } = await command(fileWith(text));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});

describe('a publication that was altered', () => {
  it.each<[string, (document: ReturnType<typeof publication>) => void]>([
    ['a score', (d) => (d.assessments[0].result.units[0].items[0].score += 1e-9)],
    ['a rank', (d) => (d.assessments[0].result.units[0].rank = 9)],
    ['an input', (d) => (d.assessments[0].input.values[0][0] = 98000.6)],
    ['a weight', (d) => (d.assessments[0].input.indicators[3].weight = 0.21)],
    ['an input that was cut anyway', (d) => (d.assessments[0].input.values[4][3] = 13)],
    ['a name', (d) => (d.assessments[0].name = '县')],
    ['a removed line', (d) => d.assessments[0].result.order.pop()],
    ['the digest', (d) => (d.digest = d.digest.replace(/.$/, (c: string) => (c === '0' ? '1' : '0')))],
  ])('%s', (_, alter) => {
    const document = publication();
    expect(checkPublication(document).agrees).toBe(true);
    alter(document);
    expect(checkPublication(document).agrees).toBe(false);
  });

  it('without a digest the figures still count', () => {
    const { digest: _, ...document } = publication();
    expect(checkPublication(document)).toMatchObject({ agrees: true, digest: null });
    expect(() => checkPublication({ version: 1 })).toThrow(RangeError);
  });
});

it('the digest does not depend on the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: 2, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[1,{"d":2}]}');
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1, digest: 'old' }));
});
