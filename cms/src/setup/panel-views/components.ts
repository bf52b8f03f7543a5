import type { PanelView } from './view';

/** The parts that articles and authors are made of. */
export const componentViews: readonly PanelView[] = [
  {
    uid: 'editorial.byline',
    mainField: 'name',
    list: [],
    edit: [
      [
        ['author', 6],
        ['roleAtPublication', 6],
      ],
    ],
    fields: {
      author: {
        label: 'Author',
        help: 'In the order of the byline; at least one is needed before you publish. The site adds the word “By”.',
        shownBy: 'name',
      },
      roleAtPublication: {
        label: 'Role at publication',
        help: 'Filled from the author’s role when the article is first published. Stays when they move on.',
      },
      name: { label: 'Name', editable: false },
    },
  },
  {
    uid: 'editorial.figure',
    mainField: 'caption',
    list: [],
    edit: [
      [
        ['image', 6],
        ['alt', 6],
      ],
      [
        ['caption', 6],
        ['credit', 6],
      ],
      [['decorative', 4]],
    ],
    fields: {
      image: {
        label: 'Picture',
        help: 'JPEG, PNG, WebP, AVIF or GIF. Describe it here under “Alternative text”, and not in the media library.',
      },
      alt: {
        label: 'Alternative text',
        help: 'What the picture shows, in one sentence, for those who can’t see it. Needed here, unless it is decoration only: the one in the media library is not used.',
      },
      caption: { label: 'Caption', help: 'What the picture adds to the story.' },
      credit: { label: 'Credit', help: 'Who made it.' },
      decorative: {
        label: 'Decoration only',
        called: '“Decoration only”',
        help: 'It says nothing that the text doesn’t. Screen readers pass over it.',
      },
    },
  },
  {
    uid: 'editorial.correction',
    mainField: 'text',
    list: [],
    edit: [
      [
        ['date', 4],
        ['kind', 6],
      ],
      [['text', 12]],
    ],
    fields: {
      date: {
        label: 'Date',
        help: 'The day it was made. It stands under the article and on the corrections page.',
      },
      kind: { label: 'Kind' },
      text: {
        label: 'Text',
        help: 'What was wrong, and what is right: “It was £1.4m, not £4.1m.”',
      },
    },
  },
  {
    uid: 'editorial.seo',
    mainField: 'title',
    list: [],
    edit: [[['title', 12]], [['description', 12]]],
    fields: {
      title: {
        label: 'Title',
        help: 'In place of the headline, for search engines and social cards. Usually left empty.',
      },
      description: { label: 'Description', help: 'In place of the standfirst.' },
    },
  },
  {
    uid: 'editorial.link',
    mainField: 'label',
    list: [],
    edit: [
      [
        ['label', 6],
        ['url', 6],
      ],
    ],
    fields: {
      label: {
        label: 'Words',
        help: 'Their organisation, their profile: words that make sense alone.',
      },
      url: { label: 'Address', called: 'link’s address', help: 'Beginning with https://' },
    },
  },
];
