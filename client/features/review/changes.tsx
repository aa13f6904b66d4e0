import type { ReviewDifference, ReviewView } from '#shared/contract/review.ts';
import { dateText } from '../../lib/civil-time.ts';
import { markOf } from '../../lib/format.ts';
import { useOffset } from '../../lib/programme.ts';
import { changeText, figureText } from '../../return/figure-text.ts';
import returnStyles from '../../return/return.module.css';
import { classNames } from '../../ui/class-names.ts';
import { DataTable } from '../../ui/data-table.tsx';
import styles from './review.module.css';

/** What approval moves: the own figures, the city's totals, the ranks. */
export function EffectList({ review }: { review: ReviewView }) {
  if (review.effects.length === 0) return <p className="muted">合计和位次不变。</p>;
  return (
    <ul className={styles.effects}>
      {review.effects.map((effect) => (
        <li key={effect.text}>{effect.text}</li>
      ))}
    </ul>
  );
}

/** With what the submission is compared; the sentence alone when there is nothing to list. */
function useComparison({ comparedWith, differences }: ReviewView): { since: string; nothing: string | null } {
  const offset = useOffset();
  if (!comparedWith) return { since: '', nothing: '首次报送，此前没有已核定的数据。' };
  const since = `与第${comparedWith.revision}次报送（${dateText(comparedWith.approvedAt, offset)}核定）相比`;
  return { since, nothing: differences.length === 0 ? `${since}，数据没有变化。` : null };
}

function cellTitle(review: ReviewView, { unitName, name, measureUnit }: ReviewDifference): string {
  const manyUnits = new Set(review.differences.map((d) => d.unitName)).size > 1;
  return `${manyUnits ? `${unitName} ` : ''}${name}${measureUnit === '万元' ? '' : `（${measureUnit}）`}`;
}

function changeOf(difference: ReviewDifference): string {
  return markOf(difference.change) === null ? changeText(difference.change, difference) : '';
}

/** The cells that differ from the last approval, for a narrow card. */
export function DifferenceList({ review }: { review: ReviewView }) {
  const { since, nothing } = useComparison(review);
  if (nothing) return <p className="muted">{nothing}</p>;
  return (
    <>
      <p className="small muted">{since}</p>
      <ul className={classNames('plain', returnStyles.stepList)}>
        {review.differences.map((d) => (
          <li key={d.key}>
            {cellTitle(review, d)}
            <br />
            {figureText(d.approved, d)} 改为 {figureText(d.submitted, d)}
            {changeOf(d) && <span className="muted">（{changeOf(d)}）</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The same as a table, where there is room; says so when there was no approval before. */
export function DifferenceTable({ review }: { review: ReviewView }) {
  const { since, nothing } = useComparison(review);
  if (nothing) return <p className="muted">{nothing}</p>;
  return (
    <DataTable
      caption={since}
      columns={[
        { key: 'name', header: '指标', render: (d) => cellTitle(review, d) },
        { key: 'approved', header: '原核定', numeric: true, render: (d) => figureText(d.approved, d) },
        { key: 'submitted', header: '本次', numeric: true, render: (d) => figureText(d.submitted, d) },
        { key: 'change', header: '增减', numeric: true, render: changeOf },
      ]}
      rows={review.differences}
      rowKey={(d) => d.key}
    />
  );
}
