import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { comparedKey, figureKey } from '#shared/assess/frozen-figures.ts';
import { RULE_NAME } from '#shared/assess/words.ts';
import type { Anchors } from '#shared/calc/anchors.ts';
import type { Lineage } from '#shared/contract/lineage.ts';
import type { AssessmentRun, GroupAssessment, RunColumn } from '#shared/contract/run.ts';
import type { Scheme } from '#shared/contract/scheme.ts';
import { isValue } from '#shared/figure.ts';
import { lineageQuery } from '../../figures/figures.api.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { number } from '../../lib/format.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LineageDisclosure, type Lineage as Shown } from '../../ui/disclosure.tsx';
import { flagsOf, scoreText, valueText, weightText } from './score.words.ts';

interface CellDialogProps {
  run: AssessmentRun;
  group: GroupAssessment;
  unit: string;
  column: string;
  onClose: () => void;
}

/** One score opened: raw value, year, anchors, position, score, flags, weight, contribution, and where it came from. */
export function CellDialog({ run, group, unit, column: code, onClose }: CellDialogProps) {
  const result = group.result.units.find((u) => u.unit === unit);
  const item = result?.items.find(({ indicator }) => indicator === code);
  const column = group.columns.find((c) => c.code === code);
  const described = group.result.indicators.find(({ indicator }) => indicator === code);
  if (!result || !item || !column) return null;
  const compared = figureKey(column.indicator, comparedKey(column.period)) in (run.figures[unit] ?? {});
  const anchors = described?.anchors;
  const anchor = (x: number | null | undefined) =>
    typeof x === 'number' ? valueText(x, column) : '无（没有可比数据）';
  const flags = flagsOf(group, unit, item);
  const facts: [string, ReactNode][] = [
    ['原值', <strong key="value">{valueText(item.value, column)}</strong>],
    ['数据年度', `${column.dataYear}年${column.base ? `（比${column.base}年）` : ''}`],
    ['满意值 / 不允许值', `${anchor(anchors?.best)} / ${anchor(anchors?.worst)}`],
    [
      '取法',
      anchors
        ? `${RULE_NAME[anchors.rule] ?? anchors.rule}${anchors.peers === null ? '' : `，${anchors.peers}个可比单位`}${anchors.tiers ? `：${tierWords(anchors, column)}` : ''}`
        : '—',
    ],
    [anchors?.tiers ? '标准系数' : '位置（截断前）', item.position === null ? '—' : number(item.position, 4)],
    ['截断前得分', scoreText(item.uncut)],
    ['得分', <strong key="score">{scoreText(item.score)}</strong>],
    ['标志', flags.length > 0 ? flags.join('、') : '无'],
    ['权重', `${weightText(item.weight)}（${column.dimension}维度；缺失项的权重已分给其余项）`],
    [
      '对总分的贡献',
      item.contribution === null ? '—（非算术平均，不能逐项相加）' : `${number(item.contribution, 3)} 分`,
    ],
  ];
  return (
    <Dialog
      open
      wide
      title={`${result.name ?? unit} · ${column.name}`}
      onClose={onClose}
      actions={<Button onClick={onClose}>关闭</Button>}
    >
      <div className="stack">
        <dl className="facts">
          {facts.map(([term, text]) => (
            <Fact key={term} term={term}>
              {text}
            </Fact>
          ))}
        </dl>
        <p className="muted small">{formulaWords(run, column, anchors ?? null)}</p>
        <h3>原值由这些数据得出</h3>
        {sourcesOf(column, compared).map(([indicator, period]) => (
          <SourceFigure key={figureKey(indicator, period)} {...{ run, unit, indicator, period }} />
        ))}
      </div>
    </Dialog>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function formulaWords({ scheme }: AssessmentRun, column: RunColumn, anchors: Anchors | null): string {
  const value =
    column.measure === 'growth'
      ? column.rate
        ? '原值＝本年比重－上年比重（百分点）'
        : `${column.published ? '原值＝公布增速（可比口径）；没有公布的，' : '原值'}＝（本年÷上年－1）×100%`
      : column.measure === 'ratio'
        ? `原值＝本项÷${column.denominatorName}×100%`
        : '原值＝数据年度数值';
  return `${value}；${scoreFormula(scheme, anchors?.tiers !== undefined)}`;
}

/** 得分 as it was computed: the curves of shared/calc/efficacy.ts in signs that an official reads. */
function scoreFormula({ score: { c, d, clamp }, function: curve, power }: Scheme, tiers: boolean): string {
  if (tiers) return `得分＝${c + d}×标准系数，在相邻两档之间按比例内插，低于最低档为0分`;
  const curves: Record<Scheme['function'], string> = {
    linear: `${c}＋${d}×位置`,
    exponential: `${c}×（${c + d}÷${c}）的“位置”次方`,
    logarithmic: `${c}＋${d}×ln〔1＋（e－1）×位置〕`,
    power: `${c}＋${d}×位置的${power}次方`,
  };
  return `位置＝（原值－不允许值）÷（满意值－不允许值）；得分＝${curves[curve]}${clamp ? `，限于${c}—${c + d}分` : ''}`;
}

/** 五档 with their values: 优秀 100、良好 80 … */
function tierWords(anchors: Anchors, column: RunColumn): string {
  return (anchors.tiers ?? [])
    .map(({ value, coefficient }) => `${number(value, column.decimals)}（系数${coefficient}）`)
    .join('、');
}

function sourcesOf(column: RunColumn, compared: boolean): [string, string][] {
  const sources: [string, string][] = [[column.indicator, column.period]];
  // The base as it was compared (可比口径), where that is not simply last year's figure.
  if (column.base) sources.push([column.indicator, compared ? comparedKey(column.period) : column.base]);
  if (column.published) sources.push([column.published, column.period]);
  if (column.denominator) sources.push([column.denominator, column.period]);
  return sources;
}

interface SourceProps {
  run: AssessmentRun;
  unit: string;
  indicator: string;
  period: string;
}

function SourceFigure({ run, unit, indicator, period }: SourceProps) {
  const offset = useOffset();
  const [year = period, base] = period.split('/');
  const asked = {
    unit,
    indicator,
    period: year,
    v: run.dataVersion,
    ...(base ? { of: 'growth' as const } : {}),
  };
  const lineage = useQuery(lineageQuery(asked)).data;
  const figure = run.figures[unit]?.[figureKey(indicator, period)] ?? 'unreported';
  const meta = run.indicators[indicator];
  const measure = lineage?.metric ?? { unit: meta?.money ? '万元' : '', decimals: 2 };
  const name = meta?.name ?? indicator;
  const title = base ? `${year}年${name}的上年同期数（按现行区划和口径）` : `${period}年${name}`;
  const summary = `${title}：${valueText(figure, measure)}${isValue(figure) ? '' : '（无数据）'}`;
  return <LineageDisclosure summary={summary} lineage={lineage ? shown(lineage, offset) : {}} />;
}

function shown(lineage: Lineage, offset: number): Shown {
  const { submission, metric } = lineage;
  return {
    formula: lineage.formula,
    inputs: lineage.inputs.map((input) => ({
      label: `${input.sign}${input.unitName}${input.name}`,
      value: isValue(input.figure)
        ? `${number(input.figure, 2)} ${input.measureUnit}`
        : valueText(input.figure, metric),
    })),
    ...(submission
      ? {
          submission: {
            label: `${submission.organisationName} ${submission.submittedBy} ${dateTimeText(submission.submittedAt, offset)} 报送，${dateTimeText(submission.approvedAt, offset)} 核定${submission.release ? `（${submission.release}）` : ''}${submission.origin === 'simulated' ? '（模拟数据）' : ''}`,
            ...(submission.link ? { href: submission.link } : {}),
          },
        }
      : {}),
    clause: metric.basis,
    version: `第${lineage.cut.dataVersion}版`,
  };
}
