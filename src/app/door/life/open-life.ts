/** The forms of a case's life, filled from the case as it is now; or why one cannot be opened, said before anybody types. Pure. */
import { mayNotEdit } from '../../../core/case/rules/life/editing.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { editForm } from '../../../cards/life/edit-form.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import type { FormView } from '../press-forms.ts';

export function openEdit({ case: c, member, viewer }: FormView): Form | Card {
  const no = mayNotEdit(c, member);
  return no === null ? editForm(c, viewer) : sayRefusal(no, viewer);
}
