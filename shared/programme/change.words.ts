/** What a change of the programme does, in one sentence for whoever confirms it. Pure. */
import { type Catalogue, findIndicator, findUnit } from '../catalogue.ts';
import { periodLabel } from '../period.ts';
import type { ProgrammeChange } from './change.ts';

/** 自2027年上半年起，嘉兴港区并入平湖市。 @param catalogue the programme before the change. */
export function changeWords(catalogue: Catalogue, change: ProgrammeChange): string {
  const unit = (code: string) => findUnit(catalogue, code)?.name ?? code;
  const indicator = (code: string) => findIndicator(catalogue, code)?.name ?? code;
  const form = (code: string) => catalogue.forms.find((f) => f.code === code)?.title ?? code;
  const since = 'from' in change ? `自${periodLabel(change.from)}起，` : '';
  switch (change.kind) {
    case 'unit-name':
      return `${since}${unit(change.unit)}更名为${change.name}${change.code === change.unit ? '' : `（代码改为${change.code}）`}。`;
    case 'unit-merge':
      return `${since}${unit(change.unit)}并入${unit(change.into)}。`;
    case 'unit-new':
      return `${since}新增${change.name}${change.of === '' ? '' : `，由${unit(change.of)}析出`}。`;
    case 'definition':
      return `${since}“${change.name}”的定义有变化：${change.words}（${change.breaks ? '与以前不可直接比较' : '与以前可以比较'}）。`;
    case 'indicator-new':
      return `${since}新增指标“${change.name}”${change.total === '' ? '' : `，计入${indicator(change.total)}`}。`;
    case 'indicator-end':
      return `${since}不再统计“${indicator(change.indicator)}”。`;
    case 'restatement':
      return `${since}《${form(change.form)}》增加“${indicator(change.indicator)}”的上年同期数（可比口径重算）。`;
    case 'form-row':
      return `${since}《${form(change.form)}》“${change.group}”${change.add ? '增加' : '取消'}“${indicator(change.indicator)}”一行。`;
    case 'rule':
      return `${since}审核规则“${change.rule}”改为${change.severity === 'error' ? '错误' : '提醒'}${paramsWords(change.params)}。`;
    case 'target': {
      const title = catalogue.targets.find((t) => t.id === change.target)?.title ?? change.target;
      return change.value === ''
        ? `${since}“${title}”的目标终止。`
        : `${since}“${title}”的目标值改为${change.value}（${change.clause}）。`;
    }
    case 'period':
      return `报送计划中${periodLabel(change.period)}：${change.opens}开始，${change.due.slice(0, 16).replace('T', ' ')}截止。`;
    case 'scheme':
      return '所附计分方案有变化。';
  }
}

function paramsWords(params: Record<string, number>): string {
  const words = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return words.length > 0 ? `，限值：${words.join('、')}` : '';
}
