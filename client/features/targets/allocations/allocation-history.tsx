import type { AllocationStep, Allocations } from '#shared/contract/allocation.ts';
import { allocationName } from '#shared/targets/allocation/name.ts';
import { dateTimeText } from '../../../lib/civil-time.ts';
import { useOffset, useProgramme } from '../../../lib/programme.ts';
import { usePerson } from '../../../lib/session.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { allocationFile } from './allocations.api.ts';

/** Every load and withdrawal: who, when, why, by which document. */
export function AllocationHistory({ allocations }: { allocations: Allocations }) {
  const offset = useOffset();
  const programme = useProgramme();
  const mayFetch = usePerson().role === 'analyst';
  const nameOf = (id: string) => {
    const target = programme?.catalogue.targets.find((t) => t.id === id);
    return target ? allocationName({ title: target.title, targetYear: target.year }) : id;
  };
  const columns: Column<AllocationStep>[] = [
    {
      key: 'at',
      header: '时间',
      rowHeader: true,
      className: 'nowrap',
      render: (s) => dateTimeText(s.at, offset),
    },
    {
      key: 'kind',
      header: '办理',
      className: 'nowrap',
      render: (s) => (s.kind === 'load' ? '载入' : '撤销'),
    },
    { key: 'targets', header: '目标', render: (s) => s.targets.map(nameOf).join('、') },
    {
      key: 'document',
      header: '文件',
      render: ({ document: d }) =>
        d.title === '' ? '—' : `${d.number}《${d.title}》${d.clause}（${d.issuedOn}）`,
    },
    { key: 'by', header: '经办', className: 'nowrap', render: (s) => s.by },
    {
      key: 'reason',
      header: '原因',
      render: (s) =>
        [s.reason, s.shortfallReason && `合计少于全市目标：${s.shortfallReason}`].filter(Boolean).join('；'),
    },
    { key: 'version', header: '数据版本', render: (s) => `第${s.dataVersion}版` },
    {
      key: 'file',
      header: '原表',
      render: ({ file }) =>
        file === null ? (
          '—'
        ) : mayFetch ? (
          <a href={allocationFile(file.id)} download>
            {file.name}
          </a>
        ) : (
          file.name
        ),
    },
  ];
  return (
    <Panel title="办理记录" subtitle="只增不改，最近的在前">
      <DataTable
        caption="载入和撤销的记录"
        captionHidden
        columns={columns}
        rows={allocations.history}
        rowKey={(s) => String(s.number)}
        empty="还没有载入过分县任务。"
      />
    </Panel>
  );
}
