/** The forms by which a person says what belongs together: another case of the same matter, or what else the customer goes by. Pure. */
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Form, Text } from '../kit/card.ts';
import { aboutCase } from './about-case.ts';
import { choice, text } from '../kit/fields.ts';
import { listed } from '../kit/say.ts';

export function linkForm(c: RecoveryCase): Form {
  const isKnown = c.customer.key !== null;
  return {
    id: 'link',
    about: aboutCase(c),
    title: `Link ${c.id}`,
    submit: 'Count together',
    notes: [
      ...together(c),
      [
        'What is linked counts together from then on: what was given to one counts for the other, so less may be left. Only the team’s lead takes it apart again.',
      ],
      ...(isKnown ? [] : [['To say what else the customer goes by, first say who it is, with Add facts…']]),
    ],
    fields: [
      text('other', 'Another case of the same matter', { placeholder: 'R-1001', maxLength: 80 }),
      ...(isKnown
        ? [
            text('customer', 'Or what the customer also goes by', {
              placeholder: 'QX7PLM',
              hint: 'A room, booking, e-mail address or number of the same person. It holds on every case.',
            }),
          ]
        : []),
      reason,
    ],
  };
}

export function unlinkForm(c: RecoveryCase): Form {
  const known = (c.alsoKnownAs ?? []).flatMap(({ key, reference }) =>
    key === null ? [] : [{ value: key, label: clip(reference ?? 'not shown', 75) }],
  );
  return {
    id: 'unlink',
    about: aboutCase(c),
    title: `Take ${c.id} apart`,
    submit: 'Take apart',
    notes: [
      ...together(c),
      [
        'What is taken apart counts by itself from then on, so more may be left. What was given stays with whoever got it.',
      ],
    ],
    fields: [
      ...(c.linked.length === 0
        ? []
        : [
            choice(
              'other',
              'A case of another matter',
              c.linked.map((id) => ({ value: id, label: id })),
            ),
          ]),
      ...(known.length === 0 ? [] : [choice('known', 'What the customer does not go by', known)]),
      text('customer', 'What else they do not go by', {
        placeholder: 'QX7PLM',
        hint: 'Where it was said on another case.',
      }),
      reason,
    ],
  };
}

/** What stands now. */
function together(c: RecoveryCase): Text[] {
  const also = (c.alsoKnownAs ?? []).flatMap(({ reference }) => reference ?? []);
  return [
    ...(c.customer.reference === null
      ? []
      : [[`The customer of ${c.id}: ${listed([c.customer.reference, ...also])}.`]]),
    ...(c.linked.length === 0 ? [] : [[`Counted together with ${listed(c.linked)}.`]]),
  ];
}

const reason = text('reason', 'Why', {
  lines: 'many',
  maxLength: 1000,
  hint: 'Kept in the history of the case. Needed for what the customer goes by.',
});
