import { addressMadeFrom, type PanelView } from './view';

const pageView: PanelView = {
  uid: 'api::page.page',
  mainField: 'title',
  sort: { by: 'title', order: 'ASC' },
  list: ['title', 'slug', 'inFooter', 'updatedAt'],
  edit: [
    [
      ['title', 6],
      ['slug', 6],
    ],
    [['body', 12]],
    [['inFooter', 4]],
  ],
  fields: {
    title: { label: 'Title' },
    slug: addressMadeFrom('title'),
    body: {
      label: 'Text',
      help: 'Markdown. Headings start at ## and skip no level. Every picture needs alternative text.',
    },
    inFooter: { label: 'In the footer', help: 'Whether every page links to it at its foot.' },
    publishedSlug: { label: 'Last published address', editable: false },
  },
};

const frontPageView: PanelView = {
  uid: 'api::front-page.front-page',
  // With an id for its main field, Strapi heads the page with the type's name: "Front page".
  mainField: 'id',
  list: ['id'],
  edit: [[['lead', 12]]],
  fields: {
    lead: {
      label: 'Lead and picks',
      help: 'The first one leads; drag to order. Up to seven, published. If you see “Load more”, the first ones are above it: press it before you reorder.',
      shownBy: 'title',
    },
  },
};

const settingsView: PanelView = {
  uid: 'api::site-settings.site-settings',
  mainField: 'id',
  list: ['id', 'title'],
  edit: [
    [
      ['title', 6],
      ['tagline', 6],
    ],
    [['description', 12]],
    [
      ['publisher', 6],
      ['contactEmail', 6],
    ],
    [
      ['logo', 6],
      ['timeZone', 6],
    ],
    [
      ['commentPolicy', 6],
      ['commentsCloseAfterDays', 6],
    ],
    [
      ['blockedWords', 6],
      ['reportsToHold', 6],
    ],
  ],
  fields: {
    title: { label: 'Name of the magazine' },
    tagline: { label: 'Tagline', help: '“For the people who run local public services”.' },
    description: { label: 'Description', help: 'For search engines and feeds.' },
    logo: { label: 'Logo' },
    publisher: { label: 'Publisher', help: 'The company or society that publishes the magazine.' },
    contactEmail: { label: 'Contact address', help: 'An e-mail address for readers.' },
    commentPolicy: {
      label: 'Comments',
      help: 'Off; each one checked before it appears; only a reader’s first one checked; or checked afterwards.',
    },
    commentsCloseAfterDays: {
      label: 'Comments close after',
      help: 'Days after first publication. Empty: never.',
    },
    blockedWords: {
      label: 'Words that hold a comment',
      help: 'One a line. A comment that has one waits for a moderator.',
    },
    reportsToHold: {
      label: 'Reports that take a comment back',
      help: 'So many readers must report a comment that no moderator has read before it waits for one. Usually 3.',
    },
    timeZone: { label: 'Time zone', help: 'From the IANA list, such as Europe/London.' },
  },
};

/** Standing pages, the front page and the settings. */
export const magazineViews: readonly PanelView[] = [pageView, frontPageView, settingsView];
