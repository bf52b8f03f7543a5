import path from 'node:path';
import { readEnv } from '../src/env';

/** The little of a better-sqlite3 connection that is needed here. */
interface SqliteConnection {
  pragma(statement: string): unknown;
}

/** SQLite out of the box; PostgreSQL where `DATABASE_URL` says so. */
export default () => {
  const { databaseUrl, dataDir } = readEnv(process.env);
  if (databaseUrl !== null) {
    // Strapi's columns have no time zone, and the driver writes and reads them in the process's own:
    // twice a year an hour of it comes twice, and two CMSs may live in two.
    process.env['TZ'] = 'UTC';
    return {
      connection: {
        client: 'postgres',
        compileSqlOnError: false,
        connection: { connectionString: databaseUrl },
        pool: { min: 0, max: 10 },
      },
    };
  }
  return {
    connection: {
      client: 'sqlite',
      // Or what a statement was given (addresses, digests of passwords) would stand in the log.
      compileSqlOnError: false,
      connection: { filename: path.join(dataDir, 'cms.db') },
      useNullAsDefault: true,
      pool: {
        afterCreate(
          connection: SqliteConnection,
          done: (error: Error | null, connection: SqliteConnection) => void,
        ) {
          // Readers (a backup, a second process) and the writer must not block each other.
          connection.pragma('journal_mode = WAL');
          connection.pragma('synchronous = NORMAL');
          // A second CMS that starts on the same file writes for a while; a save that waits is better than one that fails.
          connection.pragma('busy_timeout = 20000');
          done(null, connection);
        },
      },
    },
  };
};
