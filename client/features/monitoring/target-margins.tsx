import { Link } from 'wouter';
import type { UnitProfile } from '#shared/contract/unit-profile.ts';
import { percent } from '../../lib/format.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Delta } from '../../ui/delta.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';

/** 增速 − 全市目标所需增速: what a county can be measured by while no document splits the targets. */
export function TargetMargins({ profile }: { profile: UnitProfile }) {
  return (
    <Panel
      title={profile.marginFinding}
      subtitle="所需增速是全市今后每年要达到的；文件未把目标分解到各县(市、区)"
    >
      <DataTable
        fits
        caption={`${profile.label}增速与全市目标所需增速`}
        captionHidden
        columns={columnsOf(profile)}
        rows={profile.margins}
        rowKey={(margin) => margin.target}
      />
    </Panel>
  );
}

function columnsOf({ label, cut }: UnitProfile): Column<UnitProfile['margins'][number]>[] {
  return [
    {
      key: 'target',
      header: '目标',
      render: (m) => (
        <Link href={pinnedAddress(`/targets/${m.target}`, cut, {})}>
          {m.year}年{m.name}
        </Link>
      ),
    },
    {
      key: 'required',
      header: '全市所需(每年)',
      numeric: true,
      render: (m) => <Num value={m.required} format={(f) => percent(f)} />,
    },
    {
      key: 'own',
      header: `本地${label}增速`,
      numeric: true,
      render: (m) => <Num value={m.own} format={(f) => percent(f)} />,
    },
    { key: 'margin', header: '相差(百分点)', numeric: true, render: (m) => <Delta value={m.margin} /> },
  ];
}
