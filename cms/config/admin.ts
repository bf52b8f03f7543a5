import { readEnv } from '../src/env';
import { previewFor, type PreviewQuestion } from '../src/preview';

/** The panel: its secrets, its cookies, and nothing that advertises or reports home. */
export default () => {
  const env = readEnv(process.env);
  return {
    autoOpen: false,
    auth: {
      secret: env.adminJwtSecret,
      // Strapi would set Secure in production even over http on a loopback address, and answer 500.
      cookie: { secure: env.cmsUrl.startsWith('https:') },
      sessions: {
        accessTokenLifespan: 30 * 60,
        maxRefreshTokenLifespan: 30 * 86_400,
        idleRefreshTokenLifespan: 14 * 86_400,
      },
    },
    apiToken: { salt: env.apiTokenSalt },
    transfer: { token: { salt: env.transferTokenSalt } },
    secrets: { encryptionKey: env.encryptionKey },
    preview: {
      enabled: true,
      config: {
        allowedOrigins: [env.siteUrl],
        handler: (uid: string, question: PreviewQuestion) =>
          previewFor(strapi, env, { uid, ...question }),
      },
    },
    flags: { nps: false, promoteEE: false },
    watchIgnoreFiles: ['**/dist/**'],
  };
};
