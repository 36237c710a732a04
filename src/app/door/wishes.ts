/** Wishes are durable before they are acknowledged: sealed and stored here, and opened again by whoever carries one out after a crash. */
import { setTimeout as pause } from 'node:timers/promises';
import { fromWire, toWire } from '../../core/base/wire.ts';
import { press } from '../../core/case/press.ts';
import { isUndone } from '../../db/engine/client.ts';
import { dropOwnWish, isWishStored } from '../../db/work/wishes.ts';
import { causeOf } from '../../log.ts';
import { Late, within } from '../../within.ts';
import type { Shell } from '../shell.ts';
import { wishNow } from './old-wishes.ts';
import { NotSaved, PerhapsSaved, type AcceptedWish } from './door.ts';

/** The durable row must be there within this, or the person is told so. Both platforms want an answer within 3 s. */
export const SAVE_WITHIN_MS = 1_500;
/** So long at most it is found out whether the row is there all the same. */
const FIND_OUT_MS = 500;
const LOOK_AGAIN_MS = 20;

/**
 * One insert, bounded by what is left of `SAVE_WITHIN_MS`. The row stays until the wish is carried out, by this process or, should it die, by another.
 * Where the database gives no answer, it is asked once more before anybody is told anything.
 * `refused` holds the keys of which it is not known whether they were stored, until it is certain that there is no row of them.
 */
export async function store(
  shell: Shell,
  accepted: AcceptedWish,
  { refused, withinMs }: { readonly refused: Set<string>; readonly withinMs: number },
): Promise<AcceptedWish> {
  const { key } = accepted;
  const until = performance.now() + withinMs;
  // its row would go with the one that is being dropped
  while (refused.has(key)) {
    if (performance.now() >= until) throw new PerhapsSaved('the same wish was refused a moment ago');
    await pause(Math.min(LOOK_AGAIN_MS, withinMs));
  }
  const sealed = shell.sealer.seal(JSON.stringify(toWire(accepted)), sealedFor(shell, key));
  const keep = (): Promise<void> => shell.keepWish({ key, sealed, at: shell.now() });
  const stored = keep();
  try {
    await within(Math.max(1, until - performance.now()), stored, 'not stored');
    return accepted;
  } catch (error) {
    shell.log.error('wish not saved', { workspace: shell.workspace, cause: causeOf(error) });
    const look = (): Promise<boolean> => isWishStored(shell.db.read, shell.workspace, key);
    if (isUndone(error)) {
      // the same may have come before, and its row waits to be carried out: then it is saved
      if (await within(FIND_OUT_MS, look()).catch(() => false)) return accepted;
      throw new NotSaved('the wish could not be stored', { cause: error });
    }
    // what is late may be committed already; after a lost connection the same again tells, and does nothing twice
    const isStored = error instanceof Late ? look() : keep().then(() => true, look);
    if (await within(FIND_OUT_MS, isStored).catch(() => false)) {
      shell.log.info('wish saved after all', { workspace: shell.workspace });
      return accepted;
    }
    // nothing should happen once somebody was told that perhaps it was not saved: a row that comes after all goes
    refused.add(key);
    Promise.allSettled([stored, isStored]).then(
      () => dropLate(shell, key, refused),
      () => undefined,
    );
    throw new PerhapsSaved('the wish could not be stored in time', { cause: error });
  }
}

const DROP_AGAIN_MS = 1_000;

function dropLate(shell: Shell, key: string, refused: Set<string>): void {
  dropOwnWish(shell.db.read, shell, key).then(
    () => refused.delete(key),
    (error: unknown) => {
      shell.log.error('a wish that was refused could not be dropped, again in a moment', { cause: causeOf(error) });
      setTimeout(() => dropLate(shell, key, refused), DROP_AGAIN_MS).unref();
    },
  );
}

const sealedFor = ({ workspace }: Pick<Shell, 'workspace'>, key: string) => ({ workspace, kind: 'wish', ref: key });

/** Opens a wish that somebody found, taken in by a process that is gone, which may have been an older one. Throws when it cannot be opened. */
export function openWish(
  shell: Pick<Shell, 'sealer' | 'workspace'>,
  { key, sealed }: { readonly key: string; readonly sealed: Uint8Array },
): AcceptedWish {
  const text = shell.sealer.open(sealed, sealedFor(shell, key));
  const accepted = wishNow(fromWire(JSON.parse(text))) as AcceptedWish;
  const { wish } = accepted;
  return wish.kind === 'press' ? { ...accepted, wish: { ...wish, press: press.parse(wish.press) } } : accepted;
}
