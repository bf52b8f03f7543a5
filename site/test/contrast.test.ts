import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionColours } from '@standfirst/shared-types';
import { describe, expect, test } from 'vitest';

const tokens = readFileSync(join(import.meta.dirname, '../src/styles/tokens.css'), 'utf8');

/** Every colour token in both themes. */
const colours = [
  ...tokens.matchAll(/--([\w-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\);/g),
].map(([, name = '', light = '', dark = '']) => ({ name, light, dark }));

/** Relative luminance: WCAG 2.2, definition of "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, 1 to 21: WCAG 2.2, definition of "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function colour(name: string, theme: 'light' | 'dark'): string {
  const found = colours.find((each) => each.name === name)?.[theme];
  if (found === undefined) throw new Error(`There is no colour token --${name}.`);
  return found;
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(['ink', 'soft', 'faint', ...sectionColours])('%s has 7:1 on either paper', (name) => {
    for (const paper of ['paper', 'shade'])
      expect(contrast(colour(name, theme), colour(paper, theme))).toBeGreaterThanOrEqual(7);
  });

  test('the focus ring has 3:1 on either paper', () => {
    for (const paper of ['paper', 'shade'])
      expect(contrast(colour('focus', theme), colour(paper, theme))).toBeGreaterThanOrEqual(3);
  });
});

test('no style names a colour of its own, but for paper', () => {
  const named = /#[\da-f]{3,8}\b|\brgba?\(|\bhsla?\(/i;
  expect(colours.length).toBeGreaterThan(14);
  const rest = tokens.replaceAll(/var\(--(?:light|dark), #\w{6}\)/g, '');
  expect(rest).not.toMatch(named);
  const base = readFileSync(join(import.meta.dirname, '../src/styles/base.css'), 'utf8');
  expect(base).not.toMatch(named);
});
