/** Single sign-on by OpenID Connect: two addresses that a browser goes to, not calls of a page. */
import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Why somebody comes back to the sign-in page: the provider or its answer failed, or nobody here has that identity. */
export const SignOnFault = z.enum(['failed', 'unknown']);
export type SignOnFault = z.infer<typeof SignOnFault>;

export const singleSignOnApi = {
  begin: endpoint({
    about: '到统一身份认证登录',
    method: 'GET',
    path: '/api/session/single-sign-on',
    who: 'public',
    query: z.object({ next: z.string().max(500).optional() }),
    reply: 'elsewhere',
  }),
  finish: endpoint({
    about: '从统一身份认证回来',
    method: 'GET',
    path: '/api/session/single-sign-on/callback',
    who: 'public',
    reply: 'elsewhere',
  }),
} as const;
