/** Wishes are durable before they are acknowledged: sealed and stored here, and opened again by whoever carries one out after a crash. */
import { fromWire, toWire } from '../../core/base/wire.ts';
import { press } from '../../core/case/press.ts';
import { jobId } from '../../db/engine/jobs.ts';
import { causeOf } from '../../log.ts';
import type { Shell } from '../shell.ts';
import { wishNow } from './old-wishes.ts';
import { NotSaved, type AcceptedWish } from './door.ts';

/** The durable row must be there within this, or the person is told "not saved". Both platforms want an answer within 3 s. */
const SAVE_WITHIN_MS = 1_500;
/** When the process that took a wish dies, another one carries it out after this. */
const SAFETY_NET_SECONDS = 15;

/** One bounded insert. The row is the job that a worker takes up when this process does not live to carry the wish out. */
export async function accept(shell: Shell, accepted: AcceptedWish): Promise<AcceptedWish> {
  const { key } = accepted;
  const sealed = shell.sealer.seal(JSON.stringify(toWire(accepted)), {
    workspace: shell.workspace,
    kind: 'wish',
    ref: key,
  });
  try {
    const job = { workspace: shell.workspace, key, sealed: Buffer.from(sealed).toString('base64') };
    await shell.jobs.enqueueWithin(SAVE_WITHIN_MS, 'inbox', {
      data: job,
      id: jobId(shell.workspace, key),
      startAfter: SAFETY_NET_SECONDS,
    });
    return accepted;
  } catch (error) {
    shell.log.error('wish not saved', { workspace: shell.workspace, cause: causeOf(error) });
    throw new NotSaved('the wish could not be stored in time', { cause: error });
  }
}

/** Opens a wish that a worker found, taken in by a process that is gone, which may have been an older one. */
export function openWish(
  shell: Pick<Shell, 'sealer' | 'workspace'>,
  job: { readonly key: string; readonly sealed: string },
): AcceptedWish {
  const text = shell.sealer.open(Buffer.from(job.sealed, 'base64'), {
    workspace: shell.workspace,
    kind: 'wish',
    ref: job.key,
  });
  const accepted = wishNow(fromWire(JSON.parse(text))) as AcceptedWish;
  const { wish } = accepted;
  return wish.kind === 'press' ? { ...accepted, wish: { ...wish, press: press.parse(wish.press) } } : accepted;
}
