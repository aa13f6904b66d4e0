import { useQuery } from '@tanstack/react-query';
import type { TargetRow } from '#shared/contract/target-row.ts';
import type { OtherTargets } from '#shared/contract/targets.ts';
import { LaterCorrections } from '../../../figures/known-then.tsx';
import { cutWords } from '../../../lib/cut.words.ts';
import { useHashTarget } from '../../../lib/hash-target.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { useOffset } from '../../../lib/programme.ts';
import { text, useSearch } from '../../../lib/search-params.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { CopyLink } from '../../../ui/copy-link.tsx';
import { LabelledSelect } from '../../../ui/inputs.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { HalfYearInstead } from '../half-year-instead.tsx';
import { StatusLegend } from '../overview/status-legend.tsx';
import { type AskTargets, TargetChoices, useTargetsAddress } from '../target-choices.tsx';
import { otherTargetsQuery } from '../targets.api.ts';
import { ContextPanel } from './context-panel.tsx';
import { OtherTargetLists } from './other-targets.tsx';
import { documentOf, optionsOf } from './target-filter.ts';

/** 其他目标: every target beside the headline ones, what is behind first, and what others aim at. */
export default function OtherTargetsPage() {
  const { ask, half, ...address } = useTargetsAddress(otherTargetsQuery);
  const query = useQuery({ ...ask({}), enabled: half === null });
  if (half) return <HalfYearInstead period={half} />;
  return (
    <QueryView query={query} height={520}>
      {(targets) => <All targets={targets} ask={ask} {...address} />}
    </QueryView>
  );
}

interface AllProps extends Omit<ReturnType<typeof useTargetsAddress>, 'ask' | 'half'> {
  targets: OtherTargets;
  ask: AskTargets<unknown>;
}

const FILTERS = { doc: text, state: text, resp: text };

function All({ targets, ask, ...address }: AllProps) {
  const [{ doc, state, resp }, set] = useSearch(FILTERS);
  useHashTarget();
  const { cut, year, period, rows } = targets;
  const fits = (row: TargetRow) =>
    (!doc || documentOf(row) === doc) &&
    (!state || row.statusLabel === state) &&
    (!resp || row.responsible.includes(resp));
  const shown = rows.filter(fits);
  return (
    <div className="stack">
      <Breadcrumb
        trail={[
          { label: '目标总览', href: pinnedAddress('/targets', cut, { y: year, period }) },
          { label: '其他目标' },
        ]}
      />
      <PageHead
        title={targets.finding}
        meta={[
          cutWords(cut, targets, useOffset()),
          <StatusLegend key="legend" thresholds={targets.thresholds} />,
        ]}
        choices={<TargetChoices head={targets} path="/targets/all" ask={ask} {...address} />}
        tools={<CopyLink version={cut.dataVersion} />}
      />
      <LaterCorrections
        cut={cut}
        known={address.known}
        about={{ period, unit: targets.cityUnit }}
        onChange={address.onKnown}
      />
      <Panel
        id="others"
        title={
          shown.length === rows.length ? `全部${rows.length}项` : `${rows.length}项中的${shown.length}项`
        }
        subtitle="落后的在前；目标名下为判断依据的数字"
        tools={
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
        }
      >
        <OtherTargetLists targets={targets} rows={shown} />
      </Panel>
      <ContextPanel targets={targets} />
    </div>
  );
}
