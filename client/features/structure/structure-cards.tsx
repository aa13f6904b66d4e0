import { LOOK } from '../../charts/theme.ts';
/** The charts of the structure page. */

import { useMemo } from 'react';
import { barsOption } from '#shared/charts/bars-option.ts';
import { linesOption } from '#shared/charts/lines-option.ts';
import { stackedOption } from '#shared/charts/stacked-option.ts';
import type { Structure } from '#shared/contract/structure.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { zip } from '#shared/zip.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { fewOf } from '../../charts/many.ts';
import { percent } from '../../lib/format.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { intensityTable, periodsTable, placesTable } from './structure-tables.ts';

interface CardProps {
  structure: Structure;
  meta: string;
}

/** What a choice in a chart leads to. */
type Choose = (key: string) => void;

/** 100 % bars over the periods, three series; 附项 hatched beside, never inside. */
export function PeriodsCard({ structure: s, meta, onPeriod }: CardProps & { onPeriod: Choose }) {
  const { block } = usePageMarks();
  const table = useMemo(() => periodsTable(s), [s]);
  const hasMemo = s.rows.some((row) => row.memo !== null);
  const option = useMemo(
    () =>
      stackedOption(LOOK, {
        rows: s.rows.map((row) => row.label),
        keys: s.rows.map((row) => row.period),
        row: s.rows.findIndex((row) => row.period === s.period),
        part: block,
        parts: s.blocks.map((b, i) => ({
          key: b.code,
          name: b.shortName,
          colour: b.colour,
          values: s.rows.map((row) => row.blocks[i]?.amount ?? 'missing'),
        })),
        memo: hasMemo
          ? { name: '附项', values: s.rows.map((row) => row.memo?.amount ?? 'not_applicable') }
          : null,
      }),
    [s, hasMemo, block],
  );
  return (
    <ChartCard
      title={s.titles.periods || s.finding}
      subtitle={`各期占比，%，每条合计100%${hasMemo ? `；斜线细条为附项相当于${s.total.name}的比重，不计入` : ''}`}
      table={table}
      description={describePeriods(s)}
      option={option}
      hint="点条形看该期"
      focus={s.period}
      onSelect={onPeriod}
      height={Math.max(160, 50 + s.rows.length * 44)}
      meta={meta}
    />
  );
}

function describePeriods(s: Structure): string {
  const rows = table100(s).map(({ label, shares }) => `${label}：${shares}`);
  return `${s.unit.name}${s.total.name}各期构成。${rows.join('；')}。`;
}

function table100(s: Structure): { label: string; shares: string }[] {
  return s.rows.map((row) => ({
    label: row.label,
    shares:
      zip(s.blocks, row.blocks)
        .flatMap(([b, { share }]) => (isValue(share) ? [`${b.shortName}${share.toFixed(1)}%`] : []))
        .join('、') || '不完整',
  }));
}

/** Who holds how much of the city. */
export function PlacesCard({ structure: s, meta, onUnit }: CardProps & { onUnit: Choose }) {
  const title = s.titles.places || `${s.label}各地占合计的比重暂不计算`;
  const table = useMemo(() => placesTable(s, title), [s, title]);
  const drawn = useMemo(() => fewOf(s.places, (p) => p.share, isShown(s)), [s]);
  const option = useMemo(
    () =>
      barsOption(LOOK, {
        rows: drawn.rows.map((p) => ({
          key: p.unit,
          label: p.shortName,
          value: p.share,
          more: [{ name: '比上年同期', value: p.change, unit: '百分点' }],
        })),
        unit: '%',
        focus: s.places.some((p) => p.unit === s.unit.code) ? s.unit.code : null,
      }),
    [s, drawn],
  );
  return (
    <ChartCard
      title={title}
      subtitle={`占各地与市本级之和，%${drawn.words}`}
      hint="点条形看该地结构"
      table={table}
      description={`${title}。${s.places
        .map((p) => (isValue(p.share) ? `${p.shortName}${percent(p.share)}` : ''))
        .filter(Boolean)
        .join('、')}`}
      option={option}
      height={Math.max(160, drawn.rows.length * 27)}
      meta={meta}
      focus={s.unit.code}
      onSelect={onUnit}
    />
  );
}

/** Each unit's own blocks: who leans on government, who on enterprises. */
export function UnitBlocksCard({ structure: s, meta, onUnit }: CardProps & { onUnit: Choose }) {
  const { block } = usePageMarks();
  const title = s.titles.blocks || `${s.label}各地构成`;
  const table = useMemo(() => placesTable(s, title), [s, title]);
  const drawn = useMemo(() => leaningOf(s), [s]);
  const option = useMemo(() => {
    const { rows } = drawn;
    return stackedOption(LOOK, {
      rows: rows.map((p) => p.shortName),
      keys: rows.map((p) => p.unit),
      row: rows.findIndex((p) => p.unit === s.unit.code),
      part: block,
      parts: s.blocks.map((b, i) => ({
        key: b.code,
        name: b.shortName,
        colour: b.colour,
        values: rows.map((p) => p.blocks[i]?.amount ?? 'missing'),
      })),
    });
  }, [s, drawn, block]);
  return (
    <ChartCard
      focus={s.unit.code}
      onSelect={onUnit}
      hint="点条形看该地结构"
      title={title}
      subtitle={`${s.label}各县(市、区)${s.total.name}构成，%，每条合计100%${drawn.words}`}
      table={table}
      description={title}
      option={option}
      height={40 + Math.min(drawn.rows.length + 1, s.places.length) * (s.intensities.length > 0 ? 28 : 44)}
      meta={meta}
    />
  );
}

const isShown = (s: Structure) => (place: Place) => place.unit === s.unit.code;

type Place = Structure['places'][number];

/** The compared units; of many, those that lean most to either side in the block in which they lie furthest apart. */
function leaningOf(s: Structure) {
  const peers = s.places.filter(({ peer }) => peer);
  const shareOf = (place: Place, block: number): Figure => place.blocks[block]?.share ?? 'missing';
  const reach = s.blocks.map((_, block) => {
    const shares = peers.map((place) => shareOf(place, block)).filter(isValue);
    return shares.length > 0 ? Math.max(...shares) - Math.min(...shares) : 0;
  });
  const widest = reach.indexOf(Math.max(...reach));
  return fewOf(peers, (place) => shareOf(place, widest), isShown(s));
}

/** One intensity over the years. Yearly only. */
export function IntensityCard({
  structure: s,
  intensity,
  meta,
  onPeriod,
}: CardProps & { intensity: Structure['intensities'][number]; onPeriod: Choose }) {
  const gaps = intensity.points.some((p) => !isValue(p.figure));
  const table = useMemo(() => intensityTable(s, intensity), [s, intensity]);
  const option = useMemo(() => {
    const lines = linesOption(LOOK, {
      x: intensity.points.map((p) => p.label),
      keys: intensity.points.map((p) => p.period),
      at: intensity.points.findIndex((p) => p.period === s.period),
      series: [
        {
          name: s.unit.shortName,
          values: intensity.points.map((p) => p.figure),
          style: 'actual',
          labelled: true,
        },
      ],
      unit: '%',
      digits: 2,
    });
    // One line needs no name at its end.
    return { ...lines, grid: { ...lines.grid, right: 28 } };
  }, [s, intensity]);
  return (
    <ChartCard
      title={intensity.title}
      subtitle={`${intensity.formula}，%；纵轴不从0起${gaps ? '，断点为未报' : ''}；各地数见“表格”`}
      table={table}
      description={`${intensity.title}。${intensity.points.map((p) => (isValue(p.figure) ? `${p.label}${p.figure.toFixed(2)}%` : `${p.label}未报`)).join('、')}`}
      option={option}
      focus={s.period}
      onSelect={onPeriod}
      height={160}
      source={<span>依据：{intensity.basis}</span>}
      meta={meta}
    />
  );
}
