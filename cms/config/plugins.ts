import { readEnv } from '../src/env';
import { allowedUploadTypes, uploadBytesMax } from '../src/uploads/allowed';

const daySeconds = 86_400;

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
          maxRefreshTokenLifespan: 30 * daySeconds,
          idleRefreshTokenLifespan: 14 * daySeconds,
          httpOnly: true,
          cookie: {
            name: 'standfirst_refresh',
            sameSite: 'lax',
            path: '/',
            secure: env.cmsUrl.startsWith('https:'),
            // Milliseconds here; seconds everywhere above.
            maxAge: 30 * daySeconds * 1000,
          },
        },
      },
    },
    upload: {
      config: { sizeLimit: uploadBytesMax, security: { allowedTypes: [...allowedUploadTypes] } },
    },
  };
};
