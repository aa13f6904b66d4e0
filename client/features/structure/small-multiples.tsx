import type { Contribution, UnitGrowth } from '#shared/contract/contribution.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { zip } from '#shared/zip.ts';
import { fewOf } from '../../charts/many.ts';
import { brokenPath, commonScale, type Scale, SMALL } from '../../charts/small-lines.ts';
import { signedPercent } from '../../lib/format.ts';
import { TextButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Num } from '../../ui/mark.tsx';
import { tipOf } from '../../ui/tip.tsx';

/** Growth of each unit over the periods, one small drawing each, on one scale; the city's in grey behind. */
export function SmallMultiples({
  contribution: c,
  onUnit,
}: {
  contribution: Contribution;
  onUnit: (unit: string) => void;
}) {
  // The first period has no base to grow from: it would be an empty margin in every drawing.
  const start = c.city.trend.findIndex(isValue) < 0 ? 0 : c.city.trend.findIndex(isValue);
  const city = c.city.trend.slice(start);
  const peers = drawnPeers(c).rows;
  const lines = peers.map((p) => p.trend.slice(start).map((t) => t.growth));
  const scale = commonScale([city, ...lines]);
  const at = c.series.findIndex((s) => s.period === c.period) - start;
  return (
    <div className="multiples">
      {zip(peers, lines).map(([peer, values]) => (
        <Multiple
          key={peer.unit}
          peer={peer}
          values={values}
          city={city}
          at={at}
          scale={scale}
          focus={peer.unit === c.unit.code}
          tip={[peer.name, ...growthLines(c, peer)]}
          onUnit={onUnit}
        />
      ))}
    </div>
  );
}

/** All of them; of many, those that grow fastest and slowest, and the chosen. */
export function drawnPeers(c: Contribution) {
  return fewOf(
    c.peers,
    ({ growth }) => growth,
    ({ unit }) => unit === c.unit.code,
  );
}

interface MultipleProps {
  peer: UnitGrowth;
  values: readonly Figure[];
  city: readonly Figure[];
  at: number;
  scale: Scale;
  focus: boolean;
  tip: readonly string[];
  onUnit: (unit: string) => void;
}

function Multiple({ peer, values, city, at, scale, focus, tip, onUnit }: MultipleProps) {
  const shown = values[at];
  return (
    <div className={classNames('multiple', focus && 'multiple-focus')} {...tipOf(tip)}>
      <h3>
        <TextButton onClick={() => onUnit(peer.unit)}>{peer.shortName}</TextButton>
        <span>
          <Num value={peer.growth} format={(f) => signedPercent(f)} />
        </span>
      </h3>
      <svg viewBox={`0 0 ${SMALL.width} ${SMALL.height}`} aria-hidden="true">
        <line className="zero" x1="0" x2={SMALL.width} y1={scale.y(0)} y2={scale.y(0)} />
        <path className="city" d={brokenPath(city, scale)} />
        <path className="own" d={brokenPath(values, scale)} />
        {shown !== undefined && isValue(shown) && (
          <circle className="dot" cx={scale.x(at)} cy={scale.y(shown)} r="4" />
        )}
      </svg>
    </div>
  );
}

/** 2025年：+4.1%，全市+6.4% · 2024年：…: up to the period shown, the newest of three first. */
function growthLines({ series, period, city }: Contribution, { trend }: UnitGrowth): string[] {
  const end = series.findIndex((one) => one.period === period) + 1;
  return zip(zip(series, trend), city.trend)
    .slice(Math.max(0, end - 3), end)
    .reverse()
    .map(
      ([[{ label }, { growth }], whole]) => `${label}：${signedPercent(growth)}，全市${signedPercent(whole)}`,
    );
}
