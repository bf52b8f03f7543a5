import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Settings } from '../env';
import { adminServices } from './admin-services';

/** Sign-in name of the first administrator where the environment names none. */
export const defaultAdminEmail = 'admin@standfirst.local';

/**
 * Makes the first administrator where there is none. What was made up here is told once, on
 * standard output, as `administrator: <email> <password>`.
 */
export async function ensureAdministrator(
  strapi: Core.Strapi,
  { adminEmail, adminPassword }: Pick<Settings, 'adminEmail' | 'adminPassword'>,
): Promise<void> {
  const { user } = adminServices(strapi);
  if (await user.exists()) return;
  const email = adminEmail ?? defaultAdminEmail;
  const password = adminPassword ?? strongPassword();
  await user.createFirstAdmin({
    email,
    password,
    firstname: 'Administrator',
    lastname: '',
    preferedLanguage: 'en-GB',
  });
  if (adminPassword === null) process.stdout.write(`administrator: ${email} ${password}\n`);
}

/** 24 characters, about 140 bits, with what Strapi asks for: a capital, a small letter, a digit. */
function strongPassword(): string {
  for (;;) {
    const password = randomBytes(18).toString('base64url');
    if (/[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password)) return password;
  }
}
