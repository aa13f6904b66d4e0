import { isReason, REASON_MARK, type Reason } from '#shared/figure.ts';
import type { Shown } from '../lib/format.ts';

/** What each mark means, shown on hover and read out. */
const MEANING: Record<Reason, string> = {
  unreported: '责任单位尚未报送',
  not_applicable: '该单位没有这项指标',
  missing: '责任单位说明无法提供',
  incomplete: '部分单位未报，合计不完整',
  no_base: '缺少对比期数据',
  base_zero: '对比期为零，不计算增速',
  base_negative: '对比期为负，不计算增速',
  no_denominator: '分母缺失或为零',
  no_change: '总量基本无变动，不计算贡献率',
  too_few_points: '数据期数不足，不推算',
  undefined: '此处公式无值',
  definition_changed: '口径变化，不可直接比较',
  area_changed: '行政区划调整，没有按新区划重算的上年数，不可直接比较',
};

/** 未报, 不适用, 缺 … in place of a figure. */
export function Mark({ reason, detail }: { reason: Reason; detail?: string }) {
  return (
    <span className="mark" title={detail ?? MEANING[reason]}>
      {REASON_MARK[reason]}
    </span>
  );
}

/** A mark beside a rate that an office has published; what it says stands in its title and behind the figure. */
export function PublishedMark({ words }: { words: string }) {
  if (words === '') return null;
  return (
    <abbr className="mark published" title={words}>
      {words.includes('不一致') ? '公布≠' : '公布'}
    </abbr>
  );
}

interface NumProps {
  value: Shown;
  /** From client/lib/format.ts, e.g. `(v) => money(v, '亿元')`. */
  format: (value: Shown) => string;
}

/** A figure through a format, or its mark with an explanation. */
export function Num({ value, format }: NumProps) {
  return isReason(value) ? <Mark reason={value} /> : format(value);
}
