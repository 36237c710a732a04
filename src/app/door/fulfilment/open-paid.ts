/** The form that says what became of what was given, filled from the case as it is now; or why it cannot be opened. Pure. */
import type { Press } from '../../../core/case/press.ts';
import { maySettle, settleable } from '../../../core/case/rules/fulfilment/settling.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { paidForm } from '../../../cards/fulfilment/paid-form.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import type { FormView } from '../press-forms.ts';

export function openPaid(
  { case: c, member, viewer }: FormView,
  { action }: Pick<Extract<Press, { kind: 'open_paid' }>, 'action'>,
): Form | Card {
  const there = settleable(c);
  if (there.length === 0) return sayRefusal({ kind: 'nothing_to_pay', case: c.id, what: 'paid' }, viewer);
  const own = there.filter((a) => maySettle(c, a, member));
  if (own.length === 0) return sayRefusal({ kind: 'not_yours', owner: c.owner }, viewer);
  return paidForm(c, own, action, viewer);
}
