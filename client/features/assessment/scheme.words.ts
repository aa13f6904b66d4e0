/** A scheme in the words of the page. */
import type { AnchorChoice, Scheme } from '#shared/contract/scheme.ts';
import { number } from '../../lib/format.ts';

export const FUNCTION_NAME: Record<Scheme['function'], string> = {
  linear: '线性（60＋40型）',
  exponential: '指数型',
  logarithmic: '对数型',
  power: '幂函数型',
};
export const AGGREGATION_NAME: Record<Scheme['aggregation'], string> = {
  arithmetic: '加权算术平均',
  geometric: '加权几何平均',
};
export const ANCHOR_NAME: Record<AnchorChoice['rule'], string> = {
  tukey: '同组最好、最差值（箱线围栏内）',
  min_max: '同组最大、最小值',
  percentile: '同组百分位',
  fixed: '给定满意值、不允许值',
  target: '目标值为满意值',
  tiers: '五档标准值（国资委）',
};
/** Data year by the years before the assessed one. */
export const LAG_NAME = ['当年', '上年', '前2年', '前3年'] as const;
export const MEASURE_NAME = { level: '数值', ratio: '强度', growth: '增速' } as const;

export function anchorWords(anchors: AnchorChoice): string {
  switch (anchors.rule) {
    case 'tukey':
      return `${ANCHOR_NAME.tukey}，剔除${anchors.k}倍四分位距以外的值`;
    case 'percentile':
      return `同组第${number(100 * anchors.low)}、第${number(100 * anchors.high)}百分位`;
    case 'fixed':
      return `满意值${anchors.best}、不允许值${anchors.worst}`;
    case 'target':
      return `满意值为目标${anchors.target}，不允许值为同组最差`;
    case 'tiers':
      return `五档标准值：${anchors.tiers.join('、')}`;
    case 'min_max':
      return ANCHOR_NAME.min_max;
  }
}

/** When few peers cost an indicator its mark, a ranking its places and the totals themselves: the rule of `scoreUnits`. */
export function thinWords({
  minPeers,
  minWeightPresent,
}: Pick<Scheme, 'minPeers' | 'minWeightPresent'>): string {
  const lack = number(100 * (1 - minWeightPresent));
  const pairs = minPeers > 2 ? `；可比单位只有2个的指标占权重超过${lack}%的，也不给总分` : '和总分';
  return `可比单位少于${minPeers}个的指标标“样本少”，照常计分；这类指标占权重超过${lack}%的，不给位次${pairs}`;
}

/** The settings of a scheme, one line each: term and text. */
export function schemeFacts(scheme: Scheme): [string, string][] {
  const { score, robustness } = scheme;
  return [
    ['状态', scheme.status || '—'],
    ['维度权重', scheme.dimensions.map(({ code, weight }) => `${code} ${weight}`).join(' : ')],
    ['维度含义', scheme.dimensions.map(({ code, meaning }) => `${code}：${meaning}`).join('；')],
    ['满意值、不允许值', anchorWords(scheme.anchors)],
    [
      '功效函数',
      `${FUNCTION_NAME[scheme.function]}，基础分${score.c}，${score.clamp ? `限于${score.c}—${score.c + score.d}分` : '不封顶、不触底'}`,
    ],
    ['合成', AGGREGATION_NAME[scheme.aggregation]],
    ['缺失', `不补数；已有数据占权重不足${number(100 * scheme.minWeightPresent)}%的无总分、不排名`],
    ['样本', thinWords(scheme)],
    [
      '位次',
      `总分四舍五入到${scheme.rank.digits}位小数，相同者并列，其后位次顺延${scheme.rank.tieBreak.length > 0 ? `；并列者依次按${scheme.rank.tieBreak.join('、')}得分排列` : ''}`,
    ],
    [
      '稳健性',
      `权重±${number(100 * robustness.delta)}%，抽样${robustness.draws}次，随机种子${robustness.seed}`,
    ],
    [
      '比较组',
      scheme.peerGroups
        .map(({ name, units }) => (/\d/.test(name) ? name : `${name}（${units.length}个）`))
        .join('、'),
    ],
  ];
}
