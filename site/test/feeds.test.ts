import { describe, expect, test } from 'vitest';
import { feed, newsSitemap, robots, sitemap, sitemapIndex } from '../src/fixtures/machines.ts';
import { render } from './compiled.ts';
import { feedFaults } from './feed-rules.ts';
import { jsonFeed } from './json-feed.ts';
import { faultIn } from './well-formed.ts';

async function served() {
  const { body, headers } = await render(feed);
  return { body, contentType: headers['content-type'] ?? '', url: feed.self };
}

describe('a feed', () => {
  test('is well-formed, whatever the text holds', async () => {
    const { body, headers } = await render(feed);
    expect(faultIn(body)).toBeNull();
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
  });

  test('keeps the guid as it is, apart from the link', async () => {
    const { body } = await render(feed);
    expect(body).toContain('<guid isPermaLink="false">1e5</guid>');
    expect(body).toContain('<link>https://precept.example/articles/ravensmoor/</link>');
    expect(body).not.toContain('isPermaLink="true"');
  });

  test('names each author, the categories and the picture', async () => {
    const { body } = await render(feed);
    expect(body).toContain(
      '<dc:creator>Josh Adeyinka-Poole</dc:creator><dc:creator>Gethin &amp; Daughters</dc:creator>',
    );
    expect(body).toContain('<category>Section 114</category>');
    expect(body).toContain('length="81234" type="image/jpeg"');
    expect(body).not.toContain('<author>');
  });

  test('says where it is itself and when it changed, by the content and not the clock', async () => {
    const { body } = await render(feed);
    expect(body).toContain(
      `<atom:link href="${feed.self}" rel="self" type="application/rss+xml"/>`,
    );
    expect(body).toContain('<lastBuildDate>Fri, 20 Nov 2026 06:30:00 GMT</lastBuildDate>');
    expect(body).toContain('<language>en-GB</language>');
    expect((await render(feed)).body).toBe(body);
  });

  test('keeps the rules of the W3C’s validator', async () => {
    expect(feedFaults(await served())).toEqual([]);
  });

  test.each<[fault: string, broken: (body: string) => string]>([
    ['BadXmlVersion', (body) => body.replace('1.0', '1.1')],
    ['NonstdPrefix', (body) => body.replaceAll('dc:', 'creators:').replace(':dc=', ':creators=')],
    ['BadCharacters', (body) => body.replace('frills', 'frills\u0092')],
    ['MissingElement: description', (body) => body.replace(/<description>.*?<\/description>/, '')],
    ['InvalidLanguage', (body) => body.replace('en-GB', 'English')],
    ['IncorrectDOW', (body) => body.replace('Fri, 20 Nov', 'Sat, 20 Nov')],
    ['InvalidRFC2822Date', (body) => body.replace('Thu, 19 Nov', '19 Nov')],
    ['MissingAtomSelfLink', (body) => body.replace(/<atom:link [^>]*>/, '')],
    ['SelfDoesntMatchLocation', (body) => body.replace('finance/rss.xml', 'rss.xml')],
    ['InvalidFullLink', (body) => body.replace('<link>https://precept.example', '<link>')],
    ['ContainsHTML', (body) => body.replace('No frills', 'No &lt;b&gt;frills&lt;/b&gt;')],
    ['InvalidHttpGUID', (body) => body.replace('isPermaLink="false"', '')],
    ['DuplicateValue: guid', (body) => body.replace('>b2<', '>1e5<')],
    ['InvalidIntegerAttribute', (body) => body.replace('length="81234"', 'length="0"')],
    [
      'SecurityRisk (script)',
      (body) => body.replace('&gt;Short.', '&gt;&lt;script&gt;&lt;/script&gt;'),
    ],
    ['SecurityRiskAttr (style)', (body) => body.replace('&lt;p&gt;Sh', '&lt;p style=""&gt;Sh')],
    ['ContainsRelRef', (body) => body.replace('Short.', '&lt;a href="/a/"&gt;a&lt;/a&gt;')],
    ['NotHtml', (body) => body.replace('Short.', 'Short.&lt;/b&gt;')],
    ['MisplacedXHTMLContent', (body) => body.replaceAll('xhtml:div', 'xhtml:p')],
    [
      'NeedDescriptionBeforeContent',
      (body) => body.replace(/(<description>Th.*?)(<content:.*?<\/content:encoded>)/s, '$2$1'),
    ],
  ])('would be found to break them: %s', async (fault, broken) => {
    const { body, ...rest } = await served();
    const changed = broken(body);
    expect(changed).not.toBe(body);
    expect(feedFaults({ ...rest, body: changed }).join('\n')).toContain(fault);
  });

  test('may be empty', async () => {
    const { body } = await render({ ...feed, updated: null, items: [] });
    expect(faultIn(body)).toBeNull();
    expect(body).not.toMatch(/<item>|lastBuildDate/);
  });

  test.each(['/rss.xml', '/sections/a/rss.xml', '/columns/a/rss.xml', '/authors/a/rss.xml'])(
    'answers at %s',
    async (address) => {
      expect((await render({ ...feed, address })).status).toBe(200);
    },
  );
});

describe('a JSON feed', () => {
  const json = { ...feed, format: 'json', address: '/sections/finance/feed.json' } as const;
  const read = async () => jsonFeed.parse(JSON.parse((await render(json)).body));

  test('is what version 1.1 asks for', async () => {
    const { headers } = await render(json);
    expect(headers['content-type']).toBe('application/feed+json; charset=utf-8');
    const { items, ...rest } = await read();
    expect(rest).toMatchObject({ home_page_url: feed.href, language: 'en-GB' });
    expect(items.map(({ id }) => id)).toEqual(['1e5', 'b2']);
  });

  test('holds what the RSS feed holds, without control characters', async () => {
    const { items } = await read();
    expect(items[0]).toMatchObject({
      title: 'Ravensmoor’s <last> pound & what it bought',
      content_html: '<p>On the second Tuesday ]]> of October &amp; after.</p>',
      authors: [{ name: 'Josh Adeyinka-Poole' }, { name: 'Gethin & Daughters' }],
      tags: ['Finance', 'Section 114'],
      attachments: [{ mime_type: 'image/jpeg', size_in_bytes: 81234 }],
    });
  });

  test.each([
    '/feed.json',
    '/sections/a/feed.json',
    '/columns/a/feed.json',
    '/authors/a/feed.json',
  ])('answers at %s', async (address) => {
    expect((await render({ ...json, address })).status).toBe(200);
  });
});

describe('the machines’ pages', () => {
  test('sitemaps are well-formed and of their kind', async () => {
    const index = await render(sitemapIndex);
    const month = await render(sitemap);
    expect([faultIn(index.body), faultIn(month.body)]).toEqual([null, null]);
    expect(index.body).toContain('<sitemapindex');
    expect(index.body).toContain('<lastmod>2026-11-20T06:30:00Z</lastmod>');
    expect(month.body).toContain('<lastmod>2026-11-20</lastmod>');
  });

  test('sitemaps name the pictures of a page', async () => {
    expect((await render(sitemap)).body).toContain(
      '<image:image><image:loc>https://precept.example/media/town-hall-1600.jpg?a&amp;b</image:loc></image:image>',
    );
  });

  test('the news sitemap says what was published, when and by whom', async () => {
    const { body } = await render(newsSitemap);
    expect(faultIn(body)).toBeNull();
    expect(body).toContain(
      '<news:news><news:publication><news:name>Precept</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-11-20T06:30:00.000Z</news:publication_date><news:title>Ravensmoor’s &lt;last&gt; pound</news:title></news:news>',
    );
  });

  test('robots.txt names the sitemap, and keeps crawlers out of what is one reader’s own', async () => {
    expect((await render(robots)).body).toBe(
      'User-agent: *\nAllow: /\nDisallow: /account/\nDisallow: /api/\n\nSitemap: https://precept.example/sitemap-index.xml\n',
    );
  });
});
