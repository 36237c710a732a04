/** The secret that keys of customers are made with, and keys for what was stored before there were any. */
import { expect, it } from 'vitest';
import { customerFrom, customerKeys } from '../../../src/core/base/customers.ts';
import { caseId } from '../../../src/core/base/ids.ts';
import { identitiesOf, joinIdentities, partIdentity } from '../../../src/db/case/identities.ts';
import { bringCustomers, customerSecret, fillCustomerKeys } from '../../../src/db/case/customer-keys.ts';
import { ledgerOfCase, readCase, searchCases } from '../../../src/db/case/reading.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { makeSealer } from '../../../src/db/engine/sealed.ts';
import { resealAll } from '../../../src/db/engine/sealed-places.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { describeEachDatabase } from '../../database.ts';
import { AURORA, entry, openCase, opening } from '../build.ts';

const key = (n: number): Buffer => Buffer.alloc(32, n);

describeEachDatabase('keys of customers', (open) => {
  it('rest on one secret, whoever asks first, which outlives the key it is sealed with', async () => {
    const database = await open();
    const old = makeSealer([key(1)]);
    const [one, other] = await Promise.all([
      customerSecret(database, old, AURORA),
      customerSecret(database, old, AURORA),
    ]);
    expect(Buffer.from(one).equals(other)).toBe(true);
    await resealAll(database, makeSealer([key(2), key(1)]));
    expect(Buffer.from(await customerSecret(database, makeSealer([key(2)]), AURORA)).equals(one)).toBe(true);
    await expect(customerSecret(database, makeSealer([key(3)]), AURORA)).rejects.toThrow('behind the new one');
  });

  it('are given to cases and entries of old by what was shown; where that was masked nobody is known', async () => {
    const database = await open();
    const keyOf = customerKeys(key(9), AURORA);
    const old = async (number: number, shown: string | null): Promise<void> => {
      // as it was stored: what is shown stood where the key belongs
      const of = openCase(number, { customer: { reference: shown, key: shown } });
      const entries = [entry(`a${number}`, of), entry(`b${number}`, of, { state: 'committed' })];
      await serialisable(database, (tx) => saveCommand(tx, opening(of, { entries })));
    };
    await old(1, 'Room 412');
    await old(2, '(e-mail hidden)');
    await old(3, null);
    const fill = (): Promise<number> =>
      fillCustomerKeys(database, AURORA, (shown) => customerFrom(shown, keyOf)?.key ?? null);
    expect([await fill(), await fill()]).toEqual([2, 0]);
    const now = async (number: number): Promise<unknown> => {
      const id = caseId.parse(`R-${number}`);
      const entries = await ledgerOfCase(database.read, AURORA, id);
      return [(await readCase(database.read, AURORA, id))?.customer, entries.map((e) => [e.state, e.customer])];
    };
    const both = (of: string | null): unknown => [
      ['reserved', of],
      ['committed', of],
    ];
    const room = keyOf('room412');
    expect(await now(1)).toEqual([{ reference: 'Room 412', key: room }, both(room)]);
    expect(await now(2)).toEqual([{ reference: '(e-mail hidden)', key: null }, both(null)]);
    expect(await now(3)).toEqual([{ reference: null, key: null }, both(null)]);
    await expect(database.read.query("UPDATE ledger_entry SET customer_key = 'room 413'")).rejects.toThrow('may only');
    await expect(database.read.query('UPDATE ledger_entry SET customer_key = NULL')).rejects.toThrow('may only');
  });

  it('of the form before go by the customers of now, in batches that may be broken off; nobody-words are nobody', async () => {
    const database = await open();
    const keyOf = customerKeys(key(9), AURORA);
    const stored = async (number: number, reference: string, typed: string): Promise<void> => {
      const of = openCase(number, { customer: { reference, key: keyOf(typed) } });
      const entries = [entry(`c${number}`, of)];
      await serialisable(database, (tx) => saveCommand(tx, opening(of, { entries })));
    };
    await database.read.query("INSERT INTO workspace (workspace, name) VALUES ($1, '') ON CONFLICT DO NOTHING", [
      AURORA,
    ]);
    await stored(11, 'Room 412', 'room 412');
    await stored(12, 'room412', 'room412');
    await stored(13, 'Rm. 412', 'rm. 412');
    await stored(14, 'unknown', 'unknown');
    await stored(15, '(e-mail hidden)', 'rosa@example.com');
    await stored(16, 'PNR QX7PLM', 'pnrqx7plm');
    // somebody linked the older form before it was brought over
    await joinIdentities(database.read, AURORA, [keyOf('rm. 412'), keyOf('vip')], 'cus_early');
    // broken off: a part of it is there already
    expect(await bringCustomers(database, AURORA, keyOf, 2)).toBe(4);
    await database.read.query('UPDATE workspace SET customer_form = 0 WHERE workspace = $1', [AURORA]);
    await bringCustomers(database, AURORA, keyOf, 2);
    expect(await bringCustomers(database, AURORA, keyOf)).toBe(0);
    // taken apart again, a reference takes its older forms along; the others stay together
    const keyed = (typed: string): string => customerFrom(typed, keyOf)?.key ?? '';
    const [room, other] = [keyed('Room 412'), keyed('ZZ9')];
    const goesBy = async (of: string): Promise<readonly unknown[]> => {
      const rows = await database.read.query(`SELECT key FROM ${identitiesOf('$2::text')} AS same(key)`, [AURORA, of]);
      return rows.map((row) => String(row['key'])).toSorted();
    };
    const older = [keyOf('room 412'), keyOf('rm. 412'), room].toSorted();
    expect(await goesBy(room)).toEqual([...older, keyOf('vip')].toSorted());
    await partIdentity(database.read, AURORA, keyOf('vip'));
    await joinIdentities(database.read, AURORA, [other, room], 'cus_new');
    expect(await goesBy(other)).toEqual([...older, other].toSorted());
    await partIdentity(database.read, AURORA, keyOf('room 412'));
    expect([await goesBy(room), await goesBy(keyOf('rm. 412')), await goesBy(other)]).toEqual([older, older, [other]]);
    await joinIdentities(database.read, AURORA, [other, room], 'cus_newer');
    await partIdentity(database.read, AURORA, other);
    expect([await goesBy(room), await goesBy(other)]).toEqual([older, [other]]);
    const found = async (words: string): Promise<unknown> => {
      const one = (typed: string): string | null => customerFrom(typed, keyOf)?.key ?? null;
      return (await searchCases(database.read, AURORA, { words, keyOf: one }, 9)).map((c) => c.id);
    };
    expect(await found('zimmer 412')).toEqual(['R-13', 'R-12', 'R-11']);
    expect(await found('rosa@example.com')).toEqual(['R-15']);
    expect(await found('QX7PLM')).toEqual(['R-16']);
    expect((await readCase(database.read, AURORA, caseId.parse('R-14')))?.customer).toEqual({
      reference: null,
      key: null,
    });
    expect((await ledgerOfCase(database.read, AURORA, caseId.parse('R-14'))).map((e) => e.customer)).toEqual([
      keyOf('unknown'),
    ]);
  });
});
