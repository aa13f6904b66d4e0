import type { SchemeItem } from '#shared/contract/assessment.ts';
import { useProgramme } from '../../lib/programme.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { AnchorFields } from './anchor-fields.tsx';
import { NumberField } from './number-field.tsx';
import { MEASURE_NAME } from './scheme-words.ts';

interface ItemFieldsProps {
  items: readonly SchemeItem[];
  onChange: (items: SchemeItem[]) => void;
}

/** Weight and anchors of every scored column; weight 0 takes a column out of the total. */
export function ItemFields({ items, onChange }: ItemFieldsProps) {
  const catalogue = useProgramme()?.catalogue;
  const nameOf = (code: string) => catalogue?.indicators.find((i) => i.code === code)?.shortName ?? code;
  const patch = (code: string, part: Partial<SchemeItem>) =>
    onChange(items.map((item) => (item.code === code ? { ...item, ...part } : item)));
  return (
    <Disclosure summary={`各打分指标的权重和满意值（${items.length}项，权重为 0 即不计分）`}>
      <div className="scheme-table">
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
            { key: 'dimension', header: '维度', render: ({ dimension }) => dimension },
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
          ]}
        />
      </div>
    </Disclosure>
  );
}
