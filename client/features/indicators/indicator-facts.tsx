import { Fragment, type ReactNode } from 'react';
import { Link } from 'wouter';
import { type Catalogue, findIndicator, type Indicator } from '#shared/catalogue.ts';
import { basisText } from '#shared/metric.ts';
import { Panel } from '../../ui/panel.tsx';
import { formsOf, formulaUsers, partsOf, quotesOf, targetsOn } from './indicator-links.ts';

const ACCUMULATION = { to_date: '年初累计', single: '本期', stock: '期末数' } as const;
const SERIES = { half: '半年', year: '年度' } as const;
const RELATION = {
  of_which: '其中项',
  breakdown: '分项（各分项之和等于合计）',
  memo: '附项（不计入合计）',
  overlap: '重复部分（合计时剔除）',
} as const;

/** What the indicator means, how it is computed, who answers for it, who is asked for it, and what rests on it. */
export function IndicatorFacts({ catalogue, indicator }: { catalogue: Catalogue; indicator: Indicator }) {
  const targets = targetsOn(catalogue, indicator.code);
  const users = formulaUsers(catalogue, indicator.code);
  const parts = partsOf(catalogue, indicator.code);
  const parent = indicator.parent ? findIndicator(catalogue, indicator.parent) : undefined;
  const quotes = quotesOf(catalogue, indicator);
  const forms = formsOf(catalogue, indicator.code);
  const rows: [string, ReactNode][] = [
    ['计量单位', indicator.unit],
    [
      '期别',
      `${indicator.periodicities.map((p) => SERIES[p]).join('、')}，${ACCUMULATION[indicator.accumulation]}`,
    ],
    ['公式', <FormulaWords key="formula" catalogue={catalogue} indicator={indicator} />],
    [
      '上级指标',
      parent && (
        <>
          {indicatorLink(parent)}的{indicator.relation && RELATION[indicator.relation]}
        </>
      ),
    ],
    ...parts.map(({ title, indicators }): [string, ReactNode] => [title, joined(indicators)]),
    ['用于计算', users.length > 0 && joined(users)],
    ['数源单位', indicator.source],
    ['责任单位', indicator.responsible],
    [
      '填报表式',
      forms.length > 0 && (
        <ul className="list">
          {forms.map(({ form, filers }) => (
            <li key={form.code}>
              {form.title}（{filers}）
            </li>
          ))}
        </ul>
      ),
    ],
    ['依据', basisText(catalogue, indicator.document, indicator.clause)],
    ['原文', quotes.length > 0 && quotes.map((quote) => <p key={quote}>“{quote}”</p>)],
    [
      '有关目标',
      targets.length > 0 && (
        <ul className="list">
          {targets.map(({ target, via }) => (
            <li key={target.id}>
              <Link href={`/targets/${target.id}`}>
                {target.year ? `${target.year}年 ${target.title}` : target.title}
                {target.value &&
                  ` ${{ '>=': '≥', '>': '>', '~': '约' }[target.operator]} ${target.value} ${target.unit}`}
              </Link>
              （{basisText(catalogue, target.document, target.clause)}
              {via && `，经${findIndicator(catalogue, via)?.shortName ?? via}`}）
            </li>
          ))}
        </ul>
      ),
    ],
    ['别名', indicator.aliases.join('、')],
  ];
  return (
    <Panel title="口径与依据">
      <dl className="facts">
        {rows.map(
          ([term, words]) =>
            words && (
              <Fragment key={term}>
                <dt>{term}</dt>
                <dd>{words}</dd>
              </Fragment>
            ),
        )}
      </dl>
    </Panel>
  );
}

function indicatorLink(indicator: Indicator): ReactNode {
  return <Link href={`/indicators/${indicator.code}`}>{indicator.name}</Link>;
}

function joined(indicators: readonly Indicator[]): ReactNode {
  return indicators.map((i, at) => (
    <Fragment key={i.code}>
      {at > 0 && '、'}
      {indicatorLink(i)}
    </Fragment>
  ));
}

/** The formula in words; each input leads to its own page. */
function FormulaWords({ catalogue, indicator: { formula } }: { catalogue: Catalogue; indicator: Indicator }) {
  const link = (code: string) => {
    const input = findIndicator(catalogue, code);
    return input ? indicatorLink(input) : code;
  };
  if (!formula) return <>由填报单位报送</>;
  if (formula.kind === 'ratio') {
    const scale = formula.scale === 1 ? '' : ` × ${formula.scale}${formula.scale === 100 ? '%' : ''}`;
    return (
      <>
        {link(formula.numerator)} ÷ {link(formula.denominator)}
        {scale}
      </>
    );
  }
  if (formula.kind === 'growth')
    return <>{link(formula.of)}比上年同期的增速；有公布增速（可比口径）的，以公布数为准</>;
  if (formula.kind === 'base')
    return <>{link(formula.of)}的上年同期数，按现行区划和口径；有重算数（可比口径）的，以报送的重算数为准</>;
  if (formula.kind === 'share_of_units')
    return (
      <>
        {link(formula.indicator)}达到{formula.least}%的机构数 ÷ 填报的机构数 × 100%
      </>
    );
  return (
    <>
      {formula.terms.map((term, at) => (
        <Fragment key={term.indicator}>
          {term.sign < 0 ? ' − ' : at > 0 ? ' + ' : ''}
          {link(term.indicator)}
        </Fragment>
      ))}
    </>
  );
}
