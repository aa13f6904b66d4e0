/** Tables as officials make them, put together by chance from known figures: long, wide, across, dated, as printed. */
import type { Content } from './made-workbook.ts';
import type { Figures, Maker, Merge, Piece, Shape } from './random-maker.ts';
import { NAME_HEADS, OTHER_HEADS, UNIT_HEADS, VALUE_HEADS } from './random-words.ts';

/** One key a row: names, perhaps places, figures among other columns. */
function long(maker: Maker, shape: Shape, figures: Figures): Piece {
  const { chance } = maker;
  const others = chance.some(OTHER_HEADS, 4);
  const at = chance.int(others.length + 1);
  const value = chance.of(VALUE_HEADS) + (shape.unitAt === 'head' ? `（${shape.unit}）` : '');
  const spread = <T>(one: T, rest: readonly T[]) => [...rest.slice(0, at), one, ...rest.slice(at)];
  const two = chance.yes(0.2) && others.length > 0;
  const numbered = chance.yes(0.4);
  const byPlace = maker.several && chance.yes(0.6);
  const headings = maker.several && !byPlace;
  const left = [
    ...(numbered ? ['序号'] : []),
    ...(byPlace ? [chance.of(UNIT_HEADS)] : []),
    chance.of(NAME_HEADS),
    ...(shape.unitAt === 'column' ? ['计量单位'] : []),
  ];
  const heads = [...left, ...spread(value, others)];
  const note = chance.yes(0.3);
  const rows: Content[][] = two
    ? [
        [
          ...left,
          ...spread<Content>(
            '2026年',
            others.map(() => '其他数据'),
          ),
        ],
        [...left.map(() => null), ...spread(value, others)],
      ]
    : [[...heads, ...(note ? ['备注'] : [])]];
  if (chance.yes(0.1))
    rows.push(
      heads.map((_, i) => (i < left.length ? (['甲', '乙', '丙', '丁'][i] ?? null) : i - left.length + 1)),
    );
  let previous = '';
  shape.keys.forEach((key, i) => {
    const place = maker.row(key).unit;
    if (headings && place !== previous)
      rows.push([...(numbered ? [null] : []), `${chance.of(['', '一、'])}${maker.place(key)}`]);
    const shown = byPlace && (place !== previous || chance.yes(0.5)) ? maker.place(key) : null;
    previous = place;
    const line = spread<Content>(
      maker.cell(figures.get(key), shape.unit),
      others.map(() => maker.noise()),
    );
    rows.push([
      ...(numbered ? [i + 1] : []),
      ...(byPlace ? [shown] : []),
      maker.name(key, shape),
      ...(shape.unitAt === 'column' ? [shape.unit] : []),
      ...line,
      ...(note && chance.yes(0.3) ? ['见附件'] : []),
    ]);
    if (chance.yes(0.04)) rows.push([null]);
    if (chance.yes(0.05))
      rows.push([
        ...(numbered ? [null] : []),
        ...(byPlace ? [null] : []),
        chance.of(['小计', '产业引导资金', '其他']),
        ...(shape.unitAt === 'column' ? [shape.unit] : []),
        ...heads.slice(left.length).map(() => maker.noise()),
      ]);
  });
  const merges: Merge[] = [];
  if (two && chance.yes(0.5)) merges.push(...left.map((_, col): Merge => [0, col, 1, col]));
  if (maker.several && chance.yes(0.3))
    stranger(maker, rows, { numbered, byPlace, shape, width: heads.length - left.length });
  return { rows, merges };
}

/** A unit that is none of the city's, with the form's own indicators. */
function stranger(
  maker: Maker,
  rows: Content[][],
  { numbered, byPlace, shape, width }: { numbered: boolean; byPlace: boolean; shape: Shape; width: number },
): void {
  const noise = () => Array.from({ length: width }, () => maker.noise());
  const key = shape.keys[0] ?? '';
  if (!byPlace) rows.push([...(numbered ? [null] : []), '嘉兴综合保税区']);
  rows.push([
    ...(numbered ? [99] : []),
    ...(byPlace ? ['嘉兴综合保税区'] : []),
    maker.name(key, shape),
    ...(shape.unitAt === 'column' ? [shape.unit] : []),
    ...noise(),
  ]);
}

/** Indicators across; places, periods or one row down. */
function wide(maker: Maker, shape: Shape, figures: Figures): Piece {
  const { chance } = maker;
  const indicators = [...new Set(shape.keys.map((key) => maker.row(key).indicator))];
  const units = [...new Set(shape.keys.map((key) => maker.row(key).unit))];
  const keyOf = (unit: string, indicator: string) =>
    maker.layout.rows.find((row) => row.unit === unit && row.indicator === indicator)?.key ?? '';
  const head = (indicator: string) =>
    `${maker.row(keyOf(units[0] ?? '', indicator)).indicatorNames[0]}${shape.unitAt === 'head' || shape.unitAt === 'name' ? `（${shape.unit}）` : ''}`;
  const sub = chance.yes(0.35)
    ? chance.shuffled([
        chance.of(['本期', '本期累计', '2026年上半年']),
        chance.of(['上年同期', '2025年上半年']),
        ...(chance.yes(0.5) ? ['增速%'] : []),
      ])
    : null;
  const rows: Content[][] = sub
    ? [
        ['地区', ...indicators.flatMap((i) => [head(i), ...sub.slice(1).map(() => null)])],
        [null, ...indicators.flatMap(() => sub)],
      ]
    : [['地区', ...indicators.map(head)]];
  const right = (s: string) => /本期|2026/.test(s);
  const line = (label: Content, of: (indicator: string) => Content): Content[] => [
    label,
    ...indicators.flatMap((i) => (sub ? sub.map((s) => (right(s) ? of(i) : maker.noise())) : [of(i)])),
  ];
  const body = units.map((unit) =>
    line(
      maker.several
        ? maker.place(keyOf(unit, indicators[0] ?? ''))
        : chance.of(['海盐县', '本期', '2026年上半年', '合计']),
      (i) => maker.cell(figures.get(keyOf(unit, i)), shape.unit),
    ),
  );
  if (!maker.several && body[0]?.[0] === '海盐县' && maker.layout.organisation.code === 'jxgq')
    body[0][0] = '嘉兴港区';
  const extra: Content[][] = [];
  if (maker.several && chance.yes(0.4))
    extra.push(line(chance.of(['嘉兴综合保税区', '合计', '其他']), () => maker.noise()));
  if (!maker.several && chance.yes(0.5))
    extra.push(line(chance.of(['上年同期', '2025年上半年', '增减额', '武原街道']), () => maker.noise()));
  const merges: Merge[] =
    sub && chance.yes(0.5)
      ? [[0, 0, 1, 0], ...indicators.map((_, i): Merge => [0, 1 + i * sub.length, 0, (i + 1) * sub.length])]
      : [];
  return { rows: [...rows, ...chance.shuffled([...body, ...extra])], merges };
}

/** Places across and indicators down, perhaps with other rows below. */
function across(maker: Maker, shape: Shape, figures: Figures): Piece {
  const indicators = [...new Set(shape.keys.map((key) => maker.row(key).indicator))];
  const units = [...new Set(shape.keys.map((key) => maker.row(key).unit))];
  const keyOf = (unit: string, indicator: string) =>
    maker.layout.rows.find((row) => row.unit === unit && row.indicator === indicator)?.key ?? '';
  const sub = maker.chance.yes(0.4) ? maker.chance.shuffled(['本期', '上年同期']) : null;
  const places = units.map((unit) => maker.place(keyOf(unit, indicators[0] ?? '')));
  const rows: Content[][] = sub
    ? [
        ['指标', ...places.flatMap((p) => [p, null])],
        [null, ...places.flatMap(() => sub)],
      ]
    : [['指标', ...places]];
  for (const indicator of indicators) {
    const label =
      maker.name(keyOf(units[0] ?? '', indicator), shape) +
      (shape.unitAt === 'head' ? `（${shape.unit}）` : '');
    rows.push([
      label,
      ...units.flatMap((unit) => {
        const figure = maker.cell(figures.get(keyOf(unit, indicator)), shape.unit);
        return sub ? sub.map((s) => (s === '本期' ? figure : maker.noise())) : [figure];
      }),
    ]);
    if (maker.chance.yes(0.2))
      rows.push([
        maker.chance.of(['上年同期', '同比增长%', '2025年上半年']),
        ...units.flatMap(() => (sub ? [maker.noise(), maker.noise()] : [maker.noise()])),
      ]);
  }
  return { rows, merges: [] };
}

/** The paper's own annex: 序号｜类别｜指标名称, the category in its first row only, merged or not. */
function annex(maker: Maker, shape: Shape, figures: Figures): Piece {
  const rows: Content[][] = [
    ['序号', '类别', '指标名称', '单位', '数源单位', maker.chance.of(VALUE_HEADS), '上年同期'],
  ];
  shape.keys.forEach((key, i) => {
    const first = i === 0 || (i === 5 && maker.chance.yes(0.5));
    const category = first
      ? maker.chance.of(i === 0 ? ['政府科技创新投入', '一、政府科技创新投入'] : ['按来源分', '附项'])
      : null;
    const value = maker.cell(figures.get(key), shape.unit);
    rows.push([
      first ? i + 1 : null,
      category,
      maker.name(key, { ...shape, unitAt: 'line' }),
      shape.unit,
      '市财政局',
      value,
      maker.noise(),
    ]);
  });
  const last = Math.min(5, shape.keys.length);
  return {
    rows,
    merges:
      maker.chance.yes(0.5) && last > 1
        ? [
            [1, 1, last, 1],
            [1, 0, last, 0],
          ]
        : [],
  };
}

/** A column of periods beside the names: each indicator in two rows. */
function dated(maker: Maker, shape: Shape, figures: Figures): Piece {
  const { chance } = maker;
  const repeated = chance.yes(0.5);
  const rows: Content[][] = [
    ['指标名称', chance.of(['期别', '时间', '年份']), chance.of(['金额', '数值', '累计']), '备注'],
  ];
  const unit = shape.unitAt === 'name' ? shape : { ...shape, unitAt: 'line' as const };
  for (const key of shape.keys) {
    const name = maker.name(key, unit);
    const lines: [string, Content][] = chance.shuffled<[string, Content]>([
      [chance.of(['2026年上半年', '2026年1-6月', '本期']), maker.cell(figures.get(key), shape.unit)],
      [chance.of(['2025年上半年', '上年同期', '2025年1-6月']), maker.noise()],
    ]);
    rows.push(
      ...lines.map(([said, figure], i): Content[] => [i === 0 || repeated ? name : null, said, figure]),
    );
  }
  return { rows, merges: [] };
}

/** A table of one of the kinds. */
export function piece(maker: Maker, shape: Shape, figures: Figures): Piece {
  if (!shape.wide && !maker.several && maker.chance.yes(0.12)) return annex(maker, shape, figures);
  if (!shape.wide && !maker.several && shape.unitAt === 'line' && maker.chance.yes(0.15))
    return dated(maker, shape, figures);
  if (!shape.wide) return long(maker, shape, figures);
  return maker.several && maker.chance.yes(0.4) ? across(maker, shape, figures) : wide(maker, shape, figures);
}
