/** What was answered to somebody who could not be answered when they asked: sealed for a day, for the one message that tells it. */
import type { ThingId } from '../../core/base/ids.ts';
import { fromWire, toWire } from '../../core/base/wire.ts';
import type { Card } from '../../cards/kit/card.ts';
import { keepSealed, readSealed } from '../../db/engine/sealed-texts.ts';
import type { Shell } from '../shell.ts';

const KEPT_MS = 86_400_000;

type Kept = Pick<Shell, 'db' | 'sealer' | 'workspace' | 'now'>;

const placeOf = (workspace: string, of: ThingId) => ({ workspace, kind: 'unheard', ref: of });

export async function keepUnheard(shell: Kept, of: ThingId, card: Card): Promise<void> {
  const until = new Date(shell.now().getTime() + KEPT_MS);
  const text = JSON.stringify(toWire(given(card)));
  await keepSealed(shell.db, shell.sealer, placeOf(shell.workspace, of), text, until);
}

/** Null when its day is over. */
export async function readUnheard(shell: Kept, of: ThingId): Promise<Card | null> {
  const text = await readSealed(shell.db, shell.sealer, placeOf(shell.workspace, of));
  return text === null ? null : (fromWire(JSON.parse(text)) as Card);
}

/** Without what is not given, which is not kept either. */
function given(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(given);
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Map) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [[name, given(one)]])),
  );
}
