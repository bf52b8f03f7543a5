/** Every page under `/account/`: what it shows, and what it does. Nothing else is answered there. */
import * as comments from './pages/comments.ts';
import * as joining from './pages/joining.ts';
import * as settings from './pages/settings.ts';
import * as signing from './pages/signing.ts';
import * as writing from './pages/writing.ts';
import type { Handler } from './visit.ts';

/** A page of the desk. */
export interface DeskRoute {
  path: RegExp;
  get: Handler | null;
  post: Handler | null;
  /** Whether the form may come from anywhere: a code alone says what may be done. */
  isOpenToMailPrograms?: boolean;
}

const page = (path: string, get: Handler | null, post: Handler | null = null): DeskRoute => ({
  path: new RegExp(`^/account/${path}$`),
  get,
  post,
});

/** All of them. */
export const deskRoutes: readonly DeskRoute[] = [
  page('', settings.showAccount, settings.saveProfile),
  page('sign-in/', signing.showSignIn, signing.signIn),
  page('signed-in/', signing.checkSignedIn),
  page('sign-out/', signing.showSignOut, signing.signOut),
  page('register/', joining.showRegister, joining.register),
  page('register/sent/', joining.showMailSent('register')),
  page('confirm/', joining.showConfirm, joining.confirm),
  page('confirm/again/', joining.showConfirm, joining.confirmAgain),
  page('forgotten-password/', joining.showForgotten, joining.forgotten),
  page('forgotten-password/sent/', joining.showMailSent('forgotten-password')),
  page('new-password/', joining.showNewPassword, joining.newPassword),
  {
    ...page('notices/stop/', joining.showStopNotices, joining.stopNotices),
    isOpenToMailPrograms: true,
  },
  page('e-mail/', settings.showEmail, settings.changeEmail),
  page('e-mail/sent/', joining.showMailSent('e-mail')),
  page('password/', settings.showPassword, settings.changePassword),
  page('sessions/', settings.showSessions, settings.endSession),
  page('data/', settings.showData),
  page('data/download/', settings.downloadData),
  page('delete/', settings.showDelete, settings.deleteAccount),
  page('comments/', comments.showComments),
  page('comments/[a-zA-Z0-9]+/', comments.showComment, comments.editComment),
  page('comments/[a-zA-Z0-9]+/withdraw/', comments.showWithdraw, comments.withdrawComment),
  page('comment/', writing.showWriting, writing.postComment),
  page('report/', writing.showReport, writing.sendReport),
  page('report/sent/', writing.showReported),
];
