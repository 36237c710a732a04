/** Hotel Aurora for whole journeys: the real app on a real database, a fake Slack and a fake Teams around it, a clock in the test's hands. */
import { readConfig } from '../../src/config.ts';
import { thingId, type NewId } from '../../src/core/base/ids.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { makeLog, type Log } from '../../src/log.ts';
import { startFakeSlack, type FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { startFakeTeams, type FakeTeams } from '../../src/playground/teams/fake-teams.ts';
import { HOTEL_AURORA, type PlayWorld } from '../../src/playground/world.ts';
import type { Meters, TellMeasures } from '../../src/meters.ts';
import type { Tracing } from '../../src/tracing.ts';
import { startAmends, type Running } from '../../src/start.ts';
import { closeLater } from '../closing.ts';
import { signingKey } from '../signing-key.ts';
import { auroraEnv } from './aurora.ts';
import { PATIENCE_MS, soon } from '../patience.ts';

export interface Hotel {
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  /** The app that runs now; another one after `restart`. */
  readonly app: Running;
  readonly db: Database;
  /** Every log line so far. */
  readonly logged: readonly string[];
  now(): Date;
  /** Moves the clock; nothing rings by itself. */
  forward(ms: number): void;
  /** Resolves when every wish is carried out and every wanted message is drawn: also before the clock is moved, because leases run on it. What is given is done before each look. */
  drawn(meanwhile?: () => Promise<void>): Promise<void>;
  /** The same, without the pauses before what is tried again. */
  drawnAtLast(): Promise<void>;
  /** How long a wish may take to be stored from now on, in milliseconds; as long as a loaded machine takes, to begin with. */
  saveWithin(ms: number): void;
  /** Stops the app and starts it anew on the same database, the platforms going on as they are. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface HotelOptions {
  readonly at?: Date;
  readonly log?: (lines: string[]) => Log;
  /** Settings that stand above the usual ones; an empty one takes it away. */
  readonly env?: Readonly<Record<string, string>>;
  /** Settings that stand above those too, of what is put beside or before the fakes; given theirs. */
  readonly envBeside?: (fakes: Readonly<Record<string, string>>) => Promise<Readonly<Record<string, string>>>;
  /** The people and channels of the platforms; Hotel Aurora when not given. */
  readonly world?: PlayWorld;
  /**
   * Leaves the homes in the private chats of Teams to be drawn anew with every change: where a test looks at them. They
   * are half of what a change draws; without this nobody has one until they ask for it (`mine`, Slack's Home tab).
   */
  readonly homes?: boolean;
  /** Whether the team in Teams consented to its channels being read. */
  readonly readsChannels?: boolean;
  /** Who is told traces. */
  readonly tracing?: Tracing;
  /** See `StartOptions`. */
  readonly tellMeasures?: TellMeasures;
  /** What is measured of the process too; nothing when not given. */
  readonly meters?: Meters;
  /** Slack by Socket Mode. */
  readonly socket?: boolean;
}

/** A platform that a test keeps from answering holds up no look at what is drawn for longer. */
const ANSWERED_WITHIN_MS = 2_000;

/** Thursday 10 December 2026, 11:00 in Paris. */
export const THURSDAY = new Date('2026-12-10T10:00:00Z');

/** Starts everything on the database given; stopped after the suite, or earlier by `stop`. */
export async function openHotel(db: Database, options: HotelOptions = {}): Promise<Hotel> {
  const clock = { at: (options.at ?? THURSDAY).getTime() };
  const now = (): Date => new Date(clock.at);
  const logged: string[] = [];
  const log = options.log?.(logged) ?? makeLog('debug', (line) => void logged.push(line), now);
  const world = options.world ?? HOTEL_AURORA;
  const slack = await startFakeSlack({ world, now, deadlineMs: PATIENCE_MS, socket: options.socket === true });
  const teams = await startFakeTeams({
    world,
    now,
    rates: false,
    key: await signingKey(),
    readsChannels: options.readsChannels === true,
  });
  const config = readConfig({
    ...teams.env,
    ...auroraEnv(slack.apiUrl),
    ...(options.socket === true && { SLACK_APP_TOKEN: HOTEL_AURORA.slack.appToken, SLACK_SIGNING_SECRET: '' }),
    // the clock stands still for most of a journey, so that all of it happens within these ten seconds
    AMENDS_MOST_WISHES_PER_10S: '1000',
    ...options.env,
    ...(await options.envBeside?.({ ...teams.env, SLACK_API_URL: slack.apiUrl })),
  });
  const newId = countedIds();
  const { tracing, tellMeasures, meters } = options;
  const traced = {
    ...(tracing !== undefined && { tracing: () => tracing }),
    tellMeasures,
    ...(meters !== undefined && { meters }),
  };
  let saveWithinMs = PATIENCE_MS;
  const start = async (install: boolean): Promise<Running> => {
    const started = await startAmends({ config, log, now, database: db, newId, saveWithinMs, rings: false, ...traced });
    slack.connect(started.url);
    await teams.connect(`${started.url}/api/messages`, { install });
    return started;
  };
  let app = await start(true);
  // what Slack tells of a message that Amends wrote is signed at the clock as it was, and is turned away once that has moved
  const busy = (): number => (app.shell.outbox?.busy ?? 0) + slack.underWay();
  if (options.homes !== true) await withoutHomes(app, busy, db);
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await app.stop();
    await slack.close();
    await teams.close();
  };
  closeLater(stop);
  const hotel: Hotel = {
    slack,
    teams,
    get app() {
      return app;
    },
    db,
    logged,
    now,
    forward: (ms) => void (clock.at += ms),
    drawn: (meanwhile) => drawn(app, busy, db, meanwhile),
    drawnAtLast: () =>
      hotel.drawn(async () => {
        await db.read.query('UPDATE message SET due_at = NULL');
        await app.sweep();
      }),
    saveWithin: (ms) => {
      saveWithinMs = ms;
      Object.assign(app.shell, { saveWithinMs });
    },
    restart: async () => {
      await app.stop();
      app = await start(false);
    },
    stop,
  };
  return hotel;
}

export async function drawn(
  app: Pick<Running, 'answered'>,
  busy: () => number,
  db: Database,
  meanwhile?: () => Promise<void>,
): Promise<void> {
  // what is no wish is done after its request was answered, and leaves no row
  await app.answered(ANSWERED_WITHIN_MS);
  await soon(async () => {
    await meanwhile?.();
    const behind = await db.read.query(
      `SELECT 'a wish' AS subject FROM wish WHERE parked IS NULL
         UNION ALL SELECT subject FROM message WHERE state = 'sending' OR (shown < wanted AND state <> 'dead' AND (state <> 'stuck' OR due_at IS NULL))`,
    );
    if (busy() > 0) throw new Error('something is being drawn');
    if (behind.length > 0) throw new Error(`not done yet: ${behind.map((c) => String(c['subject'])).join(', ')}`);
  });
}

/** Forgets the homes that the install drew; their messages stay in the chats as they are. */
async function withoutHomes(app: Running, busy: () => number, db: Database): Promise<void> {
  await drawn(app, busy, db);
  await db.read.query(`DELETE FROM message WHERE subject LIKE 'home:%'`);
}

/** Ids that are the same in every run. */
export function countedIds(): NewId {
  let n = 0;
  return (kind) => thingId.parse(`${kind}_${String((n += 1)).padStart(6, '0')}`);
}
