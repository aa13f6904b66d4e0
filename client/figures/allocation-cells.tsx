/** Cells of a unit's part of a target, on the page of the target and on the page of the unit. */
import type { ReactNode } from 'react';
import type { AllocationRow } from '#shared/contract/allocation.ts';
import { isValue } from '#shared/figure.ts';
import { number } from '../lib/format.ts';
import { Num } from '../ui/mark.tsx';
import { LineageFigure } from './lineage-figure.tsx';

interface AllocationActualProps {
  row: AllocationRow;
  indicator: string;
  digits: number;
  /** A sum over years has no single figure to open. */
  cumulative: boolean;
  version: number;
  /** Between the figure and its year: the unit of measure, where the column does not say it. */
  children?: ReactNode;
}

/** The latest figure, leading to where it comes from, and its year. */
export function AllocationActual({
  row,
  indicator,
  digits,
  cumulative,
  version,
  children,
}: AllocationActualProps) {
  const figure = <Num value={row.actual} format={(f) => number(f, digits)} />;
  const period = row.actualYear === null || cumulative ? null : String(row.actualYear);
  return (
    <>
      {period === null ? (
        figure
      ) : (
        <LineageFigure id={{ unit: row.unit, indicator, period, v: version }}>{figure}</LineageFigure>
      )}
      {children}
      {row.actualYear !== null && <span className="muted year">{row.actualYear}</span>}
    </>
  );
}

/** 差 90.0 · 超 3.2 · 差 不足0.1; a unit without a part has none. */
export function distanceText({ target, distance }: AllocationRow, digits: number) {
  if (!isValue(target)) return '—';
  if (!isValue(distance)) return <Num value={distance} format={String} />;
  const text = number(Math.abs(distance), digits);
  // A gap that rounding would hide is still a gap.
  if (!/[1-9]/.test(text)) return distance > 0 ? `差 不足${number(10 ** -digits, digits)}` : '已达到';
  return `${distance > 0 ? '差' : '超'} ${text}`;
}
