import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import type { ReturnRow } from '#shared/contract/return-row.ts';
import { commonReporters, namesReporters } from '#shared/survey.words.ts';
import returnStyles from '../../../return/return.module.css';
import {
  headingWithin,
  type Layout,
  layoutOf,
  opensOfWhich,
  type Section,
} from '../../../return/sections.ts';
import { TextButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { GridHead, GridTable } from '../../../ui/grid-table.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { cellStateOf, findingsOf, WHOLE_RETURN_ID } from '../steps/summary.ts';
import styles from './figure-grid.module.css';
import { FigureRow } from './figure-row.tsx';
import { fillDown, readPaste } from './paste-column.ts';

interface FigureGridProps {
  draft: Draft;
  layout: Layout;
  /** Ids of sections folded away. */
  folded: ReadonlySet<string>;
  onFold: (section: string) => void;
  onRow: (row: ReturnRow) => void;
}

const COLUMNS = 6;
const STEP: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Enter: 1 };

/** Moves between the inputs of the 本期 column; the caret's own keys (left, right) stay with the text. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  if (!(target instanceof HTMLInputElement) || target.dataset.figure === undefined) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const step = (STEP[event.key] ?? 0) * (event.key === 'Enter' && event.shiftKey ? -1 : 1);
  if (step === 0) return;
  const inputs = Array.from(event.currentTarget.querySelectorAll<HTMLInputElement>('input[data-figure]'));
  const next = inputs[inputs.indexOf(target) + step];
  event.preventDefault();
  next?.focus();
}

/** The form's figures: one table, a section per block or unit. */
export function FigureGrid({ draft, layout, folded, onFold, onRow }: FigureGridProps) {
  const box = useRef<HTMLTableElement>(null);
  const say = useToast();
  const { view } = draft.state;
  const paste = (event: ClipboardEvent<HTMLElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.dataset.figure === undefined) return;
    const copied = readPaste(event.clipboardData.getData('text/plain'));
    if (!copied) return;
    event.preventDefault();
    if ('width' in copied)
      return say(`剪贴板里有 ${copied.width} 列，没有粘贴。请只复制“本期”这一列`, 'error');
    const shown = Array.from(
      box.current?.querySelectorAll<HTMLInputElement>('input[data-figure]') ?? [],
      (input) => input.dataset.figure ?? '',
    );
    const order = layoutOf(view.rows).sections.flatMap(({ rows }) => rows.map(({ key }) => key));
    const filled = fillDown(order, shown, target.dataset.figure, copied.column);
    if ('refusal' in filled) return say(filled.refusal, 'error');
    draft.store.edit(Object.fromEntries(Object.entries(filled.texts).map(([key, text]) => [key, { text }])));
    say(`已按剪贴板的 ${copied.column.length} 行填入 ${copied.column.length} 格，请核对首尾两格`);
  };
  const fromFile = view.rows.some((row) => row.cell.cell !== null);
  const many = layout.sections.length > 1;
  return (
    <div className={styles.figureScroll}>
      <GridTable
        className={styles.figureTable}
        id={WHOLE_RETURN_ID}
        tabIndex={-1}
        ref={box}
        onKeyDown={moveFocus}
        onPaste={paste}
        caption={`${view.form.title}，上下箭头或回车在“本期”一列移动`}
        captionHidden
        columns={[
          { key: 'cell', header: fromFile ? '单元格' : '序号', className: styles.colCell },
          { key: 'name', header: '指标' },
          {
            key: 'figure',
            header: `本期${layout.measureUnit ? `（${layout.measureUnit}）` : ''}`,
            numeric: true,
            className: styles.colFigure,
          },
          { key: 'past', header: '上年同期', numeric: true, className: styles.colPast },
          { key: 'growth', header: '同比', numeric: true, className: styles.colGrowth },
          { key: 'issues', header: '问题与处理', className: styles.colIssues },
        ]}
      >
        {layout.sections.map((section) => (
          <tbody key={section.id}>
            {many && (
              <SectionHead draft={draft} section={section} folded={folded.has(section.id)} onFold={onFold} />
            )}
            {!folded.has(section.id) &&
              section.rows.map((row, index) => [
                <SubHead key={`head ${row.key}`} text={headingWithin(section, index)} />,
                <FigureRow
                  key={row.key}
                  draft={draft}
                  row={row}
                  namesUnit={section.namesUnits}
                  opensOfWhich={opensOfWhich(section.rows, index)}
                  showMeasure={layout.measureUnit === null}
                  showReporters={many && namesReporters(section.rows, index)}
                  onFocus={onRow}
                />,
              ])}
          </tbody>
        ))}
      </GridTable>
    </div>
  );
}

function SubHead({ text }: { text: string | null }) {
  return (
    text && (
      <GridHead className="sub-head" columns={COLUMNS}>
        {text}
      </GridHead>
    )
  );
}

interface SectionHeadProps {
  draft: Draft;
  section: Section;
  folded: boolean;
  onFold: (section: string) => void;
}

function SectionHead({ draft, section, folded, onFold }: SectionHeadProps) {
  const states = section.rows.map((row) => cellStateOf(findingsOf(draft.state.view, row)));
  const errors = states.filter((state) => state === 'error').length;
  const warnings = states.filter((state) => state === 'warning').length;
  return (
    <GridHead className="section-head" columns={COLUMNS}>
      <TextButton aria-expanded={!folded} onClick={() => onFold(section.id)}>
        <span className={folded ? classNames(styles.foldMark, styles.folded) : styles.foldMark}>
          <Icon name="chevron-down" size={11} />
        </span>
        {section.title}
      </TextButton>
      <span className="muted small"> {section.rows.length} 个数</span>
      <span className={classNames('muted small', returnStyles.sectionReporters)}>
        {`　${commonReporters(section.rows)}`}
      </span>
      {errors > 0 && <span className={classNames('small', styles.issueError)}> {errors} 处错误</span>}
      {warnings > 0 && <span className={classNames('small', styles.issueWarning)}> {warnings} 处提醒</span>}
    </GridHead>
  );
}
