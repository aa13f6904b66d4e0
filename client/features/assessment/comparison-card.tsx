import type { RunComparison } from '#shared/contract/assessment.ts';
import type { RunSummary } from '#shared/contract/run.ts';
import { isValue } from '#shared/figure.ts';
import type { TableModel } from '#shared/table.ts';
import { figureCell } from '#shared/table.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Delta, RankDelta } from '../../ui/delta.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { scoreText } from './score.words.ts';

type Group = RunComparison['groups'][number];
type Unit = Group['units'][number];

/** 比上年（或另一次运行）: who rose, who fell, and by which indicators. */
export function ComparisonCard({
  comparison,
  group,
  meta,
  simulated,
}: {
  comparison: RunComparison;
  group: string;
  meta: string;
  simulated: boolean;
}) {
  const found = comparison.groups.find((g) => g.group === group);
  if (!found) return null;
  const nameOf = (code: string) => found.columns.find((c) => c.code === code)?.name ?? code;
  const rows = [...found.units].sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999));
  const columns: Column<Unit>[] = [
    { key: 'name', header: '单位', rowHeader: true, render: ({ name }) => name },
    { key: 'before', header: '原总分', numeric: true, render: ({ total }) => scoreText(total.before) },
    { key: 'after', header: '现总分', numeric: true, render: ({ total }) => scoreText(total.after) },
    {
      key: 'change',
      header: '变化',
      numeric: true,
      render: ({ total }) => <Delta value={total.change} digits={2} />,
    },
    {
      key: 'rank',
      header: '位次',
      className: 'nowrap',
      render: ({ rankBefore, rank }) => `${rankBefore ?? '—'} → ${rank ?? '—'}`,
    },
    { key: 'move', header: '升降', render: ({ rankChange }) => <RankDelta places={rankChange} /> },
    {
      key: 'why',
      header: '为什么',
      render: (unit) => (
        <Disclosure summary={unit.sentence}>
          <ContributionList unit={unit} nameOf={nameOf} />
        </Disclosure>
      ),
    },
  ];
  return (
    <ChartCard
      title={comparisonFinding(found)}
      subtitle={`${summaryWords(comparison.before)} → ${summaryWords(comparison.after)}；单位：分`}
      table={comparisonTable(comparison, found, simulated)}
      meta={meta}
      description={found.units.map(({ sentence }) => sentence).join('；')}
    >
      {comparison.reasons.length > 0 && (
        <Notice kind="warning">两次结果不完全可比：{comparison.reasons.join('、')}。</Notice>
      )}
      <DataTable caption="得分变化" captionHidden columns={columns} rows={rows} rowKey={({ unit }) => unit} />
    </ChartCard>
  );
}

function ContributionList({ unit, nameOf }: { unit: Unit; nameOf: (code: string) => string }) {
  const shown = unit.items.filter(
    ({ contribution }) => isValue(contribution.change) && contribution.change !== 0,
  );
  if (shown.length === 0) return <p className="muted">各项贡献没有变化，或不能逐项相加。</p>;
  return (
    <ul className="plain small">
      {shown.map(({ code, contribution, score }) => (
        <li key={code}>
          {nameOf(code)}：贡献 <Delta value={contribution.change} digits={2} suffix=" 分" />
          （得分 {scoreText(score.before)} → {scoreText(score.after)}）
        </li>
      ))}
    </ul>
  );
}

function summaryWords({ year, number, schemeNumber, dataVersion }: RunSummary): string {
  return `${year}年度第${number}次运行（方案第${schemeNumber}版，数据第${dataVersion}版）`;
}

function comparisonFinding({ units }: Group): string {
  const places = (unit: Unit) => unit.rankChange ?? 0;
  const up = [...units].sort((a, b) => places(b) - places(a))[0];
  const down = [...units].sort((a, b) => places(a) - places(b))[0];
  const parts: string[] = [];
  if (up && places(up) > 0) parts.push(`${up.name}上升${places(up)}位`);
  if (down && places(down) < 0) parts.push(`${down.name}下降${-places(down)}位`);
  return parts.length > 0 ? parts.join('，') : '各单位位次没有变化';
}

function comparisonTable(
  { before, after, reasons }: RunComparison,
  { name, columns, units }: Group,
  simulated: boolean,
): TableModel {
  return {
    title: `${name}得分变化`,
    subtitle: `${summaryWords(before)} → ${summaryWords(after)}；单位：分`,
    notes: reasons.length > 0 ? [`两次结果不完全可比：${reasons.join('、')}`] : [],
    simulated,
    columns: [
      { key: 'unit', header: '单位', kind: 'text' },
      { key: 'before', header: '原总分', unit: '分', kind: 'number', digits: 2 },
      { key: 'after', header: '现总分', unit: '分', kind: 'number', digits: 2 },
      { key: 'change', header: '变化', unit: '分', kind: 'number', digits: 2 },
      { key: 'rankBefore', header: '原位次', unit: '位', kind: 'number', digits: 0 },
      { key: 'rank', header: '现位次', unit: '位', kind: 'number', digits: 0 },
      ...columns.map((c) => ({
        key: c.code,
        header: `${c.name}贡献变化`,
        unit: '分',
        kind: 'number' as const,
        digits: 3,
      })),
    ],
    rows: units.map((unit) => ({
      unit: unit.name,
      before: figureCell(unit.total.before),
      after: figureCell(unit.total.after),
      change: figureCell(unit.total.change),
      rankBefore: unit.rankBefore,
      rank: unit.rank,
      ...Object.fromEntries(
        unit.items.map(({ code, contribution }) => [code, figureCell(contribution.change)]),
      ),
    })),
  };
}
