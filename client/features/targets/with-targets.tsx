import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { areasUnder } from '#shared/tree/areas.ts';
import { cutWords } from '../../lib/cut.words.ts';
import { addressAt } from '../../lib/node.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { insteadQuery } from './targets.api.ts';

/** A page of the targets, where the area that is open has any; else what is known in their place. */
export function WithTargets({ children }: { children: ReactNode }) {
  const programme = useProgramme();
  const has = programme?.catalogue.targets.some(({ headline, year }) => headline && year !== null) ?? true;
  return has ? children : <TargetsInsteadView />;
}

const PARAMS = { v: integer, asof: text };

function TargetsInsteadView() {
  const [{ v, asof }] = useSearch(PARAMS);
  const offset = useOffset();
  const catalogue = useProgramme()?.catalogue;
  const hasParts = catalogue !== undefined && areasUnder(catalogue, catalogue.city.unit).length > 0;
  return (
    <QueryView query={useQuery(insteadQuery({ v, asof }))} height={320}>
      {({ finding, why, sentences, above, cut, period, label, simulated }) => {
        const meta = cutWords(cut, { period, label }, offset);
        return (
          <div className="stack">
            <PageHead title={finding} lead={why} meta={[simulated ? `${meta}（模拟数据）` : meta]} />
            <Panel title="上级的目标和本地的增速">
              {sentences.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
              <p className="row no-print">
                {above && <Link href={addressAt(above.node, '/targets')}>看{above.name}的目标</Link>}
                {hasParts && <Link href="/regions">看下级各地的位次</Link>}
                <Link href="/structure">看投入结构</Link>
              </p>
            </Panel>
          </div>
        );
      }}
    </QueryView>
  );
}
