/** `node make-template.ts <file>`: writes a database as the first start of the CMS leaves it. */
import { databaseVariable, startCms } from './strapi.ts';

const target = process.argv[2];
if (target === undefined) throw new Error('Say where the template goes.');

// The template is SQLite's, whatever the tests run on.
delete process.env[databaseVariable];
const cms = await startCms();
// A copy made by SQLite is whole, whatever still stands in the write-ahead log.
await cms.strapi.db.connection.raw('VACUUM INTO ?', [target]);
await cms.stop();
process.exit(0);
