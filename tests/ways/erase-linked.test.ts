/** A customer who was once said to be another one, and was taken apart on another case: erased, nothing of either case says that they were, and what others go by stays. */
import { beforeAll, expect, it } from 'vitest';
import { eraseCustomer, keyTyped } from '../../src/app/privacy/erase-customer.ts';
import { verifyJournals } from '../../src/cli/audit/verify.ts';
import { logs } from '../core/case/build.ts';
import { describeOnOne } from '../database.ts';
import { commandsIn } from './commands.ts';
import { openHotel, type Hotel } from './hotel.ts';

const WHO = 'Rosa Okapi <rosa.okapi@customer.example>';
const BOOKING = 'OKP7781';
const OTHER = 'Room 9';
const ALSO = 'Quokka 4412';

describeOnOne('a customer who was taken apart from another', (open) => {
  let hotel: Hotel;
  const does = commandsIn(() => hotel, 'mia');
  const keyOf = (typed: string): string => keyTyped(hotel.app.shell, typed) ?? '';
  const kept = async (): Promise<string> => {
    const rows = await hotel.db.read.query<{ row: string }>(
      'SELECT c::text AS row FROM recovery_case c UNION ALL SELECT w::text FROM journal_word w UNION ALL SELECT i::text FROM customer_identity i',
    );
    return rows.map(({ row }) => row).join('\n');
  };
  const verified = () => verifyJournals(hotel.db.read, hotel.app.shell.workspace, null);

  beforeAll(async () => {
    hotel = await openHotel(await open());
    const because = 'one guest';
    await does({ ...logs('The lamp is broken'), customer: OTHER });
    await does({ kind: 'link_customer', case: 'R-1001', customer: WHO, because });
    await does({ kind: 'link_customer', case: 'R-1001', customer: BOOKING, because });
    await does({ kind: 'link_customer', case: 'R-1001', customer: ALSO, because });
    await does({ kind: 'unlink_customer', case: 'R-1001', customer: BOOKING, because: 'two guests' });
    await does({ ...logs('Cold soup'), customer: OTHER });
    await does({ kind: 'unlink_customer', case: 'R-1002', customer: WHO, because: 'two guests' });
    await hotel.drawn();
  });

  it('stands on both until then', async () => {
    expect(await kept()).toMatch(new RegExp(`okapi[^]*${keyOf(WHO)}|${keyOf(WHO)}[^]*okapi`, 'i'));
    expect(await verified()).toMatchObject({ broken: null });
  });

  it('stands on neither afterwards, by reference or key; the others do, and the journals hold', async () => {
    for (const who of [WHO, BOOKING]) {
      const erased = await eraseCustomer(hotel.app.shell, who, keyOf(who), { kind: 'operator' });
      expect(erased.cases).toEqual([]);
    }
    const left = await kept();
    expect(left).not.toMatch(/okapi|OKP7781/i);
    for (const who of [WHO, BOOKING]) expect(left).not.toContain(keyOf(who));
    const [row] = await hotel.db.read.query<{ also: unknown; customer: unknown }>(
      `SELECT doc -> 'alsoKnownAs' AS also, doc -> 'customer' AS customer FROM recovery_case WHERE id = 'R-1001'`,
    );
    expect(row).toEqual({
      also: [{ reference: ALSO, key: keyOf(ALSO) }],
      customer: { reference: OTHER, key: keyOf(OTHER) },
    });
    expect(await verified()).toMatchObject({ broken: null, older: 0 });
  });
});
