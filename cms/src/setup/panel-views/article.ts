import { addressMadeFrom, type PanelView } from './view';

/** Articles: what an editor sees all day. */
export const articleView: PanelView = {
  uid: 'api::article.article',
  mainField: 'title',
  // Not by first publication: drafts have none, and would stand on the last page of the list.
  sort: { by: 'updatedAt', order: 'DESC' },
  // Strapi puts its own column "Status" last; src/admin/list-columns.ts keeps the date short for it.
  list: ['title', 'section', 'bylineText', 'firstPublishedAt'],
  edit: [
    [['title', 12]],
    [['slug', 12]],
    [['standfirst', 12]],
    [
      ['kind', 6],
      ['section', 6],
    ],
    [['column', 12]],
    [['bylines', 12]],
    [['body', 12]],
    [['leadImage', 12]],
    [['related', 12]],
    [['tags', 12]],
    [['corrections', 12]],
    [['signOff', 12]],
    [['teaser', 12]],
    [
      ['publishAt', 6],
      ['unpublishAt', 6],
    ],
    [
      ['commentsOpen', 6],
      ['firstPublishedAt', 6],
    ],
    [['seo', 12]],
  ],
  fields: {
    title: { label: 'Headline', help: 'Sentence case, no full stop.' },
    standfirst: {
      label: 'Standfirst',
      help: 'The sentence under the headline that tells the reader why to go on. Don’t repeat it as the first paragraph.',
    },
    slug: addressMadeFrom('headline'),
    body: {
      label: 'Body',
      help: 'Needed before you publish. Markdown: begin with a paragraph; headings start at ## and skip no level. Every picture needs alternative text: ![what it shows](…).',
    },
    section: {
      label: 'Section',
      help: 'Needed before you publish. Where the article stands.',
      shownBy: 'name',
    },
    column: {
      label: 'Column',
      help: 'Only if it appears as part of a regular column.',
      shownBy: 'title',
    },
    kind: { label: 'Kind', help: 'What readers and search engines are told it is.' },
    bylines: { label: 'Byline' },
    signOff: {
      label: 'Sign-off',
      help: 'The line at the end: “Ann Cole is president of the Society of …”. If empty, the author’s own is used.',
    },
    leadImage: { label: 'Lead image' },
    related: {
      label: 'Related articles',
      help: 'In the order readers see them; drag to reorder. The site fills up to four by itself.',
      shownBy: 'title',
    },
    corrections: { label: 'Corrections and clarifications' },
    teaser: {
      label: 'Teaser',
      help: 'For lists. If empty, it is made from the standfirst or the body.',
    },
    publishAt: {
      label: 'Publish at',
      called: 'time under “Publish at”',
      help: 'Publishes the article by itself at this time by your computer’s clock; “On the site” says when that is by the magazine’s. Leave empty to publish by hand.',
    },
    unpublishAt: {
      label: 'Take down at',
      called: 'time under “Take down at”',
      help: 'Takes the article off the site at this time.',
    },
    firstPublishedAt: {
      label: 'First published',
      help: 'Written once, at the first publication. Readers see this date.',
      editable: false,
    },
    commentsOpen: {
      label: 'Comments open',
      help: 'Whether readers may comment here, if the magazine’s policy allows comments.',
    },
    tags: { label: 'Tags', help: 'Subjects that run across sections.', shownBy: 'name' },
    seo: { label: 'Search and sharing' },
    bylineText: { label: 'Byline', editable: false },
    publishedSlug: { label: 'Last published address', editable: false },
    relatedOrder: { label: 'Published order of related articles', editable: false },
  },
};
