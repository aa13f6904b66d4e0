import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { AssessmentYear } from '#shared/contract/assessment.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ASSESSMENT_KEY, makeRun, runAddress } from './assessment.api.ts';
import { RESULTS_KEY } from './results.api.ts';

/** Runs the latest scheme on the latest data and opens the result. */
export function RunButton({ year }: { year: AssessmentYear }) {
  const client = useQueryClient();
  const say = useToast();
  const [, navigate] = useLocation();
  const { number } = year.scheme;
  const run = useMutation({
    mutationFn: () =>
      makeRun(year.subject, year.year, { scheme: number, dataVersion: year.dataVersion, note: '' }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ASSESSMENT_KEY });
      await client.invalidateQueries({ queryKey: RESULTS_KEY });
      navigate(runAddress(made));
    },
    onError: (error: unknown) =>
      say(error instanceof Error ? error.message : '没有运行成功，请重试', 'error'),
  });
  if (!year.mayRun) return null;
  const latest = year.runs.some((r) => r.schemeNumber === number && r.dataVersion === year.dataVersion);
  return (
    <Button
      kind={latest ? 'secondary' : 'primary'}
      busy={run.isPending}
      busyText="正在计分…"
      onClick={() => run.mutate()}
      title={`方案第${number}版，数据第${year.dataVersion}版`}
    >
      {latest ? '打开最新方案、数据的结果' : `运行研判（方案第${number}版，数据第${year.dataVersion}版）`}
    </Button>
  );
}
