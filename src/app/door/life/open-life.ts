/** The forms of a case's life, filled from the case as it is now; or why one cannot be opened, said before anybody types. Pure. */
import { mayNotDismiss } from '../../../core/case/rules/life/dismissing.ts';
import { mayNotMerge } from '../../../core/case/rules/life/merging.ts';
import { mayNotEdit } from '../../../core/case/rules/life/editing.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { dismissForm } from '../../../cards/life/dismiss-form.ts';
import { mergeForm } from '../../../cards/life/merge-form.ts';
import { withHintIn } from '../../../cards/hints/hint-form.ts';
import { editForm } from '../../../cards/life/edit-form.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import type { FormView } from '../press-forms.ts';

export function openDismiss({ case: c, member, viewer }: FormView): Form | Card {
  const no = mayNotDismiss(c, member);
  return no === null ? dismissForm(c, viewer) : sayRefusal(no, viewer);
}

export function openMerge({ case: c, member, viewer }: FormView): Form | Card {
  const no = mayNotMerge(c, member);
  return no === null ? mergeForm(c, viewer) : sayRefusal(no, viewer);
}

export function openEdit({ case: c, member, viewer, hint }: FormView): Form | Card {
  const no = mayNotEdit(c, member);
  if (no !== null) return sayRefusal(no, viewer);
  const form = editForm(c, viewer);
  return hint === undefined ? form : withHintIn(form, hint, c, viewer);
}
