/** The doctor's look at the database: reachable, up to date, on the same clock, and how far chat is behind. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { circlesFrom } from '../../core/approval/absences.ts';
import type { Workspace } from '../../core/base/members.ts';
import { workspaceIds } from '../../db/team/members.ts';
import { absencesFrom } from '../../db/team/absences.ts';
import { dayOfUse } from '../../app/hints/hints.ts';
import { usedOn, type Use } from '../../db/hints/use.ts';
import { countDeliveries } from '../../db/deliveries/deliveries.ts';
import { countWishes } from '../../db/work/wishes.ts';
import { serviceUrls } from '../../db/messages/conversations.ts';
import { messagesBehind } from '../../db/messages/messages.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { checkPeople } from './doctor-people.ts';
import { fail, ok, warn, type Finding } from './finding.ts';
import { dirOf, openStored, pendingMigrations } from '../io/store.ts';
import { Refused, type Io } from '../verb.ts';
import { count } from '../io/words.ts';

const MOST_COUNTED = 10_000;
/** Above this the two clocks disagree in what a day is and when something is due. */
const DRIFT_MS = 5_000;

export interface Stored {
  readonly findings: readonly Finding[];
  /** Where Teams was heard from, by conversation; null where that could not be read. */
  readonly heard: ReadonlyMap<string, string> | null;
  /** What was used of the model today; null where that could not be read. */
  readonly used: (Use & { readonly calls: number }) | null;
}

const unread = (...findings: readonly Finding[]): Stored => ({ findings, heard: null, used: null });

/** `named`: who works here by the file; null where it does not load. */
export async function checkDatabase(io: Io, named: Workspace | null): Promise<Stored> {
  const { env } = io;
  const url = env['DATABASE_URL'];
  const embedded = url === undefined || url.trim() === '';
  if (embedded && !existsSync(path.join(dirOf(env), 'pg'))) {
    return {
      findings: [ok('database', `embedded, nothing in ${dirOf(env)} yet: the first start makes it`)],
      heard: new Map(),
      used: null,
    };
  }
  try {
    const db = await openStored(io);
    try {
      return await lookInto(db.read, embedded, io, named);
    } finally {
      await db.close();
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // a running Amends holds it: that is how it should be
    if (error.message.includes('is in use by'))
      return unread(warn('database', error.message, 'nothing, if that process is Amends'));
    return unread(fail('database', error.message, 'Amends does not start without its database'));
  }
}

async function lookInto(q: Queryable, embedded: boolean, io: Io, named: Workspace | null): Promise<Stored> {
  const where = embedded ? `embedded, in ${dirOf(io.env)}` : 'PostgreSQL answers';
  const pending = await pendingMigrations(q);
  if (pending.length > 0) {
    const said = `${where}; ${count(pending.length, 'migration')} to apply: ${pending.join(', ')}`;
    return unread(warn('database', said, 'start Amends: it applies them'), ...(await clock(q, io)));
  }
  const findings = [
    ok('database', `${where}, up to date`),
    ...(await clock(q, io)),
    ...(named === null ? [] : await checkPeople(q, named)),
    ...(await backlog(q, io)),
  ];
  const used = named === null ? null : await usedOn(q, named.id, dayOfUse(io.now()));
  return { findings, heard: await serviceUrls(q), used };
}

async function clock(q: Queryable, io: Io): Promise<readonly Finding[]> {
  const [row] = await q.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const apart = row === undefined ? 0 : Math.abs(row.now.getTime() - io.now().getTime());
  const said = `this machine and the database are ${(apart / 1000).toFixed(1)} s apart`;
  return [apart > DRIFT_MS ? warn('clock', said, 'set both by NTP') : ok('clock', said)];
}

async function backlog(q: Queryable, io: Io): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  let parked = await parkedJobs(q);
  for (const workspace of await workspaceIds(q)) {
    parked += (await countWishes(q, workspace)).parked;
    const behind = await messagesBehind(q, workspace, io.now(), MOST_COUNTED);
    const uncertain = behind.filter((card) => card.uncertain).length;
    const stuck = behind.filter((card) => card.stuck).length;
    const said = `${workspace}: ${count(behind.length, 'message')} behind, ${uncertain} of them uncertain, ${stuck} undeliverable so far`;
    const advice = 'if Amends is running and this does not shrink: amends replay outbox';
    found.push(behind.length === 0 ? ok('messages', `${workspace}: none behind`) : warn('messages', said, advice));
    const { dead } = await countDeliveries(q, workspace);
    if (dead > 0)
      found.push(
        warn(
          'webhooks',
          `${workspace}: ${count(dead, 'delivery', 'deliveries')} given up`,
          'amends deliveries says why; when it is mended: amends replay deliveries',
        ),
      );
    for (const circle of circlesFrom(await absencesFrom(q, workspace, io.now()), io.now())) {
      const names = [...circle, circle[0]].join(' → ');
      found.push(warn('absences', `${workspace}: deputies in a circle, ${names}`, 'one of them names somebody else'));
    }
  }
  if (parked > 0)
    found.push(
      warn(
        'jobs',
        `${count(parked, 'job')} parked after every try failed`,
        'look for "wish put off" and "job failed" in the log',
      ),
    );
  return found;
}

/** Jobs that failed for good; the tables are pg-boss's, and not there before the first start. */
async function parkedJobs(q: Queryable): Promise<number> {
  const [table] = await q.query<{ there: boolean }>(`SELECT to_regclass('pgboss.job') IS NOT NULL AS there`);
  if (table?.there !== true) return 0;
  const [row] = await q.query<{ parked: number }>(
    `SELECT count(*)::int AS parked FROM pgboss.job WHERE name = 'parked' AND state IN ('created', 'retry')`,
  );
  return row?.parked ?? 0;
}
