import { isOneOf } from '#shared/contract/roles.ts';
import { AREA_LIST_LEVELS, type ListLevel } from '#shared/tree/levels.ts';
import { LEVEL_NAME } from '#shared/tree/place.words.ts';
import { useProgramme } from '../../lib/programme.ts';
import { choice } from '../../lib/search-params.ts';
import { useSession } from '../../lib/session.ts';
import { LabelledSelect } from '../../ui/inputs.tsx';

/** 下一级: the parts of the page's area, as every page has them. */
export const LEVEL = choice('below', ...AREA_LIST_LEVELS);
type Level = 'below' | ListLevel;

interface LevelChoiceProps {
  value: Level;
  onChange: (level: Level) => void;
}

/** 单位层级 [下一级 | 全部县(市、区) 90个]: only where a level lies deeper than the parts, and for whom reads that deep. */
export function LevelChoice({ value, onChange }: LevelChoiceProps) {
  const programme = useProgramme();
  const person = useSession()?.person;
  const levels = programme?.tree?.levels ?? [];
  const own = programme?.catalogue.organisations.find(({ code }) => code === person?.organisation);
  // An area's own government reads its neighbours, and nothing below them (shared/tree/belonging.ts).
  if (levels.length === 0 || (own !== undefined && own.unit !== null)) return null;
  return (
    <LabelledSelect
      label="单位层级"
      value={value}
      onChange={(level) => onChange(isOneOf(AREA_LIST_LEVELS, level) ? level : 'below')}
      options={[
        { value: 'below', label: '下一级' },
        ...levels.map(({ level, units }) => ({
          value: level,
          label: `全部${LEVEL_NAME[level]}（${units}个）`,
        })),
      ]}
    />
  );
}
