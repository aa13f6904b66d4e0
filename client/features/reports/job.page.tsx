import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { JobView } from '#shared/contract/reports.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { fileSize } from '../../lib/format.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useToast } from '../../ui/toast.tsx';
import { cancel, isOver, jobFile, jobQuery, reportsQuery } from './reports.api.ts';

/** One document being made: how far it is, its cancel, its file. The address holds: the page may be closed meanwhile. */
export default function JobPage({ params }: { params: Record<string, string | undefined> }) {
  const query = useQuery(jobQuery(params.job ?? ''));
  return (
    <QueryView query={query} height={240}>
      {(job) => <View job={job} />}
    </QueryView>
  );
}

function View({ job }: { job: JobView }) {
  const offset = useOffset();
  const client = useQueryClient();
  const say = useToast();
  const [, navigate] = useLocation();
  const over = isOver(job);
  const remove = useMutation({
    mutationFn: () => cancel(job.id),
    onSuccess: async () => {
      await client.invalidateQueries(reportsQuery);
      say(over ? '已删除' : '已取消，没有留下文件');
      navigate('/reports');
    },
  });
  return (
    <div className="stack">
      <PageHead
        title={job.name}
        lead={over ? undefined : '可以关闭本页，稍后从“材料”页或本网址回来；重启服务后会接着生成。'}
        meta={[`${job.askedBy} ${dateTimeText(job.askedAt, offset)} 要求生成`]}
        tools={<Link href="/reports">全部材料</Link>}
      />
      <Panel>
        <div className="stack">
          {remove.isError && <ErrorState error={remove.error} />}
          {!over && (
            <Progress
              step={job.step}
              share={job.done / Math.max(1, job.total)}
              onCancel={() => remove.mutate()}
            />
          )}
          {job.state === 'failed' && (
            <Notice kind="error" live>
              {job.step}
            </Notice>
          )}
          {job.state === 'done' && (
            <Notice kind="success" live>
              {job.step}
            </Notice>
          )}
          {over && (
            <div className="row">
              {job.bytes !== null && (
                <LinkButton kind="primary" href={jobFile(job.id)} download="">
                  下载（{fileSize(job.bytes)}）
                </LinkButton>
              )}
              <Button busy={remove.isPending} onClick={() => remove.mutate()}>
                删除
              </Button>
            </div>
          )}
        </div>
      </Panel>
    </div>
  );
}
