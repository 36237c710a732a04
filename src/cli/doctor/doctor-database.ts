/** The doctor's look at the database: reachable, up to date, on the same clock, and how far chat is behind. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { circlesFrom } from '../../core/approval/absences.ts';
import type { Config } from '../../config.ts';
import type { Organisation } from '../../organisation.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { listParked } from '../../db/work/parked.ts';
import { workspaceIds } from '../../db/team/members.ts';
import { absencesFrom } from '../../db/team/absences.ts';
import { dayOfUse } from '../../app/hints/hints.ts';
import { keptInstallations } from '../../app/keep/installations.ts';
import { makeSealer, type Sealer } from '../../db/engine/sealed.ts';
import { usedOn, type Use } from '../../db/hints/use.ts';
import { countDeliveries } from '../../db/deliveries/deliveries.ts';
import { tooMuch } from '../../db/engine/roles.ts';
import { countWishes } from '../../db/work/wishes.ts';
import { serviceUrls } from '../../db/messages/conversations.ts';
import { messagesBehind } from '../../db/messages/messages.ts';
import { sayReplica } from './doctor-replica.ts';
import { processesAlive } from '../../db/engine/holder.ts';
import type { Database } from '../../db/engine/client.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { timeOf } from '../../db/engine/time.ts';
import { checkPeople } from './doctor-people.ts';
import { checkSetUp } from './doctor-set-up.ts';
import { checkRetention } from './doctor-retention.ts';
import { fail, ok, warn, type Finding } from './finding.ts';
import { dirOf, openStored, pendingMigrations } from '../io/store.ts';
import { Refused, type Io } from '../verb.ts';
import { count } from '../io/words.ts';

const MOST_COUNTED = 10_000;
/** Above this the two clocks disagree in what a day is and when something is due. */
const DRIFT_MS = 5_000;

export interface Stored {
  readonly findings: readonly Finding[];
  /** Where Teams was heard from, of each by conversation; null where that could not be read. */
  readonly heard: ReadonlyMap<string, ReadonlyMap<string, string>> | null;
  /** What each used of the model today; null where that could not be read. */
  readonly used: ReadonlyMap<string, Use & { readonly calls: number }> | null;
  /** Where each has Slack installed by OAuth, by place; null where that could not be read. */
  readonly installed: ReadonlyMap<string, ReadonlyMap<string, string | null>> | null;
  /** Each with what was set up in chat; null where that could not be read. */
  readonly setUp: ReadonlyMap<string, Organisation> | null;
}

const unread = (...findings: readonly Finding[]): Stored => ({
  findings,
  heard: null,
  used: null,
  installed: null,
  setUp: null,
});

/** `configs`: of each organisation; none where that does not load. */
export async function checkDatabase(io: Io, configs: readonly Config[]): Promise<Stored> {
  const { env } = io;
  const url = env['DATABASE_URL'];
  const embedded = url === undefined || url.trim() === '';
  if (embedded && !existsSync(path.join(dirOf(env), 'pg'))) {
    return {
      findings: [ok('database', `embedded, nothing in ${dirOf(env)} yet: the first start makes it`)],
      heard: new Map(),
      used: null,
      installed: new Map(),
      setUp: null,
    };
  }
  try {
    const db = await openStored(io);
    try {
      return await lookInto(db, embedded, io, configs);
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

async function lookInto(db: Database, embedded: boolean, io: Io, configs: readonly Config[]): Promise<Stored> {
  const q = db.read;
  const where = embedded ? `embedded, in ${dirOf(io.env)}` : 'PostgreSQL answers';
  const pending = await pendingMigrations(q);
  if (pending.length > 0) {
    const said = `${where}; ${count(pending.length, 'migration')} to apply: ${pending.join(', ')}`;
    return unread(warn('database', said, 'start Amends: it applies them'), ...(await clock(q, io)));
  }
  const people = [];
  const used = new Map<string, Use & { readonly calls: number }>();
  const heard = new Map<string, ReadonlyMap<string, string>>();
  const installed = new Map<string, ReadonlyMap<string, string | null>>();
  const setUp = new Map<string, Organisation>();
  for (const config of configs) {
    const { policy, slack, secretKeys } = config;
    const { organisation, findings: ofSetUp } = await checkSetUp(q, config);
    people.push(ofSetUp, await checkPeople(q, organisation, policy), [await checkRetention(q, config, io.now())]);
    const { id } = organisation.workspace;
    setUp.set(id, organisation);
    heard.set(id, await serviceUrls(q, id));
    used.set(id, await usedOn(q, id, dayOfUse(io.now())));
    if (slack?.oauth != null) installed.set(id, await keptInstallations(q, sealerOf(secretKeys), id));
  }
  const findings = [
    (await isReadOnly(q))
      ? fail(
          'database',
          `${where}, and takes nothing: it is read-only`,
          'point DATABASE_URL at the primary, or let it write',
        )
      : ok('database', `${where}, up to date`),
    ...sayReplica(await db.replica()),
    ...(embedded ? [] : [await rights(q)]),
    ...(await clock(q, io)),
    ...people.flat(),
    ...(await backlog(q, io)),
  ];
  return { findings, heard, used, installed, setUp };
}

const sealerOf = (keys: readonly string[]): Sealer => makeSealer(keys.map((key) => Buffer.from(key, 'base64')));

/** A replica, a fail-over under way, or set so. */
async function isReadOnly(q: Queryable): Promise<boolean> {
  const [row] = await q.query<{ readonly: boolean }>(
    `SELECT current_setting('transaction_read_only') = 'on' AS readonly`,
  );
  return row?.readonly === true;
}

async function rights(q: Queryable): Promise<Finding> {
  const found = await tooMuch(q);
  if (found.length === 0) return ok('rights', 'the role of DATABASE_URL cannot change what is on record');
  return warn(
    'rights',
    `the role of DATABASE_URL may ${found.join(', ')}`,
    'amends database roles makes one that may not; run it again after an upgrade, too',
  );
}

async function clock(q: Queryable, io: Io): Promise<readonly Finding[]> {
  const apart = Math.abs((await timeOf(q)).getTime() - io.now().getTime());
  const said = `this machine and the database are ${(apart / 1000).toFixed(1)} s apart`;
  return [apart > DRIFT_MS ? warn('clock', said, 'set both by NTP') : ok('clock', said)];
}

async function backlog(q: Queryable, io: Io): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const workspace of await workspaceIds(q)) {
    const { parked } = await countWishes(q, workspace);
    if (parked > 0)
      found.push(
        warn(
          'wishes',
          `${workspace}: ${count(parked, 'wish', 'wishes')} parked after every try failed`,
          'amends parked says why; when it is mended: amends parked retry',
        ),
      );
    const behind = await messagesBehind(q, workspace, io.now(), MOST_COUNTED);
    const uncertain = behind.filter((card) => card.uncertain).length;
    const stuck = behind.filter((card) => card.stuck).length;
    const said = `${workspace}: ${count(behind.length, 'message')} behind, ${uncertain} of them uncertain, ${stuck} undeliverable so far`;
    const advice =
      'if Amends is running and this does not shrink: amends parked says why, amends parked retry tries all again';
    found.push(behind.length === 0 ? ok('messages', `${workspace}: none behind`) : warn('messages', said, advice));
    const { all, workers } = await processesAlive(q, workspace);
    if (all > 0 && workers === 0)
      found.push(
        warn(
          'processes',
          `${workspace}: ${count(all, 'process', 'processes')} of Amends, and none that works: timers, digests and deliveries wait`,
          'run one with AMENDS_ROLE=worker, or with both',
        ),
      );
    found.push(...(await inVain(q, workspace)));
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
  return found;
}

/** Enough to see what the trouble is. */
const FEW = 3;

/** What was tried in vain, the oldest first, with what was said of it. */
async function inVain(q: Queryable, workspace: WorkspaceId): Promise<readonly Finding[]> {
  const all = await listParked(q, workspace, { most: MOST_LISTED });
  const named = all.flatMap(({ kind, what, why }) =>
    why === null ? [] : [`${kind === 'wish' ? what : `${kind} ${what}`}: ${why}`],
  );
  if (named.length === 0) return [];
  const more = all.length > FEW ? `, and ${all.length - FEW} more` : '';
  const said = `${workspace}: ${named.slice(0, FEW).join(' · ')}${more}`;
  return [warn('parked', said, 'amends parked lists all; when it is mended: amends parked retry')];
}

const MOST_LISTED = 500;
