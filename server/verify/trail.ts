/** An exported audit trail, checked from its file alone. */
import { z } from 'zod';
import { auditHash } from '../audit/audit.repository.ts';

const Line = z.strictObject({
  seq: z.int(),
  alg: z.string(),
  at: z.string(),
  account_id: z.string().nullable(),
  account_name: z.string(),
  role: z.string(),
  address: z.string(),
  action: z.string(),
  object: z.string(),
  outcome: z.string(),
  detail: z.string(),
  seals: z.string().nullable(),
  prev: z.string(),
  hash: z.string(),
});

export type TrailLine = z.infer<typeof Line>;

/** The events of one JSON object a line, and which of them are not what their own hash says. */
export function readTrailLines(text: string): { lines: TrailLine[]; faults: string[] } {
  const faults: string[] = [];
  const lines: TrailLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = Line.safeParse(jsonOf(line));
    if (!parsed.success) {
      faults.push(`第${index + 1}行不是审计记录。`);
      continue;
    }
    const { hash, ...content } = parsed.data;
    if (auditHash(content) !== hash) faults.push(`审计记录第${content.seq}条的内容与摘要不符。`);
    lines.push(parsed.data);
  }
  return { lines, faults };
}

/** What is wrong with a whole trail, in words; and its first and last event. */
export function checkTrail(text: string): { faults: string[]; first: string; last: string } {
  const { lines, faults } = readTrailLines(text);
  for (const [index, row] of lines.entries()) {
    const before = lines[index - 1];
    if (before && row.seq !== before.seq + 1)
      faults.push(`审计记录第${before.seq}条之后缺第${before.seq + 1}条。`);
    else if (before && row.prev !== before.hash) faults.push(`审计记录第${row.seq}条与前一条接不上。`);
  }
  if (lines.length === 0) faults.push('文件里没有审计记录。');
  const named = (row: TrailLine | undefined) => (row ? `${row.seq}:${row.hash}` : '');
  return { faults, first: named(lines[0]), last: named(lines.at(-1)) };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
