import type { Problem } from '#shared/contract/problem.ts';
import { Notice } from '../../../ui/notice.tsx';

/** What was found, what is needed, what to do: nothing of the draft has changed. */
export function Refusal({ problem, fileName }: { problem: Problem; fileName?: string }) {
  return (
    <Notice kind="error" live>
      <p>
        <strong>{problem.title}</strong>
        {fileName && problem.status !== 0 && `（${fileName}）`}
      </p>
      {problem.detail && <p>{problem.detail}</p>}
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => (
            <li key={`${error.pointer} ${error.detail}`}>{error.detail}</li>
          ))}
        </ul>
      )}
      <p className="small">草稿没有改动。{problem.instance && `错误编号 ${problem.instance}`}</p>
    </Notice>
  );
}
