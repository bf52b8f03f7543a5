import { readerRequests } from '@standfirst/shared-types';
import { emailKeyOf } from '../addresses';
import { dropCodes, readCode, useUp } from '../codes';
import { passwordChangedLetter } from '../letters';
import { checkPassword, hashed } from '../passwords';
import { ReaderRefused } from '../refused';
import { openRoute, signedInRoute, type ReaderRoute } from '../routes';
import { endSessions } from '../session-store';
import { readerByEmail, readerById, updateReader } from '../store';
import { codeLetter } from './code-letter';
import { write, type Parts } from './parts';
import { provePassword } from './prove-password';

/** A forgotten password, and a changed one. */
export function passwordRoutes(parts: Parts): ReaderRoute[] {
  return [request(parts), reset(parts), change(parts)];
}

function request(parts: Parts): ReaderRoute {
  const { strapi } = parts;
  return openRoute({
    method: 'POST',
    path: '/password-request',
    limit: { name: 'password-request', times: 10, seconds: 3600 },
    body: readerRequests['POST /password-request'],
    handle: ({ body, now }) => {
      const email = emailKeyOf(body.email);
      write(parts, {
        to: email,
        kind: 'password',
        letter: async () => {
          const row = await readerByEmail(strapi, email);
          if (row === null || row.blocked === true) return null;
          const { documentId: reader, username: name } = row;
          const forWhat = { purpose: 'password', email, reader, registration: null } as const;
          return codeLetter(parts, { forWhat, name, now });
        },
      });
      return Promise.resolve({ status: 202, body: {} });
    },
  });
}

function reset(parts: Parts): ReaderRoute {
  const { strapi } = parts;
  return openRoute({
    method: 'POST',
    path: '/password-reset',
    limit: { name: 'password-reset', times: 30, seconds: 3600 },
    body: readerRequests['POST /password-reset'],
    handle: async ({ body, now }) => {
      const code = await readCode(strapi, { code: body.code, purposes: ['password'], now });
      const row = code.reader === null ? null : await readerById(strapi, code.reader);
      if (row === null) throw new ReaderRefused('code-used');
      // A password that is refused leaves the code as it is.
      checkPassword(body.password, { name: row.username, email: row.email });
      const password = await hashed(strapi, body.password);
      await strapi.db.transaction(async () => {
        await useUp(strapi, code);
        await updateReader(strapi, row.id, { password });
        await dropCodes(strapi, { reader: row.documentId });
        await endSessions(strapi, { userId: row.id, but: null });
      });
      tell(parts, { name: row.username, email: row.email });
      return { status: 200, body: {} };
    },
  });
}

function change(parts: Parts): ReaderRoute {
  const { strapi } = parts;
  return signedInRoute({
    method: 'PUT',
    path: '/password',
    limit: { name: 'own-password', times: 20, seconds: 900 },
    body: readerRequests['PUT /password'],
    handle: async ({ body, reader }) => {
      await provePassword(strapi, { reader, password: body.current, field: 'current' });
      checkPassword(body.password, reader);
      const password = await hashed(strapi, body.password);
      await strapi.db.transaction(async () => {
        await updateReader(strapi, reader.id, { password });
        await dropCodes(strapi, { reader: reader.documentId });
        await endSessions(strapi, { userId: reader.id, but: reader.sessionId });
      });
      tell(parts, reader);
      return { status: 200, body: {} };
    },
  });
}

function tell(parts: Parts, { name, email }: { name: string; email: string }): void {
  const { siteUrl } = parts.settings;
  const letter = passwordChangedLetter({ name, siteUrl });
  write(parts, { to: email, kind: 'warning', letter: () => Promise.resolve(letter) });
}
