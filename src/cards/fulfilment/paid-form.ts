/** The form that says what became of what was given. Pure. */
import type { ThingId } from '../../core/base/ids.ts';
import { clip } from '../../core/base/text.ts';
import type { RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import { LONGEST_REFERENCE } from '../../core/case/rules/fulfilment/reference-in.ts';
import { itemWords } from '../case/items.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';
import { fulfilmentWords as words } from '../words/fulfilment.ts';
import { names } from '../words/names.ts';

const FINDINGS = ['confirmed', 'failed', 'dropped'] as const;

/** `among`: what could be meant, at least one; `first` of them is chosen already. */
export function paidForm(
  c: RecoveryCase,
  among: readonly RecoveryAction[],
  first: ThingId | undefined,
  viewer: Viewer,
): Form {
  const { actionStatus } = names(viewer);
  const chosen = among.find(({ id }) => id === first) ?? (among.length === 1 ? among[0] : undefined);
  return {
    id: 'paid',
    about: aboutCase(c),
    title: words.line(viewer, 'form.title', { case: c.id }),
    submit: words.line(viewer, 'form.submit'),
    notes: [words.text(viewer, 'form.note')],
    fields: [
      choice(
        'action',
        words.line(viewer, 'form.which'),
        among.map((a) => ({ value: a.id, label: clip(`${itemWords(a, viewer)} · ${actionStatus[a.status]}`, 75) })),
        { value: chosen?.id ?? null, required: true },
      ),
      choice(
        'to',
        words.line(viewer, 'form.to'),
        FINDINGS.map((value) => ({ value, label: clip(words.line(viewer, `form.${value}`), 75) })),
        { required: true },
      ),
      text('reference', words.line(viewer, 'form.reference'), {
        maxLength: LONGEST_REFERENCE,
        hint: words.line(viewer, 'form.reference_hint'),
      }),
      text('reason', words.line(viewer, 'form.reason'), {
        lines: 'many',
        maxLength: 1000,
        hint: words.line(viewer, 'form.reason_hint'),
      }),
    ],
  };
}
