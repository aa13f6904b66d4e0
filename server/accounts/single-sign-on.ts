/** The city's own sign-in service, asked by OpenID Connect (authorization code with PKCE). Knows nothing of accounts. */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { singleSignOnApi } from '#shared/contract/single-sign-on.ts';

export interface SingleSignOnSettings {
  /** Address of the provider; plain http only on this machine. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Which statement about a person is the account's name here. */
  claim: string;
}

/** What the browser keeps between going there and coming back, so that an answer made for somebody else is not taken. */
interface SignOnMemory {
  state: string;
  nonce: string;
  verifier: string;
}

export interface SingleSignOn {
  issuer: string;
  /** Where to send the browser, and what to remember for its return. @throws when the provider does not answer. */
  begin(): Promise<{ address: string; memory: SignOnMemory }>;
  /**
   * Who came back, by the claim; null when the provider says nothing of it.
   * @param returned address and query the browser came back with
   * @throws when state, nonce, signature, issuer or audience do not fit, or the person gave up
   */
  finish(returned: string, memory: SignOnMemory): Promise<string | null>;
}

/** How long the provider may take over one question. */
const PATIENCE_S = 10;

/** @param publicUrl the origin that browsers reach this server by */
export function singleSignOn(settings: SingleSignOnSettings, publicUrl: string): SingleSignOn {
  const { issuer, clientId, clientSecret, claim } = settings;
  const redirectUri = new URL(singleSignOnApi.finish.path, publicUrl).href;
  let known: Promise<Configuration> | null = null;
  const provider = () => {
    known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: PATIENCE_S,
      execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      // A provider that was down at the first sign-in is asked again at the next.
      known = null;
      throw error;
    });
    return known;
  };
  return {
    issuer,
    async begin() {
      const memory = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const address = buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state: memory.state,
        nonce: memory.nonce,
        code_challenge: await calculatePKCECodeChallenge(memory.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, memory };
    },
    async finish(returned, memory) {
      const config = await provider();
      const tokens = await authorizationCodeGrant(config, new URL(returned, publicUrl), {
        expectedState: memory.state,
        expectedNonce: memory.nonce,
        pkceCodeVerifier: memory.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) return null;
      if (claim in claims) return textOf(claims[claim]);
      return textOf((await fetchUserInfo(config, tokens.access_token, claims.sub))[claim]);
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
