import { remindersApi } from '#shared/contract/reminders.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { describePunctuality } from './punctuality.service.ts';
import { describeReminders, ownReminders, readReminder, sendReminders } from './reminders.service.ts';
import { setContact } from './send-outside.ts';

export function remindersRoutes(serve: Serve, world: World): void {
  serve(remindersApi.list, ({ params }) => describeReminders(world, params.period));
  serve(remindersApi.send, async ({ actor, params, body, key }) => {
    await sendReminders(world, actor(), params.period, body, key);
    return describeReminders(world, params.period);
  });
  serve(remindersApi.contact, async ({ actor, body }) => {
    await setContact(world, actor(), body.organisation, body.contact);
    return describeReminders(world, body.period);
  });
  serve(remindersApi.punctuality, () => describePunctuality(world));
  serve(remindersApi.own, ({ person }) => ownReminders(world, person()));
  serve(remindersApi.read, async ({ actor, person, params }) => {
    await readReminder(world, actor(), params.number);
    return ownReminders(world, person());
  });
}
