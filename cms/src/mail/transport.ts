import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { MailSettings } from '.';
import type { Delivery, MailLog, Transport } from './outbox';

/** How long a mail server may say nothing, in milliseconds. */
const silenceMaxMs = 20_000;

/** SMTP where `SMTP_URL` is set; else each mail is a file. */
export function transportFor(settings: MailSettings, log: MailLog): Transport {
  return settings.smtpUrl === null
    ? fileTransport(path.join(settings.dataDir, 'outbox'), log)
    : smtpTransport(settings.smtpUrl);
}

function smtpTransport(url: string): Transport {
  const smtp = createTransport({
    url,
    connectionTimeout: silenceMaxMs,
    greetingTimeout: silenceMaxMs,
    socketTimeout: silenceMaxMs,
  });
  return {
    async send(delivery) {
      await smtp.sendMail(messageOf(delivery));
    },
    close: () => smtp.close(),
  };
}

function fileTransport(folder: string, log: MailLog): Transport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async send(delivery) {
      const { message } = await writer.sendMail(messageOf(delivery));
      await mkdir(folder, { recursive: true });
      const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`;
      const file = path.join(folder, name);
      // Whoever watches the folder sees whole files only.
      await writeFile(`${file}.part`, message, { mode: 0o600 });
      await rename(`${file}.part`, file);
      log.info(`E-mail “${delivery.subject}” to ${delivery.to}: ${file}`);
    },
    close: () => writer.close(),
  };
}

function messageOf({ from, to, subject, text, headers }: Delivery) {
  return {
    // A plain string would be read as a list of addresses.
    from: typeof from === 'string' ? from : { ...from },
    to: { name: '', address: to },
    subject,
    text,
    headers: { ...headers },
    // Readable in a file, and links stay whole in old mail programs.
    textEncoding: 'quoted-printable' as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
