import { useQuery } from '@tanstack/react-query';
import type { OpenBody } from '#shared/contract/discussions.ts';
import { DRAFT_READERS, isOneOf, OFFICE } from '#shared/contract/roles.ts';
import { usePerson } from '../../lib/session.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { discussionsQuery } from './discussions.api.ts';
import { OpenForm } from './open-form.tsx';
import { Thread } from './thread.tsx';

type Figure = Pick<OpenBody, 'period' | 'unit' | 'indicator'>;

/** What was said of a figure, and the next word; nothing for those whom it does not concern. */
export function FigureDiscussions({ figure }: { figure: Figure }) {
  const { role, node } = usePerson();
  const takesPart = node === undefined && isOneOf([...DRAFT_READERS, ...OFFICE], role);
  const { period, unit, indicator } = figure;
  const { data } = useQuery({ ...discussionsQuery({ period, unit, indicator }), enabled: takesPart });
  if (!data || (data.rows.length === 0 && !data.mayOpen)) return null;
  const { rows, mayOpen } = data;
  const open = rows.filter(({ closed }) => !closed);
  const counted =
    rows.length === 0
      ? ''
      : `（${rows.length}项${open.length > 0 ? `，${open.length}项未办结` : '，已办结'}）`;
  return (
    <Disclosure summary={`会商与说明${counted}`} open={open.length > 0 || undefined}>
      <div className="stack">
        {rows.map((one) => (
          <Thread key={one.number} discussion={one} />
        ))}
        {mayOpen && !open.some(({ sources }) => sources === null) && (
          <OpenForm subject={{ ...figure, second: null }} />
        )}
      </div>
    </Disclosure>
  );
}
