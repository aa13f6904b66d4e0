/** What is said of a half-year: against the year before, and whom it waits for. Never anything towards a yearly target. Pure. */
import type { HalfYearBlock, HalfYearReturn } from '#shared/contract/half-year.ts';
import { RETURN_STATE_NAME, type ReturnState } from '#shared/contract/return-state.ts';
import type { MatrixCell } from '#shared/contract/review.ts';
import { isValue } from '#shared/figure.ts';
import { growthWords, listWords, moneyWords } from '#shared/words.ts';

/** 2026年上半年总投入335.1亿元，同比增长6.8% · …尚不完整，已报可比部分：政府5地同比增长8.2%、企业9地同比增长5.0%. */
export function halfYearFinding(label: string, blocks: readonly HalfYearBlock[]): string {
  const [total, ...parts] = blocks;
  if (!total) return `${label}尚无已核定数据`;
  if (isValue(total.current)) return `${label}${total.name}${amountWords(total)}`;
  const alike = alikeWords(parts);
  const nothing = parts.every((block) => !isValue(block.current) && block.alike === null);
  if (nothing) return `${label}尚无已核定数据`;
  return `${label}${total.name}尚不完整${alike && `，已报可比部分：${alike}`}`;
}

/** 政府5地同比增长8.2%、企业9地同比增长5.0%: the units that have the figure in both years. */
export function alikeWords(parts: readonly HalfYearBlock[]): string {
  const said = parts.flatMap(({ name, growth, alike, current }) => {
    if (alike)
      return isValue(alike.growth) ? [`${name}${alike.units.length}地同比${growthWords(alike.growth)}`] : [];
    return isValue(current) && isValue(growth) ? [`${name}同比${growthWords(growth)}`] : [];
  });
  return said.join('、');
}

/** 企业已齐，政府4地暂缺、其他主体9地暂缺. */
export function blocksFinding(blocks: readonly HalfYearBlock[], peers: readonly string[]): string {
  const parts = blocks.slice(1);
  const whole = parts.filter((b) => isValue(b.current) && b.missing.length === 0).map((b) => b.name);
  const gaps = parts
    .filter((b) => b.missing.length > 0)
    .map(({ name, missing }) => {
      const nobody = peers.every((peer) => missing.includes(peer));
      return `${name}${nobody ? '各地' : `${missing.length}地`}暂缺`;
    });
  if (gaps.length === 0) return ['各主体均已齐', alikeWords(parts)].filter(Boolean).join('：');
  return [...(whole.length > 0 ? [`${whole.join('、')}已齐`] : []), ...gaps].join('，');
}

function amountWords({ current, growth }: HalfYearBlock): string {
  return `${moneyWords(current)}${isValue(growth) ? `，同比${growthWords(growth)}` : ''}`;
}

/** 已核定9/14份，其余5份：2份待报、3份待审. */
export function returnsFinding(cells: readonly MatrixCell[]): string {
  const open = cells.filter((cell) => cell.state !== 'approved');
  if (open.length === 0) return `${cells.length}份报表全部核定`;
  const waiting = open.filter((cell) => cell.state === 'submitted').length;
  const correcting = open.filter(isCorrecting).length;
  const owing = open.length - waiting - correcting;
  const parts = [
    ...(owing > 0 ? [`${owing}份待报`] : []),
    ...(waiting > 0 ? [`${waiting}份待审`] : []),
    ...(correcting > 0 ? [`${correcting}份正在更正`] : []),
  ];
  return `已核定${cells.length - open.length}/${cells.length}份，其余${open.length}份：${parts.join('、')}`;
}

/** 等海盐、秀洲报送，4份待审; empty when everything is approved. `nameOf` gives an organisation's short name. */
export function waitingBrief(cells: readonly MatrixCell[], nameOf: (organisation: string) => string): string {
  const owing = cells.filter(
    (cell) => cell.state !== 'approved' && cell.state !== 'submitted' && !isCorrecting(cell),
  );
  const waiting = cells.filter((cell) => cell.state === 'submitted').length;
  const parts = [
    ...(owing.length > 0
      ? [
          `等${listWords(
            owing.map((cell) => nameOf(cell.organisation)),
            4,
            '个单位',
          )}报送`,
        ]
      : []),
    ...(waiting > 0 ? [`${waiting}份待审`] : []),
  ];
  return parts.join('，');
}

/** What is in force stays so while its reporter mends it: nobody waits for that. */
const isCorrecting = ({ correction, state }: MatrixCell) => correction && state !== 'submitted';

/** A return that is not approved, in words; an unsent draft is nobody else's business: what it mends, or 未报, is said. */
export function waitingReturn(cell: MatrixCell, office: string): HalfYearReturn {
  const { organisation, organisationName: name, overdue, daysLate, correction } = cell;
  const draft: ReturnState = correction ? 'approved' : 'unreported';
  const state = cell.state === 'draft' ? draft : cell.state;
  const late = overdue ? `已逾期${daysLate}天` : '';
  const detail = correction ? (isCorrecting(cell) ? '正在更正' : '更正') : late;
  const words = [RETURN_STATE_NAME[state], detail].filter(Boolean).join('，');
  const desk = state === 'submitted' ? office : name;
  return { organisation, name, state, words, detail, overdue, desk };
}
