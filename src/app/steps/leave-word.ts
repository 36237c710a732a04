/** What follows from a change once its transaction is through, enqueued in it: messages drawn, the next look, outages and budgets told. */
import { whoseHomes } from '../../core/case/follows/whose-homes.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { AskedCommand } from '../handled.ts';
import { outboxJobs } from '../messages/notify.ts';
import type { Shell } from '../shell.ts';
import { redrawOutagesOf } from '../team/outage-news.ts';
import { watchBudgets } from '../team/watch-budgets.ts';
import type { CaseChange } from './change.ts';
import { ringAt } from './look-later.ts';
import type { SavedChange } from './save-change.ts';

export interface WordToLeave {
  readonly asked: AskedCommand;
  readonly loaded: LoadedForCommand;
  readonly change: CaseChange;
  readonly saved: SavedChange;
}

export async function leaveWord(shell: Shell, tx: Tx, { asked, loaded, change, saved }: WordToLeave): Promise<void> {
  const { before, after, journal, ledger } = change;
  await shell.jobs.enqueueAll('outbox', outboxJobs(shell, saved.messages, whoseHomes(before, after)), tx);
  await ringAt(shell, tx, after.id, saved.nextLook);
  await redrawOutagesOf(shell, tx, { before, after, events: journal.map((e) => e.event) });
  const policy = policyInForce(shell.policies(), asked.at);
  await watchBudgets(shell, tx, { policy, at: asked.at, loaded, changes: ledger });
}
