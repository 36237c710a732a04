/** Seals the journals of a workspace: each night, and when an operator asks for the head. */
import { sealDigest, signSeal, type SignedSeal } from '../../core/base/seal.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { headsToSeal, keepSeal, lastSeal, type HeadToSeal } from '../../db/case/seals.ts';
import type { Database } from '../../db/engine/client.ts';
import { houseHead, noteHouse } from '../../db/engine/house-journal.ts';
import type { Sealer } from '../../db/engine/sealed.ts';
import { serialisable, sqlState } from '../../db/engine/serialisable.ts';
import { workspaceSecret } from '../../db/engine/workspace-secret.ts';
import type { HouseActor } from '../../core/base/house.ts';

export interface Sealing {
  readonly db: Database;
  readonly sealer: Sealer;
  readonly workspace: WorkspaceId;
  readonly now: () => Date;
}

const PAGE = 2_000;
/** Changed cases of one seal: more are sealed by several, so that memory stays flat. */
const MOST_IN_ONE = 20_000;

/** What signs the seals of a workspace: its public key stays the same when the installation's key is exchanged. */
export const sealSecret = ({ db, sealer, workspace }: Omit<Sealing, 'now'>): Promise<Uint8Array> =>
  workspaceSecret(db, sealer, workspace, { kind: 'audit_seal', does: 'seals the journals' });

/**
 * Seals what changed since the last seal, and says so in the journal of the house; resolves to the seal that stands then, null
 * where there is nothing to seal. `notBefore`: nothing is done where one was made since.
 */
export async function sealJournals(of: Sealing, by: HouseActor, notBefore?: Date): Promise<SignedSeal | null> {
  const { db, workspace } = of;
  const last = await lastSeal(db.read, workspace);
  if (last !== null && notBefore !== undefined && last.at > notBefore) return last;
  const secret = await sealSecret(of);
  let sealed = last;
  for (let after = 0; ;) {
    const { heads, reached } = await nextHeads(of, after);
    const isOver = reached === null;
    if (heads.length > 0 || (isOver && (await isHouseNewer(of, sealed)))) {
      const made = await sealOnce(of, by, { before: sealed, heads, secret });
      // somebody else seals just now: what they made stands
      if (made === null) return await lastSeal(db.read, workspace);
      sealed = made;
    }
    if (isOver) return sealed;
    after = reached;
  }
}

async function nextHeads(
  { db, workspace }: Sealing,
  after: number,
): Promise<{ readonly heads: readonly HeadToSeal[]; readonly reached: number | null }> {
  const heads: HeadToSeal[] = [];
  for (let reached = after; ;) {
    const page = await headsToSeal(db.read, workspace, reached, PAGE);
    if (page.last === null) return { heads, reached: null };
    heads.push(...page.heads);
    reached = page.last;
    if (heads.length >= MOST_IN_ONE) return { heads, reached };
  }
}

/** Something happened in the house since, beside that the last seal was made. */
async function isHouseNewer({ db, workspace }: Sealing, last: SignedSeal | null): Promise<boolean> {
  return (await houseHead(db.read, workspace)).seq > (last === null ? 0 : last.house.seq + 1);
}

const TAKEN = '23505';

async function sealOnce(
  { db, workspace, now }: Sealing,
  by: HouseActor,
  of: { readonly before: SignedSeal | null; readonly heads: readonly HeadToSeal[]; readonly secret: Uint8Array },
): Promise<SignedSeal | null> {
  const { before, heads, secret } = of;
  try {
    return await serialisable(db, async (tx) => {
      const house = await houseHead(tx, workspace);
      const digest = sealDigest();
      for (const { number, seq, hash } of heads) digest.add(number, seq, hash);
      const seal = (before?.seal ?? 0) + 1;
      const at = now();
      const made = signSeal({ workspace, seal, at, house, digest: digest.over(house, before?.digest ?? '') }, secret);
      await keepSeal(tx, made, heads);
      const { signature, signer } = made;
      const details = { seal, digest: made.digest, cases: heads.length, signature, signer };
      await noteHouse(tx, workspace, { kind: 'sealed', by, at, details });
      return made;
    });
  } catch (error) {
    if (sqlState(error) === TAKEN) return null;
    throw error;
  }
}
