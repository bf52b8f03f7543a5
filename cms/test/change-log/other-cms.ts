/** `node other-cms.ts <data folder> [<database>]`, with a channel: a second CMS on the same data. */
import { startCms } from '../strapi.ts';
import { blow, type Storm } from './storm.ts';

const [dataDir, databaseUrl] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('Say where the data are.');

const cms = await startCms({ dataDir, ...(databaseUrl === undefined ? {} : { databaseUrl }) });

process.on('message', (storm: Storm) => {
  void blow(cms.strapi, storm).then(
    () => process.send?.('calm'),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => {
  void cms.stop().finally(() => process.exit());
});
process.send?.({ url: cms.url });
