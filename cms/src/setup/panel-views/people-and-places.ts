import { addressMadeFrom, type PanelView } from './view';

const authorView: PanelView = {
  uid: 'api::author.author',
  mainField: 'name',
  sort: { by: 'name', order: 'ASC' },
  list: ['name', 'role', 'slug'],
  edit: [
    [
      ['name', 6],
      ['slug', 6],
    ],
    [['role', 12]],
    [['portrait', 12]],
    [['bio', 12]],
    [['signOff', 12]],
    [['links', 12]],
  ],
  fields: {
    name: { label: 'Name', called: 'author’s name', help: 'As in the byline, without “By”.' },
    slug: addressMadeFrom('name'),
    role: {
      label: 'Role now',
      help: '“Chief executive, Doncaster Council”. Articles keep the role held when they first appeared.',
    },
    signOff: {
      label: 'Sign-off',
      help: 'The line under their articles, unless an article has its own.',
    },
    bio: { label: 'Biography', help: 'Markdown, for the author’s own page.' },
    portrait: { label: 'Portrait' },
    links: { label: 'Links' },
  },
};

const columnView: PanelView = {
  uid: 'api::column.column',
  mainField: 'title',
  sort: { by: 'title', order: 'ASC' },
  list: ['title', 'slug', 'closed'],
  edit: [
    [
      ['title', 6],
      ['slug', 6],
    ],
    [['description', 12]],
    [
      ['authors', 6],
      ['image', 6],
    ],
    [['closed', 4]],
  ],
  fields: {
    title: { label: 'Name of the column' },
    slug: addressMadeFrom('name'),
    description: {
      label: 'Description',
      help: 'One or two sentences for the column’s page and its feed.',
    },
    authors: { label: 'Columnists', shownBy: 'name' },
    image: { label: 'Picture', help: 'Stands beside the column’s name. JPEG, PNG, WebP or AVIF.' },
    closed: { label: 'Closed', help: 'The column has ended. Its page and its articles stay.' },
  },
};

const sectionView: PanelView = {
  uid: 'api::section.section',
  mainField: 'name',
  sort: { by: 'position', order: 'ASC' },
  list: ['name', 'position', 'colour', 'slug'],
  edit: [
    [
      ['name', 6],
      ['slug', 6],
    ],
    [['description', 12]],
    [
      ['colour', 6],
      ['position', 6],
    ],
  ],
  fields: {
    name: { label: 'Name' },
    slug: addressMadeFrom('name'),
    description: {
      label: 'Description',
      help: 'One or two sentences for the section’s page and its feed.',
    },
    position: {
      label: 'Position',
      help: 'Place in the navigation: the lowest number stands first.',
    },
    colour: {
      label: 'Colour',
      help: 'From the magazine’s palette; every one can be read in both themes.',
    },
  },
};

const tagView: PanelView = {
  uid: 'api::tag.tag',
  mainField: 'name',
  sort: { by: 'name', order: 'ASC' },
  list: ['name', 'slug'],
  edit: [
    [
      ['name', 6],
      ['slug', 6],
    ],
  ],
  fields: { name: { label: 'Name' }, slug: addressMadeFrom('name') },
};

/** Authors, columns, sections and tags. */
export const peopleAndPlacesViews: readonly PanelView[] = [
  authorView,
  columnView,
  sectionView,
  tagView,
];
