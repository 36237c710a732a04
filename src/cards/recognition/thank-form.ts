/** The form that thanks a colleague. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import { clip } from '../../core/base/text.ts';
import { LONGEST_THANKS, SHORTEST_THANKS } from '../../core/recognition/thank.ts';
import type { Form } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';
import { thanksWords as words } from '../words/thanks.ts';

export interface ThankFilled {
  readonly to: string;
  readonly text: string;
  /** Proposed or chosen; null: none, and nobody has to choose one. */
  readonly value: string | null;
  readonly case: CaseId | null;
  readonly values: readonly string[];
}

/** More than a thank-you may have: what is too long is said at its field, and nothing typed is lost. */
const ROOM = 4 * LONGEST_THANKS;

export const thankForm = (filled: ThankFilled, viewer: Viewer): Form => ({
  id: 'thank',
  about: {},
  title: words.line(viewer, 'form.title'),
  submit: words.line(viewer, 'form.submit'),
  notes: [words.text(viewer, 'form.note')],
  fields: [
    text('to', words.line(viewer, 'form.to'), {
      value: orNull(clip(filled.to, 150)),
      required: true,
      hint: words.line(viewer, 'form.to_hint'),
    }),
    text('text', words.line(viewer, 'form.text'), {
      value: orNull(clip(filled.text, ROOM)),
      lines: 'many',
      maxLength: ROOM,
      required: true,
      hint: words.line(viewer, 'form.text_hint', { least: SHORTEST_THANKS }),
    }),
    ...(filled.values.length === 0
      ? []
      : [
          choice(
            'value',
            words.line(viewer, 'form.value'),
            filled.values.map((value) => ({ value, label: clip(value, 75) })),
            { value: filled.value, hint: words.line(viewer, 'form.value_hint') },
          ),
        ]),
    text('case', words.line(viewer, 'form.case'), { value: filled.case, maxLength: 20 }),
  ],
});

const orNull = (typed: string): string | null => (typed === '' ? null : typed);
