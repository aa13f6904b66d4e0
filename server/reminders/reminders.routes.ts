import { remindersApi } from '#shared/contract/reminders.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { reportsTo } from './own-reporters.ts';
import { describePunctuality } from './punctuality.service.ts';
import { describeReminders, ownReminders, readReminder, sendReminders } from './reminders.service.ts';
import { setContact } from './send-outside.ts';

export function remindersRoutes(serve: Serve, world: World): void {
  serve(remindersApi.list, ({ person, params }) => describeReminders(world, person(), params.period));
  serve(remindersApi.send, async ({ actor, person, params, body, key }) => {
    await sendReminders(world, actor(), params.period, body, key);
    return describeReminders(world, person(), params.period);
  });
  serve(remindersApi.contact, async ({ actor, person, body }) => {
    await setContact(world, actor(), body.organisation, body.contact);
    return describeReminders(world, person(), body.period);
  });
  serve(remindersApi.punctuality, ({ person, query }) =>
    describePunctuality(world, query, reportsTo(world.catalogue, person())),
  );
  serve(remindersApi.own, ({ person }) => ownReminders(world, person()));
  serve(remindersApi.read, async ({ actor, person, params }) => {
    await readReminder(world, actor(), params.number);
    return ownReminders(world, person());
  });
}
