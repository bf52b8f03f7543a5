import { readerCookie } from '@standfirst/shared-types';
import { readEnv } from '../src/env';
import { sessionSecondsIdle, sessionSecondsMax } from '../src/readers/session-cookie';
import { allowedUploadTypes, uploadBytesMax } from '../src/uploads/allowed';

/** Settings of Strapi's own plugins. */
export default () => {
  const env = readEnv(process.env);
  return {
    'users-permissions': {
      config: {
        jwtSecret: env.jwtSecret,
        jwtManagement: 'refresh',
        sessions: {
          accessTokenLifespan: 600,
          maxRefreshTokenLifespan: sessionSecondsMax,
          idleRefreshTokenLifespan: sessionSecondsIdle,
          httpOnly: true,
          cookie: {
            // Strapi's own routes, which would set such a cookie, are shut: src/readers sets it.
            name: readerCookie,
            sameSite: 'lax',
            path: '/',
            secure: env.siteUrl.startsWith('https:'),
            // Milliseconds here; seconds everywhere above.
            maxAge: sessionSecondsMax * 1000,
          },
        },
      },
    },
    upload: {
      config: { sizeLimit: uploadBytesMax, security: { allowedTypes: [...allowedUploadTypes] } },
    },
  };
};
