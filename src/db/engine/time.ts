/** What time it is where everything is kept. */
import type { Queryable } from './serialisable.ts';

export async function timeOf(q: Queryable): Promise<Date> {
  const [row] = await q.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  if (row === undefined) throw new Error('the database did not say what time it is');
  return row.now;
}
