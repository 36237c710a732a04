/** Seals anew, with the first key, what an older one sealed; and says so in the journal of the house. */
import type { HouseActor } from '../../core/base/house.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../../db/engine/client.ts';
import { noteHouse } from '../../db/engine/house-journal.ts';
import type { Sealer } from '../../db/engine/sealed.ts';
import { resealAll } from '../../db/engine/sealed-places.ts';

interface Rotating {
  readonly db: Pick<Database, 'read'>;
  readonly sealer: Sealer;
  readonly workspace: WorkspaceId;
  readonly now: () => Date;
}

/** Resolves to how many texts were sealed anew. */
export async function rotateKeys({ db, sealer, workspace, now }: Rotating, by: HouseActor): Promise<number> {
  const resealed = await resealAll(db, sealer, workspace);
  const details = { resealed, to: sealer.keyIds[0] ?? null };
  if (resealed > 0) await noteHouse(db.read, workspace, { kind: 'key_rotated', by, at: now(), details });
  return resealed;
}
