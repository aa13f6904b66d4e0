/** 报送期: what the page asks of the server (shared/contract/periods.ts). */
import { type PeriodActBody, type Periods, periodsApi } from '#shared/contract/periods.ts';
import { ask, call } from '../../lib/call.ts';

export const periodsQuery = ask(periodsApi.list, {});

export function decidePeriod(period: string, body: PeriodActBody, key: string): Promise<Periods> {
  return call(periodsApi.act, { params: { period }, body }, { key });
}
