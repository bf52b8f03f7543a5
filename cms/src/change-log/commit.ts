import type { Core } from '@strapi/strapi';

/** The part of a knex transaction that is needed here. */
interface Transaction {
  commit(value?: unknown): PromiseLike<unknown>;
  /** Rejects when the database refused the commit. */
  executionPromise: Promise<unknown>;
}

/**
 * Makes a refused COMMIT fail whoever waits for it. knex answers the `commit()` of a transaction
 * begun without a callback, as Strapi begins all of its own, as if all were well
 * (https://github.com/knex/knex/issues/6141): an editor would read "Saved" while the database has
 * thrown their work away. On PostgreSQL the change log's rows are written at the commit, so what
 * keeps them from being written is refused there. Call it in `register()`.
 */
export function failWithCommit(strapi: Core.Strapi): void {
  const { connection } = strapi.db;
  const begin = connection.transaction.bind(connection);
  // knex defines its methods as read-only.
  Object.defineProperty(connection, 'transaction', {
    configurable: true,
    value: (...given: unknown[]): unknown => {
      const begun: unknown = Reflect.apply(begin, undefined, given);
      // With a callback, knex commits by itself and says so when it fails.
      return typeof given[0] === 'function' ? begun : awaitingCommit(begun);
    },
  });
}

async function awaitingCommit(begun: unknown): Promise<unknown> {
  const transaction: unknown = await begun;
  if (!isTransaction(transaction)) return transaction;
  const commit = transaction.commit.bind(transaction);
  transaction.commit = async (value) => {
    const answer = await commit(value);
    await transaction.executionPromise;
    return answer;
  };
  return transaction;
}

function isTransaction(value: unknown): value is Transaction {
  return typeof value === 'function' && 'commit' in value && 'executionPromise' in value;
}
