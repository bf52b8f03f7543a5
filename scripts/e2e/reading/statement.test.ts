import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../lib/paths.ts';
import { checks } from './checks.ts';
import { accessibilityStatement } from './statement.ts';

const page = join(repositoryRoot, 'scripts/demo/content/pages/accessibility.md');

describe('the accessibility statement', () => {
  /** To write it anew after a change to the checks: `npm test -- statement -u`. */
  it('says what is tested, and nothing else', async () => {
    await expect(accessibilityStatement(checks)).toMatchFileSnapshot(page);
  });

  it('promises something for each check but the one that is about privacy', () => {
    const silent = checks.filter(({ promise }) => promise === null).map(({ name }) => name);
    expect(silent).toEqual(['leaves nothing in the browser']);
    for (const { promise, criteria } of checks)
      expect([promise, criteria.length > 0]).toEqual([promise, promise !== null]);
  });

  it('stands at the foot of every page', () => {
    expect(readFileSync(page, 'utf8')).toMatch(/^inFooter: true$/m);
  });
});
