/** What is kept longer than the house says goes by itself: every day, a few cases at a time, by the same hand that erases a customer. */
import { noteHouse } from '../../db/engine/house-journal.ts';
import { serialisable } from '../../db/engine/serialisable.ts';
import { eraseBeside } from '../../db/privacy/erase-beside.ts';
import { eraseCases } from '../../db/privacy/erase-cases.ts';
import { dropErasure, insertErasure } from '../../db/privacy/erasures.ts';
import { forgetBeside, keysOnCases, overdueCases, type OverdueCase } from '../../db/privacy/overdue.ts';
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
  let erased = 0;
  let after: OverdueCase | null = null;
  for (;;) {
    const page: readonly OverdueCase[] = await overdueCases(db.read, workspace, { before, after, limit: AT_ONCE });
    after = page.at(-1) ?? null;
    if (after === null) break;
    const free = page.filter(({ isHeld }) => !isHeld);
    for (const [, cases] of Map.groupBy(free, ({ customerKey }) => customerKey))
      if (await eraseOrSay(keeper, cases)) erased += cases.length;
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
async function eraseOrSay(keeper: Retaining, cases: readonly OverdueCase[]): Promise<boolean> {
  try {
    await eraseOf(keeper, cases);
    return true;
  } catch (error) {
    keeper.log.error(
      'cases kept long enough could not be erased: tried again with the next daily cleanup; where this comes again, mend its cause or report it',
      { case: cases[0]?.id, cases: cases.length, cause: causeOf(error) },
    );
    return false;
  }
}

/** Cases of one customer, who may have others that stay: those go by their key as before. */
async function eraseOf(keeper: Eraser, cases: readonly OverdueCase[]): Promise<void> {
  const { db, workspace, now } = keeper;
  const ids = cases.map(({ id }) => id);
  const erasure = newErasure(keeper, {
    typed: '',
    keys: await keysOnCases(db.read, workspace, ids),
    askedBy: 'retention',
    state: 'running',
  });
  await insertErasure(db.read, workspace, erasure);
  const lanes = ids.map((id) => `case ${id}`);
  const work = { ids, at: now() };
  await serialisable(db, (tx) => eraseCases(tx, workspace, erasure, work), { lanes, tries: 20 });
  await eraseBeside(db.read, workspace, ids, erasure.counted);
  await dropErasure(db.read, workspace, erasure.id);
}
