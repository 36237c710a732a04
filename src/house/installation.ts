/** What a process has once, however many organisations it serves: the database, its number among the processes, the keys. */
import { makeScrape, type Scrape } from '../app/keep/scrape.ts';
import { makeBodies, type Bodies } from '../bodies.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { thingId, type NewId } from '../core/base/ids.ts';
import { openDatabase, type Database } from '../db/engine/client.ts';
import { atHome } from '../db/engine/home.ts';
import { openHolder, type Holder } from '../db/engine/holder.ts';
import { randomBits } from '../db/engine/random-bits.ts';
import { makeReadiness, type DatabaseFault } from '../db/engine/readiness.ts';
import { checkKeys } from '../db/engine/sealed-places.ts';
import { makeSealer, type Sealer } from '../db/engine/sealed.ts';
import { timeOf } from '../db/engine/time.ts';
import { repeat } from '../jobs/repeat.ts';
import type { Log } from '../log.ts';
import { makeMeters, type Meters } from '../meters.ts';
import { UNTRACED, type Tracing } from '../tracing.ts';
import { within } from '../within.ts';

export interface Installation {
  /** Of each organisation. */
  readonly configs: readonly [Config, ...Config[]];
  readonly db: Database;
  /** The same on connections of its own, for what nobody waits for: who waits is never behind it. */
  readonly background: Database;
  /** The number of this process. */
  readonly holder: number;
  readonly sealer: Sealer;
  /** Of all doors together. */
  readonly bodies: Bodies;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: NewId;
  readonly meters: Meters;
  readonly tracing: Tracing;
  /** Why nothing can be served now; none: it can. */
  readonly notReady: () => Promise<readonly NotReady[]>;
  /** From now on it is draining. */
  drains(): void;
  /** What /metrics answers of workspaces. */
  readonly scrape: Scrape;
  /** Gives up the number and closes the database; at most so long. */
  close(mostMs: () => number): Promise<void>;
}

/** `draining`: it was told to stop, and takes nothing new. */
export type NotReady = DatabaseFault | 'draining';

export interface InstallationOptions {
  /** Of the one organisation, or of each of several: what they share is the same in all of them. */
  readonly config: Config | readonly [Config, ...Config[]];
  readonly log: Log;
  readonly now: () => Date;
  /** What `now` reads, where it is to follow the clock of the database. */
  readonly clock?: Pick<Clock, 'follow'>;
  /** A database opened by somebody else (tests); it is not closed here. */
  readonly database?: Database;
  readonly newId?: NewId;
  /** Not given: measures of its own, without those of the process around it. */
  readonly meters?: Meters;
  /** Who is told traces; nobody when not given. Made where all that can fail is open, and stopped with it: one that was stopped tells nothing more. */
  readonly tracing?: () => Tracing;
  /** See `ScrapeNeeds`; 0 when not given. */
  readonly sameCountsMs?: number;
  /** Gives up waiting for a database that is away. */
  readonly signal?: AbortSignal;
}

/** Connections for what nobody waits for: looks, digests, exports of facts. */
const BEHIND = 4;

const TOLD_MS = 2_000;
/** Clocks of machines drift by less than a second a day; one that is set, or was asleep, is noticed this soon. */
const FOLLOW_MS = 30_000;

/** Throws when the database cannot be used: with what is wrong and how to mend it. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { log, now, clock } = options;
  const configs = configsOf(options);
  const [config] = configs;
  const db =
    options.database ??
    (await openDatabase({
      url: config.databaseUrl ?? undefined,
      migrationUrl: config.migrationUrl ?? undefined,
      replicaUrl: config.replicaUrl ?? undefined,
      dir: config.databaseUrl === null ? config.dataDir : undefined,
      log,
      signal: options.signal,
    }));
  if (options.database === undefined && config.databaseUrl !== null) {
    await atHome(
      db.read,
      configs.map(({ organisation }) => organisation.workspace.id),
    ).catch(async (error: unknown) => {
      await db.close();
      throw error;
    });
  }
  const background = options.database === undefined ? db.beside(BEHIND) : db;
  const readiness = makeReadiness(db);
  const state = { isDraining: false };
  const meters = options.meters ?? makeMeters({ ofProcess: false });
  const close = async (): Promise<void> => {
    if (background !== db) await background.close();
    if (options.database === undefined) await db.close();
  };
  const sealer = makeSealer(config.secretKeys.map((k) => Buffer.from(k, 'base64')));
  const follow = async (): Promise<void> => clock?.follow(() => timeOf(background.read));
  const numbered = follow()
    .then(() => checkKeys(db.read, sealer))
    .then(() => numberOf(db, configs));
  const holder = await numbered.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const tracing = options.tracing?.() ?? UNTRACED;
  const following =
    clock && repeat({ what: 'asking the database what time it is', everyMs: FOLLOW_MS, work: follow, log });
  return {
    configs,
    db,
    background,
    holder: holder.id,
    sealer,
    bodies: makeBodies(),
    log,
    now,
    newId: options.newId ?? randomId,
    meters,
    tracing,
    notReady: async () => [...(state.isDraining ? (['draining'] as const) : []), ...(await readiness())],
    drains: () => void (state.isDraining = true),
    scrape: makeScrape({ meters, db, log, sameMs: options.sameCountsMs ?? 0 }),
    close: async (mostMs) => {
      await following?.(mostMs());
      await holder.release();
      // nobody who is told may keep the process from its end
      await within(TOLD_MS, tracing.stop()).catch(() => undefined);
      await close();
    },
  };
}

/** The number of this process, by which others see that it lives, and whether it works. */
const numberOf = (db: Database, configs: Installation['configs']): Promise<Holder> =>
  openHolder(db, configs[0].role === 'web' ? [] : configs.map(({ organisation }) => organisation.workspace.id));

const isSeveral = (config: InstallationOptions['config']): config is readonly [Config, ...Config[]] =>
  Array.isArray(config);

const configsOf = ({ config }: InstallationOptions): readonly [Config, ...Config[]] =>
  isSeveral(config) ? config : [config];

const randomId: NewId = (kind) => thingId.parse(`${kind}_${randomBits().toString('base64url')}`);
