import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { readEnv } from '../src/env';

/** Where Strapi listens, and where it keeps the files it serves. */
export default () => {
  const env = readEnv(process.env);
  const publicDir = path.join(env.dataDir, 'public');
  // The upload provider refuses to start without its folder, and it starts before our own code.
  mkdirSync(path.join(publicDir, 'uploads'), { recursive: true });
  return {
    host: env.host,
    port: env.cmsPort,
    url: env.cmsUrl,
    app: { keys: [...env.appKeys] },
    dirs: { public: publicDir },
    proxy: { koa: env.proxyCount > 0, maxIpsCount: env.proxyCount },
    transfer: { remote: { enabled: false } },
    webhooks: { populateRelations: false },
    logger: { updates: { enabled: false }, startup: { enabled: false } },
  };
};
