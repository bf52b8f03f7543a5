/** A real OpenID provider on this machine, at which a test says who signs in. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { siteOrigin } from './browser.ts';

/** How the CMS is known at the provider. */
export const client = { id: 'precept', secret: 'a secret between provider and magazine' } as const;

/** Somebody who has an account at the provider. */
export interface Person {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly nickname?: string;
  readonly preferred_username?: string;
  readonly name?: string;
}

/** The provider. Nobody listens before {@link start}. */
export class IdentityProvider {
  readonly port: number;
  /** Who signs in next; `null` for somebody who says no. */
  person: Person | null = null;
  /** Every token and code that was given out. */
  readonly given: string[] = [];
  #server: Server | null = null;

  private constructor(port: number) {
    this.port = port;
  }

  /** A provider that is down, at a free port. */
  static async reserved(): Promise<IdentityProvider> {
    const server = createServer();
    const port = await listening(server, 0);
    await closed(server);
    return new IdentityProvider(port);
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const provider = this.#provider();
    const answer = provider.callback();
    this.#server = createServer((request, response) => {
      if (request.url?.startsWith('/sign-in/') !== true) return void answer(request, response);
      const result =
        this.person === null
          ? { error: 'access_denied', error_description: 'The reader said no.' }
          : { login: { accountId: this.person.sub } };
      void provider.interactionFinished(request, response, result);
    });
    await listening(this.#server, this.port);
  }

  async stop(): Promise<void> {
    if (this.#server !== null) await closed(this.#server);
    this.#server = null;
  }

  /** Signs in at the address to which the magazine led; gives the address to which it is led back. */
  async signIn(address: string, person: Person | null): Promise<URL> {
    this.person = person;
    const jar = new Map<string, string>();
    for (let url = new URL(address); ;) {
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${response.status} ${await response.text()}`);
      url = new URL(location, url);
      if (url.origin === siteOrigin) return url;
    }
  }

  #provider(): Provider {
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [`${siteOrigin}/api/reader/oidc/callback`],
        },
      ],
      claims: {
        email: ['email', 'email_verified'],
        profile: ['nickname', 'preferred_username', 'name'],
      },
      cookies: { keys: ['a key of a test'] },
      features: { devInteractions: { enabled: false } },
      ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
      pkce: { required: () => true },
      interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
      findAccount: (_ctx, accountId) => ({
        accountId,
        claims: () => ({ ...this.person!, sub: accountId }),
      }),
      async loadExistingGrant({ oidc }) {
        const grant = new oidc.provider.Grant({
          clientId: client.id,
          accountId: oidc.session!.accountId!,
        });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    provider.on('grant.success', ({ body }) => {
      const { access_token: access, id_token: id } = body as Record<string, string>;
      this.given.push(access ?? '', id ?? '');
    });
    return provider;
  }
}

async function listening(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
