/** The form by which a case that is none is dismissed. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { DISMISS_REASONS } from '../../core/case/status.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';
import type { Reader } from '../words/language.ts';
import { lifeWords } from '../words/life.ts';

export function dismissForm(c: RecoveryCase, reader: Reader): Form {
  const say = (key: 'submit' | 'note' | 'reason' | 'words' | 'words_hint'): string =>
    lifeWords.line(reader, `dismiss.${key}`);
  const reasons = DISMISS_REASONS.map((value) => ({ value, label: lifeWords.line(reader, `dismissed_as.${value}`) }));
  return {
    id: 'dismiss',
    about: aboutCase(c),
    title: lifeWords.line(reader, 'dismiss.title', { case: c.id }),
    submit: say('submit'),
    notes: [[clip(oneLine(c.complaints[0]?.text ?? ''), 300)], [say('note')]],
    fields: [
      choice('reason', say('reason'), reasons, { required: true }),
      text('words', say('words'), { lines: 'many', maxLength: 1000, hint: say('words_hint') }),
    ],
  };
}
