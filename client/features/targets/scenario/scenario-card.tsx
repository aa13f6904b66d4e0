import { useMemo } from 'react';
import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import type { TargetScenario } from '#shared/contract/targets.ts';
import { isValue } from '#shared/figure.ts';
import { isScenario, runScenario } from '#shared/targets/scenario/scenario.ts';
import { ChartCard } from '../../../charts/chart-card.tsx';
import { Button } from '../../../ui/button.tsx';
import styles from './scenario.module.css';
import { BindingSetting } from './scenario-binding.tsx';
import { ScenarioBlocks } from './scenario-blocks.tsx';
import { scenarioTable } from './scenario-table.ts';
import { ScenarioUnits } from './scenario-units.tsx';
import { useScenario } from './use-scenario.ts';

interface ScenarioCardProps {
  targets: TargetScenario;
  basis: ScenarioBasis;
  meta: string;
}

/** 情景推算: other growth rates and another GDP; everything here moves at once and nothing of it is the actual verdict. */
export function ScenarioCard({ targets, basis, meta }: ScenarioCardProps) {
  const scenario = useScenario(basis);
  const { choice, reset } = scenario;
  const result = useMemo(() => runScenario(basis, choice), [basis, choice]);
  const set = isScenario(choice);
  return (
    <ChartCard
      title={result.verdict}
      subtitle={`${set ? '已改动设定。' : '尚未改动：各主体按近年年均增速推算，合计即目标总览推算范围的一端；各地从自身上年增速起算。'}拖动或填写年均增速，结果即时变化；这里全部是情景，不是实际进度`}
      table={scenarioTable(basis, result, { notes: targets.notes, simulated: targets.simulated })}
      description={result.verdict}
      meta={meta}
      simulated={targets.simulated}
      tools={
        <Button className={styles.reset} onClick={reset} disabled={!set}>
          恢复
        </Button>
      }
    >
      <p className="visually-hidden" role="status">
        {set ? result.verdict : ''}
      </p>
      <div className={styles.scenario}>
        <div>
          <ScenarioBlocks basis={basis} result={result} scenario={scenario} />
          {basis.binding && isValue(basis.binding.rd) && result.binding && (
            <BindingSetting
              binding={basis.binding}
              result={result.binding}
              year={basis.year}
              scenario={scenario}
            />
          )}
        </div>
        <ScenarioUnits basis={basis} result={result} scenario={scenario} />
      </div>
    </ChartCard>
  );
}
