import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type PanelApi } from './panel-api.ts';
import { administrator, startStandfirst, type Standfirst } from './standfirst.ts';

describe('the preview of a draft', () => {
  let standfirst: Standfirst;
  let panel: PanelApi;
  let section: string;

  beforeAll(async () => {
    standfirst = await startStandfirst({ demo: false });
    panel = await signIn(standfirst.cmsUrl, administrator);
    section = await panel.create('section', {
      name: 'Finance',
      slug: 'finance',
      position: 1,
      colour: 'oxblood',
    });
  });
  afterAll(() => standfirst.stop());

  const aDraft = (slug: string, extra: Record<string, unknown> = {}) =>
    panel.create('article', {
      title: `Draft ${slug}`,
      slug,
      kind: 'news',
      body: 'The council met and decided.',
      section: { connect: [{ documentId: section }] },
      ...extra,
    });

  it('shows the draft to the editor and to nobody else', async () => {
    const id = await aDraft('unseen');
    const response = await fetch(await panel.previewAddress('article', { id, status: 'draft' }));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
    expect(response.headers.get('content-security-policy')).toContain(
      `frame-ancestors ${standfirst.cmsUrl}`,
    );
    expect(await response.text()).toContain('Draft unseen');
    expect((await fetch(`${standfirst.siteUrl}/articles/unseen/`)).status).toBe(404);
    expect(await (await fetch(`${standfirst.siteUrl}/`)).text()).not.toContain('Draft unseen');
  });

  it('follows the draft as it is saved', async () => {
    const id = await aDraft('followed');
    const address = await panel.previewAddress('article', { id, status: 'draft' });
    await panel.update('article', id, { title: 'Draft with another title' });
    expect(await (await fetch(address)).text()).toContain('Draft with another title');
  });

  it('refuses an address that was tampered with', async () => {
    const id = await aDraft('tampered');
    const address = await panel.previewAddress('article', { id, status: 'draft' });
    const until = /\/draft\/(\d+)\//.exec(address)?.[1] ?? '';
    const later = address.replace(until, String(Number(until) + 1));
    expect((await fetch(later)).status).toBe(404);
  });

  it('says what a draft lacks that can’t be shown yet', async () => {
    const id = await aDraft('unfinished', { section: { connect: [] } });
    const response = await fetch(await panel.previewAddress('article', { id, status: 'draft' }));
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('section');
  });
});
