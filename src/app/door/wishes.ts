/** Wishes are durable before they are acknowledged: sealed and stored here, and opened again by whoever carries one out after a crash. */
import { fromWire, toWire } from '../../core/base/wire.ts';
import { press } from '../../core/case/press.ts';
import { dropWishes } from '../../db/work/wishes.ts';
import { causeOf } from '../../log.ts';
import type { Shell } from '../shell.ts';
import { wishNow } from './old-wishes.ts';
import { NotSaved, type AcceptedWish } from './door.ts';

/** The durable row must be there within this, or the person is told "not saved". Both platforms want an answer within 3 s. */
export const SAVE_WITHIN_MS = 1_500;

/**
 * One insert, bounded by what is left of `SAVE_WITHIN_MS`. The row stays until the wish is carried out, by this process or, should it die, by another.
 * `refused` holds the keys that were not stored in time, until it is certain that there is no row of them.
 */
export async function store(
  shell: Shell,
  accepted: AcceptedWish,
  { refused, withinMs }: { readonly refused: Set<string>; readonly withinMs: number },
): Promise<AcceptedWish> {
  const { key } = accepted;
  // its row would go with the one that is being dropped
  if (refused.has(key)) throw new NotSaved('the same wish was refused a moment ago');
  const sealed = shell.sealer.seal(JSON.stringify(toWire(accepted)), sealedFor(shell, key));
  const stored = shell.keepWish({ key, sealed, at: shell.now() });
  try {
    await within(withinMs, stored);
    return accepted;
  } catch (error) {
    // nothing may happen once somebody was told that it was not saved: a row that comes after all goes
    refused.add(key);
    stored.then(
      () => dropLate(shell, key, refused),
      // the connection may have gone at the very commit: then there is a row all the same
      () => dropLate(shell, key, refused),
    );
    shell.log.error('wish not saved', { workspace: shell.workspace, cause: causeOf(error) });
    throw new NotSaved('the wish could not be stored in time', { cause: error });
  }
}

async function within(ms: number, stored: Promise<void>): Promise<void> {
  let late: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => reject(new Error(`not stored within ${Math.round(ms)} ms`)), ms);
  });
  try {
    await Promise.race([stored, tooLate]);
  } finally {
    clearTimeout(late);
  }
}

const DROP_AGAIN_MS = 1_000;

function dropLate(shell: Shell, key: string, refused: Set<string>): void {
  dropWishes(shell.db.read, shell.workspace, [key]).then(
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
