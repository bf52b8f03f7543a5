import { readerRequests } from '@standfirst/shared-types';
import { magazineTitle } from '../../mail/magazine-title';
import { acceptableEmail } from '../addresses';
import type { CodeFor } from '../codes';
import { knownAlreadyLetter } from '../letters';
import { acceptableName } from '../names';
import { checkPassword, hashed } from '../passwords';
import { ReaderRefused } from '../refused';
import { openRoute, type ReaderRoute } from '../routes';
import { isNameTaken, readerByEmail } from '../store';
import { codeLetter } from './code-letter';
import { write, type Parts } from './parts';

/**
 * Asks for an account. Nobody is a reader before their address is confirmed: name and password wait
 * beside the code, so that nobody can set a password for somebody else's address, and whoever never
 * confirms takes no name.
 */
export function registrationRoute(parts: Parts): ReaderRoute {
  const { strapi } = parts;
  return openRoute({
    method: 'POST',
    path: '/registration',
    limit: { name: 'registration', times: 20, seconds: 3600 },
    body: readerRequests['POST /registration'],
    handle: async ({ body, now }) => {
      const email = acceptableEmail(body.email);
      const name = acceptableName(body.name, await magazineTitle(strapi));
      checkPassword(body.password, { name, email });
      if (await isNameTaken(strapi, { name, but: null }))
        throw new ReaderRefused('name-taken', { field: 'name' });
      const passwordHash = await hashed(strapi, body.password);
      const forWhat = registrationOf({ email, name, passwordHash });
      write(parts, {
        to: email,
        kind: 'account',
        letter: async () =>
          (await readerByEmail(strapi, email)) === null
            ? codeLetter(parts, { forWhat, name, now })
            : knownAlreadyLetter(parts.settings),
      });
      return { status: 202, body: {} };
    },
  });
}

function registrationOf(given: { email: string; name: string; passwordHash: string }): CodeFor {
  const { email, name, passwordHash } = given;
  return { purpose: 'registration', email, reader: null, registration: { name, passwordHash } };
}
