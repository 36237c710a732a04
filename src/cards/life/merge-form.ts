/** The form by which a case becomes part of another one of the same complaint. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import type { Reader } from '../words/language.ts';
import { lifeWords } from '../words/life.ts';

export function mergeForm(c: RecoveryCase, reader: Reader): Form {
  const say = (key: 'submit' | 'into' | 'into_hint' | 'reason' | 'reason_hint'): string =>
    lifeWords.line(reader, `merge.${key}`);
  const [linked] = c.linked;
  return {
    id: 'merge',
    about: aboutCase(c),
    title: lifeWords.line(reader, 'merge.title', { case: c.id }),
    submit: say('submit'),
    notes: [[clip(oneLine(c.complaints[0]?.text ?? ''), 300)], lifeWords.text(reader, 'merge.note', { case: c.id })],
    fields: [
      text('into', say('into'), {
        placeholder: 'R-1001',
        maxLength: 80,
        required: true,
        value: linked ?? null,
        hint: say('into_hint'),
      }),
      text('reason', say('reason'), { lines: 'many', maxLength: 1000, hint: say('reason_hint') }),
    ],
  };
}
