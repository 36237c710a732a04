/** Who complained, as a key alone: the same key as that customer has on cases, so that coming back shows. */
import { customerFrom, customerKeys } from '../../core/base/customers.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { customerSecret } from '../../db/case/customer-keys.ts';
import type { Database } from '../../db/engine/client.ts';
import { makeSealer } from '../../db/engine/sealed.ts';
import type { Environment } from '../../config.ts';
import { Refused } from '../verb.ts';

/** Makes the key of what a cell says; null when that names nobody. A try needs no secret: its keys are kept nowhere. */
export async function customersOf(
  db: Database,
  workspace: WorkspaceId,
  env: Environment,
  isDry: boolean,
): Promise<(typed: string) => string | null> {
  const keyOf = isDry ? (normal: string) => normal : customerKeys(await secretOf(db, workspace, env), workspace);
  return (typed) => customerFrom(typed, keyOf)?.key ?? null;
}

async function secretOf(db: Database, workspace: WorkspaceId, env: Environment): Promise<Uint8Array> {
  const keys = (env['AMENDS_SECRET_KEY'] ?? '')
    .split(',')
    .flatMap((key) => (key.trim() === '' ? [] : [Buffer.from(key.trim(), 'base64')]));
  if (keys.length === 0) {
    throw new Refused(
      'customer: needs AMENDS_SECRET_KEY, the same that Amends runs with: customers are kept as keys that are made with it.',
    );
  }
  try {
    return await customerSecret(db, makeSealer(keys), workspace);
  } catch (error) {
    throw new Refused(`customer: ${error instanceof Error ? error.message : 'the secret cannot be opened'}`);
  }
}
