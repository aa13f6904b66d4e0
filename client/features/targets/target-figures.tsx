import type { TargetDetail, TargetInput } from '#shared/contract/target-detail.ts';
import { isValue } from '#shared/figure.ts';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { number, points, signedPercent } from '../../lib/format.ts';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { reporterNames } from './overview/reporter-notice.tsx';

/** The yearly figures the target rests on; each opens to its submission, person and clause. */
export function TargetFigures({ detail }: { detail: TargetDetail }) {
  const years = detail.inputs[0]?.figures.map((f) => f.year).reverse() ?? [];
  return (
    <Panel
      title="历年数据"
      subtitle={`全市；点数字看来源。报送单位：${reporterNames(detail.reporters) || '—'}${detail.simulated ? '。含模拟数据' : ''}`}
    >
      <ScrollBox>
        <table className="table">
          <caption className="visually-hidden">历年数据</caption>
          <thead>
            <tr>
              <th scope="col">年份</th>
              {detail.inputs.map((input) => (
                <InputHeads key={input.indicator} input={input} />
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {detail.inputs.map((input) => (
                  <InputCells key={input.indicator} input={input} year={year} detail={detail} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}

function InputHeads({ input }: { input: TargetInput }) {
  return (
    <>
      <th scope="col" className="numeric">
        {input.name}({input.unit})
      </th>
      <th scope="col" className="numeric">
        {input.unit === '%' ? '比上年' : '增长'}
      </th>
    </>
  );
}

function InputCells({ input, year, detail }: { input: TargetInput; year: number; detail: TargetDetail }) {
  const { figure: value = 'unreported', growth = 'unreported' } =
    input.figures.find((f) => f.year === year) ?? {};
  const figure = <Num value={value} format={(f) => number(f, input.digits)} />;
  return (
    <>
      <td className="numeric">
        {isValue(value) ? (
          <LineageFigure
            id={{
              unit: detail.cityUnit,
              indicator: input.indicator,
              period: String(year),
              v: detail.cut.dataVersion,
            }}
          >
            {figure}
          </LineageFigure>
        ) : (
          figure
        )}
      </td>
      <td className="numeric">
        {isValue(value) && (
          <Num value={growth} format={(f) => (input.unit === '%' ? points(f, 2) : signedPercent(f))} />
        )}
      </td>
    </>
  );
}
