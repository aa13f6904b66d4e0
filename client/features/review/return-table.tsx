import { type KeyboardEvent, useRef, useState } from 'react';
import type { ReviewView } from '#shared/contract/review.ts';
import { type Period, periodLabel, previous, sameLastYear } from '#shared/period.ts';
import { commonReporters, namesReporters } from '#shared/survey.words.ts';
import { hasManyUnits } from '../../return/cell-names.ts';
import returnStyles from '../../return/return.module.css';
import { headingWithin, layoutOf, opensOfWhich } from '../../return/sections.ts';
import { classNames } from '../../ui/class-names.ts';
import { GridHead, GridTable } from '../../ui/grid-table.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { ReturnTableRow } from './return-row.tsx';
import styles from './review.module.css';
import type { RemarkStore } from './use-remarks.ts';

const COLUMNS = 7;

/** One return: this period beside the last and the same one last year, each named (上期 may be a whole year), with findings, reasons and remarks at the cell. */
export function ReturnTable({ review, store }: { review: ReviewView; store: RemarkStore }) {
  const { view } = review;
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const [writing, setWriting] = useState<string | null>(null);
  const manyUnits = hasManyUnits(view.rows);
  const layout = layoutOf(view.rows);
  const measure = layout.measureUnit;
  const keys = layout.sections.flatMap(({ rows }) => rows.map(({ key }) => key));
  const focusRow = (key: string | undefined) => {
    if (key === undefined) return;
    setActive(key);
    body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    if (key === undefined) return;
    const at = keys.indexOf(key);
    if (event.key === 'ArrowDown') focusRow(keys[at + 1]);
    else if (event.key === 'ArrowUp') focusRow(keys[at - 1]);
    else if (event.key.toLowerCase() === 'r' && review.mayDecide) setWriting(key);
    else return;
    event.preventDefault();
  };
  return (
    <ScrollBox>
      <GridTable
        className={styles.table}
        caption={`${measure ? `单位：${measure}` : '各行单位见指标名称'}${review.mayDecide ? '；点本期数即可对它写退回意见' : ''}`}
        columns={[
          { key: 'name', header: '指标' },
          { key: 'figure', header: '本期', numeric: true },
          { key: 'previous', header: <Past name="上期" period={previous(view.period)} />, numeric: true },
          { key: 'base', header: <Past name="上年同期" period={sameLastYear(view.period)} />, numeric: true },
          { key: 'growth', header: '同比', numeric: true },
          { key: 'issues', header: '问题与原因' },
          { key: 'remark', header: '退回意见' },
        ]}
      >
        <tbody ref={body} onKeyDown={onKeyDown}>
          {layout.sections.map((section) => [
            <GridHead key={`section ${section.id}`} className="group" columns={COLUMNS}>
              {section.title}
              <span className={classNames('muted small', returnStyles.sectionReporters)}>
                {`　${commonReporters(section.rows)}`}
              </span>
            </GridHead>,
            ...section.rows.map((row, index) => [
              <SubHead key={`head ${row.key}`} text={headingWithin(section, index)} />,
              <ReturnTableRow
                key={row.key}
                row={row}
                review={review}
                manyUnits={manyUnits}
                namesUnit={section.namesUnits}
                opensOfWhich={opensOfWhich(section.rows, index)}
                showMeasure={measure === null}
                showReporters={namesReporters(section.rows, index)}
                current={active === row.key}
                // One Tab stop for the whole table: arrows move inside it.
                tabStop={row.key === (active ?? keys[0])}
                writing={writing === row.key}
                remark={store.remarks[row.key] ?? ''}
                onFocus={() => setActive(row.key)}
                onWrite={(open) => {
                  setWriting(open ? row.key : null);
                  if (!open) focusRow(row.key);
                }}
                onRemark={(text) => store.set(row.key, text)}
              />,
            ]),
          ])}
        </tbody>
      </GridTable>
    </ScrollBox>
  );
}

/** 上期 over the period it stands for. */
function Past({ name, period }: { name: string; period: Period }) {
  return (
    <>
      {name}
      <br />
      <span className="small muted">{periodLabel(period)}</span>
    </>
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
