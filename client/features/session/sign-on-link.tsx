import { addressOf } from '#shared/contract/endpoint.ts';
import { SignOnFault, singleSignOnApi } from '#shared/contract/single-sign-on.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SIGN_ON, SIGN_ON_FAULT } from './login.words.ts';

/** The way to the city's own sign-in service, and why it did not let one in. */
export function SignOnLink({ next, query }: { next: string; query: string }) {
  const fault = SignOnFault.safeParse(new URLSearchParams(query).get('fault'));
  return (
    <>
      {fault.success && (
        <Notice kind="error" live>
          <p>{SIGN_ON_FAULT[fault.data]}</p>
        </Notice>
      )}
      <LinkButton external href={addressOf(singleSignOnApi.begin, { query: { next } })}>
        {SIGN_ON}
      </LinkButton>
    </>
  );
}
