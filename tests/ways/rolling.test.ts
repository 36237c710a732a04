/** Two real processes behind a balancer, ended and started one after the other while people work: nothing is lost, nothing is done or shown twice. */
import { beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { startFakeSlack, type FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { startFakeTeams, type FakeTeams } from '../../src/playground/teams/fake-teams.ts';
import type { TeamsMessage } from '../../src/playground/teams/workplace.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { closeLater } from '../closing.ts';
import { describeOnServer, quietLog } from '../database.ts';
import { PATIENCE_MS } from '../patience.ts';
import { signingKey } from '../signing-key.ts';
import { inFront } from './in-front.ts';
import { sends, START_MS, twoProcesses, type Process } from './processes.ts';

const IN_SLACK = ['ANA', 'BOB', 'MIA', 'GIL'].map((name) => `U0${name}`);
const IN_TEAMS = ['mia', 'gil'];

describeOnServer('a rolling restart', (server) => {
  let slack: FakeSlack;
  let teams: FakeTeams;
  let db: Database;
  let both: readonly [Process, Process];
  const answered: number[] = [];

  beforeAll(async () => {
    const url = await server.url();
    db = await openDatabase({ url, log: quietLog, migrations: false });
    closeLater(() => db.close());
    slack = await startFakeSlack({ world: HOTEL_AURORA, now: () => new Date(), deadlineMs: 20_000 });
    closeLater(() => slack.close());
    const patience = { turnMs: PATIENCE_MS, invokeMs: PATIENCE_MS, extensionMs: PATIENCE_MS };
    const key = await signingKey();
    teams = await startFakeTeams({ world: HOTEL_AURORA, now: () => new Date(), rates: false, patience, key });
    closeLater(() => teams.close());
    both = await twoProcesses(url, slack.apiUrl, teams.env);
    const inFrontOfBoth = await balancer(both, answered);
    slack.connect(inFrontOfBoth);
    await teams.connect(`${inFrontOfBoth}/api/messages`);
  }, 2 * START_MS);

  it(
    'under load loses nothing, repeats nothing, and turns nobody away',
    async () => {
      const work = { isOver: false, begun: 0 };
      const told = { inSlack: [] as string[], inTeams: [] as string[] };
      const logs = async (heard: string[], log: (told: Told) => Promise<boolean>): Promise<void> => {
        while (!work.isOver) {
          const customer = `Story ${(work.begun += 1)}`;
          const text = `${customer}: the tap of this room drips all night long`;
          if (await log({ text, customer })) heard.push(text);
        }
      };
      const works = [
        ...IN_SLACK.map((user) =>
          logs(told.inSlack, async (story) => {
            await slack.command(user, 'C0DESK', 'log');
            return await sends(slack, user, story);
          }),
        ),
        ...IN_TEAMS.map((who) => logs(told.inTeams, (story) => logsInTeams(teams, who, story))),
      ];
      for (const one of both) {
        expect(await one.end('SIGTERM')).toBe(0);
        await one.start();
      }
      work.isOver = true;
      await Promise.all(works);
      const waiting = async (): Promise<number> => (await db.read.query('SELECT 1 FROM wish')).length;
      await expect.poll(waiting, { interval: 100 }).toBe(0);
      const undrawn = `SELECT 1 FROM message WHERE shown < wanted AND subject LIKE 'case:%'`;
      await expect.poll(() => db.read.query(undrawn), { interval: 200 }).toEqual([]);
      expect(told.inSlack.length).toBeGreaterThan(20);
      expect(told.inTeams.length).toBeGreaterThan(5);
      const cards = {
        slack: slack.messages('C0RECOVERIES').map((message) => JSON.stringify(message.blocks)),
        teams: teams.messages('19:recoveries@thread.tacv2').map((message) => JSON.stringify(message.cards)),
      };
      const stories = [
        ...told.inSlack.map((story) => ({ story, wants: [1, 0] })),
        ...told.inTeams.map((story) => ({ story, wants: [0, 1] })),
      ];
      // a card stands where the case was logged
      const standings = await Promise.all(stories.map((one) => standingOf(db, one, cards)));
      expect(standings.flatMap((one) => one ?? [])).toEqual([]);
      // what was not said to be saved may be there, once
      const { length: cases } = await db.read.query('SELECT 1 FROM recovery_case');
      expect(cards.slack.length + cards.teams.length).toBe(cases);
      expect(cases).toBeGreaterThanOrEqual(stories.length);
      // how often each status, where anything but 200 was answered
      const statuses = Object.fromEntries(
        [...Map.groupBy(answered, String)].map(([status, of]) => [status, of.length]),
      );
      expect(statuses).toEqual({ 200: answered.length });
    },
    4 * START_MS,
  );
});

interface Told {
  readonly text: string;
  readonly customer: string;
}

/** Fills in the form that a line opens in the chat; whether it was said to be logged. */
async function logsInTeams(teams: FakeTeams, who: string, { text, customer }: Told): Promise<boolean> {
  const before = teams.personal(who).length;
  const { delivered } = await teams.say(who, 'personal', 'log');
  if (delivered?.status !== 200) return false;
  const opened = (): TeamsMessage | undefined =>
    teams
      .personal(who)
      .slice(before)
      .find(({ author, cards }) => author === 'bot' && JSON.stringify(cards).includes('"Log case"'));
  const form = await teams.waitFor(opened, { what: 'the form' });
  const sent = await teams.press(who, form.id, 'Log case', { inputs: { in_text: text, in_customer: customer } });
  return sent.kind === 'answered' && sent.delivered.status === 200 && sent.delivered.body.includes('Logged as R-');
}

/** Of a story that stands otherwise than it should: how often on each platform, its case, and what the database says of its cards. */
interface Standing {
  readonly story: string;
  /** In Slack, and in Teams. */
  readonly stands: readonly number[];
  /** None: nothing of it was saved. */
  readonly case: string | null;
  readonly messages: readonly Readonly<Record<string, unknown>>[];
}

async function standingOf(
  db: Database,
  { story, wants }: { readonly story: string; readonly wants: readonly number[] },
  { slack, teams }: { readonly slack: readonly string[]; readonly teams: readonly string[] },
): Promise<Standing | null> {
  const stands = [slack, teams].map((cards) => cards.filter((card) => card.includes(story)).length);
  if (stands.join() === wants.join()) return null;
  const [found = { case: null }] = await db.read.query<{ case: string }>(
    `SELECT e."case" FROM journal_entry e
     LEFT JOIN journal_word w ON w.workspace = e.workspace AND w."case" = e."case" AND w.seq = e.seq
     WHERE position($1 IN e.body::text || coalesce(w.apart::text, '')) > 0 ORDER BY e."case" LIMIT 1`,
    [story],
  );
  const rows =
    'SELECT platform, state, wanted, shown, attempts, failures, key, place, trouble FROM message WHERE subject = $1';
  const messages = await db.read.query<Record<string, unknown>>(rows, [`case:${found.case ?? ''}`]);
  return { story, stands, case: found.case, messages };
}

const LOOK_MS = 100;
/** As often as is asked of a balancer, at least; on a loaded machine this one may itself come late. */
const LATE_LOOK_MS = 500;

/**
 * Passes each request to the next process that says it is ready; what goes wrong then is a 502, as with any balancer.
 * How a request ended that was passed on by a late look says nothing of the processes.
 */
async function balancer(to: readonly Process[], answered: number[]): Promise<string> {
  let next = 0;
  let ready: readonly Process[] = to;
  let lookedAt = performance.now();
  let isLooking = false;
  const look = setInterval(() => {
    // one look at a time: an older one that comes back later would call ready what is leaving
    if (isLooking) return;
    isLooking = true;
    const at = performance.now();
    const looks = to.map(async (one) =>
      (await fetch(`${one.url}/readyz`).catch(() => null))?.ok === true ? [one] : [],
    );
    Promise.all(looks).then(
      (found) => {
        ready = found.flat();
        lookedAt = at;
        isLooking = false;
      },
      () => undefined,
    );
  }, LOOK_MS);
  closeLater(() => Promise.resolve(clearInterval(look)));
  return await inFront(() => {
    const isLate = performance.now() - lookedAt > LATE_LOOK_MS;
    return {
      to: ready[(next += 1) % ready.length]?.url ?? 'http://127.0.0.1:1',
      answered: (status) => {
        if (!isLate) answered.push(status);
        return true;
      },
    };
  });
}
