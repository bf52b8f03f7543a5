/** Signing in at an organisation's own identity provider, by OpenID Connect. */
import type { Core } from '@strapi/strapi';
import {
  accountPath,
  oidcPath,
  readerApi,
  type SignInFault,
  type SignInWays,
} from '@standfirst/shared-types';
import { AuthorizationResponseError, ResponseBodyError } from 'openid-client';
import type { Parts } from '../accounts/parts';
import type { Context } from '../answers';
import type { Client } from '../client';
import { noBody, openRoute, type ReaderAnswer, type ReaderRoute } from '../routes';
import { isSecure, type SignedInReader } from '../session';
import { setToken } from '../session-cookie';
import { begun, endSession } from '../session-store';
import { keepJourney, takeJourney } from './journey';
import { IdentityProvider } from './provider';
import { readerOfIdentity, SignInFailed } from './whose';

/** A whole organisation may come from one address. */
const times = { times: 300, seconds: 300 };

/** The ways to sign in; where a provider is set, the way there and the way back. */
export function oidcRoutes(parts: Parts): ReaderRoute[] {
  const { oidc, siteUrl } = parts.settings;
  const ways: SignInWays = { provider: oidc?.name ?? null };
  const named = openRoute({
    method: 'GET',
    path: '/ways',
    limit: { name: 'ways', ...times },
    body: noBody,
    handle: () => Promise.resolve({ status: 200, body: ways }),
  });
  if (oidc === null) return [named];
  const provider = new IdentityProvider(oidc, `${siteUrl}${readerApi}${oidcPath}/callback`);
  return [named, away(parts, provider), back(parts, provider)];
}

function away({ strapi, settings }: Parts, provider: IdentityProvider): ReaderRoute {
  return openRoute({
    method: 'GET',
    path: oidcPath,
    limit: { name: 'oidc', ...times },
    body: noBody,
    handle: async ({ ctx, query, now }) => {
      const next = nextOf(query);
      try {
        const { url, secrets } = await provider.begin(now);
        keepJourney(ctx, {
          journey: { secrets, next },
          settings: cookieOf({ strapi, settings }),
          now,
        });
        return leadTo(ctx, url);
      } catch (error) {
        return failed({ strapi, ctx, next, error });
      }
    },
  });
}

function back({ strapi, settings }: Parts, provider: IdentityProvider): ReaderRoute {
  return openRoute({
    method: 'GET',
    path: `${oidcPath}/callback`,
    limit: { name: 'oidc-callback', ...times },
    body: noBody,
    handle: async ({ ctx, query, now, client, reader }) => {
      const journey = takeJourney(ctx, { settings: cookieOf({ strapi, settings }), now });
      const next = journey?.next ?? accountPath;
      try {
        if (journey === null || journey.secrets.state !== query['state'])
          throw new SignInFailed('over');
        const identity = await provider.end(query, { secrets: journey.secrets, now });
        const signedIn = reader?.documentId ?? null;
        const { id } = await readerOfIdentity(strapi, { identity, signedIn });
        await beginSession(strapi, { ctx, userId: id, before: reader, client, now });
        // Looks whether the browser kept the cookie, and leads on to paths of this site only.
        return leadTo(ctx, pageAt('signed-in/', { next }));
      } catch (error) {
        return failed({ strapi, ctx, next, error });
      }
    },
  });
}

interface Beginning {
  readonly ctx: Context;
  readonly userId: number;
  readonly before: SignedInReader | null;
  readonly client: Client;
  readonly now: Date;
}

async function beginSession(
  strapi: Core.Strapi,
  { ctx, userId, before, client, now }: Beginning,
): Promise<void> {
  if (before !== null) await endSession(strapi, { userId: before.id, sessionId: before.sessionId });
  const token = await begun(strapi, { userId, userAgent: client.userAgent, now });
  setToken(ctx, { ...token, secure: isSecure(strapi) });
}

function cookieOf({ strapi, settings }: Pick<Parts, 'strapi' | 'settings'>) {
  return { jwtSecret: settings.jwtSecret, secure: isSecure(strapi) };
}

function leadTo(ctx: Context, address: string): ReaderAnswer {
  ctx.set('Location', address);
  return { status: 303 };
}

/** A cookie has room for 4 kB; no page of ours has an address as long as this. */
function nextOf({ next = accountPath }: Readonly<Record<string, string>>): string {
  return next.length > 500 ? accountPath : next;
}

function pageAt(page: string, query: Readonly<Record<string, string>>): string {
  return `${accountPath}${page}?${new URLSearchParams(query).toString()}`;
}

interface Failure {
  readonly strapi: Core.Strapi;
  readonly ctx: Context;
  readonly next: string;
  readonly error: unknown;
}

/** Whatever goes wrong is said on the page to sign in on, and to the operator where it is theirs. */
function failed({ strapi, ctx, next, error }: Failure): ReaderAnswer {
  const fault = faultOf(error);
  if (fault === 'unreachable')
    strapi.log.error(`Sign-in at the provider failed: ${causesOf(error)}`);
  return leadTo(ctx, pageAt('sign-in/', { fault, next }));
}

function faultOf(error: unknown): SignInFault {
  if (error instanceof SignInFailed) return error.fault;
  if (error instanceof AuthorizationResponseError && error.error === 'access_denied')
    return 'cancelled';
  // The code was used before, or is too old (RFC 6749, 5.2).
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') return 'over';
  return 'unreachable';
}

/** The words of an error and its causes; never what the provider answered, which may hold tokens. */
function causesOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  return error.cause instanceof Error
    ? `${error.message} (${causesOf(error.cause)})`
    : error.message;
}
