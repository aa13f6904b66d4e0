import type { CostView } from '#shared/contract/policies.ts';
import { classNames } from '../../ui/class-names.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { LabelledSelect, NumberInput } from '../../ui/inputs.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './policies.module.css';

type Purses = NonNullable<CostView['purses']>;

interface PursesProps {
  purses: Purses;
  onOpen: (open: Purses['open']) => void;
  /** What a unit takes of the cases, as typed; empty or 0 for nothing. */
  onWeight: (unit: string, typed: string) => void;
}

/** 由谁承担: the city, the units together, and each unit once its cases are given; what the paper leaves open is chosen here by name. */
export function CostPurses({ purses, onOpen, onWeight }: PursesProps) {
  const { city, units, each, open, note } = purses;
  const isGiven = each.some(({ weight }) => weight > 0);
  const columns: Column<Purses['each'][number]>[] = [
    { key: 'name', header: '地区', rowHeader: true, render: ({ name }) => name },
    {
      key: 'stated',
      header: '分担',
      render: ({ stated }) =>
        stated ? '市、区各承担一半' : open === 'half' ? '假定市级也承担一半' : '假定当地全部承担',
    },
    {
      key: 'weight',
      header: '件数占比',
      numeric: true,
      render: ({ unit, name, weight }) => (
        <NumberInput
          className={styles.inputCount}
          aria-label={`${name}，件数占比`}
          value={weight === 0 ? '' : String(weight)}
          maxLength={6}
          onChange={(typed) => /^\d{0,6}$/.test(typed) && onWeight(unit, typed)}
        />
      ),
    },
    { key: 'words', header: '当地一年承担', numeric: true, render: ({ words }) => words || '—' },
  ];
  return (
    <Panel
      title={`本市由谁承担：${city.name}${city.words}，${units.name}${units.words}`}
      subtitle={
        isGiven
          ? '各地按所填件数分，每类政策比例相同'
          : '各地件数没有上报，填了才分到各地（可填家数或百分数）'
      }
      footer={note || undefined}
    >
      <div className="stack">
        <p className={classNames('row', styles.filters)}>
          <LabelledSelect
            label="县（市）、经开区、港区的部分"
            value={open}
            onChange={(value) => onOpen(value === 'own' ? 'own' : 'half')}
            options={[
              { value: 'half', label: '假定市级也承担一半' },
              { value: 'own', label: '假定当地全部承担' },
            ]}
          />
        </p>
        <div className={isGiven ? undefined : 'no-print'}>
          <DataTable
            caption="各地承担"
            captionHidden
            fits
            columns={columns}
            rows={each}
            rowKey={({ unit }) => unit}
          />
        </div>
      </div>
    </Panel>
  );
}
