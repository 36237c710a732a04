/** What is kept longer than the house says goes by itself: every day, a few cases at a time, by the same hand that erases a customer. */
import { noteHouse } from '../../db/engine/house-journal.ts';
import { serialisable } from '../../db/engine/serialisable.ts';
import { eraseBeside, wantHomesOf } from '../../db/privacy/erase-beside.ts';
import { eraseCases } from '../../db/privacy/erase-cases.ts';
import { dropErasure, insertErasure, retentionBrokenOff } from '../../db/privacy/erasures.ts';
import { forgetBeside, keysOnCases, notHeld, overdueCases, type OverdueCase } from '../../db/privacy/overdue.ts';
import { casesKeptMs, type Retention } from '../keep/retention-setting.ts';
import type { Pack } from '../../core/triage/packs.ts';
import { causeOf, type Log } from '../../log.ts';
import { newErasure, type Eraser } from './erase-customer.ts';

const AT_ONCE = 100;

export interface Retaining extends Eraser {
  readonly retention: Retention;
  readonly packs: readonly Pack[];
  readonly log: Log;
}

/** Returns how many cases are without their words now. */
export async function retain(keeper: Retaining): Promise<number> {
  const { db, workspace, now } = keeper;
  const before = new Date(now().getTime() - casesKeptMs(keeper.retention, keeper.packs));
  await finishBrokenOff(keeper);
  let erased = 0;
  let after: OverdueCase | null = null;
  for (;;) {
    const page: readonly OverdueCase[] = await overdueCases(db.read, workspace, { before, after, limit: AT_ONCE });
    after = page.at(-1) ?? null;
    if (after === null) break;
    const free = page.filter(({ isHeld }) => !isHeld);
    for (const [, cases] of Map.groupBy(free, ({ customerKey }) => customerKey))
      erased += await eraseOrSay(keeper, cases);
  }
  const beside = await forgetBeside(db.read, workspace, before);
  const gone = Object.entries({ cases: erased, ...beside }).filter(([, n]) => n > 0);
  if (gone.length > 0) {
    const details = { asked_by: 'retention', until: before.toISOString(), ...Object.fromEntries(gone) };
    await serialisable(db, (tx) =>
      noteHouse(tx, workspace, { kind: 'erased', by: { kind: 'amends' }, at: now(), details }),
    );
  }
  return erased;
}

/** What cannot go keeps nothing else from going, and nobody from starting. */
async function eraseOrSay(keeper: Retaining, cases: readonly OverdueCase[]): Promise<number> {
  try {
    return await eraseOf(keeper, cases);
  } catch (error) {
    keeper.log.error(
      'cases kept long enough could not be erased: tried again with the next daily cleanup; where this comes again, mend its cause or report it',
      { case: cases[0]?.id, cases: cases.length, cause: causeOf(error) },
    );
    return 0;
  }
}

/**
 * Cases of one customer, who may have others that stay: those go by their key as before. What hangs on them goes first: broken
 * off, the cases still have their words, and are found tomorrow. Returns how many this process erased.
 */
async function eraseOf(keeper: Eraser, cases: readonly OverdueCase[]): Promise<number> {
  const { db, workspace, now } = keeper;
  // somebody may hold one since the page was read
  const ids = await notHeld(
    db.read,
    workspace,
    cases.map(({ id }) => id),
  );
  const keys = await keysOnCases(db.read, workspace, ids);
  const erasure = newErasure(keeper, { typed: '', keys, askedBy: 'retention', state: 'running' });
  await eraseBeside(db.read, workspace, ids, erasure, false);
  const lanes = ids.map((id) => `case ${id}`);
  const work = { ids, at: now() };
  const erased = await serialisable(
    db,
    async (tx) => {
      // what lets the ledger be changed is there for as long as it is
      await insertErasure(tx, workspace, erasure);
      const done = (await eraseCases(tx, workspace, erasure, work)).cases;
      await dropErasure(tx, workspace, erasure.id);
      return done;
    },
    { lanes, tries: 20 },
  );
  await wantHomesOf(db.read, workspace, erased);
  return erased.length;
}

/** Longer than an earlier version, which may run beside this one, is at the cases of one customer. */
const AT_IT_MS = 3_600_000;

async function finishBrokenOff({ db, workspace, now }: Eraser): Promise<void> {
  const before = new Date(now().getTime() - AT_IT_MS);
  for (const { id, counted, cases } of await retentionBrokenOff(db.read, workspace, before)) {
    await eraseBeside(db.read, workspace, cases, { id, counted }, false);
    await dropErasure(db.read, workspace, id);
  }
}
