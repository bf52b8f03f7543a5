import type { Core } from '@strapi/strapi';
import { authorDocument, reservedPageSlugs, settingsDocument } from '@standfirst/shared-types';
import { type Fault, faultAt } from '../fault';
import { isBlank, isPayload, itemsOf, namesMedia, type Payload } from '../payload';
import { documentIdsOf, idsAfter, named, relationChange } from '../relations';
import { isSlug, slugOwner, slugSources } from '../slug';
import { readArticle, readLead, readMediaName, readPortrait } from '../stored';
import type { EditorialWrite } from '../write';
import { overdueFaults, scheduleFaults } from './dates';
import { figureFaults } from './figure';
import { leadFaults, relatedFaults } from './related';
import { beginsWithBy, blank, tooLong } from './text';

/**
 * What is wrong with what is about to be saved. A draft may be incomplete; what it does say must
 * make sense. Only fields that are sent are looked at, so an update of one field never fails for
 * another.
 */
export async function faultsAtSave(
  strapi: Core.Strapi,
  write: EditorialWrite,
): Promise<readonly Fault[]> {
  return [
    ...titleOrName(write),
    ...(await slugFaults(strapi, write)),
    ...(await ownFaults(strapi, write)),
  ];
}

async function ownFaults(strapi: Core.Strapi, write: EditorialWrite): Promise<readonly Fault[]> {
  const { uid, data } = write;
  if (uid === 'api::article.article') {
    return [
      ...tooLong(data),
      ...(await schedule(strapi, write)),
      ...bylineRoles(data),
      ...(await related(strapi, write)),
    ];
  }
  if (uid === 'api::author.author') {
    return [
      ...beginsWithBy(data['name'], { uid, field: 'name' }),
      ...links(data),
      ...(await portrait(strapi, write)),
    ];
  }
  if (uid === 'api::front-page.front-page') return lead(strapi, write);
  return uid === 'api::site-settings.site-settings' ? settings(uid, data) : [];
}

function titleOrName({ uid, action, data }: EditorialWrite): readonly Fault[] {
  const field = slugSources[uid];
  if (field === undefined || (action === 'update' && !(field in data))) return [];
  return blank(uid, data, field);
}

async function slugFaults(
  strapi: Core.Strapi,
  { uid, documentId, data }: EditorialWrite,
): Promise<readonly Fault[]> {
  const slug = data['slug'];
  // An empty one is made from the title before it comes to this.
  if (slugSources[uid] === undefined || isBlank(slug)) return [];
  const at = { uid, field: 'slug' };
  if (typeof slug !== 'string' || !isSlug(slug)) {
    return [
      faultAt(at, 'has characters that no address may hold. Use letters, digits and "-" only.'),
    ];
  }
  if (uid === 'api::page.page' && reservedPageSlugs.includes(slug.toLowerCase())) {
    return [faultAt(at, `“${slug}” is a part of the site itself. Choose another.`)];
  }
  if (uid === 'api::page.page' && /\.[a-z0-9]+$/i.test(slug)) {
    return [faultAt(at, `“${slug}” is the name of a file. Leave out the dot.`)];
  }
  return (await slugOwner(strapi, { uid, slug, except: documentId })) === null
    ? []
    : [faultAt(at, `“${slug}” is taken by another document. Choose another.`)];
}

async function schedule(
  strapi: Core.Strapi,
  { documentId, data }: EditorialWrite,
): Promise<readonly Fault[]> {
  if (!('publishAt' in data) && !('unpublishAt' in data)) return [];
  const stored = documentId === null ? null : await readArticle(strapi, documentId, 'draft');
  const sent = {
    publishAt: 'publishAt' in data ? data['publishAt'] : stored?.publishAt,
    unpublishAt: 'unpublishAt' in data ? data['unpublishAt'] : stored?.unpublishAt,
  };
  const faults = scheduleFaults(sent);
  // An import may say what was due long ago; a form that says it was opened before that was done.
  return faults.length > 0 || strapi.requestContext.get() === undefined
    ? faults
    : overdueFaults(sent, { stored, now: new Date() });
}

function bylineRoles(data: Payload): readonly Fault[] {
  return itemsOf(data['bylines']).flatMap(([index, item]) =>
    beginsWithBy(item['roleAtPublication'], {
      uid: 'editorial.byline',
      field: 'roleAtPublication',
      path: ['bylines', String(index), 'roleAtPublication'],
    }),
  );
}

async function related(
  strapi: Core.Strapi,
  { documentId, data }: EditorialWrite,
): Promise<readonly Fault[]> {
  const change = relationChange(data['related']);
  if (change === undefined) return [];
  const ids = await documentIdsOf(strapi, 'api::article.article', named(change));
  return relatedFaults({ of: documentId, ids });
}

async function lead(
  strapi: Core.Strapi,
  { documentId, data }: EditorialWrite,
): Promise<readonly Fault[]> {
  const change = relationChange(data['lead']);
  if (change === undefined) return [];
  const ids = await documentIdsOf(strapi, 'api::article.article', named(change));
  if (change.kind === 'set') return leadFaults({ named: ids, after: idsAfter([], 'set', ids) });
  const removed = await documentIdsOf(strapi, 'api::article.article', change.disconnect);
  const stored = documentId === null ? [] : await readLead(strapi, documentId);
  return leadFaults({ named: ids, after: idsAfter(stored, { named: ids, removed }) });
}

/** The site refuses a whole author for one link that is no address, so it is refused here first. */
function links(data: Payload): readonly Fault[] {
  const { url: address } = authorDocument.shape.links.element.shape;
  return itemsOf(data['links']).flatMap(([index, item]) =>
    'url' in item && !address.safeParse(item['url']).success
      ? [
          faultAt(
            { uid: 'editorial.link', field: 'url', path: ['links', String(index), 'url'] },
            'is no web address. Give one that begins with https://.',
          ),
        ]
      : [],
  );
}

async function portrait(
  strapi: Core.Strapi,
  { uid, documentId, data }: EditorialWrite,
): Promise<readonly Fault[]> {
  const sent = data['portrait'];
  if (!isPayload(sent)) return [];
  // With its id, a component keeps what is not sent.
  const kept = 'id' in sent && documentId !== null ? await readPortrait(strapi, documentId) : null;
  return figureFaults(
    {
      hasImage: 'image' in sent ? namesMedia(sent['image']) : Boolean(kept?.image),
      mediaName: 'image' in sent ? await sentMediaName(strapi, sent['image']) : kept?.image?.name,
      alt: 'alt' in sent ? sent['alt'] : kept?.alt,
      decorative: 'decorative' in sent ? sent['decorative'] : kept?.decorative,
    },
    { uid, field: 'portrait' },
  );
}

/** The name in the media library of the file that a media field is sent with. */
async function sentMediaName(strapi: Core.Strapi, image: unknown): Promise<string | null> {
  const change = relationChange(image);
  const [reference] = change === undefined ? [] : named(change);
  return reference === undefined ? null : readMediaName(strapi, reference);
}

function settings(uid: string, data: Payload): readonly Fault[] {
  return [
    ...('title' in data ? blank(uid, data, 'title') : []),
    ...('timeZone' in data && !isTimeZone(data['timeZone'])
      ? [
          faultAt(
            { uid, field: 'timeZone' },
            'is unknown. Give one from the IANA list, such as Europe/London.',
          ),
        ]
      : []),
    ...(!isBlank(data['contactEmail']) && !isEmail(data['contactEmail'])
      ? [
          faultAt(
            { uid, field: 'contactEmail' },
            'is no e-mail address. Give one such as desk@example.org.',
          ),
        ]
      : []),
  ];
}

function isTimeZone(value: unknown): boolean {
  return settingsDocument.shape.timeZone.safeParse(value).success;
}

function isEmail(value: unknown): boolean {
  return settingsDocument.shape.contactEmail.safeParse(value).success;
}
