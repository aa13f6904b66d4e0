/** 开始使用: what the page asks of the server (shared/contract/setup.ts). */
import { setupApi } from '#shared/contract/setup.ts';
import { ask } from '../../lib/call.ts';

export const setupQuery = ask(setupApi.checklist, {});
