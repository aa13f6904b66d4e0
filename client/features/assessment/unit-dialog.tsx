import type { ItemResult } from '#shared/assess/assess.ts';
import { scoreParts } from '#shared/assess/score-parts.ts';
import type { AssessmentRun, GroupAssessment, RunColumn } from '#shared/contract/run.ts';
import { isValue } from '#shared/figure.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { scoreText, totalWords, valueText, weightText, whyTotal } from './score.words.ts';

interface UnitDialogProps {
  run: AssessmentRun;
  group: GroupAssessment;
  unit: string;
  /** Opens one item to value, anchors, weight and contribution. */
  onOpen: (column: string) => void;
  onClose: () => void;
}

interface Line {
  item: ItemResult;
  column: RunColumn;
  contribution: number | null;
  lost: number | null;
}

/** Why a unit's total is what it is: every item with what it gave and what it cost, the dearest first. */
export function UnitDialog({ run, group, unit, onOpen, onClose }: UnitDialogProps) {
  const result = group.result.units.find((u) => u.unit === unit);
  if (!result) return null;
  const { c, d } = run.scheme.score;
  const items = new Map(result.items.map((item) => [item.indicator, item]));
  const columns = new Map(group.columns.map((column) => [column.code, column]));
  const lines = scoreParts(result, c + d).flatMap(({ indicator, ...points }): Line[] => {
    const [item, column] = [items.get(indicator), columns.get(indicator)];
    return item && column ? [{ item, column, ...points }] : [];
  });
  return (
    <Dialog
      open
      wide
      title={totalWords(result)}
      onClose={onClose}
      actions={<Button onClick={onClose}>关闭</Button>}
    >
      <div className="stack">
        <p>
          {whyTotal(
            lines.map(({ column, lost }) => ({ name: column.name, lost })),
            isValue(result.total) ? c + d - result.total : null,
          )}
        </p>
        <DataTable
          caption="各项得分，失分多的在前；单位：分，点指标看原值、满意值、不允许值和来源"
          columns={columnsOf(onOpen)}
          rows={lines}
          rowKey={({ item }) => item.indicator}
        />
      </div>
    </Dialog>
  );
}

const columnsOf = (onOpen: (column: string) => void): Column<Line>[] => [
  {
    key: 'name',
    header: '指标',
    rowHeader: true,
    render: ({ column }) => (
      <>
        <TextButton onClick={() => onOpen(column.code)}>{column.name}</TextButton>{' '}
        <span className="muted small">{column.dimension}</span>
      </>
    ),
  },
  {
    key: 'value',
    header: '原值',
    numeric: true,
    render: ({ item, column }) => valueText(item.value, column),
  },
  { key: 'score', header: '得分', numeric: true, render: ({ item }) => scoreText(item.score) },
  { key: 'weight', header: '权重', numeric: true, render: ({ item }) => weightText(item.weight) },
  {
    key: 'contribution',
    header: '计入总分',
    numeric: true,
    render: ({ contribution }) => scoreText(contribution),
  },
  { key: 'lost', header: '比满分少', numeric: true, render: ({ lost }) => scoreText(lost) },
];
