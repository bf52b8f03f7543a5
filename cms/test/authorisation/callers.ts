/** Everybody who may ask the CMS something, as the authorisation table calls them. */
import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { clientHeader, clientPayload, readerCookie } from '@standfirst/shared-types';
import { siteUrl, type TestReader } from '../comments/forum.ts';
import { type Cms, testSecrets } from '../strapi.ts';

/** Who asks. All but the last name the site as `Origin`. */
export const callers = [
  'nobody',
  'no origin', // the reader's cookie, from another site's page or from none
  'other reader',
  'suspended reader',
  'reader',
  'author',
  'moderator',
  'editor',
  'build token',
  'preview token',
  'administrator',
] as const;
/** Who asks. */
export type Caller = (typeof callers)[number];

/** The headers of a request. */
export type HeadersFor = (caller: Caller) => Promise<Record<string, string>>;

/** Readers by what the table calls them. */
export interface Readers {
  readonly reader: TestReader;
  readonly other: TestReader;
  readonly suspended: TestReader;
}

/** What each sends with a request: a session or token of theirs, at a client address of its own. */
export async function headersFor(cms: Cms, readers: Readers): Promise<HeadersFor> {
  const bearer = {
    author: await cms.tokenOfRole('strapi-author'),
    moderator: await cms.tokenOfRole('standfirst-moderator'),
    editor: await cms.tokenOfRole('strapi-editor'),
    administrator: await cms.adminToken(),
    'build token': testSecrets.PUBLISHER_TOKEN,
    'preview token': testSecrets.PREVIEW_TOKEN,
  };
  const cookie = async ({ id }: TestReader) => ({ cookie: await newCookie(cms, id) });
  return async (caller) => {
    const client = { [clientHeader]: signedAddress() };
    const usual = { ...client, origin: siteUrl };
    switch (caller) {
      case 'nobody':
        return usual;
      case 'no origin':
        return { ...client, ...(await cookie(readers.reader)) };
      case 'reader':
        return { ...usual, ...(await cookie(readers.reader)) };
      case 'other reader':
        return { ...usual, ...(await cookie(readers.other)) };
      case 'suspended reader':
        return { ...usual, ...(await cookie(readers.suspended)) };
      case 'author':
      case 'moderator':
      case 'editor':
      case 'build token':
      case 'preview token':
      case 'administrator':
        return { ...usual, authorization: `Bearer ${bearer[caller]}` };
    }
  };
}

/** A session for one request: some requests end it. */
async function newCookie(cms: Cms, reader: number): Promise<string> {
  const { token } = await cms.strapi
    .sessionManager('users-permissions')
    .generateRefreshToken(String(reader), randomUUID(), {});
  return `${readerCookie}=${token}`;
}

function signedAddress(): string {
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
  const signature = createHmac('sha256', testSecrets.WAKE_SECRET)
    .update(clientPayload(address))
    .digest('hex');
  return `${address} ${signature}`;
}
