import { useQuery } from '@tanstack/react-query';
import type { TargetRow } from '#shared/contract/target-row.ts';
import type { OtherTargets } from '#shared/contract/targets.ts';
import { cutWords } from '../../../lib/cut.words.ts';
import { useHashTarget } from '../../../lib/hash-target.ts';
import { useOffset } from '../../../lib/programme.ts';
import { text, useSearch } from '../../../lib/search-params.ts';
import { LabelledSelect } from '../../../ui/inputs.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { HalfYearInstead } from '../half-year-instead.tsx';
import { StatusLegend } from '../overview/status-legend.tsx';
import { type TargetsAddress, useTargetsAddress } from '../target-choices.tsx';
import { otherTargetsQuery } from '../targets.api.ts';
import { TargetsFrame } from '../targets-frame.tsx';
import { WithTargets } from '../with-targets.tsx';
import { ContextPanel } from './context-panel.tsx';
import { OtherTargetLists } from './other-targets.tsx';
import { documentOf, optionsOf } from './target-filter.ts';

/** 其他目标: every target beside the headline ones, what is behind first, and what others aim at. */
export default function OtherTargetsPage() {
  return (
    <WithTargets>
      <OthersOfTargets />
    </WithTargets>
  );
}

function OthersOfTargets() {
  const { half, ...address } = useTargetsAddress(otherTargetsQuery);
  const query = useQuery({ ...address.ask({}), enabled: half === null });
  if (half) return <HalfYearInstead period={half} known={address.known} />;
  return (
    <QueryView query={query} height={520}>
      {(targets) => <All targets={targets} address={address} />}
    </QueryView>
  );
}

interface AllProps {
  targets: OtherTargets;
  address: TargetsAddress;
}

const FILTERS = { doc: text, state: text, resp: text };

function All({ targets, address }: AllProps) {
  const [{ doc, state, resp }, set] = useSearch(FILTERS);
  useHashTarget();
  const { rows } = targets;
  const fits = (row: TargetRow) =>
    (!doc || documentOf(row) === doc) &&
    (!state || row.statusLabel === state) &&
    (!resp || row.responsible.includes(resp));
  const shown = rows.filter(fits);
  return (
    <TargetsFrame
      head={targets}
      address={address}
      path="/targets/all"
      name="其他目标"
      title={rows.length === 0 ? '除目标总览所列外没有其他目标' : targets.finding}
      meta={[
        cutWords(targets.cut, targets, useOffset()),
        <StatusLegend key="legend" thresholds={targets.thresholds} />,
      ]}
      unit={targets.cityUnit}
    >
      <Panel
        id="others"
        title={
          shown.length === rows.length ? `全部${rows.length}项` : `${rows.length}项中的${shown.length}项`
        }
        subtitle="落后的在前；目标名下为判断依据的数字"
        tools={
          rows.length > 0 && (
            <div className="row no-print needs-script">
              <LabelledSelect
                label="文件"
                value={doc ?? ''}
                options={optionsOf(rows.map(documentOf))}
                onChange={(next) => set({ doc: next })}
              />
              <LabelledSelect
                label="状态"
                value={state ?? ''}
                options={optionsOf(rows.map((row) => row.statusLabel))}
                onChange={(next) => set({ state: next })}
              />
              <LabelledSelect
                label="责任单位"
                value={resp ?? ''}
                options={optionsOf(rows.flatMap((row) => row.responsible))}
                onChange={(next) => set({ resp: next })}
              />
            </div>
          )
        }
      >
        <OtherTargetLists targets={targets} rows={shown} />
      </Panel>
      <ContextPanel targets={targets} />
    </TargetsFrame>
  );
}
