import type { Mail, MailSettings } from '.';
import type { Delivery } from './outbox';

/** What a mail is made of beside its own words. */
export interface Around {
  /** The magazine's name. */
  readonly title: string;
  readonly settings: Pick<MailSettings, 'mailFrom' | 'siteUrl'>;
}

/** A mail as it is sent: from the magazine, which is named at its foot. */
export function deliveryOf(
  { to, subject, text, stop }: Mail,
  { title, settings }: Around,
): Delivery {
  const { mailFrom, siteUrl } = settings;
  return {
    from: mailFrom ?? { name: title, address: defaultSender(siteUrl) },
    to,
    subject: `${title}: ${subject}`,
    text: `${text.trim()}\n\n-- \n${title}\n${siteUrl}/\n`,
    headers: {
      // No out-of-office notes, please (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      ...(stop === undefined
        ? {}
        : {
            'List-Unsubscribe': `<${stop.url}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
  };
}

function defaultSender(siteUrl: string): string {
  const { hostname } = new URL(siteUrl);
  // An address needs a domain; a machine's number or `localhost` is none.
  return `no-reply@${/^[\d.]+$|:|^localhost$/.test(hostname) ? 'standfirst.invalid' : hostname}`;
}
