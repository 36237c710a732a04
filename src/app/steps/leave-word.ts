/** What follows from a change besides its own messages, in its transaction: outages, cards beside it, digests and budgets told. */
import { outgoingOf } from '../../core/case/follows/outgoing.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { AskedCommand } from '../handled.ts';
import { askInSurvey } from '../care/ask-in-survey.ts';
import { emit, isAnybodyTold } from '../deliveries/emit.ts';
import { wantOfCase } from '../hints/want-hints.ts';
import { redrawBeside } from '../messages/restricted-beside.ts';
import type { Shell } from '../shell.ts';
import { redrawDigestsOf } from '../team/digesting.ts';
import { redrawOutagesOf } from '../team/outage-news.ts';
import { watchBudgets } from '../team/watch-budgets.ts';
import type { CaseChange } from './change.ts';

export interface WordToLeave {
  readonly asked: AskedCommand;
  readonly loaded: LoadedForCommand;
  readonly change: CaseChange;
}

export async function leaveWord(shell: Shell, tx: Tx, { asked, loaded, change }: WordToLeave): Promise<void> {
  const { before, after, journal, ledger } = change;
  const events = journal.map((e) => e.event);
  await redrawOutagesOf(shell, tx, { before, after, events });
  await redrawBeside(shell, tx, { after, events });
  if (isAnybodyTold(shell)) await emit(shell, tx, outgoingOf(before, journal));
  await askInSurvey(shell, tx, { after, events, at: asked.at });
  await redrawDigestsOf(shell, tx, { after, events, teams: loaded.teams });
  tx.afterCommit(() => wantOfCase(shell, after, events));
  const policy = policyInForce(shell.policies(), asked.at);
  await watchBudgets(shell, tx, { policy, at: asked.at, loaded, changes: ledger });
}
