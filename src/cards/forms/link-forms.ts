/** The forms by which a person says what belongs together: another case of the same matter, or what else the customer goes by. Pure. */
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Field, Form, Text } from '../kit/card.ts';
import { aboutCase } from './about-case.ts';
import { choice, text } from '../kit/fields.ts';
import { listIn } from '../words/common.ts';
import { formWords } from '../words/forms.ts';
import type { Reader } from '../words/language.ts';

export function linkForm(c: RecoveryCase, reader: Reader): Form {
  const isKnown = c.customer.key !== null;
  return {
    id: 'link',
    about: aboutCase(c),
    title: formWords.line(reader, 'link.title', { case: c.id }),
    submit: formWords.line(reader, 'link.submit'),
    notes: [
      ...together(c, reader),
      formWords.text(reader, 'link.note'),
      ...(isKnown ? [] : [formWords.text(reader, 'link.unknown')]),
    ],
    fields: [
      text('other', formWords.line(reader, 'link.other'), { placeholder: 'R-1001', maxLength: 80 }),
      ...(isKnown
        ? [
            text('customer', formWords.line(reader, 'link.customer'), {
              placeholder: 'QX7PLM',
              hint: formWords.line(reader, 'link.customer_hint'),
            }),
          ]
        : []),
      reasonField(reader),
    ],
  };
}

export function unlinkForm(c: RecoveryCase, reader: Reader): Form {
  const known = (c.alsoKnownAs ?? []).flatMap(({ key, reference }) =>
    key === null ? [] : [{ value: key, label: clip(reference ?? formWords.line(reader, 'unlink.not_shown'), 75) }],
  );
  return {
    id: 'unlink',
    about: aboutCase(c),
    title: formWords.line(reader, 'unlink.title', { case: c.id }),
    submit: formWords.line(reader, 'unlink.submit'),
    notes: [...together(c, reader), formWords.text(reader, 'unlink.note')],
    fields: [
      ...(c.linked.length === 0
        ? []
        : [
            choice(
              'other',
              formWords.line(reader, 'unlink.other'),
              c.linked.map((id) => ({ value: id, label: id })),
            ),
          ]),
      ...(known.length === 0 ? [] : [choice('known', formWords.line(reader, 'unlink.known'), known)]),
      text('customer', formWords.line(reader, 'unlink.customer'), {
        placeholder: 'QX7PLM',
        hint: formWords.line(reader, 'unlink.customer_hint'),
      }),
      reasonField(reader),
    ],
  };
}

/** What stands now. */
function together(c: RecoveryCase, reader: Reader): Text[] {
  const also = (c.alsoKnownAs ?? []).flatMap(({ reference }) => reference ?? []);
  return [
    ...(c.customer.reference === null
      ? []
      : [
          formWords.text(reader, 'link.whose', {
            case: c.id,
            customer: listIn([c.customer.reference, ...also], reader),
          }),
        ]),
    ...(c.linked.length === 0 ? [] : [formWords.text(reader, 'link.cases', { cases: listIn(c.linked, reader) })]),
  ];
}

const reasonField = (reader: Reader): Field =>
  text('reason', formWords.line(reader, 'why'), {
    lines: 'many',
    maxLength: 1000,
    hint: formWords.line(reader, 'link.why_hint'),
  });
