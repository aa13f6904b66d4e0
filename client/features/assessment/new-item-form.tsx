import { useState } from 'react';
import type { Measure, Scheme, SchemeItem } from '#shared/contract/scheme.ts';
import { keysOf } from '#shared/record.ts';
import { useProgramme } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/inputs.tsx';
import { LAG_NAME, MEASURE_NAME } from './scheme.words.ts';

interface NewItemFormProps {
  scheme: Pick<Scheme, 'items' | 'dimensions' | 'peerGroups'>;
  onAdd: (item: SchemeItem) => void;
}

/** One more scored column: an indicator of the programme, how it is seen, in which dimension and year. */
export function NewItemForm({ scheme: { items, dimensions, peerGroups }, onAdd }: NewItemFormProps) {
  const catalogue = useProgramme()?.catalogue;
  const yearly = (catalogue?.indicators ?? []).filter(({ periodicities }) => periodicities.includes('year'));
  const indicators = yearly.map(({ code, name }) => ({ value: code, label: name }));
  const [indicator, setIndicator] = useState('');
  const [measure, setMeasure] = useState<Measure>('level');
  const [denominator, setDenominator] = useState('');
  const [dimension, setDimension] = useState(dimensions[0]?.code ?? '');
  const [lag, setLag] = useState('0');
  const [group, setGroup] = useState('');
  const ready = indicator !== '' && (measure !== 'ratio' || denominator !== '');
  const add = () =>
    onAdd({
      code: freeCode(items, `${indicator}.${measure}`),
      indicator,
      part: '',
      dimension,
      measure,
      denominator: measure === 'ratio' ? denominator : null,
      lag: Number(lag),
      weight: 1,
      groups: group === '' ? null : [group],
      anchors: null,
    });
  return (
    <div className="row">
      <Select
        aria-label="新打分指标"
        value={indicator}
        onChange={setIndicator}
        options={[{ value: '', label: '选择指标' }, ...indicators]}
      />
      <Select
        aria-label="新指标口径"
        value={measure}
        onChange={setMeasure}
        options={keysOf(MEASURE_NAME).map((value) => ({ value, label: MEASURE_NAME[value] }))}
      />
      {measure === 'ratio' && (
        <Select
          aria-label="新指标分母"
          value={denominator}
          onChange={setDenominator}
          options={[{ value: '', label: '选择分母' }, ...indicators]}
        />
      )}
      <Select
        aria-label="新指标维度"
        value={dimension}
        onChange={setDimension}
        options={dimensions.map(({ code }) => ({ value: code, label: code }))}
      />
      <Select
        aria-label="新指标数据年度"
        value={lag}
        onChange={setLag}
        options={LAG_NAME.map((label, i) => ({ value: String(i), label }))}
      />
      {peerGroups.length > 1 && (
        <Select
          aria-label="新指标用于"
          value={group}
          onChange={setGroup}
          options={[
            { value: '', label: '各组都用' },
            ...peerGroups.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
      <Button kind="quiet" disabled={!ready} onClick={add}>
        增加一项
      </Button>
    </div>
  );
}

function freeCode(items: readonly SchemeItem[], wanted: string): string {
  let code = wanted;
  for (let n = 2; items.some((item) => item.code === code); n++) code = `${wanted}.${n}`;
  return code;
}
