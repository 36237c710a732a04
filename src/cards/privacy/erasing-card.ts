/** Erasing as administrators see it: the form, what waits, and certificates. Nothing in them says who was erased. Pure. */
import type { MemberId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Card, Form, Text } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import { lineOf, moment, note, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { askedBlocks, eraseButton, type AskedShown } from '../setup/setup-card.ts';
import { privacyWords as words } from '../words/privacy.ts';
import { wentItems, type Went } from './went.ts';

export interface ErasureShown {
  readonly id: string;
  readonly state: 'asked' | 'running' | 'done' | 'declined';
  /** Null: whoever runs the command line. */
  readonly askedBy: MemberId | null;
  readonly confirmedBy: MemberId | null;
  readonly at: Date;
  readonly gone: Went;
}

export const eraseForm = (viewer: Viewer): Form => ({
  id: 'erase',
  about: {},
  title: words.line(viewer, 'form.title'),
  submit: words.line(viewer, 'form.submit'),
  notes: [words.text(viewer, 'form.note')],
  fields: [
    text('customer', words.line(viewer, 'form.customer'), {
      maxLength: 200,
      required: true,
      hint: words.line(viewer, 'form.customer_hint'),
    }),
  ],
  isForOne: true,
});

export function erasuresCard(
  { asked, erasures }: { readonly asked: readonly AskedShown[]; readonly erasures: readonly ErasureShown[] },
  viewer: Viewer,
): Card {
  const title = words.line(viewer, 'erasures.title');
  const ended = erasures.filter(({ state }) => state !== 'asked');
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [
      { kind: 'text', text: words.text(viewer, 'erasures.how', { command: viewer.command }) },
      ...asked.flatMap((one) => askedBlocks(one, viewer)),
      ...(ended.length === 0
        ? [{ kind: 'context' as const, text: words.text(viewer, 'erasures.none') }]
        : [{ kind: 'list' as const, items: ended.map((one) => lineOfErasure(one, viewer)) }]),
      { kind: 'buttons', buttons: [eraseButton(viewer)] },
    ],
    summary: lineOf(title),
  };
}

const lineOfErasure = ({ id, state, at, askedBy, confirmedBy }: ErasureShown, viewer: Viewer): Text => [
  moment(at, viewer),
  ` · ${id} · `,
  ...words.text(viewer, `state.${state}`),
  ' · ',
  ...by({ askedBy, confirmedBy }, viewer),
];

const by = ({ askedBy, confirmedBy }: Pick<ErasureShown, 'askedBy' | 'confirmedBy'>, viewer: Viewer): Text =>
  askedBy === null
    ? words.text(viewer, 'by.operator')
    : confirmedBy === null
      ? words.text(viewer, 'by.one', { who: person(askedBy, viewer) })
      : words.text(viewer, 'by.two', { who: person(askedBy, viewer), second: person(confirmedBy, viewer) });

/** For the two who agreed on it. */
export function certificateNote(
  subject: Extract<MessageSubject, { kind: 'learning' }>,
  erasure: ErasureShown,
  viewer: Viewer,
): Card {
  const said = words.text(viewer, 'certificate', { when: moment(erasure.at, viewer), id: erasure.id });
  const items = wentItems(erasure.gone, viewer);
  return note(subject, 1, said, [
    { kind: 'context', text: by(erasure, viewer) },
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
    { kind: 'context', text: words.text(viewer, 'certificate.elsewhere') },
  ]);
}
