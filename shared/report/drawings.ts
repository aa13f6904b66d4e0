/** The drawings of a document as data, with their findings as captions and a description for who cannot see them. */
import { convertAmount } from '../calc/shares.ts';
import { roundHalfUp } from '../decimal.ts';
import { type Figure, isValue, REASON_MARK } from '../figure.ts';
import type { ReportFacts } from './facts.ts';
import type { Line } from './lines.ts';
import type { Block, Drawing } from './model.ts';

type Chart = Extract<Block, { kind: 'chart' }>;

const inYi = ({ current, measureUnit }: Line): Figure =>
  measureUnit === '万元' ? convertAmount(current, '万元', '亿元') : current;

/** 各地总投入: sorted bars; nothing while no unit has a figure. */
export function unitBars(facts: ReportFacts): Chart[] {
  const { total, totalName, label } = facts;
  const rows = total.peers.map((line) => ({ key: line.unit, label: line.shortName, value: inYi(line) }));
  if (!rows.some(({ value }) => isValue(value))) return [];
  return [
    chart('unit-bars', `${label}各地${totalName}（亿元）`, {
      kind: 'bars',
      rows,
      measureUnit: '亿元',
      focus: null,
    }),
  ];
}

/** Growth of every unit, sorted. */
export function growthBars(facts: ReportFacts): Chart[] {
  const { total, totalName, label } = facts;
  const rows = total.peers.map((line) => ({ key: line.unit, label: line.shortName, value: line.growth }));
  if (!rows.some(({ value }) => isValue(value))) return [];
  return [
    chart('growth-bars', `${label}各地${totalName}增速（%）`, {
      kind: 'bars',
      rows,
      measureUnit: '%',
      focus: null,
    }),
  ];
}

/** What the total consists of, in the city and in each unit that has all of it. */
export function structureBars(facts: ReportFacts): Chart[] {
  const { total, blocks, label, totalName } = facts;
  const lines = [total.city, ...total.peers].filter(({ current }) => isValue(current));
  if (lines.length === 0) return [];
  const of = (block: ReportFacts['blocks'][number], unit: string): Figure => {
    const { city, peers } = block.lines;
    return [city, ...peers].find((line) => line.unit === unit)?.current ?? 'unreported';
  };
  return [
    chart('structure', `${label}${totalName}结构（%）`, {
      kind: 'stacked',
      rows: lines.map(({ shortName }) => shortName),
      parts: blocks.map((block) => ({
        name: block.shortName,
        colour: block.colour,
        values: lines.map(({ unit }) => of(block, unit)),
      })),
      measureUnit: '%',
    }),
  ];
}

/** 拉动: blocks and the growth they add up to. */
export function pullSteps(facts: ReportFacts): Chart[] {
  const { byBlock, total, totalName, label, blocks } = facts;
  const { growth } = total.city;
  if (!isValue(growth) || byBlock.some(({ pull }) => !isValue(pull))) return [];
  return [
    chart('pulls', `${label}各主体对${totalName}增长的拉动（百分点）`, {
      kind: 'waterfall',
      steps: [
        ...byBlock.map(({ shortName, pull, indicator }) => {
          const colour = blocks.find(({ lines }) => lines.indicator.code === indicator)?.colour;
          return { label: shortName, value: pull, kind: 'part' as const, ...(colour ? { colour } : {}) };
        }),
        { label: '全市增速', value: growth, kind: 'total' },
      ],
      measureUnit: '百分点',
    }),
  ];
}

/** Actual years, the required path and the projections of the total; yearly documents only. */
export function trajectoryLines(facts: ReportFacts): Chart[] {
  const line = facts.targets.find(({ overview }) => overview.trajectory !== null)?.overview.trajectory;
  if (!facts.yearly || !line) return [];
  const years = [
    ...new Set(
      [...line.actual, ...line.required, ...line.projections.flatMap(({ points }) => points)].map(
        ({ year }) => year,
      ),
    ),
  ].sort((a, b) => a - b);
  const along = (points: readonly { year: number; figure: Figure }[]) =>
    years.map((year) => points.find((point) => point.year === year)?.figure ?? null);
  return [
    chart('trajectory', `${line.name}与目标（${line.unit}）：实际、所需和推算`, {
      kind: 'lines',
      x: years.map(String),
      series: [
        { name: '实际', values: along(line.actual), style: 'actual', labelled: true },
        { name: '所需', values: along(line.required), style: 'required' },
        ...line.projections.map(({ label, points }) => ({
          name: label,
          values: along(points),
          style: 'projection' as const,
        })),
      ],
      points: line.targets.map(({ year, value }) => ({
        x: String(year),
        y: value,
        label: `${year}年目标 ${roundHalfUp(value, 0)}`,
      })),
      measureUnit: line.unit,
    }),
  ];
}

/** A unit's growth less the growth the city's target asks a year. */
export function marginBars(facts: ReportFacts): Chart[] {
  const { counties, year } = facts.targets[0]?.overview ?? {};
  if (!facts.yearly || !counties || !isValue(counties.required)) return [];
  return [
    chart('margins', `各地增速与实现${String(year)}年目标所需增速之差（百分点）`, {
      kind: 'diverging',
      rows: counties.rows.map(({ unit, shortName, margin }) => ({
        key: unit,
        label: shortName,
        value: margin,
      })),
      measureUnit: '百分点',
    }),
  ];
}

function chart(id: string, caption: string, drawing: Drawing): Chart {
  return { kind: 'chart', id, caption, alt: `${caption}：${describe(drawing)}`, drawing };
}

const shown = (value: Figure | null) =>
  value === null ? '无' : isValue(value) ? roundHalfUp(value, 1) : REASON_MARK[value];

/** Every figure of a drawing in words. */
function describe(drawing: Drawing): string {
  switch (drawing.kind) {
    case 'bars':
    case 'diverging':
      return drawing.rows.map(({ label, value }) => `${label}${shown(value)}`).join('，');
    case 'waterfall':
      return drawing.steps.map(({ label, value }) => `${label}${shown(value)}`).join('，');
    case 'stacked':
      return drawing.parts
        .map(
          ({ name, values }) =>
            `${name}：${values.map((v, i) => `${drawing.rows[i]}${shown(v)}万元`).join('，')}`,
        )
        .join('；');
    case 'lines':
      return drawing.series
        .map(
          ({ name, values }) =>
            `${name}：${drawing.x.flatMap((x, i) => (values[i] == null ? [] : [`${x}年${shown(values[i] ?? null)}`])).join('，')}`,
        )
        .join('；');
  }
}
