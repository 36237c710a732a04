/** Where Amends is installed, and is not any more, stands in the journal of the house. */
import { expect, it } from 'vitest';
import { installations } from '../../../src/app/keep/installations.ts';
import { references, type KeptReference } from '../../../src/app/keep/references.ts';
import { houseHash } from '../../../src/core/base/house.ts';
import { workspaceId } from '../../../src/core/base/ids.ts';
import { houseEntries } from '../../../src/db/engine/house-journal.ts';
import { makeSealer } from '../../../src/db/engine/sealed.ts';
import { openAnyDatabase } from '../../database.ts';

const AT = new Date('2026-12-10T10:00:00Z');

it('each place of Slack and each tenant of Teams once, when it comes and when it goes, with why', async () => {
  const db = await openAnyDatabase();
  const workspace = workspaceId.parse('installed-hotel');
  const shell = { db, workspace, now: () => AT, sealer: makeSealer([Buffer.alloc(32, 7)]), outbox: null };
  const slack = installations(shell);
  await slack.keep('E0COAST', '{"token":"secret"}');
  await slack.keep('T0QUAY', '{"partOf":"E0COAST"}', { partOf: 'E0COAST' });
  await slack.keep('T0SHOP', '{"token":"first"}');
  const first = await slack.read('T0SHOP');
  await slack.keep('T0SHOP', '{"token":"second"}');
  // what was read before does not stand there any more
  expect(first !== null && (await slack.dropOnly('T0SHOP', first, 'invalid_auth'))).toBe(false);
  const second = await slack.read('T0SHOP');
  expect(second !== null && (await slack.dropOnly('T0SHOP', second, 'invalid_auth'))).toBe(true);
  await slack.drop('E0COAST', 'uninstalled');
  await slack.drop('E0COAST', 'revoked');

  const teams = references(shell);
  const chatOf = (n: number): KeptReference => ({
    tenant: 'tenant-1',
    conversation: `a:${n}`,
    serviceUrl: 'https://smba.example/',
    kind: 'personal',
    user: `user-${n}`,
  });
  for (const n of [1, 2, 1]) await teams.remember(chatOf(n));
  for (const n of [1, 2, 2]) await teams.forget(chatOf(n));

  const entries = await houseEntries(db.read, workspace, 0, 20);
  expect(
    entries.map(({ kind, details }) =>
      [kind, details['part_of'], details['place'], details['why']].filter((one) => one != null).join(' '),
    ),
  ).toEqual([
    'installed E0COAST',
    'installed E0COAST T0QUAY',
    'installed T0SHOP',
    'installed T0SHOP',
    'uninstalled T0SHOP invalid_auth',
    'uninstalled E0COAST uninstalled',
    'installed tenant-1',
    'uninstalled tenant-1',
  ]);
  for (const one of entries) expect(one.hash).toBe(houseHash(one.prevHash, one));
});
