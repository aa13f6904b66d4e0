import { EvidenceFields, evidenceApi } from '#shared/contract/evidence.ts';
import { UPLOAD_LIMIT } from '../http/files.ts';
import { badRequest } from '../http/problem.ts';
import type { Serve } from '../http/serve.ts';
import type { World } from '../world.ts';
import { attachEvidence, detachEvidence, openEvidence, signReturn } from './evidence.service.ts';
import { describeReturn } from './returns.service.ts';

/** What a file of somebody else's making may do in a browser that shows it: nothing. */
const SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

export function evidenceRoutes(serve: Serve, world: World): void {
  serve(
    evidenceApi.attach,
    async ({ actor, person, params, file }) => {
      const { fields, ...received } = await file();
      const { success, data } = EvidenceFields.safeParse(fields);
      if (!success)
        throw badRequest('提交的内容格式不正确', [
          { pointer: 'kind', rule: 'enum', detail: '请说明附件是盖章扫描件还是佐证材料。' },
        ]);
      await attachEvidence(world, actor(), params, { ...received, kind: data.kind });
      return describeReturn(world, person(), params.period, params.organisation);
    },
    { rateLimit: UPLOAD_LIMIT },
  );
  serve(evidenceApi.detach, async ({ actor, person, params }) => {
    await detachEvidence(world, actor(), params, params.file);
    return describeReturn(world, person(), params.period, params.organisation);
  });
  serve(evidenceApi.sign, async ({ actor, person, params, body }) => {
    await signReturn(world, actor(), params, body);
    return describeReturn(world, person(), params.period, params.organisation);
  });
  serve(evidenceApi.open, async ({ person, params, reply }) => {
    const found = await openEvidence(world, person(), params, params.file);
    reply.header('content-security-policy', SANDBOX);
    // A browser's own PDF reader does not run in a sandbox, so a PDF is saved and opened outside of it.
    return { ...found, inline: found.type.startsWith('image/') };
  });
}
