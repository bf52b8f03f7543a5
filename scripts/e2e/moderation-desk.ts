/** A magazine with an article that readers have commented on, and people of the panel who may or may not decide. */
import { moderationApi, queueAnswer } from '@standfirst/shared-types';
import { signIn, type PanelApi } from './panel-api.ts';
import { administrator, type Standfirst } from './standfirst.ts';

/** The password of everybody at the desk. */
const password = 'Correct-horse-7-battery';
/** How far apart comments are written, in milliseconds. */
const apartMs = 60_000;

/** Who signs in to the panel. */
export interface PanelUser {
  readonly email: string;
  readonly password: string;
}

/** What the tests of moderation need. */
export interface ModerationDesk {
  /** Where the article stands on the site. */
  readonly address: string;
  readonly moderator: PanelUser;
  readonly author: PanelUser;
  /** Writes a comment that waits for a moderator, later than those before. Returns its id. */
  readonly comment: (body: string) => Promise<string>;
  /** Approves everything that waits. */
  readonly approveAll: () => Promise<void>;
  /** Decides on a comment as another moderator would meanwhile. */
  readonly decideElsewhere: (id: string) => Promise<void>;
}

/** Sets up the desk of a magazine without the demonstration content. */
export async function aModerationDesk({ cmsUrl }: Standfirst): Promise<ModerationDesk> {
  const panel = await signIn(cmsUrl, administrator);
  const ask = await askingAs(cmsUrl, administrator);
  const article = await anArticle(panel);
  const reader = await aReader(ask);
  let writtenAtMs = Date.parse('2026-11-20T08:00:00Z');
  return {
    address: '/articles/wetherdale-reserves/',
    moderator: await aPanelUser(ask, 'standfirst-moderator'),
    author: await aPanelUser(ask, 'strapi-author'),
    comment: (body) => {
      writtenAtMs += apartMs;
      return panel.create('comment', {
        body,
        state: 'pending',
        submittedAt: new Date(writtenAtMs).toISOString(),
        heldBy: [{ rule: 'first-time-writer', why: 'The first comment of this reader.' }],
        article: { connect: [{ documentId: article, status: 'published' }] },
        reader: { connect: [{ documentId: reader }] },
      });
    },
    approveAll: async () => {
      const { items } = queueAnswer.parse(await ask('GET', `${moderationApi}/queue?limit=100`));
      const ids = items.map(({ id }) => id);
      await ask('POST', `${moderationApi}/decisions`, { ids, decision: 'approve', reason: null });
    },
    decideElsewhere: async (id) => {
      const decision = { ids: [id], decision: 'spam', reason: null };
      await ask('POST', `${moderationApi}/decisions`, decision);
    },
  };
}

async function anArticle(panel: PanelApi): Promise<string> {
  const section = { name: 'Finance', slug: 'finance', position: 1, colour: 'oxblood' };
  const sectionId = await panel.create('section', section);
  const author = await panel.create('author', { name: 'Bernard Oyelaran', slug: 'bernard' });
  const id = await panel.create('article', {
    title: 'Wetherdale has spent its reserves',
    slug: 'wetherdale-reserves',
    standfirst: 'The council has nothing left to fall back on.',
    kind: 'news',
    body: 'The treasurer says so.',
    commentsOpen: true,
    section: { connect: [{ documentId: sectionId }] },
    bylines: [{ author: { connect: [{ documentId: author }] } }],
  });
  await panel.publish('article', id);
  return id;
}

async function aReader(ask: Ask): Promise<string> {
  const { roles } = (await ask('GET', '/users-permissions/roles')) as {
    roles: { documentId: string; type: string }[];
  };
  const role = roles.find(({ type }) => type === 'authenticated');
  const users = '/content-manager/collection-types/plugin::users-permissions.user';
  const { documentId } = (await ask('POST', users, {
    username: 'Ann Cole',
    email: 'ann@reader.example',
    password,
    provider: 'local',
    confirmed: true,
    blocked: false,
    role: { connect: [{ documentId: role?.documentId }] },
  })) as { documentId: string };
  return documentId;
}

type Ask = (method: string, path: string, data?: unknown) => Promise<unknown>;

async function aPanelUser(ask: Ask, code: string): Promise<PanelUser> {
  const { data: roles } = (await ask('GET', '/admin/roles')) as {
    data: { id: number; code: string }[];
  };
  const role = roles.find((each) => each.code === code);
  if (role === undefined) throw new Error(`There is no role "${code}".`);
  const email = `${code}@precept.example`;
  const { data: user } = (await ask('POST', '/admin/users', {
    email,
    firstname: code,
    lastname: 'Test',
    roles: [role.id],
  })) as { data: { registrationToken: string } };
  await ask('POST', '/admin/register', {
    registrationToken: user.registrationToken,
    userInfo: { firstname: code, lastname: 'Test', password },
  });
  return { email, password };
}

async function askingAs(cmsUrl: string, who: PanelUser): Promise<Ask> {
  let token = '';
  const ask: Ask = async (method, path, data) => {
    const answer = await fetch(`${cmsUrl}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  };
  const { data } = (await ask('POST', '/admin/login', who)) as { data: { token: string } };
  token = data.token;
  return ask;
}
