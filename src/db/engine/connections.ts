/** Connections of a pool, of which none is used that is likely lost. */
import type pg from 'pg';

export interface Connections {
  /** One to be released by whoever took it. Throws what the pool says where none can be opened. */
  take(): Promise<pg.PoolClient>;
  /** This one gave no answer in time: what was open with it is as likely half open, and is ended instead of being waited for, one after the other. */
  doubt(client: pg.PoolClient): void;
}

export function makeConnections(pool: pg.Pool): Connections {
  let doubts = 0;
  const openedAfter = new WeakMap<pg.PoolClient, number>();
  pool.on('connect', (client) => void openedAfter.set(client, doubts));
  // one that was doubted with another says nothing of those that were opened since; what was open before anybody listened was so before every doubt
  const isCurrent = (client: pg.PoolClient): boolean => (openedAfter.get(client) ?? 0) === doubts;
  return {
    take: async () => {
      for (;;) {
        const client = await pool.connect();
        if (isCurrent(client)) return client;
        client.release(true);
      }
    },
    doubt: (client) => {
      if (isCurrent(client)) doubts += 1;
    },
  };
}
