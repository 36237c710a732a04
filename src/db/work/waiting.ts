/** How much waits in a workspace and for how long, for whoever watches: one statement that reads what waits and nothing else. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import { ALIVE } from '../engine/holder.ts';
import { OURS_BY_OTHERS } from '../engine/found-for.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** Ages in seconds, 0 where nothing waits. */
export interface Waiting {
  /** Of the message that has not shown longest what it should. */
  readonly oldestMessage: number;
  /** Messages that are never tried again and do not show what they should. */
  readonly messagesDead: number;
  readonly wishesPutOff: number;
  readonly oldestWish: number;
  readonly oldestDelivery: number;
  /** Cases past the moment at which they were to be looked at, and by how much the one that is most. */
  readonly timersLate: number;
  readonly latestTimer: number;
  /** Sealed texts that another key than the first opens. */
  readonly sealedByOldKey: number;
  /** Since the journal was verified, or where it never was since its first entry; null: there is none. */
  readonly sinceVerified: number | null;
  /** Processes that are at work on this database. */
  readonly processes: number;
}

/** A look every two seconds finds what is due: what is later than this is late. */
const LATE_S = 15;

const AGE = (of: string): string => `coalesce(greatest(extract(epoch FROM ${of}), 0), 0)::float8`;

/** How what is sealed begins: its format and its key. */
const HEAD = 'substring(sealed FROM 1 FOR 9)';

/** Those of keys before or after the first by number: an index finds what is other than it by no other way. */
const OF_KEYS = (than: '<' | '>'): string =>
  `(SELECT count(*)::int FROM sealed_text WHERE workspace = $1 AND ${HEAD} ${than} $3)`;

/** `keyHead`: how whatever the first key sealed begins. */
export async function whatWaits(
  q: Queryable,
  { workspace, at, keyHead }: { readonly workspace: WorkspaceId; readonly at: Date; readonly keyHead: Uint8Array },
): Promise<Waiting> {
  const [row] = await q.query<Waiting>(
    `SELECT w.off AS "wishesPutOff", w.oldest AS "oldestWish", d.oldest AS "oldestDelivery", t.late AS "timersLate", t.most AS "latestTimer",
       (SELECT ${AGE('clock_timestamp() - min(wanted_at)')} FROM message
        WHERE workspace = $1 AND wanted > shown AND state <> 'dead') AS "oldestMessage",
       (SELECT count(*)::int FROM message WHERE workspace = $1 AND wanted > shown AND state = 'dead') AS "messagesDead",
       ${OF_KEYS('<')} + ${OF_KEYS('>')} + w.old AS "sealedByOldKey",
       extract(epoch FROM $2::timestamptz - coalesce(
         (SELECT max(at) FROM house_entry
          WHERE workspace = $1 AND kind = 'operator_command' AND details ->> 'command' = 'audit_verify'),
         (SELECT at FROM house_entry WHERE workspace = $1 AND seq = 1)))::float8 AS "sinceVerified",
       (SELECT count(*)::int FROM (${ALIVE}) alive) AS processes
     FROM
       (SELECT count(*) FILTER (WHERE parked IS NULL AND attempts > 0)::int AS off,
          ${AGE('$2::timestamptz - min(at) FILTER (WHERE parked IS NULL)')} AS oldest,
          count(*) FILTER (WHERE ${HEAD} <> $3)::int AS old
        FROM wish WHERE workspace = $1) w,
       (SELECT ${AGE(`$2::timestamptz - min(at) FILTER (WHERE state <> 'dead')`)} AS oldest
        FROM delivery WHERE workspace = $1) d,
       (SELECT count(*)::int AS late, ${AGE('$2::timestamptz - min(next_look_at)')} AS most
        FROM recovery_case WHERE ${OURS_BY_OTHERS} AND next_look_at < $2::timestamptz - interval '${LATE_S} seconds') t`,
    [workspace, at, Buffer.from(keyHead)],
    'what_waits',
  );
  if (row === undefined) throw new Error('the statement that counts what waits gave no row');
  return row;
}
