/** Secrets of a workspace's own, each made the first time it is wanted and sealed under the installation's key, which can be exchanged without changing them. */
import { randomBytes } from 'node:crypto';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from './client.ts';
import { CannotOpen, type SealedFor, type Sealer } from './sealed.ts';
import { readSealed } from './sealed-texts.ts';

const SECRET_BYTES = 32;

export interface SecretWanted {
  /** Under which it is kept. */
  readonly kind: string;
  /** What it does, as the end of "the secret that …". */
  readonly does: string;
}

/** Throws, saying what to do, when the key it was sealed with is not given any more. */
export async function workspaceSecret(
  database: Database,
  sealer: Sealer,
  workspace: WorkspaceId,
  { kind, does }: SecretWanted,
): Promise<Uint8Array> {
  const of: SealedFor = { workspace, kind, ref: '' };
  const made = sealer.seal(randomBytes(SECRET_BYTES).toString('base64'), of);
  // two processes that start at once must not each have one of their own
  await database.read.query(
    `INSERT INTO sealed_text (workspace, kind, ref, sealed) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [of.workspace, of.kind, of.ref, made],
  );
  try {
    const secret = await readSealed(database, sealer, of);
    if (secret === null) throw new Error(`the secret that ${does} is gone from sealed_text`);
    return Buffer.from(secret, 'base64');
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    throw new Error(
      `The secret that ${does} cannot be opened: put the key it was sealed with behind the new one in AMENDS_SECRET_KEY.`,
      { cause: error },
    );
  }
}
