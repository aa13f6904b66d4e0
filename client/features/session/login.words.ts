import type { SignOnFault } from '#shared/contract/single-sign-on.ts';

/** Why somebody is back from the city's own sign-in service without having come in. */
export const SIGN_ON_FAULT: Record<SignOnFault, string> = {
  failed: '没有通过统一身份认证登录成功。请再试一次；仍不行的，用本系统的账号和密码登录，并告知系统管理员。',
  unknown: '统一身份认证已确认您的身份，但本系统没有与之对应、可以使用的账号，请联系系统管理员。',
};

export const SIGN_ON = '用统一身份认证登录';
