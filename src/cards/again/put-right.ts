/** A decision corrected for the customer: its form, and what is said of it. Nobody is named, because nothing counts against anybody. Pure. */
import { CORRECTION_LEADS_TO } from '../../core/case/again.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Said } from '../../core/case/said.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Button, Card, Form } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { improveButton } from '../learning/improvement-card.ts';
import { againWords as words } from '../words/again.ts';
import type { Reader } from '../words/language.ts';

export const putRightButton = (c: RecoveryCase, reader: Reader): Button => ({
  label: words.line(reader, 'button.put_right'),
  press: { kind: 'open_put_right', case: c.id, v: c.version },
});

export const putRightForm = (c: RecoveryCase, reader: Reader): Form => ({
  id: 'put_right',
  about: aboutCase(c),
  title: words.line(reader, 'put_right.title', { case: c.id }),
  submit: words.line(reader, 'put_right.submit'),
  notes: [[words.line(reader, 'put_right.note')]],
  fields: [
    text('text', words.line(reader, 'put_right.text'), {
      lines: 'many',
      maxLength: 1000,
      required: true,
      hint: words.line(reader, 'put_right.hint'),
    }),
    choice(
      'leadsTo',
      words.line(reader, 'put_right.leads_to'),
      CORRECTION_LEADS_TO.map((value) => ({ value, label: words.line(reader, `put_right.${value}`) })),
      { value: 'lesson', required: true },
    ),
  ],
});

/** With the next step: what is to change, by whom and when. */
export function sayPutRight({ leadsTo }: Extract<Said, { kind: 'put_right' }>, c: RecoveryCase, viewer: Viewer): Card {
  const what = words.line(viewer, `put_right.${leadsTo}`);
  const card = reply(words.text(viewer, 'put_right.done', { case: c.id, what, command: viewer.command }));
  return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [improveButton(c, 'correction', viewer)] }] };
}
