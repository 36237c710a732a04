/** One connection without time limits, for migrations: one may take long, or wait for another process's. */
import pg from 'pg';

/** How soon a server that is away, or a connection that is half open, shows. */
export const CONNECTION_LIMITS = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 5_000,
  connectionTimeoutMillis: 3_000,
} as const;

export function migrationPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 1, ...CONNECTION_LIMITS });
  // the statement that is running when a connection is lost tells of it
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
