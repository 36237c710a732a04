/** The form that says whether the customer heard from us. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';
import type { Reader } from '../words/language.ts';
import { contactWords } from '../words/contact.ts';

export function contactForm(c: RecoveryCase, reader: Reader): Form {
  const reached = (['yes', 'no', 'never'] as const).map((value) => ({
    value,
    label: contactWords.line(reader, `form.${value}`),
  }));
  return {
    id: 'contact',
    about: aboutCase(c),
    title: contactWords.line(reader, 'form.title', { case: c.id }),
    submit: contactWords.line(reader, 'form.submit'),
    notes: [],
    fields: [
      choice('reached', contactWords.line(reader, 'form.reached'), reached, { value: 'yes', required: true }),
      text('words', contactWords.line(reader, 'form.words'), {
        lines: 'many',
        maxLength: 1000,
        hint: contactWords.line(reader, 'form.words_hint'),
      }),
    ],
  };
}

/** How the customer was found to be after the case was resolved. */
export function followUpForm(c: RecoveryCase, reader: Reader): Form {
  const how = (['well', 'not_well', 'not_reached'] as const).map((value) => ({
    value,
    label: contactWords.line(reader, `follow_up.${value}`),
  }));
  return {
    id: 'checked',
    about: aboutCase(c),
    title: contactWords.line(reader, 'follow_up.title', { case: c.id }),
    submit: contactWords.line(reader, 'form.submit'),
    notes: [[contactWords.line(reader, 'follow_up.note')]],
    fields: [
      choice('how', contactWords.line(reader, 'follow_up.how'), how, { required: true }),
      text('words', contactWords.line(reader, 'form.words'), {
        lines: 'many',
        maxLength: 1000,
        hint: contactWords.line(reader, 'follow_up.words_hint'),
      }),
    ],
  };
}
