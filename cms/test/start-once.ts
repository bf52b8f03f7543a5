/** `node start-once.ts <folder>`: starts the CMS on a folder, with no administrator named, and stops. */
import { databaseVariable, startCms } from './strapi.ts';

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('Say where the data go.');

// On SQLite, whatever the tests run on: the folder is the data.
delete process.env[databaseVariable];
const cms = await startCms({
  dataDir,
  template: false,
  env: { ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined },
});
await cms.stop();
process.exit(0);
