/** Sends a browser on to another address. */
import type { FastifyReply } from 'fastify';

/**
 * Another site by a redirect; a page of this one from a page of this one: a browser that came from elsewhere would not
 * send a SameSite=Strict cookie along with a redirect.
 */
export function goOn(reply: FastifyReply, address: string): FastifyReply {
  if (!address.startsWith('/')) return reply.redirect(address, 303);
  const href = address.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return reply
    .type('text/html; charset=utf-8')
    .serializer((html) => String(html))
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${href}">` +
        `<title>正在进入</title><p>正在进入。没有自动进入的，请点<a href="${href}">这里</a>。</p></html>`,
    );
}
