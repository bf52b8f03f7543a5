import type { Core } from '@strapi/strapi';
import { readerRequests } from '@standfirst/shared-types';
import { emailKeyOf } from '../addresses';
import { dropCodes, readCode, useUp, waitingFor, type StoredCode } from '../codes';
import { ReaderRefused } from '../refused';
import { openRoute, type ReaderRoute } from '../routes';
import { createReader, freeName, readerByEmail, readerById, updateReader } from '../store';
import { codeLetter } from './code-letter';
import { write, type Parts } from './parts';

/** Confirms an address, of a new account or a changed one, and asks for the letter again. */
export function confirmationRoutes(parts: Parts): ReaderRoute[] {
  return [confirmation(parts), again(parts)];
}

function confirmation({ strapi }: Parts): ReaderRoute {
  return openRoute({
    method: 'POST',
    path: '/confirmation',
    limit: { name: 'confirmation', times: 30, seconds: 3600 },
    body: readerRequests['POST /confirmation'],
    handle: async ({ body, now }) => {
      const purposes = ['registration', 'address'] as const;
      const code = await readCode(strapi, { code: body.code, purposes, now });
      await strapi.db.transaction(async () => {
        await useUp(strapi, code);
        if ((await readerByEmail(strapi, code.email)) !== null) throw addressInUse();
        if (code.purpose === 'registration') await beginAccount(strapi, code);
        else await changeAddress(strapi, code);
      });
      return { status: 200, body: {} };
    },
  });
}

/** Whoever has the code reads the address's mail: they may know. */
function addressInUse(): ReaderRefused {
  return new ReaderRefused('code-used', {
    message: 'This address belongs to an account already. Sign in with it.',
  });
}

async function beginAccount(strapi: Core.Strapi, code: StoredCode): Promise<void> {
  if (code.registration === null) throw new ReaderRefused('code-used');
  const { passwordHash } = code.registration;
  // Somebody else may have confirmed the same name first; it can be changed later.
  const name = await freeName(strapi, code.registration.name);
  await createReader(strapi, { name, email: code.email, passwordHash, identityKey: null });
  await dropCodes(strapi, { email: code.email, purpose: 'registration' });
}

async function changeAddress(strapi: Core.Strapi, code: StoredCode): Promise<void> {
  const reader = code.reader === null ? null : await readerById(strapi, code.reader);
  if (reader === null) throw new ReaderRefused('code-used');
  await updateReader(strapi, reader.id, { email: code.email });
  // Whoever reads the old address's mail is not to get in by it any more.
  await dropCodes(strapi, { reader: reader.documentId });
}

function again(parts: Parts): ReaderRoute {
  const { strapi } = parts;
  return openRoute({
    method: 'POST',
    path: '/confirmation-request',
    limit: { name: 'confirmation-request', times: 10, seconds: 3600 },
    body: readerRequests['POST /confirmation-request'],
    handle: ({ body, now }) => {
      const email = emailKeyOf(body.email);
      write(parts, {
        to: email,
        kind: 'account',
        letter: async () => {
          const waiting = await waitingFor(strapi, { email, now });
          if (waiting === null) return null;
          const name = waiting.registration?.name ?? (await nameOf(strapi, waiting));
          return codeLetter(parts, { forWhat: forWhatOf(waiting), name, now });
        },
      });
      return Promise.resolve({ status: 202, body: {} });
    },
  });
}

function forWhatOf({ purpose, email, reader, registration }: StoredCode) {
  return { purpose, email, reader, registration };
}

async function nameOf(strapi: Core.Strapi, { reader }: StoredCode): Promise<string> {
  const row = reader === null ? null : await readerById(strapi, reader);
  return row?.username ?? 'reader';
}
