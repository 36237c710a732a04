/** The forms by which a case changes hands, filled from the case as it is now; or why one cannot be opened. Pure. */
import { isAway } from '../../../core/approval/absences.ts';
import type { ThingId } from '../../../core/base/ids.ts';
import type { Member } from '../../../core/base/members.ts';
import { offerOf } from '../../../core/case/handover.ts';
import { noHandover } from '../../../core/case/rules/owning/answering-offer.ts';
import { mayNotOffer } from '../../../core/case/rules/owning/offering.ts';
import { mayNotTake } from '../../../core/case/rules/owning/taking.ts';
import { isRestricted, mayRead } from '../../../core/case/rules/who-may.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import { reply } from '../../../cards/kit/say.ts';
import { declineHandoverForm, handOverForm, takeForm, type CouldHave } from '../../../cards/owning/owning-forms.ts';
import { owningWords } from '../../../cards/words/owning.ts';
import type { FormView } from '../press-forms.ts';

export function openHandOver(view: FormView): Form | Card {
  const { case: c, member, viewer } = view;
  const no = mayNotOffer(c, member);
  if (no !== null) return sayRefusal(no, viewer);
  const could = couldHave(view);
  return could.people.length + could.teams.length === 0
    ? reply(owningWords.text(viewer, 'offer.nobody', { case: c.id }))
    : handOverForm(c, could, viewer);
}

/** Whoever may see it and is here, the case's own team first; teams with somebody who leads them. */
function couldHave({ case: c, member, members, ctx }: FormView): CouldHave {
  const fit = (m: Member): boolean =>
    m.active && m.id !== c.owner && m.id !== member.id && mayRead(m, c) && !isAway(ctx.absences, m.id, ctx.at);
  const people = members
    .filter(fit)
    .toSorted((a, b) => Number(b.team === c.team) - Number(a.team === c.team) || a.name.localeCompare(b.name, 'en'));
  const led = new Set(people.filter((m) => m.lead).map((m) => m.team));
  return { people, teams: isRestricted(c) ? [] : ctx.workspace.teams.filter(({ id }) => led.has(id)) };
}

export function openDeclineHandover(
  { case: c, viewer }: FormView,
  { handover }: { readonly handover: ThingId },
): Form | Card {
  const offer = offerOf(c);
  return offer?.id === handover ? declineHandoverForm(c, offer, viewer) : sayRefusal(noHandover(c, handover), viewer);
}

export function openTake({ case: c, member, viewer }: FormView): Form | Card {
  const no = mayNotTake(c, member);
  return no === null ? takeForm(c, viewer) : sayRefusal(no, viewer);
}
