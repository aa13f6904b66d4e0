/** What a refused upload wants: an answer to a question, or another file. */
import type { z } from 'zod';
import type { Problem } from '#shared/contract/problem.ts';
import { FileQuestion } from '#shared/contract/returns.ts';

export type Question = z.infer<typeof FileQuestion>;
export type UploadAnswer =
  | { kind: 'questions'; questions: Question[] }
  | { kind: 'refused'; problem: Problem };

/** Questions without choices cannot be answered here: they are refusals. */
export function readRefusal(problem: Problem): UploadAnswer {
  const asked = FileQuestion.array().safeParse(problem.current).data ?? [];
  const answerable = asked.length > 0 && asked.every(({ choices }) => choices.length > 0);
  if (problem.type === 'file-question' && answerable) return { kind: 'questions', questions: asked };
  return { kind: 'refused', problem };
}

/** 上传中 40% → 读取文件，核对数字. */
export function uploadWords(share: number): string {
  return share < 1 ? `上传中 ${Math.floor(share * 100)}%` : '已上传，正在读取文件、核对数字…';
}
