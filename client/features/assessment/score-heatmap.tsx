import { inTableOrder } from '#shared/assess/words.ts';
import { FLAG_LABEL } from '#shared/calc/efficacy.ts';
import type { RunComparison } from '#shared/contract/assessment.ts';
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';
import { isValue } from '#shared/figure.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { type HeatCell, Heatmap } from '../../charts/heatmap.tsx';
import { MANY } from '../../charts/many.ts';
import { signed } from '../../lib/format.ts';
import { detailTable } from './run-tables.ts';
import { flagsOf, scoreText, valueText, weightText } from './score.words.ts';

interface ScoreHeatmapProps {
  run: AssessmentRun;
  group: GroupAssessment;
  meta: string;
  focus: string | null;
  /** Against the run of the year before, where the two are comparable. */
  change: YearChange | null;
  onOpen: (unit: string, column: string) => void;
}

interface YearChange {
  year: number;
  units: RunComparison['groups'][number]['units'];
}

/** What is read across of many columns, beside the marked one; the table has them all. */
const HEAD = 6;
const TAIL = 2;
/** As many units stand side by side on an office screen: the table needs no box to scroll in. */
const ABREAST = 12;

function acrossOf<Line extends { unit: string }>(
  lines: readonly Line[],
  focus: string | null,
): readonly Line[] {
  if (lines.length <= MANY) return lines;
  return lines.filter(({ unit }, at) => at < HEAD || at >= lines.length - TAIL || unit === focus);
}

/** Units in the order of the ranking across, columns of the scheme down: twenty-seven columns would not fit a screen. */
export function ScoreHeatmap({ run, group, meta, focus, change, onOpen }: ScoreHeatmapProps) {
  const lines = inTableOrder(group.result);
  const across = acrossOf(lines, focus);
  const cut = across.length < lines.length;
  const cells = new Map(lines.map((u) => [u.unit, new Map(u.items.map((item) => [item.indicator, item]))]));
  const { c, d } = run.scheme.score;
  const rows = group.columns.map((column) => ({
    key: column.code,
    header: (
      <>
        {column.name}{' '}
        <span className="muted small">
          {column.dimension}·{column.dataYear}年·{column.unit}
        </span>
      </>
    ),
    cells: across.map(({ unit, name }): HeatCell => {
      const item = cells.get(unit)?.get(column.code);
      if (!item) return { value: 'missing' };
      const flags = flagsOf(group, unit, item);
      const tip = [
        `${name ?? unit} · ${column.name}`,
        `得分：${scoreText(item.score)}分`,
        ...changeLine(change, unit, column.code),
        `原值：${valueText(item.value, column)}（${column.dataYear}年）`,
        `权重：${weightText(item.weight)}`,
        ...(item.contribution === null ? [] : [`计入总分：${scoreText(item.contribution)}分`]),
      ];
      if (item.score !== null) return { value: item.score, flag: flags.join('、'), tip };
      const value = isValue(item.value) ? 'undefined' : item.value;
      // 缺失 says less than the figure's own mark, which the cell shows already.
      const rest = flags.filter((flag) => flag !== FLAG_LABEL.missing);
      return isValue(item.value)
        ? { value, mark: rest.join('、'), tip }
        : { value, flag: rest.join('、'), tip };
    }),
  }));
  return (
    <ChartCard
      title={heatFinding(group)}
      subtitle={`行为指标（维度·数据年度·计量单位），列为单位（按位次${cut ? `：${lines.length}个中的前${HEAD}、后${TAIL}和标出的，其余见“表格”` : ''}）；单位：分；斜线为无得分；点格子看原值、满意值、不允许值、权重和贡献`}
      table={detailTable(run, group)}
      description={`${heatFinding(group)}。${lines.map((u) => `${u.name ?? u.unit}总分${scoreText(u.total)}`).join('，')}`}
      meta={meta}
    >
      <Heatmap
        caption="单位×指标得分，单位：分"
        corner="指标"
        columns={across.map((u) => ({
          key: u.unit,
          header: (
            <>
              {u.name ?? u.unit}
              <br />
              {scoreText(u.total)} · {u.rank === null ? '不排名' : `第${u.rank}位`}
            </>
          ),
        }))}
        rows={rows}
        whole={across.length <= ABREAST}
        range={[c, c + d]}
        focus={focus}
        onOpen={(column, unit) => onOpen(unit, column)}
      />
    </ChartCard>
  );
}

/** 比2024年：+3.2分; nothing where either year has no score. */
function changeLine(change: YearChange | null, unit: string, code: string): string[] {
  const items = change?.units.find((one) => one.unit === unit)?.items;
  const moved = items?.find((item) => item.code === code)?.score.change;
  return change && moved !== undefined && isValue(moved) ? [`比${change.year}年：${signed(moved, 1)}分`] : [];
}

/** Which column spreads the units most, and how many cells have no score. */
function heatFinding({ columns, result }: GroupAssessment): string {
  const missing = result.units.flatMap(({ items }) => items).filter(({ score }) => score === null).length;
  const spreads = columns.map(({ code, name }) => {
    const points = result.units
      .flatMap(({ items }) => items.filter(({ indicator }) => indicator === code))
      .flatMap(({ contribution }) => (contribution === null ? [] : [contribution]));
    return { name, spread: points.length > 1 ? Math.max(...points) - Math.min(...points) : 0 };
  });
  const widest = spreads.reduce((best, next) => (next.spread > best.spread ? next : best), {
    name: '',
    spread: 0,
  });
  const gap = missing > 0 ? `${missing}格无得分` : '各格均有得分';
  return widest.name ? `${widest.name}拉开的总分差距最大（${widest.spread.toFixed(2)}分）；${gap}` : gap;
}
