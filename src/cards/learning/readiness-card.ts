/** Somebody's own facts, for themselves; and what a lead reads where that person asks for more authority. Compares nobody. Pure. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import { thingId } from '../../core/base/ids.ts';
import { LONGEST_WORDS } from '../../core/case/rules/own-words.ts';
import { ASKED_KEPT_DAYS, READINESS_DAYS, type AuthorityAsked, type Readiness } from '../../core/learning/readiness.ts';
import type { Block, Card, Form, Text } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import { lineOf, person, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { dayIn } from '../words/dates.ts';
import { readinessWords as words } from '../words/readiness.ts';
import { practiseButton } from './practise-button.ts';

/** `asked`: what waits for a lead already. */
export function readinessCard(facts: Readiness, asked: AuthorityAsked | null, viewer: Viewer): Card {
  const title = words.line(viewer, 'title', { days: READINESS_DAYS });
  const ask =
    asked === null ? [{ label: words.line(viewer, 'button.ask'), press: { kind: 'open_ask_authority' as const } }] : [];
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [
      ...factBlocks(facts, viewer),
      { kind: 'context', text: words.text(viewer, 'only_you') },
      ...(asked === null
        ? []
        : [{ kind: 'context' as const, text: words.text(viewer, 'stands', { day: dayIn(asked.at, viewer) }) }]),
      { kind: 'buttons', buttons: [...ask, practiseButton(viewer)] },
    ],
    summary: `${title}.`,
  };
}

function factBlocks({ resolved, kept, due, approved, decided, drills, isAll }: Readiness, viewer: Viewer): Block[] {
  return [
    {
      kind: 'list',
      items: [
        words.text(viewer, 'fact.resolved', { n: resolved }),
        words.text(viewer, 'fact.promises', { kept, due }),
        words.text(viewer, 'fact.requests', { approved, decided }),
        words.text(viewer, 'fact.drills', { n: drills }),
      ],
    },
    ...(isAll ? [] : [{ kind: 'context' as const, text: words.text(viewer, 'fact.latest') }]),
  ];
}

export type AuthoritySeen =
  | { readonly kind: 'talks'; readonly asked: AuthorityAsked }
  | {
      readonly kind: 'asked';
      readonly asked: AuthorityAsked;
      /** Null: it is forgotten. */
      readonly why: string | null;
      readonly facts: Readiness;
      readonly role: string;
      /** The roles next above. */
      readonly roles: readonly string[];
    };

export function authorityNote(
  subject: Extract<MessageSubject, { kind: 'learning' }>,
  seen: AuthoritySeen,
  viewer: Viewer,
): Card {
  const { asked } = seen;
  const blocks = seen.kind === 'talks' ? talksBlocks(asked, viewer) : askedBlocks(seen, viewer);
  const first = blocks.find((block) => block.kind === 'text');
  return {
    subject,
    version: asked.version,
    title: null,
    blocks,
    summary: lineOf(first === undefined ? '' : plain(first.text)),
  };
}

const talksBlocks = ({ talks, member }: AuthorityAsked, viewer: Viewer): readonly Block[] => [
  { kind: 'text', text: words.text(viewer, 'note.talks', { lead: person(talks ?? member, viewer) }) },
];

function askedBlocks(
  { asked, why, facts, role, roles }: Extract<AuthoritySeen, { kind: 'asked' }>,
  viewer: Viewer,
): readonly Block[] {
  const id = thingId.parse(asked.id);
  return [
    { kind: 'text', text: words.text(viewer, 'note.asked', { person: person(asked.member, viewer) }) },
    ...(why === null ? [] : [{ kind: 'quote' as const, text: why }]),
    { kind: 'text', text: words.text(viewer, 'note.facts', { days: READINESS_DAYS, day: dayIn(asked.at, viewer) }) },
    ...factBlocks(facts, viewer),
    { kind: 'text', text: change(asked, role, roles, viewer) },
    { kind: 'context', text: words.text(viewer, 'note.only_people', { days: ASKED_KEPT_DAYS }) },
    asked.talks === null
      ? {
          kind: 'buttons',
          buttons: [{ label: words.line(viewer, 'button.talk'), press: { kind: 'talk_authority', asked: id } }],
        }
      : { kind: 'context', text: words.text(viewer, 'note.lead_talks', { lead: person(asked.talks, viewer) }) },
  ];
}

/** Exactly what a manager would write, where they agree. */
function change({ member }: AuthorityAsked, role: string, roles: readonly string[], viewer: Viewer): Text {
  const name = viewer.name(member);
  if (roles.length === 0) return words.text(viewer, 'note.top', { name, role });
  const next = listIn(
    roles.map((one) => `role: ${one}`),
    viewer,
    'or',
  );
  return words.text(viewer, 'note.change', { name, before: `role: ${role}`, next });
}

export const askAuthorityForm = (viewer: Viewer): Form => ({
  id: 'ask_authority',
  about: {},
  title: words.line(viewer, 'form.title'),
  submit: words.line(viewer, 'form.submit'),
  notes: [words.text(viewer, 'form.note', { days: READINESS_DAYS })],
  isForOne: true,
  fields: [
    text('why', words.line(viewer, 'form.why'), {
      lines: 'many',
      maxLength: LONGEST_WORDS,
      required: true,
      hint: words.line(viewer, 'form.why_hint'),
    }),
  ],
});
