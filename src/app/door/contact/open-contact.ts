/** The form that says that the customer heard from us; or why it cannot be opened. Pure. */
import { isOngoing } from '../../../core/case/status.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { nextFollowUp } from '../../../core/case/rules/contact/following-up.ts';
import { rhythmIn } from '../../../core/case/rules/contact/silence.ts';
import { contactForm, followUpForm } from '../../../cards/contact/contact-form.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import type { FormView } from '../press-forms.ts';

export function openContact({ case: c, viewer }: FormView): Form | Card {
  return isOngoing(c) || c.status === 'resolved'
    ? contactForm(c, viewer)
    : sayRefusal({ kind: 'case_is_over', status: c.status }, viewer);
}

export function openChecked({ case: c, ctx, viewer }: FormView): Form | Card {
  return nextFollowUp(c, rhythmIn(ctx)) === null
    ? sayRefusal({ kind: 'no_follow_up', case: c.id }, viewer)
    : followUpForm(c, viewer);
}
