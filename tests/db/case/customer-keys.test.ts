/** The secret that keys of customers are made with, and keys for what was stored before there were any. */
import { expect, it } from 'vitest';
import { customerFrom, customerKeys } from '../../../src/core/base/customers.ts';
import { caseId } from '../../../src/core/base/ids.ts';
import { customerSecret, fillCustomerKeys } from '../../../src/db/case/customer-keys.ts';
import { ledgerOfCase, readCase } from '../../../src/db/case/reading.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { makeSealer } from '../../../src/db/engine/sealed.ts';
import { resealAll } from '../../../src/db/engine/sealed-texts.ts';
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
    const room = keyOf('room 412');
    expect(await now(1)).toEqual([{ reference: 'Room 412', key: room }, both(room)]);
    expect(await now(2)).toEqual([{ reference: '(e-mail hidden)', key: null }, both(null)]);
    expect(await now(3)).toEqual([{ reference: null, key: null }, both(null)]);
    await expect(database.read.query("UPDATE ledger_entry SET customer_key = 'room 413'")).rejects.toThrow('may only');
    await expect(database.read.query('UPDATE ledger_entry SET customer_key = NULL')).rejects.toThrow('may only');
  });
});
