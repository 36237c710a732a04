/** Where sealed secrets lie: one row per workspace, kind and reference. What is in them is sealed.ts's business. */
import type { Database } from './client.ts';
import type { SealedFor, Sealer } from './sealed.ts';

/** Keeps a secret, over an earlier one. */
export async function keepSealed(database: Database, sealer: Sealer, of: SealedFor, text: string): Promise<void> {
  const sealed = sealer.seal(text, of);
  await database.prisma.sealedText.upsert({
    where: { workspace_kind_ref: placeOf(of) },
    create: { ...placeOf(of), sealed },
    update: { sealed },
  });
}

/** The secret; null when there is none. Throws CannotOpen when it was tampered with. */
export async function readSealed(database: Database, sealer: Sealer, of: SealedFor): Promise<string | null> {
  const row = await database.prisma.sealedText.findUnique({ where: { workspace_kind_ref: placeOf(of) } });
  return row === null ? null : sealer.open(row.sealed, of);
}

export async function dropSealed(database: Database, of: SealedFor): Promise<void> {
  await database.prisma.sealedText.deleteMany({ where: placeOf(of) });
}

/** Seals anew with the first key what an older one sealed; returns how many. A row changed meanwhile is left alone. */
export async function resealAll(database: Database, sealer: Sealer): Promise<number> {
  const rows = await database.prisma.sealedText.findMany();
  let resealed = 0;
  for (const { sealed, ...of } of rows) {
    if (!sealer.isStale(sealed)) continue;
    const anew = sealer.seal(sealer.open(sealed, of), of);
    const { count } = await database.prisma.sealedText.updateMany({ where: { ...of, sealed }, data: { sealed: anew } });
    resealed += count;
  }
  return resealed;
}

function placeOf({ workspace, kind, ref }: SealedFor): SealedFor {
  return { workspace, kind, ref };
}
