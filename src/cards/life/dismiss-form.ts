/** The form by which a case that is none is dismissed. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { DISMISS_REASONS } from '../../core/case/status.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form } from '../kit/card.ts';
import { choice, options, text } from '../kit/fields.ts';
import { DISMISSED_AS } from './field-words.ts';

export function dismissForm(c: RecoveryCase): Form {
  return {
    id: 'dismiss',
    about: aboutCase(c),
    title: `Dismiss ${c.id}`,
    submit: 'Dismiss',
    notes: [
      [clip(oneLine(c.complaints[0]?.text ?? ''), 300)],
      ['It leaves every list and figure; its history stays. For 30 days you or the team’s lead can undo it.'],
    ],
    fields: [
      choice('reason', 'Why it is none', options(DISMISS_REASONS, DISMISSED_AS), { required: true }),
      text('words', 'In your words', {
        lines: 'many',
        maxLength: 1000,
        hint: 'Needed for “something else”. If another case holds the same complaint, merge the two instead.',
      }),
    ],
  };
}
