import { useState } from 'react';
import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import { isScenario } from '#shared/targets/scenario/scenario.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useScenario } from './use-scenario.ts';

/** For who opens a link with a 情景 in it: what it changes and what it leaves alone. */
export function ScenarioNotice({ basis }: { basis: ScenarioBasis }) {
  const { choice } = useScenario(basis);
  // Only what came with the address: a notice that appears under a moving slider would push it away.
  const [came] = useState(isScenario(choice));
  if (!came || !isScenario(choice)) return null;
  return (
    <div className="no-print">
      <Notice>
        地址中带有情景设定，只影响下方的情景推算；缺口构成和目标总览的结论是实际数据，不受影响。
        <p>
          <a href="#scenario">看情景推算</a>
        </p>
      </Notice>
    </div>
  );
}
