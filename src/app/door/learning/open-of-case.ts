/** The forms of the house's learning that begin on a case. Pure. */
import { leads, mayResolve } from '../../../core/case/rules/who-may.ts';
import type { Press } from '../../../core/case/press.ts';
import { coachingForm, offerCoachingForm, sayNoCoaching } from '../../../cards/learning/coaching-card.ts';
import { improveForm } from '../../../cards/learning/improvement-forms.ts';
import { reviewForm } from '../../../cards/learning/review-card.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import { usualCoach } from '../../../core/learning/coaching.ts';
import { reply } from '../../../cards/kit/say.ts';
import type { FormView } from '../press-forms.ts';

export const openImprove = ({ case: c, viewer }: FormView, { from }: Extract<Press, { kind: 'open_improve' }>): Form =>
  improveForm(c, from, viewer);

/** Said before somebody types: it is for a case that is over, by whoever may end it. */
export function openReview({ case: c, member, viewer }: FormView): Form | Card {
  if (c.status !== 'resolved' && c.status !== 'closed') return sayRefusal({ kind: 'review_later', case: c.id }, viewer);
  return mayResolve(member, c) ? reviewForm(c, viewer) : sayRefusal({ kind: 'not_yours', owner: c.owner }, viewer);
}

/** One's own view comes first. */
export const openCoaching = ({ case: c, member, members, viewer }: FormView): Form =>
  coachingForm(c, usualCoach(member, members)?.name ?? null, viewer);

/** A lead of the team offers it. */
export const openOfferCoaching = ({ case: c, member, viewer }: FormView): Form | Card =>
  leads(member, c)
    ? offerCoachingForm(c, member.id === c.owner ? null : viewer.name(c.owner), viewer)
    : reply(sayNoCoaching({ kind: 'not_lead', case: c.id }, viewer));
