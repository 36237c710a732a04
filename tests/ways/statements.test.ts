/** What a command asks of the database, from the signed request to the drawn card: the number of statements is held, because each costs. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/engine/client.ts';
import { describeOnServer } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const LOOKS =
  /^SELECT 'a wish'|^SELECT\s+EXISTS \(SELECT FROM wish|^SELECT coalesce\(max\(version\), 0\)::int AS version FROM setup_change/;

describeOnServer('a command', (server) => {
  let hotel: Hotel;
  let slack: Surface;
  const asked: string[] = [];
  beforeAll(async () => {
    const db = await server.open();
    hotel = await openHotel(heard(db, asked));
    slack = surfaceOf(hotel, 'Slack');
    await slack.log('ana', 'Room 1: warm up', { customer: 'K-0' });
    await hotel.drawn();
  });

  /** The statements that the work takes, without those that look whether all is done or something was set up, and without the calendar of digests. */
  const statementsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    await hotel.drawn();
    asked.splice(0);
    await work();
    await hotel.drawn();
    return asked.filter((sql) => !LOOKS.test(sql));
  };
  /** All of them where they are too many, so that it can be seen which. */
  const overly = (statements: readonly string[], most: number): readonly string[] =>
    statements.length <= most ? [] : statements.map((sql) => sql.slice(0, 60));

  it('that logs a complaint takes 8 statements at most, its card included', async () => {
    const taken = await statementsOf(async () => {
      await slack.log('ana', 'Room 412: no hot water', { customer: 'K-1' });
      await slack.until(() => slack.caseCard('R-1002'), 'the card');
    });
    expect(overly(taken, 8)).toEqual([]);
  });

  it('that gives something takes 6, its card drawn anew included', async () => {
    const taken = await statementsOf(async () => {
      await slack.type('ana', 'give R-1002 refund 10 EUR because of the cold');
      await slack.until(() => slack.caseCard('R-1002')?.text.includes('€10.00'), 'the card');
    });
    expect(overly(taken, 6)).toEqual([]);
  });

  it('that asks takes 8, the card in private of each who may decide included', async () => {
    const taken = await statementsOf(async () => {
      await slack.type('ana', 'give R-1001 refund 400 EUR because they stood in the corridor');
      await slack.until(() => slack.draft('mia', 'Approve'), 'the card with Mia');
    });
    expect(overly(taken, 8)).toEqual([]);
  });

  it('that decides takes 6, every message that tells of it included', async () => {
    await slack.type('ana', 'give R-1002 refund 400 EUR because they stood in the corridor');
    const card = await slack.until(() => slack.requests('R-1002')[0], 'the request');
    const taken = await statementsOf(async () => {
      await slack.press('mia', card, 'Approve');
      await slack.until(() => slack.requests('R-1002')[0]?.text.includes('Approved'), 'the approval');
    });
    expect(overly(taken, 6)).toEqual([]);
  });

  describe('that is refused', () => {
    it('takes 6 as well', async () => {
      const taken = await statementsOf(async () => {
        await slack.answerTo('ana', 'give R-9999 refund 10 EUR', /R-9999/);
      });
      expect(overly(taken, 6)).toEqual([]);
    });
  });
});

/** The same database, with every statement noted as it is sent. */
function heard(db: Database, asked: string[]): Database {
  const noted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name, of);
        if (typeof value !== 'function') return value;
        if (name === 'query')
          return (first: string | { readonly text: string }, ...rest: unknown[]): unknown => {
            asked.push((typeof first === 'string' ? first : first.text).trim());
            return Reflect.apply(value, of, [first, ...rest]);
          };
        if (name === 'connect')
          return async (...rest: unknown[]): Promise<unknown> =>
            noted((await Reflect.apply(value, of, rest)) as object);
        return (...rest: unknown[]): unknown => Reflect.apply(value, of, rest);
      },
    });
  return { ...db, pool: noted(db.pool), read: noted(db.read) };
}
