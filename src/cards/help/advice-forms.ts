/** The forms by which the team is asked, and answers. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { AdviceAsked } from '../../core/case/help.ts';
import { LONGEST_QUESTION } from '../../core/case/rules/help/advising.ts';
import { LONGEST_WORDS } from '../../core/case/rules/own-words.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import { adviceWords as words } from '../words/advice.ts';
import type { Reader } from '../words/language.ts';

export const askTeamForm = (c: RecoveryCase, reader: Reader): Form => ({
  id: 'ask_team',
  about: aboutCase(c),
  title: words.line(reader, 'form.ask.title', { case: c.id }),
  submit: words.line(reader, 'form.ask.submit'),
  notes: [[words.line(reader, 'form.ask.note')]],
  fields: [
    text('text', words.line(reader, 'form.ask.text'), {
      lines: 'many',
      maxLength: LONGEST_QUESTION,
      required: true,
      placeholder: words.line(reader, 'form.ask.example'),
    }),
  ],
});

export const adviseForm = (c: RecoveryCase, a: AdviceAsked, reader: Reader): Form => ({
  id: 'advise',
  about: { ...aboutCase(c), advice: a.id },
  title: words.line(reader, 'form.advise.title', { case: c.id }),
  submit: words.line(reader, 'form.advise.submit'),
  notes: [[a.question], [words.line(reader, 'form.advise.note')]],
  fields: [
    text('text', words.line(reader, 'form.advise.text'), { lines: 'many', maxLength: LONGEST_WORDS, required: true }),
  ],
});
