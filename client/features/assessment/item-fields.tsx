import type { Scheme, SchemeItem } from '#shared/contract/scheme.ts';
import { useProgramme } from '../../lib/programme.ts';
import { TextButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Select } from '../../ui/inputs.tsx';
import { AnchorFields } from './anchor-fields.tsx';
import styles from './assessment.module.css';
import { NewItemForm } from './new-item-form.tsx';
import { NumberField } from './number-field.tsx';
import { LAG_NAME, MEASURE_NAME } from './scheme.words.ts';

interface ItemFieldsProps {
  scheme: Pick<Scheme, 'items' | 'dimensions' | 'peerGroups'>;
  onChange: (items: SchemeItem[]) => void;
}

/** Dimension, data year, weight and anchors of every scored column; columns can be added and taken out. */
export function ItemFields({ scheme, onChange }: ItemFieldsProps) {
  const { items, dimensions } = scheme;
  const catalogue = useProgramme()?.catalogue;
  const nameOf = (code: string) => catalogue?.indicators.find((i) => i.code === code)?.shortName ?? code;
  const patch = (code: string, part: Partial<SchemeItem>) =>
    onChange(items.map((item) => (item.code === code ? { ...item, ...part } : item)));
  return (
    <Disclosure summary={`打分指标：维度、权重和满意值（${items.length}项，权重为 0 即不计分）`}>
      <div className={styles.schemeTable}>
        <DataTable
          caption="打分指标"
          captionHidden
          rows={items}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'name',
              header: '指标',
              rowHeader: true,
              render: ({ indicator, measure, denominator }) =>
                `${nameOf(indicator)} ${denominator ? `÷${nameOf(denominator)}` : MEASURE_NAME[measure]}`,
            },
            {
              key: 'dimension',
              header: '维度',
              render: ({ code, indicator, dimension }) => (
                <Select
                  aria-label={`${nameOf(indicator)}维度`}
                  value={dimension}
                  options={dimensions.map((d) => ({ value: d.code, label: d.code }))}
                  onChange={(next) => patch(code, { dimension: next })}
                />
              ),
            },
            {
              key: 'lag',
              header: '数据年度',
              render: ({ code, indicator, lag }) => (
                <Select
                  aria-label={`${nameOf(indicator)}数据年度`}
                  value={String(lag)}
                  options={LAG_NAME.map((label, i) => ({ value: String(i), label }))}
                  onChange={(next) => patch(code, { lag: Number(next) })}
                />
              ),
            },
            {
              key: 'weight',
              header: '维度内权重',
              render: ({ code, indicator, weight }) => (
                <NumberField
                  bare
                  label={`${nameOf(indicator)}权重`}
                  least={0}
                  most={1000}
                  value={weight}
                  onChange={(next) => patch(code, { weight: next })}
                />
              ),
            },
            {
              key: 'anchors',
              header: '满意值、不允许值',
              render: ({ code, indicator, anchors }) => (
                <AnchorFields
                  inherited
                  label={`${nameOf(indicator)}满意值、不允许值的取法`}
                  anchors={anchors}
                  rules={['tukey', 'min_max', 'percentile', 'fixed', 'target', 'tiers']}
                  onChange={(next) => patch(code, { anchors: next })}
                />
              ),
            },
            {
              key: 'remove',
              header: '去掉',
              className: 'nowrap',
              render: ({ code, indicator }) => (
                <TextButton
                  aria-label={`去掉${nameOf(indicator)}`}
                  onClick={() => onChange(items.filter((item) => item.code !== code))}
                >
                  去掉
                </TextButton>
              ),
            },
          ]}
        />
      </div>
      <NewItemForm scheme={scheme} onAdd={(item) => onChange([...items, item])} />
    </Disclosure>
  );
}
