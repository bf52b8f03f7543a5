import type { Service } from '.';

/** What Akismet is asked with. */
export interface AkismetSettings {
  readonly key: string;
  /** Where it answers, no slash at the end. */
  readonly api: string;
  readonly siteUrl: string;
}

/**
 * Akismet's comment check (https://akismet.com/developers/detailed-docs/comment-check/). It gets the
 * writer's name, address on the network and browser, which Akismet requires; no e-mail address.
 */
export function askAkismet({ key, api, siteUrl }: AkismetSettings): Service {
  return {
    name: 'Akismet',
    async ask({ text, reader, client, articleUrl, now }, signal) {
      const response = await fetch(`${api}/1.1/comment-check`, {
        method: 'POST',
        body: new URLSearchParams({
          api_key: key,
          blog: siteUrl,
          user_ip: client.address,
          user_agent: client.userAgent,
          permalink: articleUrl,
          comment_type: 'comment',
          comment_author: reader.name,
          comment_content: text,
          comment_date_gmt: now.toISOString(),
          blog_lang: 'en_gb',
          blog_charset: 'UTF-8',
        }),
        signal,
      });
      const answer = (await response.text()).trim();
      if (answer === 'false') return { kind: 'fine' };
      if (answer === 'true') return { kind: 'suspicious', why: 'Akismet takes it for spam.' };
      const help = response.headers.get('x-akismet-debug-help');
      throw new Error(help ?? `it answered ${response.status}.`);
    },
  };
}
