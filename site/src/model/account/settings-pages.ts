/** What a reader sets and ends: name, notices, address, password, sessions, the account itself. */
import type { ReaderSelf, ReaderSession } from '@standfirst/shared-types';
import { settingsOf } from '../context.ts';
import {
  currentPasswordField,
  emailField,
  faultAt,
  form,
  nameField,
  newPasswordField,
  words,
} from './fields.ts';
import { minuteOf } from '../dates.ts';
import type { AccountPage, TickField } from './page.ts';
import { accountPageOf, type Desk, type FormState } from './page-of.ts';

/** My account: name and notices, and the way to the rest. */
export function accountPage(
  desk: Desk,
  { reader, state, notice }: { reader: ReaderSelf; state: FormState; notice: string | null },
): AccountPage {
  const { timeZone } = settingsOf(desk.context);
  const isFresh = Object.keys(state.values).length === 0;
  const shown = isFresh ? { ...state, values: { name: reader.name } } : state;
  const tick = (name: 'decisions' | 'replies', label: string): TickField => ({
    kind: 'tick',
    name,
    label,
    value: 'yes',
    checked: isFresh ? reader.notices[name] : state.values[name] === 'yes',
    hint: null,
    fault: faultAt(state, name),
    link: null,
  });
  return accountPageOf(desk, {
    address: '/account/',
    title: 'Your account',
    state,
    notice,
    blocks: [
      words([
        `You sign in as ${reader.email}. With us since ${minuteOf(reader.since, timeZone).text.split(',')[0] ?? ''}.`,
        ...suspensionWords(reader, timeZone),
      ]),
      form({
        id: 'profile',
        action: '/account/',
        fields: [
          nameField(shown),
          tick('decisions', 'Tell me by e-mail what becomes of my comments'),
          tick('replies', 'Tell me by e-mail of answers to my comments'),
        ],
        submit: 'Save',
      }),
    ],
  });
}

function suspensionWords({ suspended }: ReaderSelf, timeZone: string): string[] {
  if (suspended === null) return [];
  const until =
    suspended.until === null ? '' : ` until ${minuteOf(suspended.until, timeZone).text}`;
  return [`You can’t write comments${until}. The moderators’ reason: ${suspended.reason}`];
}

/** A new e-mail address. */
export function emailPage(desk: Desk, state: FormState): AccountPage {
  return accountPageOf(desk, {
    address: '/account/e-mail/',
    title: 'Change your e-mail address',
    state,
    blocks: [
      words(['The new address is asked to confirm; the old one is told.']),
      form({
        id: 'email',
        action: '/account/e-mail/',
        username: desk.email,
        fields: [emailField(state, 'New e-mail address'), currentPasswordField(state, 'password')],
        submit: 'Change my address',
      }),
    ],
  });
}

/** A new password. */
export function passwordPage(desk: Desk, state: FormState): AccountPage {
  return accountPageOf(desk, {
    address: '/account/password/',
    title: 'Change your password',
    state,
    blocks: [
      words(['You stay signed in here and are signed out everywhere else.']),
      form({
        id: 'password',
        action: '/account/password/',
        username: desk.email,
        fields: [currentPasswordField(state, 'current'), newPasswordField(state, 'New password')],
        submit: 'Change my password',
      }),
    ],
  });
}

/** Where a reader is signed in. */
export function sessionsPage(
  desk: Desk,
  { sessions, notice }: { sessions: readonly ReaderSession[]; notice: string | null },
): AccountPage {
  const { timeZone } = settingsOf(desk.context);
  const others = sessions.filter(({ isThis }) => !isThis).length;
  return accountPageOf(desk, {
    address: '/account/sessions/',
    title: 'Where you are signed in',
    notice,
    blocks: [
      words(['Not yours? End it, and change your password.']),
      {
        kind: 'sessions',
        action: '/account/sessions/',
        sessions: sessions.map((session) => ({
          ...session,
          since: minuteOf(session.since, timeZone),
          lastSeen: minuteOf(session.lastSeen, timeZone),
        })),
      },
      ...(others < 2
        ? []
        : [
            form({
              id: 'others',
              action: '/account/sessions/',
              hidden: [{ name: 'id', value: 'others' }],
              submit: 'Sign out everywhere else',
            }),
          ]),
    ],
  });
}

/** What is kept of a reader, to be taken along. */
export function dataPage(desk: Desk): AccountPage {
  return accountPageOf(desk, {
    address: '/account/data/',
    title: 'Your data',
    blocks: [
      words(
        [
          'Everything that we keep of you, in one file that people and programs can read (JSON): your account, your comments with what became of them, and your reports.',
        ],
        [{ href: '/account/data/download/', text: 'Download my data' }],
      ),
    ],
  });
}

/** The end of an account. */
export function deletePage(desk: Desk, state: FormState): AccountPage {
  return accountPageOf(desk, {
    address: '/account/delete/',
    title: 'Delete your account',
    state,
    blocks: [
      words(['This can’t be undone. Your name, address and password are deleted at once.']),
      form({
        id: 'delete',
        action: '/account/delete/',
        username: desk.email,
        isGrave: true,
        fields: [
          {
            kind: 'choice',
            name: 'comments',
            label: 'What shall become of your comments?',
            hint: null,
            fault: faultAt(state, 'comments'),
            value: state.values['comments'] ?? '',
            options: [
              { value: 'withdraw', label: 'Withdraw them', hint: 'They leave the pages.' },
              { value: 'anonymise', label: 'Leave them', hint: 'They stay, under no name.' },
            ],
          },
          currentPasswordField(state, 'password'),
        ],
        submit: 'Delete my account',
      }),
    ],
  });
}

/** The page that "stop these e-mails" leads to. */
export function stopNoticesPage(
  desk: Desk,
  { state, code, isDone }: { state: FormState; code: string; isDone: boolean },
): AccountPage {
  return accountPageOf(desk, {
    address: '/account/notices/stop/',
    title: isDone ? 'No more e-mails about comments' : 'Stop e-mails about comments',
    state,
    blocks: isDone
      ? [
          words(
            ['You get no more e-mails about your comments. Your account stays as it is.'],
            [{ href: '/account/', text: 'Your account, where you can have them again' }],
          ),
        ]
      : [
          form({
            id: 'stop',
            action: '/account/notices/stop/',
            hidden: [{ name: 'code', value: code }],
            submit: 'Send me no more',
          }),
        ],
  });
}
