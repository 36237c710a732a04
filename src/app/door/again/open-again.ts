/** The forms where a customer comes back, filled from the case as it is now; or why one cannot be opened. */
import type { ThingId } from '../../../core/base/ids.ts';
import { mayNotPutRight } from '../../../core/case/rules/again/putting-right.ts';
import { mayNotReopen } from '../../../core/case/rules/again/reopening.ts';
import { mayNotEdit } from '../../../core/case/rules/life/editing.ts';
import { guessPrefill } from '../../../core/triage/rules.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { reopenForm } from '../../../cards/again/reopen-form.ts';
import { putRightForm } from '../../../cards/again/put-right.ts';
import { wantsForm } from '../../../cards/again/wants-form.ts';
import { withFollowUp } from '../../../cards/again/said-of-reopening.ts';
import { logForm } from '../../../cards/forms/forms.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import type { Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import { keptWords } from '../kept-words.ts';
import type { FormView } from '../press-forms.ts';

export function openReopen({ case: c, ctx, viewer }: FormView): Form | Card {
  const no = mayNotReopen(c, ctx.at);
  return no === null ? reopenForm(c, viewer) : withFollowUp(sayRefusal(no, viewer), no, c, viewer);
}

export function openWants({ case: c, member, viewer }: FormView): Form | Card {
  const no = mayNotEdit(c, member);
  return no === null ? wantsForm(c, viewer) : sayRefusal(no, viewer);
}

export function openPutRight({ case: c, member, viewer }: FormView): Form | Card {
  const no = mayNotPutRight(c, member);
  return no === null ? putRightForm(c, viewer) : sayRefusal(no, viewer);
}

/** The form for a new case of the same customer, with what was written for it before, where that is still there. */
export async function openFollowUp(
  shell: Shell,
  caller: Caller,
  { case: c, viewer }: FormView,
  words: ThingId | undefined,
): Promise<Form | Card> {
  const kept = words === undefined ? undefined : await keptWords(shell, caller, words);
  const { text = '', permalink = null, source = 'chat' } = kept ?? {};
  const prefill = { text, permalink, source, remedySought: guessPrefill(text).remedySought };
  return logForm({ ...prefill, customer: c.customer.reference, follows: c.id }, viewer);
}
