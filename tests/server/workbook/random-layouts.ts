/** Files as nasty as officials make them, put together by chance from known figures. */
import { convertMoney } from '#shared/rules/money-unit.ts';
import type { ReadWorkbook, Sheet } from '../../../server/workbook/sheets.ts';
import type { FormLayout } from '../../../server/workbook/types.ts';
import { type Content, madeSheet, madeWorkbook } from './made-workbook.ts';
import { type Figures, Maker, type Merge, OTHER_OWNERS, type Piece } from './random-maker.ts';
import { piece } from './random-tables.ts';
import { OTHER_PERIODS, THIS_PERIOD } from './random-words.ts';

export interface Made {
  seed: number;
  layout: FormLayout;
  workbook: ReadWorkbook;
  /** Decimal in the form's unit, a mark, or null for a cell left blank. */
  truth: Map<string, string | null>;
  /** Rows of the first sheet, for messages. */
  rows: Content[][];
}

function stacked(pieces: readonly Piece[]): Piece {
  const rows: Content[][] = [];
  const merges: Merge[] = [];
  for (const piece of pieces) {
    const at = rows.length;
    merges.push(...piece.merges.map(([t, l, b, r]): Merge => [t + at, l, b + at, r]));
    rows.push(...piece.rows);
  }
  return { rows, merges };
}

function moved({ rows, merges }: Piece, cols: number): Piece {
  const blank = Array.from({ length: cols }, () => null);
  return {
    rows: rows.map((row) => [...blank, ...row]),
    merges: merges.map(([t, l, b, r]): Merge => [t, l + cols, b, r + cols]),
  };
}

function beside(a: Piece, b: Piece): Piece {
  const width = Math.max(...a.rows.map((row) => row.length)) + 1;
  const right = moved(b, width);
  const height = Math.max(a.rows.length, b.rows.length);
  const rows = Array.from({ length: height }, (_, i) => {
    const left = a.rows[i] ?? [];
    const gap = Array.from({ length: width - left.length }, () => null);
    return [...left, ...gap, ...(right.rows[i] ?? []).slice(width)];
  });
  return { rows, merges: [...a.merges, ...right.merges] };
}

const plain = (...rows: Content[][]): Piece => ({ rows, merges: [] });

class File {
  readonly maker: Maker;
  readonly keys: string[];
  readonly truth: Figures;
  readonly owner: string;
  readonly period: string;

  constructor(seed: number) {
    this.maker = new Maker(seed);
    const { chance, layout, several } = this.maker;
    this.keys = layout.rows.map((row) => row.key);
    this.truth = this.maker.figures(this.keys, true);
    const own = layout.organisation.code === 'jxgq' ? '嘉兴港区' : layout.organisation.name;
    this.owner = several ? chance.of(['', '嘉兴市', '全市']) : own;
    this.period = chance.of(THIS_PERIOD);
  }

  /** The tables of the right period and owner: one, or two with a part of the figures each. */
  right(): Piece[] {
    const { maker, keys } = this;
    const { chance } = maker;
    const cut = !maker.several && chance.yes(0.3) ? chance.int(keys.length - 2) + 1 : keys.length;
    return [keys.slice(0, cut), keys.slice(cut)]
      .filter((part) => part.length > 0)
      .map((part, i) => {
        const shape = maker.shape(part);
        const line = shape.unitAt === 'line' || (shape.wide && shape.unitAt === 'name' && maker.several);
        const unit = line ? shape.unit : null;
        const lines =
          i === 0 || chance.yes(0.5)
            ? maker.lines(this.period, this.owner, unit, i === 0)
            : [['二、按来源分', null, null, unit === null ? null : `单位：${unit}`]];
        return stacked([
          plain(...lines),
          plain(...(chance.yes(0.3) ? [[null]] : [])),
          piece(maker, shape, this.truth),
        ]);
      });
  }

  decoy(period: string, owner: string): Piece {
    const { maker, keys } = this;
    const { chance } = maker;
    const shape = { ...maker.shape(chance.yes(0.7) ? keys : keys.slice(0, chance.int(keys.length) + 1)) };
    const said = shape.unitAt === 'line' || chance.yes(0.3) ? shape.unit : null;
    const lines = maker.lines(period, owner, said, false);
    return stacked([plain(...lines), piece(maker, { ...shape, unitAt: 'line' }, maker.figures(keys, false))]);
  }

  /** Other figures of the same units under a title of their own. */
  ofUnits(title: string, head: string): Piece {
    const { layout } = this.maker;
    const units = [...new Map(layout.rows.map((row) => [row.unit, row.unitNames[0] ?? ''])).values()];
    return plain(
      [title],
      ['单位：万元'],
      ['地区', head, '上年同期'],
      ...units.map((unit): Content[] => [unit, this.maker.noise(), this.maker.noise()]),
    );
  }

  /** Another quantity of the same units: 营业收入. */
  revenue(): Piece {
    const { chance } = this.maker;
    const quantity = chance.of(['规模以上工业企业营业收入', '规模以上工业总产值', '税收收入']);
    return this.ofUnits(`${this.period}${quantity}`, chance.of(['本期累计', '本期', '金额']));
  }

  /** The same head over another subject's figures: 科技活动费用 of 高校. */
  subject(): Piece {
    const { chance } = this.maker;
    const title = `${this.period}${chance.of(['高校', '科研机构'])}科技创新投入`;
    return this.ofUnits(title, chance.of(['科技活动费用', '科技活动费用（万元）']));
  }

  /** The same rows as somebody planned them. */
  plan(): Piece {
    const { maker, keys } = this;
    const title = `${this.owner}${this.period}科技创新投入${maker.chance.of(['计划表', '预计数', '目标分解表', '（样表）'])}`;
    const shape = { ...maker.shape(keys), unitAt: 'line' as const };
    return stacked([
      plain([title], [`单位：${shape.unit}`]),
      piece(maker, shape, maker.figures(keys, false)),
    ]);
  }

  decoys(): Piece[] {
    const { chance, several, layout } = this.maker;
    return [
      ...(chance.yes(0.45) ? [this.decoy(chance.of(OTHER_PERIODS), this.owner)] : []),
      ...(!several && chance.yes(0.2) ? [this.decoy(this.period, chance.of(OTHER_OWNERS))] : []),
      ...(chance.yes(0.15) ? [this.decoy(chance.of(OTHER_PERIODS), this.owner)] : []),
      ...(layout.organisation.code === 'tjj' && chance.yes(0.3) ? [this.revenue()] : []),
      ...(layout.organisation.code === 'wjw' && chance.yes(0.3) ? [this.subject()] : []),
      ...(chance.yes(0.1) ? [this.plan()] : []),
    ];
  }

  /** Last year's table: on a sheet of its own. */
  otherSheet(): Sheet {
    const { maker, keys } = this;
    const shape = { ...maker.shape(keys), unitAt: 'line' as const };
    const lines = maker.lines('2025年上半年', '', shape.unit, false);
    const { rows, merges } = stacked([plain(...lines), piece(maker, shape, maker.figures(keys, false))]);
    return madeSheet(rows, maker.chance.of(['2025年上半年', '去年', '2025']), merges);
  }
}

/** A file made by chance, with the figures a careful person reads from it. */
export function madeLayout(seed: number): Made {
  const file = new File(seed);
  const { chance, layout } = file.maker;
  const right = file.right();
  const decoys = file.decoys();
  const order = chance.yes(0.35) ? [...decoys, ...right] : [...right, ...decoys];
  const [first, second] = order;
  const gap = () => plain(...Array.from({ length: chance.int(3) + (chance.yes(0.9) ? 1 : 0) }, () => [null]));
  const pair = chance.yes(0.3) && order.length === 2 && decoys.length === 1;
  const remark = [
    '注：1. 分项与合计可能不等。',
    '说明：2025年数据为快报数。',
    '填报人：张三',
    '注：本表自2025年起执行。',
  ];
  const body =
    pair && first && second
      ? beside(first, second)
      : stacked(order.flatMap((piece, i) => (i === 0 ? [piece] : [gap(), piece])));
  const whole = stacked([body, plain(...(chance.yes(0.5) ? [[chance.of(remark)]] : []))]);
  const { rows, merges } = moved(whole, chance.int(2));
  const sheets = [madeSheet(rows, chance.of(['Sheet1', '监测表', '表1', 'Sheet1', '2026上半年']), merges)];
  if (chance.yes(0.15)) sheets.unshift(madeSheet([['科技创新投入报送材料'], ['目录']], '封面'));
  if (chance.yes(0.15)) sheets.push(file.otherSheet());
  return { seed, layout, workbook: madeWorkbook(...sheets), truth: file.truth, rows };
}

/** What differs between the reading and the truth; empty when all is right. Values in the form's unit. */
export function differences(
  { truth }: Made,
  values: readonly { key: string; value?: string; standsFor: string }[],
): string[] {
  const read = new Map(values.map((value) => [value.key, value]));
  return [...truth].flatMap(([key, wanted]) => {
    const value = read.get(key);
    const got = value?.value ?? value?.standsFor ?? 'absent';
    const right =
      wanted === null
        ? got === 'blank' || got === 'absent'
        : wanted === '不适用'
          ? got === 'not_applicable'
          : got === convertMoney(wanted, '万元', '万元');
    return right ? [] : [`${key}: ${wanted} read as ${got}`];
  });
}
