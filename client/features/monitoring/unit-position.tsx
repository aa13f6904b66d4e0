import type { UnitProfile } from '#shared/contract/unit-profile.ts';
import { positionOf } from './position.words.ts';

/** 数额1/9 · 增速9/9 · 差所需增速4.0个百分点: where the unit stands, before anything else. */
export function UnitPosition({ profile }: { profile: UnitProfile }) {
  const parts = positionOf(profile);
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
