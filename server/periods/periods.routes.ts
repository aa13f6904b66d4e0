import { periodsApi } from '#shared/contract/periods.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { decidePeriod } from './decide-period.ts';
import { describePeriods } from './describe-periods.ts';
import { describePeriodOrganisations } from './period-organisations.ts';

export function periodsRoutes(serve: Serve, world: World): void {
  serve(periodsApi.list, () => describePeriods(world));
  serve(periodsApi.organisations, ({ params, query }) =>
    describePeriodOrganisations(world, params.period, query),
  );
  serve(periodsApi.act, async ({ actor, params, body, key }) => {
    await decidePeriod(world, actor(), params.period, body, key);
    return describePeriods(world);
  });
}
