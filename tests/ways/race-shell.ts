/** One process of Amends as the races need it: a pool and the rules; no chat, no workers. */
import { randomUUID } from 'node:crypto';
import type { Shell } from '../../src/app/shell.ts';
import { customerKeys } from '../../src/core/base/customers.ts';
import { thingId, workspaceId } from '../../src/core/base/ids.ts';
import type { AuthorityPolicy } from '../../src/core/policy/policy.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { openHolder } from '../../src/db/engine/holder.ts';
import { makeDirectory } from '../../src/db/team/directory.ts';
import { rowsTogether } from '../../src/db/work/rows-together.ts';
import { makeSealer } from '../../src/db/engine/sealed.ts';
import { makeLog } from '../../src/log.ts';
import { HOTEL, NOON, PACKS } from '../core/case/build.ts';

/** `stop` gives up its number. */
export type RaceShell = Shell & { readonly stop: () => Promise<void> };

/** A shell on a database of its own pool. The caller stops it and closes the database. */
export async function raceShell(db: Database): Promise<RaceShell> {
  const log = makeLog(
    'error',
    (line) => {
      throw new Error(`logged an error: ${line}`);
    },
    () => NOON,
  );
  const workspace = workspaceId.parse('aurora');
  const holder = await openHolder(db);
  return { ...bareShell({ workspace, db, log, holder: holder.id }, HOTEL), stop: () => holder.release() };
}

/** Nobody draws, it is always noon, and there is one policy. */
export function bareShell(of: Pick<Shell, 'workspace' | 'db' | 'log' | 'holder'>, policy: AuthorityPolicy): Shell {
  const { workspace, db, holder } = of;
  return {
    ...of,
    directory: makeDirectory(workspace),
    outbox: null,
    ...rowsTogether(db.read, workspace, holder),
    sealer: makeSealer([Buffer.alloc(32, 7)]),
    customerKeyOf: customerKeys(Buffer.alloc(32, 8), workspace),
    now: () => NOON,
    newId: (kind) => thingId.parse(`${kind}_${randomUUID().replaceAll('-', '')}`),
    policies: () => [policy],
    policyOf: () => undefined,
    packs: PACKS,
  };
}
