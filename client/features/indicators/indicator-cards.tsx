import { useMemo } from 'react';
import type { Indicator } from '#shared/catalogue.ts';
import { linesOption } from '#shared/charts/lines-option.ts';
import type { IndicatorHistory, IndicatorSeries } from '#shared/contract/indicator.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { zip } from '#shared/zip.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { fewOf } from '../../charts/many.ts';
import { brokenPath, commonScale, SMALL } from '../../charts/small-lines.ts';
import { LOOK } from '../../charts/theme.ts';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { markOf, number, withUnit } from '../../lib/format.ts';
import { TextButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Num } from '../../ui/mark.tsx';
import { tipOf } from '../../ui/tip.tsx';
import { historyTable, unitsTable, unitsWords } from './indicator.words.ts';
import {
  drawings,
  indicatorLines,
  isMixed,
  type Measured,
  measureFor,
  newestStrand,
  placesOf,
  type StrandPlace,
  strandsOf,
} from './indicator-lines.ts';

interface CardProps {
  history: IndicatorHistory;
  indicator: Indicator;
  meta: string;
  basis: string;
}

/** The shown unit over all periods, and the city: on the same axis or beside it. */
export function TrendCards(props: CardProps) {
  const parts = useMemo(() => drawings(props.history), [props.history]);
  return (
    <div className={parts.length > 1 ? 'grid grid-2' : undefined}>
      {parts.map(({ finding, series }) => (
        <TrendCard key={series[0]?.unit ?? 'none'} {...props} finding={finding} series={series} />
      ))}
    </div>
  );
}

interface TrendCardProps extends CardProps {
  finding: string;
  series: readonly IndicatorSeries[];
}

function TrendCard({ history: h, indicator, meta, basis, finding, series }: TrendCardProps) {
  const lines = useMemo(() => indicatorLines(h, indicator, series), [h, indicator, series]);
  const option = useMemo(() => linesOption(LOOK, lines), [lines]);
  const table = useMemo(() => historyTable(h, series, finding), [h, series, finding]);
  const empty = lines.series.every((line) => line.values.every((v) => v === null || !isValue(v)));
  const subtitle = [
    `${indicator.name}，${lines.unit}`,
    !empty && strandsOf(h, indicator).length > 1 && '年初累计，上半年与1—12月各成一线',
    !empty && '缺数处断开',
    !empty && (lines.fromZero ? '轴从0起' : '轴不从0起'),
    isMixed(series) && '实心点为公开或正式报送数，空心点为模拟数据',
  ]
    .filter(Boolean)
    .join('；');
  return (
    <ChartCard
      title={finding}
      subtitle={subtitle}
      table={table}
      description={`${finding}。${subtitle}`}
      height={240}
      source={basis && <span>依据：{basis}</span>}
      meta={meta}
      {...(empty ? {} : { option })}
    >
      <EmptyState>
        {series.length === 0
          ? `${finding}，请选择其他地区或机构。`
          : `${finding}。由责任单位报送并核定后，这里显示历年变化。`}
      </EmptyState>
    </ChartCard>
  );
}

interface UnitsCardProps extends CardProps {
  units: readonly IndicatorSeries[];
  what: string;
  onUnit: (unit: string) => void;
}

/** Every unit as a small drawing on one scale; its name makes it the one shown above. */
export function UnitsCard({ history: h, indicator, meta, basis, units, what, onUnit }: UnitsCardProps) {
  const places = placesOf(h, newestStrand(h, strandsOf(h, indicator)));
  const shown =
    places.findLast(({ at }) => units.some((s) => isValue(s.figures[at] ?? 'unreported'))) ?? places.at(-1);
  const at = shown?.at ?? 0;
  const label = shown?.label ?? '';
  const measured = measureFor(h, units);
  const title = unitsWords(`${what}${indicator.shortName}`, label, units, at, measured);
  const drawn = fewOf(
    units,
    (s) => s.figures[at] ?? 'unreported',
    (s) => s.unit === h.shown.code,
  );
  const span = places.length > 1 ? `${places[0]?.label}至${places.at(-1)?.label}` : '';
  const subtitle = [
    [span, `${measured.unit}`].filter(Boolean).join('，'),
    '各图同一纵轴，细横线为0',
    `名称旁为${label}数，点名称看上图，点数字看来源`,
  ].join('；');
  return (
    <ChartCard
      title={title}
      subtitle={subtitle + drawn.words}
      table={unitsTable(h, title, units, places)}
      description={title}
      source={basis && <span>依据：{basis}</span>}
      meta={meta}
    >
      <SmallLines {...{ history: h, units: drawn.rows, places, shown, measured, onUnit }} />
    </ChartCard>
  );
}

interface SmallLinesProps {
  history: IndicatorHistory;
  units: readonly IndicatorSeries[];
  places: readonly StrandPlace[];
  shown: StrandPlace | undefined;
  measured: Measured;
  onUnit: (unit: string) => void;
}

function SmallLines({ history: h, units, places, shown, measured, onUnit }: SmallLinesProps) {
  const lines = units.map((s) => places.map(({ at }) => s.figures[at] ?? 'unreported'));
  const scale = commonScale(lines);
  if (!shown) return null;
  const dot = places.indexOf(shown);
  return (
    <div className="multiples">
      {zip(units, lines).map(([s, line]) => {
        const value = s.figures[shown.at] ?? 'unreported';
        return (
          <div
            key={s.unit}
            className={classNames('multiple', s.unit === h.shown.code && 'multiple-focus')}
            {...tipOf([s.name, ...figureLines(line, places, dot, measured)])}
          >
            <h3>
              <TextButton onClick={() => onUnit(s.unit)} aria-pressed={s.unit === h.shown.code}>
                {s.shortName}
              </TextButton>
              <LineageFigure
                id={{
                  unit: s.unit,
                  indicator: h.indicator,
                  period: shown.period,
                  v: h.cut.dataVersion,
                }}
              >
                <Num value={measured.of(value)} format={(f) => number(f, measured.digits)} />
              </LineageFigure>
            </h3>
            <svg viewBox={`0 0 ${SMALL.width} ${SMALL.height}`} aria-hidden="true">
              <line className="zero" x1="0" x2={SMALL.width} y1={scale.y(0)} y2={scale.y(0)} />
              <path className="own" d={brokenPath(line, scale)} />
              {isValue(value) && <circle className="dot" cx={scale.x(dot)} cy={scale.y(value)} r="4" />}
            </svg>
          </div>
        );
      })}
    </div>
  );
}

/** 2025年：92.3 亿元 · 2024年：85.1 亿元: up to the period shown, the newest of three first. */
function figureLines(
  line: readonly Figure[],
  places: readonly StrandPlace[],
  at: number,
  { of, digits, unit }: Measured,
): string[] {
  return zip(places, line)
    .slice(Math.max(0, at - 2), at + 1)
    .reverse()
    .map(
      ([{ label }, figure]) => `${label}：${markOf(figure) ?? withUnit(number(of(figure), digits), unit)}`,
    );
}
