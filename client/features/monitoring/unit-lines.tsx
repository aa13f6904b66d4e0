import type { UnitLine, UnitProfile } from '#shared/contract/unit-profile.ts';
import type { FigureId } from '../../figures/figures.api.ts';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { money, number, percent, points, signedPercent } from '../../lib/format.ts';
import { RankDelta } from '../../ui/delta.tsx';
import { Num, PublishedMark } from '../../ui/mark.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { totalName } from './unit.words.ts';

const MONEY_UNIT = '万元';

/** The lines of a unit in three groups: what makes up the total, what is recorded beside it, and what is only related. */
export function groupLines(lines: readonly UnitLine[]): { title: string; lines: UnitLine[] }[] {
  return [
    { title: '', lines: lines.filter((line) => line.counted) },
    {
      title: '附项、毛额与重复部分(只记录，不直接计入合计)',
      lines: lines.filter((l) => !l.counted && l.indent > 0),
    },
    { title: '相关指标', lines: lines.filter((line) => !line.counted && line.indent === 0) },
  ].filter((group) => group.lines.length > 0);
}

/** Every figure of a unit with its change, its weight and its place. */
export function UnitLines({ profile }: { profile: UnitProfile }) {
  return (
    <ScrollBox>
      <table className="table">
        <caption>
          {profile.label}，除注明外单位：{MONEY_UNIT}
          ；占全市数为占全市的数(有上报数的用上报数)，与按各地合计算的占比可能不等；位次为在{profile.of}
          地中的位次
        </caption>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" className="numeric">
              数值
            </th>
            <th scope="col" className="numeric wide-only">
              上年同期
            </th>
            <th scope="col" className="numeric">
              同比
            </th>
            <th scope="col" className="numeric wide-only">
              占本地{totalName(profile)}
            </th>
            <th scope="col" className="numeric wide-only">
              占全市数
            </th>
            <th scope="col" className="numeric">
              位次
            </th>
            <th scope="col" className="wide-only">
              位次变化
            </th>
          </tr>
        </thead>
        {groupLines(profile.lines).map((group) => (
          <tbody key={group.title}>
            {group.title && (
              <tr className="group">
                <th scope="rowgroup" colSpan={8}>
                  {group.title}
                </th>
              </tr>
            )}
            {group.lines.map((line) => (
              <LineRow key={line.indicator} line={line} profile={profile} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollBox>
  );
}

function LineRow({ line, profile }: { line: UnitLine; profile: UnitProfile }) {
  const isRate = line.measure === 'percent';
  const shown = (f: number | string) =>
    line.measure === 'money' ? money(f, MONEY_UNIT) : number(f, line.decimals);
  const id = (period: string): FigureId => ({
    unit: profile.unit.code,
    indicator: line.indicator,
    period,
    v: profile.cut.dataVersion,
  });
  const share = (figure: UnitLine['placeShare']) =>
    figure === 'undefined' ? '' : <Num value={figure} format={(f) => percent(f)} />;
  return (
    <tr className={line.indent === 0 && line.counted ? 'total' : undefined}>
      <th scope="row" className={line.indent > 0 ? `indent-${line.indent}` : undefined}>
        {line.name}
        {line.unit !== MONEY_UNIT && <span className="muted">（{line.unit}）</span>}
      </th>
      <td className="numeric">
        <LineageFigure id={id(profile.period)}>
          <Num value={line.figure} format={shown} />
        </LineageFigure>
        {isRate && <PublishedMark words={line.published} />}
      </td>
      <td className="numeric wide-only">
        <LineageFigure id={id(profile.basePeriod)}>
          <Num value={line.base} format={shown} />
        </LineageFigure>
      </td>
      <td className="numeric">
        <LineageFigure id={{ ...id(profile.period), of: 'growth' }}>
          <Num
            value={line.growth}
            format={(f) => (line.measure === 'percent' ? points(f, 2) : signedPercent(f))}
          />
        </LineageFigure>
        {!isRate && <PublishedMark words={line.published} />}
      </td>
      <td className="numeric wide-only">{share(line.structureShare)}</td>
      <td className="numeric wide-only">{share(line.placeShare)}</td>
      <td className="numeric">{line.rank ?? '—'}</td>
      <td className="wide-only">
        {line.rank !== null && (
          <RankDelta places={line.rankBefore === null ? null : line.rankBefore - line.rank} />
        )}
      </td>
    </tr>
  );
}
