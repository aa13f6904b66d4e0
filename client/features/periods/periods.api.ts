/** 报送期: what the page asks of the server (shared/contract/periods.ts). */
import { type PeriodActBody, type Periods, periodsApi } from '#shared/contract/periods.ts';
import { ask, call } from '../../lib/call.ts';

export const periodsQuery = ask(periodsApi.list, {});

/** @param title of a 补报; left out: who files the return. */
export const organisationsQuery = (period: string, q: string, title?: string) =>
  ask(periodsApi.organisations, { params: { period }, query: { q: q || undefined, title } });

export function decidePeriod(period: string, body: PeriodActBody, key: string): Promise<Periods> {
  return call(periodsApi.act, { params: { period }, body }, { key });
}
