import { isInstitution, peerUnits, type Unit } from '#shared/catalogue.ts';
import type { PeerGroup, Subject } from '#shared/contract/scheme.ts';
import { useProgramme } from '../../lib/programme.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import styles from './assessment.module.css';

interface PeerGroupFieldsProps {
  subject: Subject;
  groups: readonly PeerGroup[];
  onChange: (groups: PeerGroup[]) => void;
}

/** 比较组: all nine together, the seven counties alone, or classes; a unit in no group is not assessed. */
export function PeerGroupFields({ subject, groups, onChange }: PeerGroupFieldsProps) {
  const catalogue = useProgramme()?.catalogue;
  const all = catalogue?.units ?? [];
  const units: Unit[] =
    subject === 'units'
      ? catalogue
        ? peerUnits(catalogue)
        : []
      : all.filter(isInstitution).sort((a, b) => a.order - b.order);
  const counties = units.filter(({ kind }) => kind === 'county');
  const together = (members: readonly Unit[], name: string) =>
    onChange([{ code: 'all', name, units: members.map(({ code }) => code) }]);
  const groupOf = (unit: string) => groups.find((g) => g.units.includes(unit))?.code ?? '';
  const move = (unit: string, to: string) =>
    onChange(
      groups.map((g) => {
        const rest = g.units.filter((code) => code !== unit);
        const members = g.code === to ? [...rest, unit] : rest;
        return { ...g, units: units.map(({ code }) => code).filter((code) => members.includes(code)) };
      }),
    );
  const rename = (code: string, name: string) =>
    onChange(groups.map((g) => (g.code === code ? { ...g, name } : g)));
  const add = () => {
    let n = groups.length + 1;
    while (groups.some((g) => g.code === `group_${n}`)) n += 1;
    onChange([...groups, { code: `group_${n}`, name: `第${n}类`, units: [] }]);
  };
  return (
    <Disclosure summary={`比较组（${groups.length}组）`}>
      <div className="stack">
        <div className="row">
          {groups.map((g) => (
            <span className="row nowrap" key={g.code}>
              <TextInput aria-label="比较组名称" value={g.name} onChange={(name) => rename(g.code, name)} />
              <span className="muted small">{g.units.length}个</span>
              {g.units.length === 0 && (
                <TextButton onClick={() => onChange(groups.filter((other) => other.code !== g.code))}>
                  去掉
                </TextButton>
              )}
            </span>
          ))}
          <Button kind="quiet" onClick={add}>
            增加一组
          </Button>
          {subject === 'units' && (
            <>
              <Button kind="quiet" onClick={() => together(units, `${units.length}个县（市、区）`)}>
                全部{units.length}个单位一组
              </Button>
              {counties.length > 0 && counties.length < units.length && (
                <Button
                  kind="quiet"
                  onClick={() => together(counties, `${counties.length}个县（市、区，不含开发区）`)}
                >
                  只比{counties.length}个县（市、区）
                </Button>
              )}
            </>
          )}
        </div>
        <div className={styles.schemeGrid}>
          {units.map(({ code, name }) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: Select renders the control
            <label key={code} className="row nowrap">
              <span>{name}</span>
              <Select
                aria-label={`${name}所在比较组`}
                value={groupOf(code)}
                onChange={(to) => move(code, to)}
                options={[
                  ...groups.map((g) => ({ value: g.code, label: g.name })),
                  { value: '', label: '不参加' },
                ]}
              />
            </label>
          ))}
        </div>
      </div>
    </Disclosure>
  );
}
