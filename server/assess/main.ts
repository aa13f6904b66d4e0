/**
 * Recompute it yourself, without a server or a database:
 *   npm run assess -- <file.json>           scores, ranks and intervals of an input file or a publication, JSON on stdout
 *   npm run assess -- --check <file.json>   do a publication's inputs give exactly its results? 0 = yes, 1 = no
 * Exit 2 means that the file could not be read. The format is shared/assess/schema.ts, an example
 * tests/shared/assess-example.json.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import { assess, parseAssessInput } from '#shared/assess/result.ts';
import { assessmentsIn, checkPublication } from './check.ts';
import { describeZodError } from './zod.words.ts';

function run(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    options: { check: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) {
    console.error('用法：npm run assess -- [--check] <文件.json>');
    return 2;
  }
  const text = readFileSync(file, 'utf8');
  const document: unknown = JSON.parse(text);
  return values.check ? check(document, text) : recompute(document);
}

function check(document: unknown, text: string): number {
  const result = checkPublication(document, text);
  if (!result.agrees) {
    console.log(`不一致：${result.problem}`);
    return 1;
  }
  const digest = result.digest === null ? '文件未附摘要' : `摘要 ${result.digest} 相符`;
  const what = result.assessments > 0 ? `${result.assessments} 项测算` : '各项数据、增速和位次';
  console.log(`一致：${what}由所附输入逐位重现，${digest}。`);
  return 0;
}

function recompute(document: unknown): number {
  const published = assessmentsIn(document).map(({ input }) => assess(parseAssessInput(input)));
  const results = published.length > 0 ? published : [assess(parseAssessInput(document))];
  process.stdout.write(`${JSON.stringify(results.length === 1 ? results[0] : results, null, 2)}\n`);
  return 0;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  console.error(`无法测算：${error instanceof ZodError ? describeZodError(error) : messageOf(error)}`);
  process.exitCode = 2;
}
