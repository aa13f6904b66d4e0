/** How a target of a kind gets its status, whatever its figures; what the documents leave open is named as ours. */
import type { Catalogue } from '../../catalogue.ts';
import { roundHalfUp } from '../../decimal.ts';
import { termOf } from '../aim.ts';
import type { Target } from '../target.ts';
import { thresholdWords } from './towards.words.ts';

export function generalRule(catalogue: Catalogue, target: Target): string {
  return [kindRule(catalogue, target), aboutRule(catalogue, target), conventionRule(target)].join('');
}

function kindRule(catalogue: Catalogue, target: Target): string {
  const { onTrack, slow } = catalogue.city.thresholds;
  if (target.value === null && target.kind !== 'relation') return '文件没有给出数值，只列出原文，不作判断。';
  if (target.kind === 'relation' && target.year !== null)
    return `自${target.from ?? '首个数据年'}年起至最近有数据的一年比较两边，期限至${target.year}年；期满后符合为已达成，否则为未达成。`;
  if (target.kind === 'relation')
    return '每年比较两边，以两边都有数据的最近一年为准，分为本年符合、本年不符合。';
  if (target.kind === 'yearly') return '每年都要达到，以最近有数据的一年为准，分为本年符合、本年不符合。';
  if (termOf(target) === 'undated')
    return '文件未定期限：以最近有数据的一年为准，分为已达到、尚未达到，不判断快慢。';
  if (target.kind === 'cumulative')
    return `比值=累计完成数÷按时间应达数(各年均摊)：≥${onTrack}为同步，${slow}—${onTrack}为偏慢，<${slow}为滞后；达到目标值为已达成。分界值为本系统约定。`;
  const pace = target.kind === 'level' ? '年均增速' : '年均变化';
  return (
    `比值=实际${pace}÷到目标年所需${pace}(均自同一基期起算${target.kind === 'ratio' ? '，按比率的相对变化计算' : ''})：` +
    `${thresholdWords(catalogue)}；达到目标值为已达成，目标年已到而未达到为未达成。分界值为本系统约定。`
  );
}

function aboutRule({ city }: Catalogue, { operator, upper }: Target): string {
  if (operator !== '~') return '';
  const share = roundHalfUp(100 * city.thresholds.about, 0);
  return `“${upper === null ? '约' : '左右'}”按达到${upper === null ? '目标值' : '范围下限'}的${share}%即视为符合(本系统约定)。`;
}

function conventionRule({ convention }: Target): string {
  return convention === '' ? '' : `本系统约定：${convention.replace(/。$/, '')}。`;
}
