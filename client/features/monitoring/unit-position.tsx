import type { UnitProfile } from '#shared/contract/unit-profile.ts';
import { positionOf } from './position.words.ts';

interface UnitPositionProps {
  profile: UnitProfile;
  /** Whether the city's need is the unit's measure: not where a document gives it its own part. */
  showsMargins: boolean;
}

/** 数额 1/9 · 增速 9/9 · 2027年全市所需增速 差4.0个百分点: where the unit stands, before anything else. */
export function UnitPosition({ profile, showsMargins }: UnitPositionProps) {
  const parts = positionOf(showsMargins ? profile : { ...profile, margins: [] });
  if (parts.length === 0) return null;
  return (
    <dl className="position">
      {parts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
