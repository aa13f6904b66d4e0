/** What a ranking of a page's units and one of a whole level have alike: the names of their places, and figure, base and growth. */
import type { RankedUnit, UnitRanking } from '#shared/contract/monitoring.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import type { FigureId } from '../../figures/figures.api.ts';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { money, number, points, signedPercent } from '../../lib/format.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Delta } from '../../ui/delta.tsx';
import { Num, PublishedMark } from '../../ui/mark.tsx';

type Ranking = Pick<UnitRanking, 'metric' | 'form' | 'period' | 'basePeriod'>;
type Ranked = Pick<RankedUnit, 'figure' | 'base' | 'growth' | 'published'>;

/** What the ranks of a metric are called; a rate is no amount, and grows by 百分点. */
export function rankNames({ metric }: Pick<UnitRanking, 'metric'>) {
  return metric.measure === 'percent'
    ? { own: '位次', growth: '增减位次' }
    : { own: '数额位次', growth: '增速位次' };
}

/** Each figure opens to its source. @param idOf the figure of a row in a period */
export function figureColumns<Row>(
  ranking: Ranking,
  rowOf: (row: Row) => Ranked,
  idOf: (row: Row, period: string) => FigureId,
): Column<Row>[] {
  const { metric, form, period, basePeriod } = ranking;
  const isRate = metric.measure === 'percent';
  return [
    {
      key: 'figure',
      header: form === 'single' ? '本期' : period.length === 4 ? '本年' : '本期累计',
      numeric: true,
      render: (row) => (
        <>
          <LineageFigure id={idOf(row, period)}>
            <Num value={rowOf(row).figure} format={(f) => shown(ranking, f)} />
          </LineageFigure>
          {isRate && <PublishedMark words={rowOf(row).published} />}
        </>
      ),
    },
    {
      key: 'base',
      header: '上年同期',
      numeric: true,
      className: 'wide-only',
      render: (row) => (
        <LineageFigure id={idOf(row, basePeriod)}>
          <Num value={rowOf(row).base} format={(f) => shown(ranking, f)} />
        </LineageFigure>
      ),
    },
    {
      key: 'growth',
      header: isRate ? '增减' : '同比',
      numeric: true,
      render: (row) => (
        <>
          <LineageFigure id={{ ...idOf(row, period), of: 'growth' }}>
            <Growth value={rowOf(row).growth} isRate={isRate} />
          </LineageFigure>
          {!isRate && <PublishedMark words={rowOf(row).published} />}
        </>
      ),
    },
  ];
}

function shown({ metric }: Ranking, figure: Figure | string): string {
  return metric.measure === 'money' ? money(figure, '万元') : number(figure, metric.decimals);
}

function Growth({ value, isRate }: { value: Figure; isRate: boolean }) {
  if (isRate) return <Num value={value} format={(f) => points(f, 2)} />;
  return isValue(value) ? (
    <Delta value={value} suffix="%" />
  ) : (
    <Num value={value} format={(f) => signedPercent(f)} />
  );
}
