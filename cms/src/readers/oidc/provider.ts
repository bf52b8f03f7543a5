import type { Settings } from '../../env';
import * as openid from 'openid-client';
import { z } from 'zod';

/** How the identity provider is known here. */
export type ProviderSettings = NonNullable<Settings['oidc']>;

/** What is kept of a sign-in while the reader is at the provider. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  /** For PKCE (RFC 7636): shows that whoever ends the sign-in has begun it. */
  readonly verifier: string;
}

/** Who somebody is, as the provider says. */
export interface Identity {
  readonly issuer: string;
  /** Names them at the issuer for good (OpenID Connect Core, 5.7); addresses and names may change. */
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  /** Names under which they want to be known, the best first. */
  readonly names: readonly string[];
}

/** Longest wait for one answer of the provider, in seconds. The site's server waits 15 s in all. */
const timeoutSeconds = 4;
/** How long what the provider says of itself is believed, in milliseconds. */
const knownForMs = 60 * 60 * 1000;

const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  nickname: z.string().optional(),
  preferred_username: z.string().optional(),
});

/** An organisation's identity provider, by OpenID Connect's authorization code flow with PKCE. */
export class IdentityProvider {
  readonly #settings: ProviderSettings;
  readonly #redirectUri: string;
  #known: { readonly configuration: openid.Configuration; readonly until: number } | null = null;

  /** `redirectUri` is where the provider leads back to; it must be entered there too. */
  constructor(settings: ProviderSettings, redirectUri: string) {
    this.#settings = settings;
    this.#redirectUri = redirectUri;
  }

  /**
   * Where the reader signs in, and what to keep until they are back.
   * @throws where the provider does not answer.
   */
  async begin(now: Date): Promise<{ url: string; secrets: Secrets }> {
    const configuration = await this.#configuration(now);
    const secrets = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
    };
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: 'openid email profile',
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(secrets.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, secrets };
  }

  /**
   * Exchanges the code that the provider sent back with the reader, and checks all that it says.
   * @throws whatever `openid-client` does for an answer that is not right, or none.
   */
  async end(
    query: Readonly<Record<string, string>>,
    { secrets, now }: { secrets: Secrets; now: Date },
  ): Promise<Identity> {
    const configuration = await this.#configuration(now);
    const back = new URL(this.#redirectUri);
    back.search = new URLSearchParams(query).toString();
    const tokens = await openid.authorizationCodeGrant(configuration, back, {
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      pkceCodeVerifier: secrets.verifier,
      idTokenExpected: true,
    });
    const inToken = claims.parse(tokens.claims());
    const asked = await moreClaims(configuration, { token: tokens.access_token, known: inToken });
    const all = { ...asked, ...inToken };
    return {
      issuer: all.iss,
      subject: all.sub,
      email: all.email ?? null,
      isEmailVerified: all.email_verified === true,
      // Not "name": nobody's civil name is to stand beside comments unless they wrote it there.
      names: [all.nickname, all.preferred_username].filter((name) => name !== undefined),
    };
  }

  async #configuration(now: Date): Promise<openid.Configuration> {
    if (this.#known !== null && this.#known.until > now.getTime()) return this.#known.configuration;
    const { issuer, clientId, clientSecret } = this.#settings;
    const isPlain = new URL(issuer).protocol === 'http:';
    const configuration = await openid.discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientAuth(clientSecret),
      {
        timeout: timeoutSeconds,
        execute: [
          // The ID token's signature is checked although it comes straight from the provider.
          openid.enableNonRepudiationChecks,
          // Within one machine: see env.ts.
          ...(isPlain ? [openid.allowInsecureRequests] : []),
        ],
      },
    );
    this.#known = { configuration, until: now.getTime() + knownForMs };
    return configuration;
  }
}

/** As the provider takes it; in the header where it does not say (OpenID Connect Discovery, 3). */
function clientAuth(secret: string): openid.ClientAuth {
  const [inHeader, inBody] = [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = ways.includes('client_secret_basic') ? inHeader : inBody;
    return authenticate(server, client, body, headers);
  };
}

/** Many providers keep the ID token short and tell the rest to whoever asks with the access token. */
async function moreClaims(
  configuration: openid.Configuration,
  { token, known }: { token: string; known: z.infer<typeof claims> },
): Promise<z.infer<typeof claims> | null> {
  const hasMore = configuration.serverMetadata().userinfo_endpoint !== undefined;
  if (!hasMore || (known.email !== undefined && known.email_verified !== undefined)) return null;
  const told = await openid.fetchUserInfo(configuration, token, known.sub);
  return claims.parse({ ...told, iss: known.iss });
}
