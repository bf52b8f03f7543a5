/** E-mails to readers and moderators: plain text, sent by SMTP or kept as files. */
import type { Core } from '@strapi/strapi';
import type { Settings } from '../env';
import { deliveryOf } from './delivery';
import { magazineTitle } from './magazine-title';
import { Outbox } from './outbox';
import { transportFor } from './transport';

/** An e-mail. */
export interface Mail {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  /** Plain text. The magazine's name and address are put below it. */
  readonly text: string;
  /** For notices: an address that stops them, on which mail programs may press (RFC 8058). */
  readonly stop?: { readonly url: string };
}

/** What mails take from the environment. */
export type MailSettings = Pick<Settings, 'smtpUrl' | 'mailFrom' | 'siteUrl' | 'dataDir'>;

interface Post {
  readonly outbox: Outbox;
  readonly settings: MailSettings;
}

const posts = new WeakMap<Core.Strapi, Post>();

/** Gets ready to send. Belongs into `register()`. */
export function registerMail(strapi: Core.Strapi, settings: MailSettings): void {
  const outbox = new Outbox({ transport: transportFor(settings, strapi.log), log: strapi.log });
  posts.set(strapi, { outbox, settings });
}

/** Finds out later what is to be sent; `null` for nothing. */
export type MailJob = () => Promise<Mail | null>;

/**
 * Takes a mail to be sent, and does not wait for that. A mail that can't be sent is tried again,
 * then logged. Where even the question to whom must not show in the time of an answer, give it a job.
 */
export function sendMail(strapi: Core.Strapi, mail: Mail | MailJob): void {
  const post = posts.get(strapi);
  if (post === undefined) throw new Error('No mail can be sent before registerMail().');
  post.outbox.put(async () => {
    const due = typeof mail === 'function' ? await mail() : mail;
    if (due === null) return null;
    return deliveryOf(due, { title: await magazineTitle(strapi), settings: post.settings });
  });
}

/** Sends what waits, as far as it can be sent in a moment, and stops. */
export async function stopMail(strapi: Core.Strapi): Promise<void> {
  await posts.get(strapi)?.outbox.stop();
}
