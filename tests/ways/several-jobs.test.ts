/** What a process does by itself for one of two organisations with the same ids touches no row of the other, of which as much is due. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { keepSums } from '../../src/app/keep/keep-sums.ts';
import type { Shell } from '../../src/app/shell.ts';
import { postDigest } from '../../src/app/team/digesting.ts';
import { learnTriage } from '../../src/app/team/learning/learn-triage.ts';
import { readConfigs } from '../../src/config.ts';
import { teamId, workspaceId } from '../../src/core/base/ids.ts';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { whatIsDue, type Due } from '../../src/db/work/due.ts';
import { dailyCleanup } from '../../src/jobs/daily-cleanup.ts';
import { makeLog } from '../../src/log.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { startAmends, type Running } from '../../src/start.ts';
import { closeLater } from '../closing.ts';
import { describeOnServer, quietLog } from '../database.ts';
import { PATIENCE_MS } from '../patience.ts';
import { changedBetween, keptOf } from './kept-of.ts';
import { surfaceOf } from './surfaces.ts';
import { openTwoHouses, ORGANISATIONS } from './two-houses.ts';

const [here = '', there = ''] = ORGANISATIONS.map(({ id }) => id);
/** So much later everything is due, and nearly everything past the time it is kept. */
const LATER_MS = 3 * 365 * 86_400_000;

/** Of nobody who answers: what waits for it stays due. */
const WEBHOOK = "webhooks:\n  - { name: erp, url: 'http://127.0.0.1:9/', allow_private: true, remedies: [refund] }\n";
const SECRETS = { AMENDS_WEBHOOK_ERP_SECRET: `whsec_${Buffer.alloc(32, 5).toString('base64')}` };

interface Works {
  readonly app: Running;
  readonly shell: Shell;
}
const swept = async ({ app }: Works): Promise<void> => await app.sweep();
const learnsPosts = async ({ shell }: Works): Promise<void> => await shell.watched?.readAnew();
const moved = async ({ app }: Works): Promise<void> => await app.clockMoved();

/** Whatever is done again and again, by the name it has in the log. */
const AGAIN: Readonly<Record<string, ((works: Works) => Promise<void>) | 'of no organisation'>> = {
  'looking for what is due': swept,
  'looking for wishes left undone': swept,
  'looking for who works here': swept,
  'looking for what is to be delivered': swept,
  'looking for digests': moved,
  'looking for line-ups': moved,
  'summing what was given': ({ shell }) => keepSums(shell),
  'learning which failure is meant': async ({ shell }) => void (await learnTriage(shell)),
  'learning which channels are listened to': learnsPosts,
  'taking what was set up in chat': async ({ shell }) => await shell.setUp?.settle(),
  'looking for a worker': 'of no organisation',
  'asking the database what time it is': 'of no organisation',
};

/** What a look finds of the other one: all that can be due. */
const ALL_DUE: Readonly<Record<keyof Due, boolean>> = {
  wishes: true,
  messages: true,
  cases: true,
  storms: true,
  pulses: true,
  improvements: true,
  cheers: true,
  surveys: true,
  asides: true,
  erasures: true,
  setup: true,
};

/** Sealed by a key there is; whoever opens it finds no wish. */
const SEALED = '(SELECT sealed FROM sealed_text WHERE workspace = $1 LIMIT 1)';
/** What no line of chat makes due in a moment: the same rows for both. */
const DUE_ROWS = [
  `INSERT INTO wish (workspace, key, sealed, at, holder, due_at) VALUES ($1, 'left', ${SEALED}, $2, 0, $2)`,
  `INSERT INTO pulse_team (workspace, team, next_at) VALUES ($1, 'front-desk', $2)`,
  `INSERT INTO thank_to (workspace, thank, n, member, team, state, given_at, cheers_at)
   VALUES ($1, 'thk_000001', 0, 'bob', 'front-desk', 'given', $2, $2)`,
  `INSERT INTO storm (workspace, id, team, by, reason, "from", until) VALUES ($1, 'stm_000001', 'front-desk', 'mia', 'x', $2, $2)`,
  `INSERT INTO improvement (workspace, id, number, team, text, owner, due, status, learnt_from, made_by, made_at, next_at)
   VALUES ($1, 'imp_000001', 1, 'front-desk', 'x', 'mia', $2, 'agreed', '[]', 'mia', $2, $2)`,
  `INSERT INTO survey (workspace, id, "case", team, owner, resolved_at, expires_at, answered_at, overall, follow)
   VALUES ($1, 'sur_000001', 'R-1001', 'front-desk', 'ana', $2, $2, $2, 1, 'due')`,
  `INSERT INTO set_aside (workspace, id, source, sender, why, rule, words, matters, at, received_at, sealed, open_for)
   VALUES ($1, 'asd_000001', 'kit', 'x', 'x', 'x', 'x', '{}', $2, $2, ${SEALED}, 'mia')`,
  `INSERT INTO erasure (workspace, id, keys, counted, state, asked_by, confirmed_by, asked_at)
   VALUES ($1, 'era_000001', '{k}', 'x', 'running', 'member:mia', 'member:gil', $2)`,
  `UPDATE message SET wanted = wanted + 1 WHERE workspace = $1 AND subject LIKE 'case:%' AND $2::timestamptz IS NOT NULL`,
];

describeOnServer('what is done by itself for one of two organisations', (server) => {
  let db: Database;
  let app: Running;
  let works: Works;
  let atStart: readonly string[];
  let ours: Readonly<Record<string, string>>;
  const kept = (): ReturnType<typeof keptOf> => keptOf(db, there);

  beforeAll(async () => {
    db = await openDatabase({ url: await server.url(), log: quietLog, migrations: false });
    closeLater(() => db.close());
    const two = await openTwoHouses(db, { more: WEBHOOK, env: SECRETS });
    const start = two.houses[0].now();
    for (const hotel of two.houses) {
      const chat = surfaceOf(hotel, 'Slack');
      await chat.log('ana', 'Room 412: no hot water', { customer: 'Room 412' });
      await chat.until(() => chat.caseCard('R-1001'), 'the card');
      for (const line of [
        'give R-1001 refund 10 EUR because it is cold',
        'promise R-1001 call about the water in 2 hours',
        'assist R-1001 @bob two towels by 18:00',
      ])
        await chat.type('ana', line);
      await chat.type('gil', 'setup team front-desk lineup 08:30');
      await hotel.drawn();
    }
    await two.app.stop();
    for (const { id } of ORGANISATIONS) for (const sql of DUE_ROWS) await db.read.query(sql, [id, start]);
    const later = (): Date => new Date(start.getTime() + LATER_MS);
    const before = await kept();
    ours = await keptOf(db, here);
    const config = readConfigs({
      ...two.env,
      AMENDS_CONFIG: path.join(two.env['AMENDS_CONFIG'] ?? '', here, 'amends.yaml'),
      TEAMS_TENANT_IDS: HOTEL_AURORA.teams.tenant,
    });
    app = await startAmends({
      config,
      log: makeLog('error', () => undefined, later),
      now: later,
      database: db,
      saveWithinMs: PATIENCE_MS,
      rings: false,
    });
    closeLater(() => app.stop());
    works = { app, shell: app.shell };
    atStart = changedBetween(before, await kept());
  });

  it('of the other all is due that can be', async () => {
    const asking = { holder: 0, at: app.shell.now(), platforms: ['slack', 'teams'] as const, limit: 5 };
    const due = await whatIsDue(db.read, { ...asking, workspace: workspaceId.parse(there) });
    const isDue = Object.entries(due).map(([what, found]) => [
      what,
      Array.isArray(found) ? found.length > 0 : Boolean(found),
    ]);
    expect(Object.fromEntries(isDue)).toEqual(ALL_DUE);
  });

  it('nothing of the other changes at the start, which looks for everything', () => {
    expect(atStart).toEqual([]);
  });

  it('every work that is done again and again is walked', () => {
    const files = globSync('src/**/*.ts').map((file) => readFileSync(file, 'utf8'));
    const written = files.flatMap((text) =>
      [...text.matchAll(/\brepeat\(\{\s*what: '([^']+)'/g)].map(([, what = '']) => what),
    );
    expect([...new Set(written)].toSorted()).toEqual(Object.keys(AGAIN).toSorted());
    // and beside them the cleanup of each day, mailboxes, and nothing else
    const background = readFileSync('src/house/background.ts', 'utf8');
    expect(background.match(/setInterval|watchMailboxes\(|workOn\w+\(/g)).toEqual(['watchMailboxes(', 'setInterval']);
  });

  it.each<readonly [string, (works: Works) => Promise<void>]>([
    ...Object.entries(AGAIN).flatMap(([what, work]) => (work === 'of no organisation' ? [] : [[what, work] as const])),
    ['the cleanup of each day', ({ shell }) => dailyCleanup(shell)],
    [
      'a digest that is due',
      ({ shell }) => postDigest(shell, teamId.parse('front-desk'), { week: '2029-W49', whenEmpty: true }),
    ],
  ])('%s changes nothing of the other', async (_, work) => {
    const before = await kept();
    await work(works);
    expect(changedBetween(before, await kept())).toEqual([]);
  });

  it('of the one it was done: what is due of both is due of it no more', async () => {
    const done = ['answer', 'delivery', 'message', 'posted_period', 'pulse_team', 'recovery_case', 'storm', 'survey'];
    expect(changedBetween(ours, await keptOf(db, here))).toEqual(expect.arrayContaining(done));
  });
});
