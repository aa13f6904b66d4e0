import type { AllocationFinding, AllocationPreview } from '#shared/contract/allocation.ts';
import { isValue } from '#shared/figure.ts';
import { allocationName } from '#shared/targets/allocation/name.ts';
import { number } from '../../../lib/format.ts';
import { Button } from '../../../ui/button.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { AllocationConfirm } from './allocation-confirm.tsx';

/** What the file would put in force: its faults, or old → new with Σ against the city's target. */
export function AllocationPreviewPanel({
  preview,
  onClose,
}: {
  preview: AllocationPreview;
  onClose: () => void;
}) {
  const { document } = preview;
  const errors = preview.findings.filter((f) => f.severity === 'error');
  const warnings = preview.findings.filter((f) => f.severity === 'warning');
  return (
    <Panel
      title={
        preview.confirmable
          ? `核对“${preview.file.name}”，确认后生效`
          : `“${preview.file.name}”有${errors.length}处错误，不能载入`
      }
      subtitle={[
        document.number,
        document.title && `《${document.title}》`,
        document.clause,
        document.issuedOn,
      ]
        .filter(Boolean)
        .join(' ')}
      tools={<Button onClick={onClose}>{preview.confirmable ? '取消' : '改好后重新上传'}</Button>}
    >
      <div className="stack">
        {errors.length > 0 && (
          <Notice kind="error" live>
            <p>
              <strong>错误（在您的表格中改正后重新上传，没有任何改动）</strong>
            </p>
            <FindingList findings={errors} />
          </Notice>
        )}
        {warnings.length > 0 && (
          <Notice kind="warning">
            <p>
              <strong>提醒</strong>
            </p>
            <FindingList findings={warnings} />
          </Notice>
        )}
        {preview.targets.length > 0 && <PreviewTable preview={preview} />}
        {preview.targets.map((target) => (
          <p key={target.target} className="row">
            {target.total.comparison === 'less' && <Icon name="warning" size={13} />}
            <span>
              {allocationName(target)}：{target.total.words}
            </span>
          </p>
        ))}
        {preview.confirmable && <AllocationConfirm preview={preview} onDone={onClose} />}
      </div>
    </Panel>
  );
}

function FindingList({ findings }: { findings: readonly AllocationFinding[] }) {
  return (
    <ul className="list">
      {findings.map((f) => (
        <li key={`${f.address} ${f.message}`}>
          {f.address && <strong>{f.address}　</strong>}
          {f.message}
          {f.suggestion !== null && ` 建议改为 ${f.suggestion}`}
        </li>
      ))}
    </ul>
  );
}

/** A row per unit, a column per target: old → new. */
function PreviewTable({ preview: { targets } }: { preview: AllocationPreview }) {
  const units = new Map(targets.flatMap((t) => t.rows.map((r) => [r.unit, r.shortName] as const)));
  return (
    <DataTable
      caption="各地任务，原任务和新任务"
      captionHidden
      columns={[
        { key: 'unit', header: '地区', render: ([, name]) => name },
        ...targets.map(
          (target): Column<readonly [unit: string | null, name: string]> => ({
            key: target.target,
            header: `${allocationName(target)}(${target.measure})`,
            numeric: true,
            render: ([unit]) => (unit === null ? sumText(target) : changeText(target, unit)),
          }),
        ),
      ]}
      rows={[...units]}
      rowKey={([unit]) => unit ?? ''}
      total={[null, '合计 / 全市目标']}
      totalAt="bottom"
    />
  );
}

/** 705.0 / 705.0 */
function sumText({ total, city, digits }: AllocationPreview['targets'][number]): string {
  return `${isValue(total.sum) ? number(total.sum, digits) : '—'} / ${number(city, digits)}`;
}

/** 无 → 94.2 · 90.0 → 94.2 · 94.2（不变）. */
function changeText(target: AllocationPreview['targets'][number], unit: string): string {
  const row = target.rows.find((r) => r.unit === unit);
  if (!row) return '—';
  const say = (f: typeof row.old) => (isValue(f) ? number(f, target.digits) : '无');
  if (row.old === row.next) return isValue(row.next) ? `${say(row.next)}（不变）` : '无';
  return `${say(row.old)} → ${say(row.next)}`;
}
