/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { BrowserContext, Page } from 'playwright-core';

/** What a page did that it may not do, as it is found out. */
export interface Watch {
  /** What was done since the last time it was asked for. */
  deeds: () => string[];
}

/**
 * Watches every page of a context, and every frame in it: scripts that ran, dialogs, and what the
 * policy had to stop. Requests are watched too, where `siteUrl` says which are the site's own.
 */
export async function watch(context: BrowserContext, siteUrl?: string): Promise<Watch> {
  let heard: string[] = [];
  await context.exposeBinding('tell', (_source, deed: string) => heard.push(deed));
  await context.addInitScript(reportDeeds);
  context.on('dialog', (dialog) => {
    heard.push(`a dialog says “${dialog.message()}”`);
    void dialog.dismiss().catch(() => undefined);
  });
  context.on('request', (request) => {
    if (siteUrl !== undefined && !request.url().startsWith(`${siteUrl}/`))
      heard.push(`it asks for ${request.url()}`);
  });
  return {
    deeds: () => {
      const deeds = heard;
      heard = [];
      return deeds;
    },
  };
}

declare global {
  interface Window {
    tell: (deed: string) => Promise<void>;
  }
}

/** Puts something that tells in the place of whatever a payload calls. */
function reportDeeds(): void {
  const told = (deed: string) => void window.tell(deed);
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const)
    Object.defineProperty(window, name, { value: () => told(`${name}() was called`) });
  for (const name of ['write', 'writeln'] as const)
    Document.prototype[name] = () => told(`document.${name}() was called`);
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    told(`the policy had to stop ${violatedDirective} ${blockedURI}`),
  );
}

/** Whatever on a page could run, load or lead to a script, were it pressed or were there no policy. */
export function harmOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const able =
      'script:not([type="application/ld+json"]), iframe, frame, object, embed, applet, base, meta[http-equiv], link[rel~=stylesheet], link[rel~=import], body style, svg, math';
    const leads = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'poster', 'cite'];
    const bad = ['style', 'srcdoc', 'ping', 'background', 'is', 'autofocus', 'contenteditable'];
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].map(({ name, value }) => ({ element, name, value })),
    );
    // What is no address leads nowhere.
    const isSafe = (address: string) =>
      !URL.canParse(address, location.href) ||
      ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(address, location.href).protocol);
    return [
      ...[...document.querySelectorAll(able)].map((each) => `there is ${each.outerHTML}`),
      ...attributes
        .filter(({ name, value }) => {
          if (name.startsWith('on') || bad.includes(name)) return true;
          return leads.includes(name) && !isSafe(value);
        })
        .map(({ element, name, value }) => `<${element.localName} ${name}="${value}">`),
    ];
  });
}
