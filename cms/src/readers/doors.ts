import type { Core } from '@strapi/strapi';

/** Where users-permissions answers by itself. */
const shut = /^\/api\/(auth|connect|users|users-permissions)(\/|$)/i;
/** Where the panel sends any text to any address, for every role: Strapi asks for no permission. */
const anybodysMails = /^\/email\/?$/i;

/**
 * Answers 404 wherever users-permissions would: its routes put tokens into bodies and addresses and
 * tell which e-mail addresses have an account. Readers' roles are granted none of them either; this
 * holds also for what somebody grants by hand, and for API tokens. The same where an author could
 * send mails in the magazine's name.
 */
export function shutStrapisAccounts(): Core.MiddlewareHandler {
  return async (ctx, next) => {
    if (shut.test(ctx.path) || anybodysMails.test(ctx.path)) {
      ctx.status = 404;
      return;
    }
    await next();
  };
}
