/** The forms about a customer, filled with what is known of them; or why one does not open. Pure. */
import type { ThingId } from '../../../core/base/ids.ts';
import type { Standing } from '../../../core/case/care/standing.ts';
import type { Refusal } from '../../../core/case/said.ts';
import { mayResolve } from '../../../core/case/rules/who-may.ts';
import { leavingForm, noteForm } from '../../../cards/care/care-forms.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import type { FormView } from '../press-forms.ts';

/** A note that is gone meanwhile is written anew. */
export function openNote(view: FormView, id: ThingId | undefined): Form | Card {
  const no = mayNot(view);
  const note = view.care?.notes.find((one) => one.id === id) ?? null;
  return no === null ? noteForm(view.case, note, view.viewer) : sayRefusal(no, view.viewer);
}

export function openLeaving(view: FormView, standing: Standing | null): Form | Card {
  const no = mayNot(view);
  const known = view.care?.leaving ?? null;
  return no === null ? leavingForm(view.case, { standing, known }, view.viewer) : sayRefusal(no, view.viewer);
}

function mayNot({ case: c, member }: FormView): Refusal | null {
  if (c.customer.key === null) return { kind: 'customer_unknown', case: c.id };
  return mayResolve(member, c) ? null : { kind: 'not_yours', owner: c.owner };
}
