import { useMemo, useState } from 'react';
import { NO_CHANGE, runScenario, type Scenario } from '#shared/assess/what-if.ts';
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AdditionForm } from './addition-form.tsx';
import styles from './assessment.module.css';
import { NextPlaceForm } from './next-place-form.tsx';
import { ScenarioTable } from './scenario-table.tsx';
import { WeightSliders } from './weight-sliders.tsx';

interface WhatIfCardProps {
  run: AssessmentRun;
  group: GroupAssessment;
}

const same = (a: Scenario) =>
  a.additions.length === 0 && Object.keys(a.items).length === 0 && Object.keys(a.dimensions).length === 0;

/** 情景: moved weights and added amounts, ranked at once in the page by the code that made the run; nothing is stored. */
export function WhatIfCard({ run, group }: WhatIfCardProps) {
  const [scenario, setScenario] = useState<Scenario>(NO_CHANGE);
  const lines = useMemo(
    () => runScenario(run, group, scenario, { draws: run.scheme.robustness.draws }),
    [run, group, scenario],
  );
  const change = (patch: Partial<Scenario>) => setScenario((now) => ({ ...now, ...patch }));
  return (
    <Panel
      title="情景试算：调权重、加投入，位次怎样变"
      subtitle="只在本页计算，不改动研判结果；正式调整权重请修改方案后重新运行"
      tools={
        <Button kind="quiet" onClick={() => setScenario(NO_CHANGE)} disabled={same(scenario)}>
          恢复原方案
        </Button>
      }
    >
      <div className={classNames('grid', styles.whatIf)}>
        <div className="stack">
          <WeightSliders run={run} group={group} scenario={scenario} onChange={change} />
          <AdditionForm run={run} group={group} scenario={scenario} onChange={change} />
          <Segmented
            label="满意值、不允许值"
            value={scenario.anchors}
            onChange={(anchors) => change({ anchors })}
            options={[
              { value: 'frozen', label: '沿用本次运行的满意值、不允许值' },
              { value: 'derived', label: '按情景数据重新取' },
            ]}
          />
          <NextPlaceForm run={run} group={group} scenario={scenario} />
        </div>
        <ScenarioTable
          group={group}
          lines={lines}
          changed={!same(scenario) || scenario.anchors === 'derived'}
        />
      </div>
    </Panel>
  );
}
