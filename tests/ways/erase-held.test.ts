/** What somebody holds stays as it is: a case of the customer, and one of another that once named them; both are named, and go with a later erasure. */
import { beforeAll, expect, it } from 'vitest';
import { eraseCustomer, heldOf, keyTyped, tryErasing } from '../../src/app/privacy/erase-customer.ts';
import { serialisable } from '../../src/db/engine/serialisable.ts';
import { unnameOn } from '../../src/db/privacy/erase-by-key.ts';
import { logs, R, thing } from '../core/case/build.ts';
import { describeOnOne } from '../database.ts';
import { commandsIn } from './commands.ts';
import { openHotel, type Hotel } from './hotel.ts';

const WHO = 'Numbat 4471';

describeOnOne('a case on hold', (open) => {
  let hotel: Hotel;
  const does = commandsIn(() => hotel, 'mia');
  const key = (typed: string): string => keyTyped(hotel.app.shell, typed) ?? '';
  const naming = async (): Promise<readonly unknown[]> =>
    (
      await hotel.db.read.query<{ case: string }>(
        `SELECT DISTINCT "case" FROM journal_word WHERE apart::text ILIKE '%numbat%' ORDER BY 1`,
      )
    ).map((row) => row.case);
  const keptByKey = async (): Promise<unknown> =>
    (await hotel.db.read.query(`SELECT count(*)::int AS n FROM purchase WHERE customer_key = $1`, [key(WHO)]))[0]?.[
      'n'
    ];

  beforeAll(async () => {
    hotel = await openHotel(await open());
    await does({ ...logs('Cold soup'), customer: WHO });
    await does({ ...logs('Cold tea'), customer: WHO });
    await does({ kind: 'set_facts', case: R(1002), customer: 'Room 77', orderValue: null, lossValue: null });
    await hotel.db.read.query(`INSERT INTO purchase VALUES ($1, 'shop:1', $2, $3)`, [
      hotel.app.shell.workspace,
      key(WHO),
      hotel.now(),
    ]);
  });

  it('stops what is asked, also under another name and where it is another one’s by now', async () => {
    const { shell } = hotel.app;
    const asked = { keys: [key(WHO)], counted: key('nobody else') };
    expect(await heldOf(shell, asked)).toEqual([]);
    await does({ kind: 'hold', case: R(1002), because: 'A court asks for it' });
    expect(await heldOf(shell, asked)).toEqual([R(1002)]);
    expect((await tryErasing(shell, WHO, key(WHO))).held).toEqual([R(1002)]);
    await does({ ...logs('Cold coffee'), customer: 'Booking QX7PLM' });
    await does({ kind: 'hold', case: R(1003), because: 'A court asks for it' });
    await does({ kind: 'link_customer', case: R(1001), customer: 'Booking QX7PLM', because: 'Their booking' });
    expect(await heldOf(shell, asked)).toEqual([R(1003), R(1002)]);
  });

  it('stays, with whom it names, and is named', async () => {
    const { shell } = hotel.app;
    const { workspace } = shell;
    const of = { id: R(1002), at: hotel.now(), names: () => true };
    expect(await serialisable(hotel.db, (tx) => unnameOn(tx, workspace, { id: thing('era_none') }, of))).toBe(false);
    const { cases, held, gone } = await eraseCustomer(shell, WHO, key(WHO), { kind: 'operator' });
    expect({ cases, held, once: gone['once_named'] ?? [] }).toEqual({
      cases: [R(1001), R(1003)],
      held: [R(1003), R(1002)],
      once: [],
    });
    expect(await naming()).toEqual([R(1002)]);
    expect(await keptByKey()).toBe(1);
    const [noted] = await hotel.db.read.query(`SELECT details FROM house_entry WHERE kind = 'erased'`);
    expect(noted?.['details']).toMatchObject({ held: [R(1003), R(1002)] });
  });

  it('goes with the next erasure once it is over', async () => {
    for (const of of [R(1002), R(1003)]) await does({ kind: 'end_hold', case: of });
    const { cases, held, gone } = await eraseCustomer(hotel.app.shell, WHO, key(WHO), { kind: 'operator' });
    expect({ cases, held, once: gone['once_named'] ?? [] }).toEqual({ cases: [R(1003)], held: [], once: [R(1002)] });
    expect(await naming()).toEqual([]);
    expect(await keptByKey()).toBe(0);
  });
});
