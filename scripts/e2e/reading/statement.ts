import type { Check } from './check.ts';

/** How often each kind of page is looked at, and by what: said once, true of `accessibility.test.ts`. */
const machines =
  'Before a change to the site is accepted, axe and HTML_CodeSniffer go over every page of this magazine, the pages for what is missing or withdrawn among them, in light and in dark, at the width of a small telephone and of a desk. A real browser then goes through the same pages and tests each of these:';

/**
 * The accessibility statement as a standing page's file. What it promises is what the checks look
 * at, in their order; a check without a promise is no matter of accessibility.
 */
export function accessibilityStatement(checks: readonly Check[]): string {
  const promised = checks.filter(({ promise }) => promise !== null);
  return [
    '---\ntitle: Accessibility\nslug: accessibility\ninFooter: true\n---',
    'We want everyone who works in or depends on public services to be able to read this magazine, on whatever they have. *Precept* is an invented title, but the site is real, and what follows is about the site.',
    '## What you can do here',
    'Our target is level AA of the Web Content Accessibility Guidelines (WCAG), version 2.2. You can',
    promised.map(({ promise }) => `- ${promise}`).join('\n'),
    'Pictures that say something have alternative text. Tables have header rows.',
    '## Without scripts',
    'Every page works with JavaScript turned off. Articles, pictures, notes and lists are sent as finished pages, and reading needs nothing more.',
    '## What we know is not right',
    'The drawings that head our articles are described in their alternative text, but a complicated scene may lose something in one sentence. Some wide tables have to be scrolled within the page on a narrow screen; they can be reached and scrolled by keyboard. axe can’t judge the contrast of cells that are scrolled out of sight on a narrow screen; it judges the same cells on a wide one.',
    '## How we check',
    machines,
    promised
      .map(({ name, criteria }) => `- every page ${name} (WCAG ${criteria.join(', ')})`)
      .join('\n'),
    'That is what machines can find. The rest takes a person with a keyboard and a screen reader, and a magazine that published every week would say here when that was last done. This list is made out of the tests themselves, so it can’t promise what is not tested.',
    '## Tell us',
    'If something gets in your way, write to [desk@precept.example](mailto:desk@precept.example) and say which page it was and what you were using. A working magazine would answer within five working days, and would send the article in another form in the meantime.',
  ]
    .join('\n\n')
    .concat('\n');
}
