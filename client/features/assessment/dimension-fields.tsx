import { useState } from 'react';
import type { Scheme } from '#shared/contract/scheme.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import styles from './assessment.module.css';
import { NumberField } from './number-field.tsx';

interface DimensionFieldsProps {
  scheme: Scheme;
  onChange: (patch: Partial<Scheme>) => void;
}

/** Weight and meaning of every dimension; one that no column uses may go, another may be added. */
export function DimensionFields({ scheme, onChange }: DimensionFieldsProps) {
  const { dimensions, items } = scheme;
  const [name, setName] = useState('');
  const fresh = name.trim();
  const patch = (code: string, part: { weight?: number; meaning?: string }) =>
    onChange({ dimensions: dimensions.map((d) => (d.code === code ? { ...d, ...part } : d)) });
  const add = () => {
    onChange({ dimensions: [...dimensions, { code: fresh, meaning: '', weight: 1 }] });
    setName('');
  };
  return (
    <>
      <div className={styles.schemeGrid}>
        {dimensions.map(({ code, weight }) => (
          <NumberField
            key={code}
            label={`${code}维度权重`}
            least={0}
            most={1000}
            value={weight}
            onChange={(next) => patch(code, { weight: next })}
          />
        ))}
      </div>
      <Disclosure summary={`维度含义和同分时的先后（${dimensions.length}个维度）`}>
        <div className="stack">
          {dimensions.map(({ code, meaning }) => (
            <div className="row nowrap" key={code}>
              <strong>{code}</strong>
              <TextInput
                aria-label={`${code}维度含义`}
                maxLength={500}
                value={meaning}
                onChange={(next) => patch(code, { meaning: next })}
              />
              {items.every(({ dimension }) => dimension !== code) && dimensions.length > 1 && (
                <TextButton
                  onClick={() => onChange({ dimensions: dimensions.filter((d) => d.code !== code) })}
                >
                  去掉
                </TextButton>
              )}
            </div>
          ))}
          <div className="row">
            <TextInput
              aria-label="新维度名称"
              maxLength={20}
              placeholder="新维度名称"
              value={name}
              onChange={setName}
            />
            <Button
              kind="quiet"
              disabled={fresh === '' || dimensions.some(({ code }) => code === fresh)}
              onClick={add}
            >
              增加维度
            </Button>
          </div>
          <TieBreak scheme={scheme} onChange={onChange} />
        </div>
      </Disclosure>
    </>
  );
}

/** Units with the same rank are listed by these dimension scores in turn. */
function TieBreak({ scheme: { rank, dimensions }, onChange }: DimensionFieldsProps) {
  const set = (place: number, code: string) => {
    const order = rank.tieBreak.filter((other) => other !== code);
    onChange({ rank: { ...rank, tieBreak: [...order.slice(0, place), code, ...order.slice(place)] } });
  };
  return (
    <div className="row">
      <span>同分并列，表中先后依次按</span>
      {rank.tieBreak.map((code, place) => (
        <Select
          key={code}
          aria-label={`同分时第${place + 1}看`}
          value={code}
          options={dimensions.map((d) => ({ value: d.code, label: `${d.code}得分` }))}
          onChange={(next) => set(place, next)}
        />
      ))}
    </div>
  );
}
