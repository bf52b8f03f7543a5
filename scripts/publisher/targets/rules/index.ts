import { caddyFiles } from './caddy.ts';
import { headerFiles } from './host-headers.ts';
import { redirectFiles } from './host-redirects.ts';
import { policyKinds, typeKinds } from './kinds.ts';
import { nginxFiles } from './nginx.ts';
import type { RuleFile, RuleInput, RuleParts } from './rule.ts';
import { ruleTable } from './table.ts';

export type { ReleaseFile, ReleaseRule, RuleFile, RuleInput } from './rule.ts';

/**
 * The rule files of a release for nginx, Caddy, Netlify and Cloudflare Pages. They change only where
 * a rule, a template's styles or a kind of file does: an ordinary publish needs no reload.
 */
export function ruleFiles({ rules, files, desk }: RuleInput): RuleFile[] {
  const parts: RuleParts = {
    files,
    table: ruleTable(rules),
    policies: policyKinds(files),
    types: typeKinds(files),
    desk: desk ?? null,
  };
  return [
    ...nginxFiles(parts),
    ...caddyFiles(parts),
    ...redirectFiles(parts),
    ...headerFiles(parts),
  ];
}
