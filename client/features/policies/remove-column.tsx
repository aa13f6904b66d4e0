import { TextButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { Column } from '../../ui/data-table.tsx';
import styles from './policies.module.css';

/** 移去: takes a kind's cases out of the calculation; not printed. */
export function removeColumn<Row extends { kind: string; name: string }>(
  onRemove: (kind: string) => void,
): Column<Row> {
  return {
    key: 'remove',
    header: '移去',
    label: '',
    className: classNames('no-print', styles.short),
    render: ({ kind, name }) => (
      <TextButton aria-label={`移去${name}`} onClick={() => onRemove(kind)}>
        移去
      </TextButton>
    ),
  };
}
