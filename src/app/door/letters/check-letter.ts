/** Answers to a letter that was edited: what is found in it, or the letter to copy. It is kept for an hour, so that nothing has to be written again. */
import type { CaseId } from '../../../core/base/ids.ts';
import type { Member } from '../../../core/base/members.ts';
import { isRestricted } from '../../../core/case/rules/who-may.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { shownPrivately } from '../../../cards/case/private-card.ts';
import { givenBack } from '../../../cards/case/promises.ts';
import { formNotKept } from '../../../cards/forms/form-again.ts';
import { wordsIn, type FilledForm } from '../../../cards/forms/filled.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { checkedCard, type WaysOn } from '../../../cards/letters/check-card.ts';
import type { Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import { caseContext } from '../../views/case-view.ts';
import { keepForm } from '../forms/kept-form.ts';
import { lookAs } from '../look-at.ts';

export async function checkLetter(
  shell: Shell,
  { member, caller, viewer }: { readonly member: Member; readonly caller: Caller; readonly viewer: Viewer },
  of: CaseId,
  form: FilledForm,
): Promise<{ readonly ok: boolean; readonly say: Card }> {
  const context = await caseContext(shell, of, member.id);
  const typed = wordsIn(form.values);
  const refused = (card: Card) => ({ ok: false, say: givenBack(card, typed) });
  if (context === undefined) return refused(sayRefusal({ kind: 'no_such_case', case: of }, viewer));
  const no = await lookAs(shell, caller)(context.case, member, 'form');
  if (no !== null) return refused(sayRefusal(no, viewer));
  const { checkedLetter } = await import('../../views/checked-letter.ts');
  const checked = checkedLetter(context.case, member, context.ctx, form);
  if (checked === undefined) return refused(formNotKept(viewer));
  const card = checkedCard(checked, context.case, await waysOn(shell, caller, form, of), viewer);
  return { ok: true, say: isRestricted(context.case) ? shownPrivately(card, context.case, viewer) : card };
}

async function waysOn(shell: Shell, caller: Caller, form: FilledForm, of: CaseId): Promise<WaysOn | null> {
  const again = await keepForm(shell, caller, form, of);
  if (again?.kind !== 'open_kept') return null;
  return { again, anyway: { kind: 'show_letter', case: of, words: again.words } };
}
