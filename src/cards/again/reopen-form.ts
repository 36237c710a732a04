/** The form by which a case that is over goes on again. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import { moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { againWords } from '../words/again.ts';
import { names } from '../words/names.ts';

export function reopenForm(c: RecoveryCase, viewer: Viewer): Form {
  const { resolution } = c;
  return {
    id: 'reopen',
    about: aboutCase(c),
    title: againWords.line(viewer, 'reopen.title', { case: c.id }),
    submit: againWords.line(viewer, 'reopen.submit'),
    notes: [
      [clip(oneLine(c.complaints[0]?.text ?? ''), 300)],
      ...(resolution === null
        ? []
        : [
            againWords.text(viewer, 'reopen.ended', {
              at: moment(resolution.at, viewer),
              outcome: names(viewer).outcome[resolution.outcome],
            }),
          ]),
      [againWords.line(viewer, 'reopen.note')],
    ],
    fields: [
      text('reason', againWords.line(viewer, 'reopen.reason'), {
        lines: 'many',
        maxLength: 1000,
        required: true,
        hint: againWords.line(viewer, 'reopen.reason_hint'),
      }),
    ],
  };
}
