/** 汇报: what the page asks of the server (shared/contract/meeting.ts). */
import { type ChooseBody, meetingApi } from '#shared/contract/meeting.ts';
import { ask, call } from '../../lib/call.ts';

export function meetingQuery(period: string, publication: number | undefined) {
  return ask(meetingApi.view, { params: { period }, query: { publication } });
}

export function choose(period: string, body: ChooseBody) {
  return call(meetingApi.choose, { params: { period }, body });
}
