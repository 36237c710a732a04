/** The journal of an erased customer still verifies by the command line: approved, asked for, and given alone. */
import { expect, it } from 'vitest';
import { eraseCustomer, keyTyped } from '../../src/app/privacy/erase-customer.ts';
import { customerKeys } from '../../src/core/base/customers.ts';
import { workspaceId } from '../../src/core/base/ids.ts';
import { makeSealer } from '../../src/db/engine/sealed.ts';
import { amends, ANA, folder, MIA, storedHotel } from './amends.ts';

it('verifies after a customer was erased', async () => {
  const dir = folder();
  const hotel = await storedHotel({ dir });
  const first = await hotel.logs(ANA, 'room 412');
  await hotel.gives(ANA, first, 40n);
  await hotel.gives(ANA, first, 200n);
  await hotel.does(MIA, { kind: 'approve', case: first, request: null, digest: null });
  const second = await hotel.logs(ANA, 'room 412');
  await hotel.gives(ANA, second, 300n);
  const workspace = workspaceId.parse('hotel-aurora');
  const eraser = {
    db: hotel.db,
    workspace,
    sealer: makeSealer([Buffer.alloc(32, 7)]),
    customerKeyOf: customerKeys(Buffer.alloc(32, 8), workspace),
    now: () => new Date('2024-03-21T10:00:00Z'),
  };
  const key = keyTyped(eraser, 'room 412') ?? '';
  const { cases } = await eraseCustomer(eraser, 'room 412', key, { kind: 'operator' });
  expect(cases).toEqual([first, second]);
  await hotel.close();
  const verified = await amends(['audit', 'verify'], { AMENDS_DATA_DIR: dir });
  expect(verified).toMatchObject({ status: 0, err: '' });
});
