import { caddyFiles } from './caddy.ts';
import { headerFiles } from './host-headers.ts';
import { redirectFiles } from './host-redirects.ts';
import { nginxFiles } from './nginx.ts';
import type { RuleFile, RuleInput } from './rule.ts';

export type { ReleaseFile, ReleaseRule, RuleFile, RuleInput } from './rule.ts';

/**
 * The rule files of a release for nginx, Caddy, Netlify and Cloudflare Pages. They change only where
 * a rule, a template's styles or a kind of file does: an ordinary publish needs no reload.
 */
export function ruleFiles(input: RuleInput): RuleFile[] {
  return [
    ...nginxFiles(input),
    ...caddyFiles(input),
    ...redirectFiles(input),
    ...headerFiles(input),
  ];
}
