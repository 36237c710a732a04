/** The forms that say what becomes of promises, filled from the case as it is now; or why one cannot be opened. Pure. */
import type { ThingId } from '../../../core/base/ids.ts';
import type { CustomerPromise } from '../../../core/case/case.ts';
import { promiseMeant, type Naming } from '../../../core/case/rules/promises/promise-meant.ts';
import { isWaitedFor, waitedFor } from '../../../core/case/rules/promising.ts';
import { isOngoing } from '../../../core/case/status.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { moveForm, withPromises } from '../../../cards/case/promises.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import { callForm } from '../../../cards/promises/call-form.ts';
import { settleForm, voidForm } from '../../../cards/promises/settle-forms.ts';
import type { FormView } from '../press-forms.ts';

interface Named {
  readonly promise?: ThingId | undefined;
}

export const openMove = (view: FormView, named: Named): Form | Card =>
  ofOne(view, { ...named, to: 'move' }, (p) => moveForm(view.case, p, view.viewer));

export const openVoid = (view: FormView, named: Named): Form | Card =>
  ofOne(view, { ...named, to: 'void' }, (p) => voidForm(view.case, p, view.viewer));

/** The promise that is meant; where several may be, each with its buttons. */
function ofOne(
  { case: c, viewer }: FormView,
  { promise, to }: Named & Pick<Naming, 'to'>,
  form: (p: CustomerPromise) => Form,
): Form | Card {
  const meant = promiseMeant(c, { promise: promise ?? null, to });
  if (!meant.ok) return withPromises(sayRefusal(meant.no, viewer), meant.no, c, viewer);
  return isWaitedFor(meant.promise, c) ? form(meant.promise) : sayRefusal({ kind: 'no_such_promise' }, viewer);
}

export function openSettle({ case: c, viewer }: FormView): Form | Card {
  return waitedFor(c).length === 0 ? sayRefusal({ kind: 'no_such_promise' }, viewer) : settleForm(c, viewer);
}

/** A remedy that is a promise, for whoever may give it. */
export function openCall({ case: c, granted, viewer }: FormView, { remedy }: { readonly remedy: string }): Form | Card {
  if (!isOngoing(c)) return sayRefusal({ kind: 'case_is_over', status: c.status }, viewer);
  return granted.some(({ name }) => name === remedy)
    ? callForm(c, remedy, viewer)
    : sayRefusal({ kind: 'suggestion_changed' }, viewer);
}
