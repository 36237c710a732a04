/** The forms by which a person keeps a case private, or says that it need not be. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { SENSITIVITIES } from '../../core/policy/policy.ts';
import type { Form } from '../kit/card.ts';
import { aboutCase } from './about-case.ts';
import { choice, options, text } from '../kit/fields.ts';
import { SENSITIVITY } from '../words/en.ts';

export function restrictForm(c: RecoveryCase): Form {
  return {
    id: 'restrict',
    about: aboutCase(c),
    title: `Keep ${c.id} private`,
    submit: 'Keep private',
    notes: [['What stands in channels is taken away. Few see the case from then on, and whoever sees to it is told.']],
    fields: [
      choice('sensitivity', 'What it is about', options(SENSITIVITIES, SENSITIVITY), {
        value: c.sensitivity,
        required: true,
      }),
      reason,
    ],
  };
}

export function liftForm(c: RecoveryCase): Form {
  return {
    id: 'lift',
    about: aboutCase(c),
    title: `Show ${c.id} to all`,
    submit: 'Show to everybody',
    notes: [['Its words, its customer and what was given will stand in the channel again.']],
    fields: [reason],
  };
}

const reason = text('reason', 'Why', {
  lines: 'many',
  maxLength: 1000,
  required: true,
  hint: 'Kept in the history of the case.',
});
