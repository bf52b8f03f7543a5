import { readEnv } from '../src/env';
import { uploadBytesMax } from '../src/uploads/allowed';

/** An article's body is at most about 300 kB; in JSON, with its escapes, it fits four times over. */
const jsonLimit = '1mb';

/** What every request passes through, in order. `strapi::poweredBy` is left out on purpose. */
export default () => {
  const { siteUrl, cmsUrl } = readEnv(process.env);
  return [
    'strapi::logger',
    'strapi::errors',
    'global::reader-answers',
    {
      name: 'strapi::security',
      config: {
        contentSecurityPolicy: {
          useDefaults: true,
          // Strapi merges these arrays with its own by index, so each is at least as long as its default.
          directives: {
            'connect-src': ["'self'", "'self'"],
            'img-src': ["'self'", 'data:', 'blob:', "'self'"],
            'media-src': ["'self'", 'data:', 'blob:'],
            'frame-src': ["'self'", siteUrl],
            upgradeInsecureRequests: null,
          },
        },
        // On plain http the header is meaningless, and a browser that kept it would lock itself out.
        hsts: cmsUrl.startsWith('https:')
          ? { maxAge: 31_536_000, includeSubDomains: false }
          : false,
      },
    },
    { name: 'strapi::cors', config: { origin: [siteUrl], credentials: true } },
    'strapi::query',
    {
      name: 'strapi::body',
      config: {
        jsonLimit,
        formLimit: jsonLimit,
        textLimit: jsonLimit,
        // Deleting an account comes with a password.
        parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
        formidable: { maxFileSize: uploadBytesMax },
      },
    },
    'strapi::session',
    'global::reader-doors',
    'strapi::favicon',
    'strapi::public',
  ];
};
