/** What the database holds when all is over, read past Amends with SQL of the run's own. Plain data, for judges. */
import pg from 'pg';

/** An entry of the journal that holds a word somebody typed. */
export interface MarkedEvent {
  readonly case: string;
  readonly seq: number;
  readonly kind: string;
  readonly by: string | null;
  readonly marks: readonly string[];
}

export interface Decided {
  readonly case: string;
  readonly request: string;
  readonly kind: string;
  readonly by: string | null;
}

export interface Spent {
  readonly id: string;
  /** In the order of the transactions, as far as two of them have to do with each other. */
  readonly seq: number;
  readonly case: string;
  readonly action: string;
  readonly state: string;
  readonly basis: string;
  readonly minor: bigint;
  readonly customer: string | null;
  readonly member: string;
  /** As the team's calendar has it, `2026-12-14`. */
  readonly day: string;
  /** Somebody with more authority said yes. */
  readonly approved: boolean;
  readonly isSummed: boolean;
}

export interface Shown {
  readonly subject: string;
  readonly platform: 'slack' | 'teams';
  readonly state: string;
  readonly wanted: number;
  readonly shown: number;
  /** The message it is on the platform; null where it was posted nowhere. */
  readonly message: string | null;
}

export interface Facts {
  readonly events: readonly MarkedEvent[];
  /** Colleagues thanked by a marked sentence, one for each time it is kept. */
  readonly thanked: readonly string[];
  readonly decided: readonly Decided[];
  readonly spent: readonly Spent[];
  /** Of what is summed: the sums as they stand, and the entries added up, in minor units, by member. */
  readonly sums: readonly { readonly member: string; readonly stands: bigint; readonly entries: bigint }[];
  readonly messages: readonly Shown[];
  readonly cases: readonly { readonly id: string; readonly version: number; readonly isShown: boolean }[];
  readonly digests: readonly { readonly team: string; readonly week: string }[];
  /** Wishes that wait, and those given up. */
  readonly wishes: { readonly waiting: number; readonly parked: number };
  /** Entries of the journal whose `prev_hash` is not the hash before, or whose place is not the next. */
  readonly broken: readonly string[];
}

/** Ten letters, two by two, and a last one that no language ends on: see `markOf`. */
const MARK = /[bdfgklmnprtvz][aeiou](?:[bdfgklmnprtvz][aeiou]){4}q/g;
export const marksIn = (text: string): readonly string[] => [...new Set(text.toLowerCase().match(MARK) ?? [])];

export async function readFacts(url: string): Promise<Facts> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const ask = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> => (await client.query<T>(sql)).rows;
  try {
    const journal = await ask<{
      case: string;
      seq: number;
      kind: string;
      by: string | null;
      text: string;
      request: string | null;
    }>(
      `SELECT e."case", e.seq, kind, by, body::text || coalesce(w.apart::text, '') AS text,
         coalesce(body->>'request', body->'restated'->>'request') AS request
       FROM journal_entry e LEFT JOIN journal_word w ON w.workspace = e.workspace AND w."case" = e."case" AND w.seq = e.seq
       ORDER BY e."case", e.seq`,
    );
    const approved = new Set(
      (
        await ask<{ id: string }>(
          `SELECT jsonb_array_elements(body->'stands'->'entries')->>'id' AS id FROM journal_entry
         WHERE kind IN ('approved', 'counter_accepted') AND jsonb_typeof(body->'stands'->'entries') = 'array'`,
        )
      ).map(({ id }) => id),
    );
    const spent = await ask<Omit<Spent, 'minor' | 'approved'> & { minor: string }>(
      `SELECT id, seq::int AS seq, "case", action, state, basis, cost_minor::text AS minor, customer_key AS customer, member,
         to_char(at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS day, summed_on IS NOT NULL AS "isSummed" FROM ledger_entry ORDER BY seq`,
    );
    const sums = await ask<{ member: string; stands: string; entries: string }>(
      `SELECT coalesce(s.member, e.member) AS member, coalesce(s.minor, 0)::text AS stands, coalesce(e.minor, 0)::text AS entries
       FROM (SELECT member, sum(cost_minor) AS minor FROM ledger_sum WHERE period = 'day' AND member <> ''
           AND basis IN ('goodwill', 'actual_loss') GROUP BY 1) s
       FULL JOIN (SELECT member, sum(cost_minor) AS minor FROM ledger_entry
         WHERE summed_on < 'infinity' AND basis IN ('goodwill', 'actual_loss') GROUP BY 1) e USING (member)`,
    );
    const messages = await ask<Omit<Shown, 'message'> & { place: Record<string, string> | null }>(
      'SELECT subject, platform, state, wanted, shown, place FROM message',
    );
    const [wishes] = await ask<{ waiting: number; parked: number }>(
      'SELECT count(*) FILTER (WHERE parked IS NULL)::int AS waiting, count(parked)::int AS parked FROM wish',
    );
    const broken = await ask<{ at: string }>(
      `SELECT "case" || ' ' || seq AS at FROM (
         SELECT "case", seq, prev_hash, lag(hash) OVER w AS before, lag(seq) OVER w AS last FROM journal_entry
         WINDOW w AS (PARTITION BY "case" ORDER BY seq)) j
       WHERE (before IS NOT NULL AND prev_hash <> before) OR seq <> coalesce(last, 0) + 1
       UNION ALL SELECT c.id FROM recovery_case c WHERE NOT EXISTS (SELECT 1 FROM journal_entry e
         WHERE e.workspace = c.workspace AND e."case" = c.id AND e.seq = c.events AND e.hash = c.head_hash)`,
    );
    return {
      events: journal.flatMap(({ text, ...event }) => {
        const marks = marksIn(text);
        return marks.length === 0 ? [] : [{ case: event.case, seq: event.seq, kind: event.kind, by: event.by, marks }];
      }),
      thanked: (await ask<{ text: string }>('SELECT text FROM thank')).flatMap(({ text }) => marksIn(text)),
      decided: journal.flatMap(({ request, ...event }) =>
        request !== null && DECISIONS.has(event.kind)
          ? [{ case: event.case, request, kind: event.kind, by: event.by }]
          : [],
      ),
      spent: spent.map((entry) => ({ ...entry, minor: BigInt(entry.minor), approved: approved.has(entry.id) })),
      sums: sums.map(({ member, stands, entries }) => ({ member, stands: BigInt(stands), entries: BigInt(entries) })),
      messages: messages.map(({ place, ...message }) => ({ ...message, message: idIn(place) })),
      cases: await ask(
        `SELECT c.id, c.version, doc->'sensitivity' = 'null'::jsonb AND status <> 'merged' AS "isShown" FROM recovery_case c`,
      ),
      digests: await ask('SELECT team, week FROM digest_week'),
      wishes: wishes ?? { waiting: 0, parked: 0 },
      broken: broken.map(({ at }) => at),
    };
  } finally {
    await client.end();
  }
}

const DECISIONS: ReadonlySet<string> = new Set([
  'approved',
  'declined',
  'countered',
  'withdrawn',
  'expired',
  'counter_accepted',
]);

/** What the platform calls the message, however Amends keeps its place. */
function idIn(place: Record<string, string> | null): string | null {
  return place?.['ts'] ?? place?.['activity'] ?? place?.['message'] ?? place?.['id'] ?? null;
}
