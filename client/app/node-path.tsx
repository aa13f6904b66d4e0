/** Above every page of a programme of more than one level: the way up from the area that is open, and the way down. */
import { Link, useLocation } from 'wouter';
import type { Person } from '#shared/contract/session.ts';
import { addressAt } from '../lib/node.ts';
import { useProgramme } from '../lib/programme.ts';
import { LabelledSelect } from '../ui/inputs.tsx';

/** @param path of the page in its area: going up or down stays on it where the other area has it too */
export function NodePath({ person, path }: { person: Person; path: string }) {
  const programme = useProgramme();
  const [, navigate] = useLocation();
  if (!programme?.tree) return null;
  const { above, below } = programme.tree;
  const { units, city } = programme.catalogue;
  const trail = [...above, { code: city.unit, name: city.name }];
  const home = person.node ?? trail[0]?.code;
  const page = commonPage(path);
  const to = (code: string) => addressAt(code === home ? undefined : code, page);
  // What stands above the reader's own area is named, and not theirs to open.
  const first = trail.findIndex(({ code }) => code === home);
  const children = units.filter(({ code }) => below.includes(code)).sort((a, b) => a.order - b.order);
  return (
    <nav className="breadcrumb row row-between" aria-label="所在地区">
      <ol>
        {trail.map(({ code, name }, i) => (
          <li key={code}>
            {i > 0 && <span aria-hidden="true">› </span>}
            {code === city.unit ? (
              <span aria-current="true">{name}</span>
            ) : i < first ? (
              <span>{name}</span>
            ) : (
              <Link href={to(code)}>{name}</Link>
            )}
          </li>
        ))}
      </ol>
      {children.length > 0 && (
        <LabelledSelect
          label="看下级"
          value=""
          onChange={(code) => navigate(to(code))}
          options={[
            { value: '', label: `请选择（${children.length}）` },
            ...children.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
    </nav>
  );
}

/** Pages of one unit, target or return are that area's own; the list they are in is every area's. */
function commonPage(path: string): string {
  const [, list = ''] = /^(\/(?:regions|targets|review|submit|returns))(?:\/|$)/.exec(path) ?? [];
  return list || path;
}
