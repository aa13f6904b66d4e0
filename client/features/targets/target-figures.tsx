import type { TargetDetail, TargetInput } from '#shared/contract/target-detail.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { number, points, signedPercent } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { reporterNames } from './overview/reporter-notice.tsx';

/** The yearly figures the target rests on; each opens to its submission, person and clause. */
export function TargetFigures({ detail }: { detail: TargetDetail }) {
  const years = detail.inputs[0]?.figures.map((f) => f.year).reverse() ?? [];
  return (
    <Panel
      title="历年数据"
      subtitle={`全市；点数字看来源。报送单位：${reporterNames(detail.reporters) || '—'}${detail.simulated ? '。含模拟数据' : ''}`}
    >
      <DataTable
        caption="历年数据"
        captionHidden
        columns={[
          { key: 'year', header: '年份', render: String },
          ...detail.inputs.flatMap((input) => inputColumns(input, detail)),
        ]}
        rows={years}
        rowKey={String}
      />
    </Panel>
  );
}

/** A figure and its change by year. */
function inputColumns(input: TargetInput, detail: TargetDetail): Column<number>[] {
  const at = (year: number) => input.figures.find((f) => f.year === year);
  return [
    {
      key: input.indicator,
      header: `${input.name}(${input.unit})`,
      numeric: true,
      render: (year) => (
        <InputFigure value={at(year)?.figure ?? 'unreported'} input={input} year={year} detail={detail} />
      ),
    },
    {
      key: `${input.indicator}/growth`,
      header: input.unit === '%' ? '比上年' : '增长',
      numeric: true,
      render: (year) =>
        isValue(at(year)?.figure ?? 'unreported') && (
          <Num
            value={at(year)?.growth ?? 'unreported'}
            format={(f) => (input.unit === '%' ? points(f, 2) : signedPercent(f))}
          />
        ),
    },
  ];
}

interface InputFigureProps {
  value: Figure;
  input: TargetInput;
  year: number;
  detail: TargetDetail;
}

function InputFigure({ value, input, year, detail }: InputFigureProps) {
  const figure = <Num value={value} format={(f) => number(f, input.digits)} />;
  if (!isValue(value)) return figure;
  const id = {
    unit: detail.cityUnit,
    indicator: input.indicator,
    period: String(year),
    v: detail.cut.dataVersion,
  };
  return <LineageFigure id={id}>{figure}</LineageFigure>;
}
