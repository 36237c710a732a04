/** A submitted form is judged before it closes: a no stands at its field, and everything that was typed stays. Changes nothing. */
import { answer } from '../../../core/case/answer.ts';
import type { RecoveryCase } from '../../../core/case/case.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { Refusal } from '../../../core/case/said.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import type { FilledForm } from '../../../cards/forms/filled.ts';
import { rememberedReply } from '../../../db/case/remembered.ts';
import { isWishStored } from '../../../db/work/wishes.ts';
import { causeOf } from '../../../log.ts';
import { within } from '../../../within.ts';
import { callingLately, type Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import { circumstancesAsked, loadAsked } from '../../steps/load-asked.ts';
import { viewerOf } from '../../views/case-view.ts';
import type { CheckedForm, Wish } from '../door.ts';
import { refusedCard, withOffers } from '../refused-card.ts';
import { SAVE_WITHIN_MS } from '../wishes.ts';
import { checkThank } from '../recognition/check-thank.ts';
import { checkLearning } from '../learning/check-learning.ts';
import { checkSetup } from '../setup/check-setup.ts';
import { fieldOfNo, MAIN_FIELD } from './no-at-field.ts';

/** A form as it was sent. */
export interface SentForm {
  readonly key: string;
  readonly caller: Caller;
  readonly form: FilledForm;
  readonly wish: Wish;
}

const FINE: CheckedForm = { ok: true };

/**
 * What the rules would say now. Nobody waits long for it: what is late, or cannot be told because the database is away, is
 * judged when the wish is carried out. A log is not looked at here: it is taken down without a database.
 */
export async function checkForm(shell: Shell, sent: SentForm): Promise<CheckedForm> {
  const judging = judgingOf(shell, sent);
  if (judging === null) return FINE;
  const withinMs = (shell.saveWithinMs ?? SAVE_WITHIN_MS) / 2;
  try {
    return await within(withinMs, judging, 'a form not judged');
  } catch (error) {
    shell.log.warn('a form is judged later', { workspace: shell.workspace, cause: causeOf(error) });
    return FINE;
  }
}

/** Null for what there is nothing to judge about before. */
function judgingOf(shell: Shell, sent: SentForm): Promise<CheckedForm> | null {
  const { caller, wish } = sent;
  if (wish.kind === 'learning') return checkLearning(shell, caller, wish.act);
  if (wish.kind === 'recognition') return checkThank(shell, caller, wish.act);
  if (wish.kind === 'setup') return checkSetup(shell, caller, wish.act);
  return wish.kind !== 'command' || wish.command.kind === 'log' ? null : checked(shell, sent, wish.command);
}

async function checked(shell: Shell, sent: SentForm, command: Command): Promise<CheckedForm> {
  const { key, caller, form } = sent;
  const people = await callingLately(shell, caller);
  const { member } = people;
  if (member === null) return FINE;
  const { read } = shell.db;
  const asked = { key, by: member.id, account: caller, command, at: caller.at };
  const loaded = await loadAsked(shell, read, asked, null);
  const answered = answer(loaded.case, command, await circumstancesAsked(shell, read, { asked, loaded, drawn: null }));
  // what a card of a day before may go by is looked up when it is carried out
  if (answered.ok || answered.no.kind === 'suggestion_changed' || (await cameBefore(shell, key))) return FINE;
  const { no } = answered;
  const viewer = viewerOf(shell, people, member, caller.platform);
  const field = fieldOfNo(no, form.id);
  const errors = { [field ?? MAIN_FIELD[form.id]]: sayRefusal(no, viewer).summary };
  // beside the form stands what can be done about it elsewhere, and the way back should the form be closed
  const isDoneElsewhere = field === null || (loaded.case !== null && hasOffers(no, loaded.case, viewer));
  if (!isDoneElsewhere) return { ok: false, errors, aside: null };
  const aside = await refusedCard(shell, { member, caller, viewer, form }, { command, no, case: loaded.case });
  return { ok: false, errors, aside };
}

function hasOffers(no: Refusal, c: RecoveryCase, viewer: Viewer): boolean {
  const plain = sayRefusal(no, viewer);
  return withOffers(plain, no, c, viewer).blocks.length > plain.blocks.length;
}

/** The same form, sent a second time: it is answered as it was. A wish that is gone has left its answer, so it is looked for first. */
const cameBefore = async (shell: Shell, key: string): Promise<boolean> =>
  (await isWishStored(shell.db.read, shell.workspace, key)) ||
  (await rememberedReply(shell.db.read, shell.workspace, key)) !== undefined;
