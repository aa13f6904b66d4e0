/** On which days an instrument can be had. Pure. */
import type { Instrument, PolicyDocument } from './library.ts';

/** First and last day; empty: the paper names none and it is taken as open at that end. */
export interface Days {
  from: string;
  to: string;
}

/** Its own days where it has any, else its paper's. */
export const daysOf = (instrument: Instrument, paper: PolicyDocument): Days => ({
  from: instrument.from || paper.from,
  to: instrument.to || paper.to,
});

export const isOn = ({ from, to }: Days, day: string): boolean =>
  (from === '' || day >= from) && (to === '' || day <= to);

export const daysWords = ({ from, to }: Days): string => `${from || '未载明'}至${to || '未载明'}`;

/** `part`: some days of the year only. */
type InForce = 'whole' | 'part' | 'none';

export function inForceIn({ from, to }: Days, year: number): InForce {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if ((from !== '' && from > last) || (to !== '' && to < first)) return 'none';
  return (from === '' || from <= first) && (to === '' || to >= last) ? 'whole' : 'part';
}
