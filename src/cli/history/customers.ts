/** Who complained, as a key alone: the same key as that customer has on cases, so that coming back shows. */
import { customerFrom, customerKeys } from '../../core/base/customers.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { customerSecret } from '../../db/case/customer-keys.ts';
import type { Database } from '../../db/engine/client.ts';
import type { Sealer } from '../../db/engine/sealed.ts';
import type { Environment } from '../../config.ts';
import { sealerOf } from '../io/secret-key.ts';
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
  return (await secretsOf(db, workspace, env, 'customer')).secret;
}

/** What opens sealed rows and makes keys of customers. Refused, saying why, where AMENDS_SECRET_KEY is not what Amends runs with. */
export async function secretsOf(
  db: Database,
  workspace: WorkspaceId,
  env: Environment,
  what: string,
): Promise<{ readonly sealer: Sealer; readonly secret: Uint8Array }> {
  const sealer = sealerOf(env);
  if (sealer === null) {
    throw new Refused(
      `${what}: needs AMENDS_SECRET_KEY, the same that Amends runs with: customers are kept as keys that are made with it.`,
    );
  }
  try {
    return { sealer, secret: await customerSecret(db, sealer, workspace) };
  } catch (error) {
    throw new Refused(`${what}: ${error instanceof Error ? error.message : 'the secret cannot be opened'}`);
  }
}
