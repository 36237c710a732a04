/** The one insert that every anchor makes before it acknowledges. */
import pg from 'pg';

export async function openKept(): Promise<(body: string) => Promise<void>> {
  const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
  await pool.query(
    'CREATE TABLE IF NOT EXISTS kept (id bigserial PRIMARY KEY, body text NOT NULL, at timestamptz NOT NULL DEFAULT now())',
  );
  return async (body) => {
    await pool.query({ name: 'keep', text: 'INSERT INTO kept (body) VALUES ($1)', values: [body] });
  };
}
