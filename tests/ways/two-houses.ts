/** Two organisations in one installation whose ids are all the same but for those of their platforms: members, teams, channels, sources, agents. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfigs } from '../../src/config.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { makeLog } from '../../src/log.ts';
import { startFakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { startFakeTeams } from '../../src/playground/teams/fake-teams.ts';
import { HOTEL_AURORA, type PlayWorld } from '../../src/playground/world.ts';
import { startAmends, type Running } from '../../src/start.ts';
import { closeLater } from '../closing.ts';
import { signingKey } from '../signing-key.ts';
import { countedIds, drawn, THURSDAY, type Hotel } from './hotel.ts';
import { PATIENCE_MS } from '../patience.ts';

/** The other one: the same people under the same ids, in a Slack workspace and a tenant of its own. */
export const HARBOUR_INN: PlayWorld = {
  ...HOTEL_AURORA,
  company: 'Harbour Inn',
  slack: { ...HOTEL_AURORA.slack, team: 'T0HARBOUR', botToken: 'xoxb-of-the-harbour-inn' },
  teams: { ...HOTEL_AURORA.teams, tenant: '00000000-0000-4000-8000-0000000000bb' },
};

export const ORGANISATIONS = [
  { id: 'hotel-aurora', world: HOTEL_AURORA },
  { id: 'harbour-inn', world: HARBOUR_INN },
] as const;

export interface TwoHouses {
  readonly app: Running;
  /** Each as if it were alone, in the order of `ORGANISATIONS`. */
  readonly houses: readonly [Hotel, Hotel];
  readonly env: Readonly<Record<string, string>>;
  readonly logged: readonly string[];
}

/** Writes the files of both into folders of one folder; `more` stands at the end of each. */
export function filesOfTwo(more = ''): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'amends-houses-'));
  const hotel = readFileSync('demo/amends.yaml', 'utf8');
  for (const { id, world } of ORGANISATIONS) {
    mkdirSync(path.join(folder, id));
    const own = hotel
      .replace('{ id: hotel-aurora, name: Hotel Aurora }', `{ id: ${id}, name: ${world.company} }`)
      .replace('T0AURORA', world.slack.team);
    writeFileSync(
      path.join(folder, id, 'amends.yaml'),
      `${own}\nmicrosoft: { tenant: ${world.teams.tenant} }\n${more}`,
    );
    writeFileSync(path.join(folder, id, 'policy.yaml'), readFileSync('demo/policy.yaml', 'utf8'));
  }
  return folder;
}

export async function openTwoHouses(
  db: Database,
  options: { readonly more?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<TwoHouses> {
  const clock = { at: THURSDAY.getTime() };
  const now = (): Date => new Date(clock.at);
  const logged: string[] = [];
  const log = makeLog('debug', (line) => void logged.push(line), now);
  const key = await signingKey();
  const sides = await Promise.all(
    ORGANISATIONS.map(async ({ id, world }) => {
      const slack = await startFakeSlack({ world, now, deadlineMs: PATIENCE_MS });
      const teams = await startFakeTeams({ world, now, rates: false, key, readsChannels: false });
      return { id, world, slack, teams };
    }),
  );
  const own = sides.flatMap(({ id, world, slack, teams }) => {
    const suffix = `__${id.toUpperCase().replaceAll('-', '_')}`;
    const { TEAMS_TENANT_IDS: _, ...env } = teams.env;
    const all = { ...env, SLACK_BOT_TOKEN: world.slack.botToken, SLACK_API_URL: slack.apiUrl };
    return Object.entries(all).map(([name, value]) => [`${name}${suffix}`, value] as const);
  });
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    AMENDS_CONFIG: filesOfTwo(options.more),
    AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    SLACK_SIGNING_SECRET: HOTEL_AURORA.slack.signingSecret,
    AMENDS_MOST_WISHES_PER_10S: '1000',
    ...Object.fromEntries(own),
    ...options.env,
  };
  const app = await startAmends({
    config: readConfigs(env),
    log,
    now,
    database: db,
    newId: countedIds(),
    saveWithinMs: PATIENCE_MS,
    rings: false,
  });
  for (const { slack, teams } of sides) {
    slack.connect(app.url);
    await teams.connect(`${app.url}/api/messages`, { install: true });
  }
  closeLater(async () => {
    await app.stop();
    for (const { slack, teams } of sides) {
      await slack.close();
      await teams.close();
    }
  });
  const houses = sides.map(({ id, slack, teams }): Hotel => {
    const shell = app.shells.find(({ workspace }) => workspace === id);
    if (shell === undefined) throw new Error(`no organisation ${id}`);
    const busy = (): number => (shell.outbox?.busy ?? 0) + slack.underWay();
    return {
      slack,
      teams,
      app: { ...app, shell },
      db,
      logged,
      now,
      forward: (ms) => void (clock.at += ms),
      drawn: (meanwhile) => drawn(app, busy, db, meanwhile),
      drawnAtLast: () => drawn(app, busy, db, async () => await app.sweep()),
      saveWithin: () => undefined,
      restart: () => Promise.reject(new Error('both stop together')),
      stop: () => app.stop(),
    };
  });
  const [first, second] = houses;
  if (first === undefined || second === undefined) throw new Error('there are two');
  return { app, houses: [first, second], env, logged };
}
