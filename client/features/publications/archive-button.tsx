import { useMutation } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { saveArchive } from './publications.api.ts';

/** Makes the archive of a publication, which takes from seconds to a minute, and saves it. */
export function ArchiveButton({ period, version }: { period: string; version: number }) {
  const say = useToast();
  const make = useMutation({
    mutationFn: () => saveArchive(period, version),
    onSuccess: () => say('归档包已保存：含发布内容、监测报告、各单位报表和原始文件、审核和审计记录'),
    onError: (error) => say(`归档包没有做成：${error.message}`, 'error'),
  });
  return (
    <>
      <Button busy={make.isPending} onClick={() => make.mutate()}>
        下载归档包（.zip）
      </Button>
      {make.isPending && (
        <span className="muted" role="status">
          正在汇集报表、原始文件并生成监测报告，约需一分钟
        </span>
      )}
    </>
  );
}
