import { readerRequests } from '@standfirst/shared-types';
import { acceptableEmail } from '../addresses';
import { addressAskedLetter, knownAlreadyLetter } from '../letters';
import { signedInRoute, type ReaderRoute } from '../routes';
import { readerByEmail } from '../store';
import { codeLetter } from './code-letter';
import { write, type Parts } from './parts';
import { provePassword } from './prove-password';

/** Changes the e-mail address: the new one must confirm, the old one is told. */
export function addressRoute(parts: Parts): ReaderRoute {
  const { strapi, settings } = parts;
  return signedInRoute({
    method: 'PUT',
    path: '/email',
    limit: { name: 'own-email', times: 10, seconds: 3600 },
    body: readerRequests['PUT /email'],
    handle: async ({ body, reader, now }) => {
      const email = acceptableEmail(body.email);
      await provePassword(strapi, { reader, password: body.password, field: 'password' });
      const { name, documentId } = reader;
      const forWhat = {
        purpose: 'address',
        email,
        reader: documentId,
        registration: null,
      } as const;
      write(parts, {
        to: email,
        kind: 'account',
        letter: async () =>
          (await readerByEmail(strapi, email)) === null
            ? codeLetter(parts, { forWhat, name, now })
            : knownAlreadyLetter(settings),
      });
      const told = addressAskedLetter({ name, siteUrl: settings.siteUrl });
      write(parts, {
        to: reader.email,
        kind: 'warning',
        letter: () => Promise.resolve(told),
      });
      return { status: 202, body: {} };
    },
  });
}
