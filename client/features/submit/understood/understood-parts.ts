/** How a file was read, in few words: one part per matter, each with its cells and what the person may choose instead. */
import type { ReturnView } from '#shared/contract/returns.ts';
import type { Understood, UnderstoodUnit } from '#shared/contract/understood.ts';
import { MONEY_UNITS } from '#shared/rules/money-unit.ts';
import { grouped } from '../../../return/figure-text.ts';

interface PartLine {
  text: string;
  cells: string;
}

/** 不对: another column, block or unit, sent as the answer to `code`. */
export interface OtherChoice {
  code: 'which_block' | 'which_column' | 'unit_unclear';
  legend: string;
  choices: { value: string; label: string }[];
  current: string;
}

export interface Part {
  id: string;
  term: string;
  text: string;
  /** Worth a second look: hidden figures, numbers not read, no period stated … */
  odd: boolean;
  lines: PartLine[];
  other: OtherChoice | null;
}

const line = (text: string, cells = ''): PartLine => ({ text, cells });
const named = (text: string, cells: string) => (cells ? `“${text}”（${cells}）` : `“${text}”`);

/** All parts in a fixed order; a clean file has them too. */
export function partsOf(
  understood: Understood,
  view: Pick<ReturnView, 'label' | 'organisationName'>,
): Part[] {
  return [
    blockPart(understood),
    columnPart(understood),
    unitPart(understood),
    periodPart(understood, view.label),
    ownerPart(understood, view.organisationName),
    totalPart(understood),
    hiddenPart(understood),
    formulaPart(understood),
    unreadPart(understood),
  ];
}

function blockPart({ sheet, blocks }: Understood): Part {
  const taken = blocks.filter((b) => b.taken);
  const left = blocks.filter((b) => !b.taken);
  const first = taken[0];
  const where = first ? `，${first.range}${first.title ? `“${first.title}”` : ''}` : '';
  const label = (b: (typeof blocks)[number]) =>
    `${b.sheet === sheet ? '' : `“${b.sheet}”`}${b.range}${b.title ? ` ${b.title}` : ''}`;
  return {
    id: 'block',
    term: '表格',
    text: `工作表“${sheet}”${where}${left.length > 0 ? `，另有 ${left.length} 个表格没有取` : ''}`,
    odd: taken.length > 1 || left.length > 0,
    lines: [
      ...taken.map((b) => line(`取：${b.title || '（无标题）'}`, `${b.sheet} ${b.range}`)),
      ...left.map((b) => line(`没有取：${b.title || '（无标题）'}，${b.why}`, `${b.sheet} ${b.range}`)),
    ],
    other:
      blocks.length > 1
        ? {
            code: 'which_block',
            legend: '应当取哪一个表格？',
            choices: blocks.map((b) => ({ value: b.id, label: label(b) })),
            current: first?.id ?? '',
          }
        : null,
  };
}

function columnPart({ columns }: Understood): Part {
  const taken = columns.filter((c) => c.taken);
  const left = columns.filter((c) => !c.taken);
  const name = (c: (typeof columns)[number]) =>
    `${/^\d+$/.test(c.column) ? `第${c.column}行` : `${c.column}列`}${c.header ? `“${c.header}”` : ''}`;
  return {
    id: 'column',
    term: '取数列',
    text: taken.length > 0 ? taken.map(name).join('、') : '按指标名称逐格取数',
    odd: false,
    lines: [
      ...taken.map((c) => line(`取：${name(c)}`, c.cells)),
      ...left.map((c) => line(`没有取：${name(c)}${c.why && `，${c.why}`}`, c.cells)),
    ],
    other:
      left.length > 0
        ? {
            code: 'which_column',
            legend: '应当取哪一列？',
            choices: columns.map((c) => ({ value: c.id, label: `${name(c)}（${c.cells}）` })),
            current: taken[0]?.id ?? '',
          }
        : null,
  };
}

const UNIT_SOURCE: Record<UnderstoodUnit['source'], string> = {
  cell: '写在单元格里',
  column: '写在单位列',
  header: '写在表头',
  title: '写在表上方',
  template: '本系统模板',
  format: '单元格的数字格式',
  answer: '您的选择',
};

/** 按亿元×10000换算为万元 · 万元，不换算. */
export function unitWords({
  unit,
  formUnit,
  factor,
}: Pick<UnderstoodUnit, 'unit' | 'formUnit' | 'factor'>): string {
  return unit === formUnit || factor === '1' ? `${unit}，不换算` : `按${unit}×${factor}换算为${formUnit}`;
}

function unitPart({ units }: Understood): Part {
  const money = units.filter((u) => MONEY_UNITS.some((known) => known === u.unit));
  return {
    id: 'unit',
    term: '计量单位',
    text:
      units.length === 0 ? '文件没有写明，按表中各指标的单位' : [...new Set(units.map(unitWords))].join('；'),
    odd: units.length === 0 || units.some((u) => u.factor !== '1'),
    lines: units.map((u) => line(`${unitWords(u)}，${u.figures} 个数，${UNIT_SOURCE[u.source]}`, u.cells)),
    other:
      money.length > 0
        ? {
            code: 'unit_unclear',
            legend: '文件里的金额是什么单位？',
            choices: MONEY_UNITS.map((unit) => ({ value: unit, label: unit })),
            current: money[0]?.unit ?? '',
          }
        : null,
  };
}

function periodPart({ period }: Understood, label: string): Part {
  return {
    id: 'period',
    term: '期别',
    text: period ? named(period.text, period.cells) : `文件没有写明，按${label}读入`,
    odd: period === null,
    lines: [line(`本表报送${label}`), ...(period ? [line(`文件写明：${period.text}`, period.cells)] : [])],
    other: null,
  };
}

function ownerPart({ owner }: Understood, name: string): Part {
  return {
    id: 'owner',
    term: '填报单位',
    text: owner ? named(owner.text, owner.cells) : `文件没有写明，按${name}读入`,
    odd: owner === null,
    lines: [line(`本表由${name}报送`), ...(owner ? [line(`文件写明：${owner.text}`, owner.cells)] : [])],
    other: null,
  };
}

function totalPart({ total }: Understood): Part {
  return {
    id: 'total',
    term: '合计',
    text: total ? `${total.name} ${grouped(total.amount)} ${total.unit}` : '没有读到合计数',
    odd: total === null,
    lines: total ? [line(`${total.name}：文件中写的是“${total.raw}”`, total.cell)] : [],
    other: null,
  };
}

function hiddenPart({ hidden }: Understood): Part {
  return {
    id: 'hidden',
    term: '隐藏的数',
    text: hidden.length === 0 ? '无' : `${hidden.length} 个数在隐藏或看不见的行、列、格中`,
    odd: hidden.length > 0,
    lines: hidden.map(({ text, cells }) => line(text, cells)),
    other: null,
  };
}

function formulaPart({ formulas }: Understood): Part {
  const { count, uncalculated, contradicted, external } = formulas;
  const doubts = [
    uncalculated.length > 0 && `${uncalculated.length} 个没有计算结果`,
    contradicted.length > 0 && `${contradicted.length} 个与所引用的数不符`,
    external.length > 0 && `${external.length} 个引用了别的文件`,
  ].filter((words) => words !== false);
  const lines = (places: Understood['hidden'], words: string) =>
    places.map(({ text, cells }) => line(`${words}${text && `：${text}`}`, cells));
  return {
    id: 'formula',
    term: '公式',
    text: doubts.length > 0 ? doubts.join('，') : count === 0 ? '无' : `${count} 个，均有计算结果`,
    odd: doubts.length > 0,
    lines: [
      ...lines(uncalculated, '没有计算结果'),
      ...lines(contradicted, '与所引用的数不符'),
      ...lines(external, '引用了别的文件'),
    ],
    other: null,
  };
}

/** Rows and cells that were not read; columns and tables left are told where the others were taken. */
function unreadPart({ unread: all, columns, blocks }: Understood): Part {
  const told = new Set([...columns.map((c) => c.cells), ...blocks.map((b) => b.range)]);
  const unread = all.filter(({ cells }) => !told.has(cells));
  const numbers = unread.reduce((sum, { numbers: n }) => sum + n, 0);
  return {
    id: 'unread',
    term: '没有读入',
    text:
      unread.length === 0
        ? '无'
        : `${unread.length} 处${numbers > 0 ? `，其中有 ${numbers} 个数` : '，没有数字'}`,
    odd: numbers > 0,
    lines: unread.map(({ text, why, sheet, cells }) => line(`${text}（${why}）`, `${sheet} ${cells}`)),
    other: null,
  };
}
