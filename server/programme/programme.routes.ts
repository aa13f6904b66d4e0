import { Programme, programmePath } from '#shared/contract/programme.ts';
import type { App } from '../app.ts';
import type { World } from '../world.ts';
import { describeProgramme } from './programme.service.ts';

export function programmeRoutes(app: App, world: World): void {
  app.get(
    programmePath,
    { config: { policy: { who: 'signed-in' } }, schema: { response: { 200: Programme } } },
    () => describeProgramme(world),
  );
}
