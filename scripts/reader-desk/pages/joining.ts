/** Registering, confirming, and a password that is gone: what works without a session. */
import type { ReaderRequest } from '@standfirst/shared-types';
import { account } from '@standfirst/site/model';
import { field, goTo, shown, type Handler, type Visit } from '../visit.ts';
import { again, nobody, nothing, refusedPage } from '../who.ts';

/** The form for a new account. */
export const showRegister: Handler = (visit) =>
  shown(account.registerPage(nobody(visit), account.untouched));

/** Asks for a new account. The answer is the same whether the address has one or not. */
export const register = sending({
  request: 'POST /registration',
  fields: ['name', 'email', 'password'],
  then: '/account/register/sent/',
  page: account.registerPage,
});

/** "Look into your mail". */
export function showMailSent(by: account.MailSentBy): Handler {
  return (visit) => shown(account.mailSentPage(nobody(visit), by));
}

/** The button that confirms. Opening the link from the e-mail uses nothing up. */
export const showConfirm: Handler = (visit) =>
  shown(
    account.confirmPage(nobody(visit), {
      state: account.untouched,
      code: visit.query.get('code') ?? '',
    }),
  );

/** Confirms an e-mail address. */
export const confirm = sending({
  request: 'POST /confirmation',
  fields: ['code'],
  then: '/account/sign-in/?done=confirmed',
  page: (desk, state) => account.confirmPage(desk, { state, code: state.values['code'] ?? '' }),
});

/** Asks for the confirming e-mail again. */
export const confirmAgain = sending({
  request: 'POST /confirmation-request',
  fields: ['email'],
  then: '/account/register/sent/',
  page: (desk, state) => account.confirmPage(desk, { state, code: '' }),
});

/** The form to ask for a new password. */
export const showForgotten: Handler = (visit) =>
  shown(account.forgottenPasswordPage(nobody(visit), account.untouched));

/** Asks for a new password. The answer is the same whether the address has an account or not. */
export const forgotten = sending({
  request: 'POST /password-request',
  fields: ['email'],
  then: '/account/forgotten-password/sent/',
  page: account.forgottenPasswordPage,
});

/** The form for the new password; without a code, the one to ask for it. */
export const showNewPassword: Handler = (visit) => {
  const code = visit.query.get('code') ?? '';
  if (code === '') return goTo('/account/forgotten-password/');
  return shown(account.newPasswordPage(nobody(visit), { state: account.untouched, code }));
};

/** Sets the new password. */
export const newPassword = sending({
  request: 'POST /password-reset',
  fields: ['code', 'password'],
  then: '/account/sign-in/?done=password-reset',
  page: (desk, state) => account.newPasswordPage(desk, { state, code: state.values['code'] ?? '' }),
});

/** The button that stops e-mails about comments. */
export const showStopNotices: Handler = (visit) =>
  shown(
    account.stopNoticesPage(nobody(visit), {
      state: account.untouched,
      code: visit.query.get('code') ?? '',
      isDone: false,
    }),
  );

/** Stops them. A mail program may ask for it by itself, with the code in the address (RFC 8058). */
export const stopNotices: Handler = async (visit) => {
  const code = field(visit, 'code') || (visit.query.get('code') ?? '');
  const answer = await visit.cms.ask(
    { method: 'POST', path: '/notices-stop', body: { code } },
    nothing,
  );
  const desk = nobody(visit);
  if (answer.kind === 'given')
    return shown(
      account.stopNoticesPage(desk, { state: account.untouched, code: '', isDone: true }),
    );
  const state = again(visit, answer);
  return refusedPage(answer, account.stopNoticesPage(desk, { state, code, isDone: false }));
};

interface Sending {
  request: ReaderRequest & `POST ${string}`;
  /** Fields of the form that are sent on, under the same names. */
  fields: readonly string[];
  /** Where it goes on. */
  then: string;
  /** The form again, for what was refused. */
  page: (desk: account.Desk, state: account.FormState) => account.AccountPage;
}

/** Sends a form's fields on to the CMS. */
function sending({ request, fields, then, page }: Sending): Handler {
  return async (visit: Visit) => {
    const answer = await visit.cms.ask(
      {
        method: 'POST',
        path: request.slice('POST '.length),
        body: Object.fromEntries(fields.map((name) => [name, field(visit, name)])),
      },
      nothing,
    );
    if (answer.kind === 'given') return goTo(then);
    return refusedPage(answer, page(nobody(visit), again(visit, answer)));
  };
}
