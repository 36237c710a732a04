/** The doctor's look at what is kept longer than the house says. */
import { casesKeptMs } from '../../app/keep/retention-setting.ts';
import { packShelf } from '../../app/keep/pack-shelf.ts';
import type { Config } from '../../config.ts';
import { countOverdue } from '../../db/privacy/overdue.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { quiet } from '../io/store.ts';
import { count } from '../io/words.ts';
import { ok, warn, type Finding } from './finding.ts';

const DAY_MS = 86_400_000;
const MOST_COUNTED = 100_000;

export async function checkRetention(
  q: Queryable,
  { organisation, policy }: Pick<Config, 'organisation' | 'policy'>,
  now: Date,
): Promise<Finding> {
  const { retention, workspace } = organisation;
  const keptMs = casesKeptMs(retention, packShelf(quiet)([policy]));
  // the daily cleanup has a day to come round
  const before = new Date(now.getTime() - keptMs - DAY_MS);
  const { overdue, held } = await countOverdue(q, workspace.id, before, MOST_COUNTED);
  const for_ = `${workspace.id}: words of cases are kept for ${count(Math.round(keptMs / DAY_MS), 'day')} after they ended`;
  const holds = held === 0 ? '' : `; ${count(held, 'case')} on hold`;
  if (overdue === 0) return ok('retention', `${for_}${holds}`);
  return warn(
    'retention',
    `${for_}, and ${count(overdue, 'case')} are overdue${holds}`,
    'a running Amends that works (AMENDS_ROLE=worker or both) takes them at its next daily cleanup',
  );
}
