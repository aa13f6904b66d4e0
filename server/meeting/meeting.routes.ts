import { meetingApi } from '#shared/contract/meeting.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { chooseFindings, describeMeeting } from './meeting.service.ts';

export function meetingRoutes(serve: Serve, world: World): void {
  serve(meetingApi.view, ({ person, params, query }) =>
    describeMeeting(world, person(), { ...params, ...query }),
  );
  serve(meetingApi.choose, ({ actor, params, body }) =>
    chooseFindings(world, actor(), { ...params, ...body }),
  );
}
