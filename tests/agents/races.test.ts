/** An agent that asks many times at once, and several that share a budget: never beyond what the policy says, in two processes on a real PostgreSQL. */
import { beforeAll, expect, it } from 'vitest';
import { describeOnServer } from '../database.ts';
import { besides } from '../ways/two-apps.ts';
import { openHotel, type Hotel } from '../ways/hotel.ts';
import { policyFile } from '../ways/policy-file.ts';
import { readFileSync } from 'node:fs';
import { caller, changed, type Answered } from './caller.ts';

const MANY = 40;
const ROBOTS = ['robot-a', 'robot-b', 'robot-c'] as const;
const tokenOf = (robot: string): string => `${robot}.0123456789abcdef0123456789abcdef`;

describeOnServer('agents that ask at once', (server) => {
  let hotel: Hotel;
  let urls: readonly string[] = [];
  let keys = 0;
  beforeAll(async () => {
    const env: Record<string, string> = {
      AMENDS_POLICY: policyFile(
        `${readFileSync('demo/policy.yaml', 'utf8').replace("{ scope: actor_day, max: '200 EUR' }\n        when", "{ scope: actor_day, max: '100 EUR' }\n        when")}
budgets:
  - { id: desk, teams: [front-desk], cost_centre: '4711', period: month, max: '250 EUR', warn_percent: 99 }
`,
      ),
      AMENDS_CONFIG: changed(
        (text) =>
          text +
          ROBOTS.map((robot) => `  - { id: ${robot}, name: A ${robot}, role: concierge, owner: bob }\n`).join(''),
      ),
    };
    for (const robot of ROBOTS) env[`AMENDS_AGENT_${robot.toUpperCase().replace('-', '_')}_TOKEN`] = tokenOf(robot);
    const db = await server.open();
    hotel = await openHotel(db, { env });
    ({ urls } = await besides(hotel, db, env));
  });
  const key = (): string => `key-${String((keys += 1)).padStart(6, '0')}`;
  /** The processes in turn. */
  const ask = (robot: string, tool: string, input: object, n = keys): Promise<Answered> =>
    caller(urls[n % urls.length] ?? '', tokenOf(robot))(tool, input);
  const logged = async (robot: string): Promise<string> => {
    const input = { text: 'Cold again', customer: `K-${key()}`, idempotency_key: key() };
    const answered = await untilJudged(robot, 'log_complaint', input, keys);
    return String(answered.body['case']);
  };
  const ten = (c: string, idempotency = key()) => ({
    case: c,
    remedy: 'refund',
    amount: { minor: 1000, currency: 'EUR' },
    reason: 'cold water',
    idempotency_key: idempotency,
  });
  const untilJudged = async (robot: string, tool: string, input: object, n: number): Promise<Answered> => {
    for (;;) {
      const answered = await ask(robot, tool, input, n);
      // a busy machine may be late; the same key is never done twice
      if (answered.status !== 503) return answered;
    }
  };
  const codes = (all: readonly Answered[]): Record<string, number> =>
    Object.fromEntries(
      Object.entries(Object.groupBy(all, ({ body }) => (body['ok'] === true ? 'given' : String(body['code'])))).map(
        ([code, found]) => [code, found?.length ?? 0],
      ),
    );
  const spent = async (): Promise<Readonly<Record<string, number>>> => {
    const rows = await hotel.db.read.query<{ member: string; cost: number }>(
      `SELECT member, sum(cost_minor)::int AS cost FROM ledger_entry WHERE state <> 'released' GROUP BY member ORDER BY member`,
    );
    return Object.fromEntries(rows.map(({ member, cost }) => [member, cost]));
  };

  it(`${MANY} gifts of 10 EUR at once, of one agent with 100 EUR a day, on as many cases: exactly 10 are given`, async () => {
    const [robot] = ROBOTS;
    const cases = await Promise.all(Array.from({ length: MANY }, () => logged(robot)));
    const all = await Promise.all(cases.map((c, n) => untilJudged(robot, 'give', ten(c), n)));
    expect(codes(all)).toEqual({ given: 10, needs_a_yes: MANY - 10 });
    expect(await spent()).toEqual({ 'robot-a': 10_000 });
  });

  it('and of all of them, with a budget of 250 EUR for the team: exactly what is left of it', async () => {
    const cases = await Promise.all(
      ROBOTS.flatMap((robot) => Array.from({ length: 12 }, async () => [robot, await logged(robot)] as const)),
    );
    const all = await Promise.all(cases.map(([robot, c], n) => untilJudged(robot, 'give', ten(c), n)));
    expect(codes(all)).toMatchObject({ given: 15 });
    const sums = Object.values(await spent());
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(25_000);
    expect(Math.max(...sums)).toBeLessThanOrEqual(10_000);
  });

  it('the same key at once, in both processes, is done once and answered the same; another body under it is a conflict', async () => {
    const [, robot] = ROBOTS;
    const body = { text: 'The lift is loud', customer: 'K-lift', idempotency_key: key() };
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => untilJudged(robot, 'log_complaint', body, n)));
    expect(new Set(all.map((one) => one.body['case'])).size).toBe(1);
    expect(all.filter((one) => one.body['repeated'] === false)).toHaveLength(1);
    const other = await ask(robot, 'log_complaint', { ...body, text: 'The lift is quiet' });
    expect(other).toMatchObject({ status: 409, body: { ok: false, code: 'other_body' } });
  });
});
