/**
 * Whatever was given, to whomever: a customer who is erased, and a case that was kept long enough, leave the ledger as it was but
 * for whose it is; and one that cannot be erased keeps nothing else from going.
 */
import { beforeAll, expect, it } from 'vitest';
import { retentionOf, retentionSchema } from '../../src/app/keep/retention-setting.ts';
import { carryOnErasing, eraseCustomer, keyTyped, newErasure } from '../../src/app/privacy/erase-customer.ts';
import { caseId } from '../../src/core/base/ids.ts';
import { insertErasure } from '../../src/db/privacy/erasures.ts';
import { dailyCleanup } from '../../src/jobs/daily-cleanup.ts';
import { gives, logs, refund, resolves } from '../core/case/build.ts';
import { describeOnOne } from '../database.ts';
import { commandsIn } from './commands.ts';
import { openHotel, type Hotel } from './hotel.ts';

const DAY = 86_400_000;

/** Who a case was said to be of: before something was given on it, and after. */
const OF = [
  ['of a customer', 'Room 31', 'Room 31'],
  ['of nobody', null, null],
  ['of nobody, and found out later', null, 'Room 33'],
  ['of another customer before', 'Room 34', 'Booking QX7PLM'],
] as const;

describeOnOne('what was given, to whomever', (open) => {
  let hotel: Hotel;
  const ask = commandsIn(() => hotel, 'ana');
  const does = async (command: object): Promise<string> => (await ask(command)).case.id;
  const keyOf = (typed: string): string => keyTyped(hotel.app.shell, typed) ?? '';
  const ledger = async (of: string): Promise<readonly (readonly unknown[])[]> =>
    (
      await hotel.db.read.query<{ cost: string; key: string | null }>(
        'SELECT cost_minor::text AS cost, customer_key AS key FROM ledger_entry WHERE "case" = $1 ORDER BY seq',
        [of],
      )
    ).map(({ cost, key }) => [cost, key === null ? null : keys.has(key) ? keys.get(key) : 'random']);
  const words = async (of: string): Promise<unknown> =>
    (await hotel.db.read.query('SELECT words FROM recovery_case WHERE id = $1', [of]))[0]?.['words'];
  let keys: ReadonlyMap<string, string>;

  /** A case of each, resolved; by what it is. */
  async function cases(round: string): Promise<ReadonlyMap<string, string>> {
    const made = new Map<string, string>();
    for (const [what, before, after] of OF) {
      const name = (typed: string | null): string | null => (typed === null ? null : `${typed}${round}`);
      const of = await does({ ...logs(`${what} ${round}`), customer: name(before) });
      await does(gives([refund(20)], null, caseId.parse(of)));
      if (after !== before)
        await does({
          kind: 'set_facts',
          case: of,
          customer: name(after),
          orderValue: null,
          lossValue: null,
        });
      await does({ ...resolves(), case: of });
      made.set(what, of);
      // as much is given in a while as the house lets one give
      hotel.forward(40 * DAY);
    }
    return made;
  }

  beforeAll(async () => {
    hotel = await openHotel(await open());
    Object.assign(hotel.app.shell, { retention: retentionOf(retentionSchema.parse({ cases: 400 })) });
    const typed = OF.flatMap(([, before, after]) => [before, after].filter((one) => one !== null));
    keys = new Map(['1', '2'].flatMap((round) => typed.map((one) => [keyOf(`${one}${round}`), one])));
  });

  it('is counted without its customer once they are erased', async () => {
    const made = await cases('1');
    const erased = (typed: string): ReturnType<typeof eraseCustomer> =>
      eraseCustomer(hotel.app.shell, `${typed}1`, keyOf(`${typed}1`), { kind: 'operator' });
    for (const [what, , after] of OF.filter(([, , one]) => one !== null))
      expect((await erased(after ?? '')).cases).toEqual([made.get(what)]);
    expect(await Promise.all(OF.map(([what]) => ledger(made.get(what) ?? '')))).toEqual([
      [['2000', 'random']],
      [['2000', null]],
      // what was given while nobody was known moves to whom it turns out to be, with an entry of its own
      [
        ['2000', null],
        ['2000', 'random'],
      ],
      // of whom it was given to, who is not erased
      [['2000', 'Room 34']],
    ]);
    await erased('Room 34');
    expect(await ledger(made.get('of another customer before') ?? '')).toEqual([['2000', 'random']]);
  });

  it('is counted without any customer once it was kept long enough', async () => {
    const made = await cases('2');
    hotel.forward(402 * DAY);
    await dailyCleanup(hotel.app.shell);
    for (const of of made.values()) expect(await words(of)).toBe('—');
    expect(await Promise.all(OF.map(([what]) => ledger(made.get(what) ?? '')))).toEqual([
      [['2000', 'random']],
      [['2000', null]],
      [
        ['2000', null],
        ['2000', 'random'],
      ],
      [['2000', 'random']],
    ]);
    expect(await hotel.db.read.query(`SELECT 1 FROM erasure WHERE asked_by = 'retention'`)).toEqual([]);
  });

  it('keeps nobody else from going where one cannot', async () => {
    const made = await cases('3');
    const stuck = made.get('of a customer') ?? '';
    await hotel.db.read.query(`CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'stuck'; END $$`);
    await hotel.db.read.query(
      `CREATE TRIGGER stuck BEFORE UPDATE ON recovery_case FOR EACH ROW WHEN (OLD.id = '${stuck}') EXECUTE FUNCTION stuck()`,
    );
    const { shell } = hotel.app;
    for (const typed of ['Room 313', 'Room 333']) {
      const keysOf = [keyOf(typed)];
      const one = newErasure(shell, { typed, keys: keysOf, askedBy: 'member:mia', state: 'running' });
      await insertErasure(hotel.db.read, shell.workspace, one);
      hotel.forward(1);
    }
    const erred = (from: number): readonly string[] =>
      hotel.logged.slice(from).filter((line) => line.includes('"level":"error"'));
    const logged = hotel.logged.length;
    await carryOnErasing(shell);
    expect(await words(stuck)).toBe('of a customer 3');
    expect(await words(made.get('of nobody, and found out later') ?? '')).toBe('—');
    expect(erred(logged)[0]).toContain('mend its cause');

    // nobody touches any of them any more, and whoever starts three years later finds them
    await hotel.db.read.query('ALTER TABLE recovery_case DISABLE TRIGGER stuck');
    await hotel.db.read.query('UPDATE recovery_case SET next_look_at = NULL');
    await hotel.db.read.query('ALTER TABLE recovery_case ENABLE TRIGGER stuck');
    hotel.forward(1_200 * DAY);
    const before = hotel.logged.length;
    await hotel.restart();
    expect(await words(stuck)).toBe('of a customer 3');
    for (const what of ['of nobody', 'of another customer before']) expect(await words(made.get(what) ?? '')).toBe('—');
    expect(hotel.logged.slice(before).filter((line) => line.includes('daily cleanup done'))).toHaveLength(1);
    const said = erred(before).find((line) => line.includes(stuck));
    expect(said).toContain('mend its cause');
    expect(said).not.toContain('of a customer');
  });
});
