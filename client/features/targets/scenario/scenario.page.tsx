import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { TargetScenario } from '#shared/contract/targets.ts';
import { cutWords } from '../../../lib/cut.words.ts';
import { useHashTarget } from '../../../lib/hash-target.ts';
import { useOffset } from '../../../lib/programme.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { HalfYearInstead } from '../half-year-instead.tsx';
import { GapsCard } from '../overview/target-charts.tsx';
import { type TargetsAddress, useTargetsAddress } from '../target-choices.tsx';
import { scenarioQuery } from '../targets.api.ts';
import { TargetsFrame } from '../targets-frame.tsx';
import { WithTargets } from '../with-targets.tsx';
import { ScenarioCard } from './scenario-card.tsx';
import { ScenarioNotice } from './scenario-notice.tsx';
import { SplitCard } from './split-card.tsx';

/** 推算与情景: what the projection is made of, and what other growth rates would make of it. */
export default function ScenarioPage() {
  return (
    <WithTargets>
      <ScenarioOfTargets />
    </WithTargets>
  );
}

function ScenarioOfTargets() {
  const { half, ...address } = useTargetsAddress(scenarioQuery);
  const query = useQuery({ ...address.ask({}), enabled: half === null });
  if (half) return <HalfYearInstead period={half} known={address.known} />;
  return (
    <QueryView query={query} height={520}>
      {(targets) => <Scenario targets={targets} {...address} />}
    </QueryView>
  );
}

interface ScenarioProps extends TargetsAddress {
  targets: TargetScenario;
}

/** Remembered: each step of a slider changes the address, and only the cards that read it are drawn again. */
const Scenario = memo(({ targets, ...address }: ScenarioProps) => {
  useHashTarget();
  const { cut, year, scenario, binding } = targets;
  const meta = cutWords(cut, targets, useOffset());
  return (
    <TargetsFrame
      head={targets}
      address={address}
      path="/targets/scenario"
      name="推算与情景"
      title={`${year}年${targets.totalName}的推算与情景`}
      lead="拆开目标总览中的推算，再试算其他增速下会怎样；试算不改变目标总览的结论。"
      meta={[meta]}
      unit={targets.cityUnit}
    >
      {scenario && <ScenarioNotice basis={scenario} />}
      {scenario ? (
        <div id="scenario" className="needs-script stack">
          <ScenarioCard targets={targets} basis={scenario} meta={meta} />
        </div>
      ) : (
        <Panel title="情景推算">
          <EmptyState>{targets.label}有的主体没有数据，不能试算。</EmptyState>
        </Panel>
      )}
      <div className="grid grid-2">
        <div id="gaps">
          {targets.gaps ? (
            <GapsCard targets={targets} meta={meta} />
          ) : (
            <Panel title="缺口构成">
              <EmptyState>文件没有分主体的目标，不作缺口构成。</EmptyState>
            </Panel>
          )}
        </div>
        {scenario && (
          <div className="needs-script">
            <SplitCard targets={targets} basis={scenario} meta={meta} />
          </div>
        )}
      </div>
      {!scenario && binding && <p className="muted">{binding.sentence}</p>}
    </TargetsFrame>
  );
});
