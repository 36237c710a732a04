/** The form by which a case becomes part of another one of the same complaint. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form } from '../kit/card.ts';
import { text } from '../kit/fields.ts';

export function mergeForm(c: RecoveryCase): Form {
  const [linked] = c.linked;
  return {
    id: 'merge',
    about: aboutCase(c),
    title: `Merge ${c.id}`,
    submit: 'Merge',
    notes: [
      [clip(oneLine(c.complaints[0]?.text ?? ''), 300)],
      [
        `${c.id} ends, and the other case goes on with what was said, given and promised on both. It is counted together as before. As long as nothing happens there, it can be undone.`,
      ],
    ],
    fields: [
      text('into', 'Which case goes on', {
        placeholder: 'R-1001',
        maxLength: 80,
        required: true,
        value: linked ?? null,
        hint: 'Another case of the same complaint.',
      }),
      text('reason', 'Why', { lines: 'many', maxLength: 1000, hint: 'Kept in the history of both.' }),
    ],
  };
}
