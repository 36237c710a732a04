/** Coaching as its two people see it; nobody else does. Notifications and lists hold none of its words. Pure. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { COACHING_KEPT_DAYS, coachingSteps, type Coaching, type CoachingWords } from '../../core/learning/coaching.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Block, Button, Card, Form, Text } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import { person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { coachingWords as words } from '../words/coaching.ts';
import type { Reader } from '../words/language.ts';

const LONGEST = 1000;

export const coachingButtons = ({ id, version }: RecoveryCase, reader: Reader): readonly Button[] => [
  { label: words.line(reader, 'button'), press: { kind: 'open_coaching', case: id, v: version } },
  { label: words.line(reader, 'button.offer'), press: { kind: 'open_offer_coaching', case: id, v: version } },
];

type Note = Extract<MessageSubject, { kind: 'learning' }>;

export function coachingNote(subject: Note, one: Coaching, said: CoachingWords, viewer: Viewer): Card {
  const head = headOf(one, subject.to, viewer);
  const of = { person: viewer.name(one.person), coach: viewer.name(one.coach) };
  const isKept = one.status === 'asked' || one.status === 'done' || one.status === 'offered';
  const blocks: Block[] = [
    { kind: 'text', text: head },
    ...(isKept ? wordsOf(one, said, viewer) : []),
    ...stepsOf(one, subject.to, viewer),
    ...(isKept
      ? [{ kind: 'context' as const, text: words.text(viewer, 'private', { ...of, days: COACHING_KEPT_DAYS }) }]
      : []),
  ];
  return {
    subject,
    version: one.version,
    title: null,
    blocks,
    summary: words.line(viewer, 'note.summary', { case: one.case }),
  };
}

function headOf({ status, case: of, person: whose, coach }: Coaching, to: MemberId, viewer: Viewer): Text {
  const [who, by] = [person(whose, viewer), person(coach, viewer)];
  switch (status) {
    case 'offered':
      return to === whose
        ? words.text(viewer, 'note.offered', { coach: by, case: of })
        : words.text(viewer, 'note.offered_by', { person: who, case: of });
    case 'asked':
      return to === coach
        ? words.text(viewer, 'note.asked', { person: who, case: of })
        : words.text(viewer, 'note.asked_by', { coach: by, case: of });
    case 'done':
      return words.text(viewer, 'note.done', { case: of, person: who, coach: by });
    case 'declined':
      return words.text(viewer, 'note.declined', { case: of });
    case 'erased':
      return words.text(viewer, 'note.erased');
  }
}

function wordsOf(one: Coaching, { own, strength, idea }: CoachingWords, viewer: Viewer): readonly Block[] {
  return [
    ...(own === null
      ? []
      : [
          { kind: 'text' as const, text: words.text(viewer, 'own', { person: viewer.name(one.person) }) },
          { kind: 'quote' as const, text: own },
        ]),
    ...(strength === null
      ? []
      : [{ kind: 'text' as const, text: words.text(viewer, 'strength', { words: strength }) }]),
    ...(idea === null ? [] : [{ kind: 'text' as const, text: words.text(viewer, 'idea', { words: idea }) }]),
  ];
}

function stepsOf(one: Coaching, by: MemberId, viewer: Viewer): readonly Block[] {
  const buttons = coachingSteps(one, by).map((step): Button => ({
    label: words.line(viewer, `button.${step}`),
    press:
      step === 'own_view' || step === 'coach_note'
        ? { kind: 'open_coached', coaching: one.id, as: step }
        : { kind: 'end_coaching', coaching: one.id, how: step },
  }));
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

/** One's own, without a word of what was written: that stands in the message of each. */
export function coachingsCard(
  all: readonly Coaching[],
  { page, more }: { readonly page: number; readonly more: boolean },
  viewer: Viewer,
): Card {
  if (all.length === 0) return reply(words.text(viewer, 'list.none', { command: viewer.command }));
  const title = words.line(viewer, 'list.title');
  const items = all.map(({ case: of, person: who, coach, status }) =>
    words.text(viewer, 'list.line', {
      case: of,
      person: viewer.name(who),
      coach: viewer.name(coach),
      state: words.line(viewer, `state.${status === 'offered' || status === 'asked' ? status : 'done'}`),
    }),
  );
  const next: readonly Block[] = more
    ? [
        {
          kind: 'buttons',
          buttons: [{ label: words.line(viewer, 'button.next'), press: { kind: 'show_coaching', page: page + 1 } }],
        },
      ]
    : [];
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [{ kind: 'list', items }, ...next],
    summary: `${title}.`,
  };
}

/** To ask for it: the own view comes first. */
export function coachingForm(c: RecoveryCase, coach: string | null, viewer: Viewer): Form {
  return {
    id: 'coaching',
    about: aboutCase(c),
    title: words.line(viewer, 'form.title', { case: c.id }),
    submit: words.line(viewer, 'form.submit'),
    notes: [],
    isForOne: true,
    fields: [
      ownField(viewer),
      text('coach', words.line(viewer, 'form.coach'), {
        value: coach,
        required: true,
        hint: words.line(viewer, 'form.coach_hint'),
      }),
    ],
  };
}

const ownField = (viewer: Viewer): Form['fields'][number] =>
  text('own', words.line(viewer, 'form.own'), {
    lines: 'many',
    maxLength: LONGEST,
    required: true,
    hint: words.line(viewer, 'form.own_hint'),
  });

/** For whoever leads the team. */
export function offerCoachingForm(c: RecoveryCase, owner: string | null, viewer: Viewer): Form {
  return {
    id: 'offer_coaching',
    about: aboutCase(c),
    title: words.line(viewer, 'form.title', { case: c.id }),
    submit: words.line(viewer, 'form.offer'),
    notes: [],
    isForOne: true,
    fields: [
      text('person', words.line(viewer, 'form.person'), {
        value: owner,
        required: true,
        hint: words.line(viewer, 'form.coach_hint'),
      }),
    ],
  };
}

export function ownViewForm(
  { id, case: of }: { readonly id: Coaching['id']; readonly case: CaseId },
  viewer: Viewer,
): Form {
  return {
    id: 'own_view',
    about: { coaching: id },
    title: words.line(viewer, 'form.title', { case: of }),
    submit: words.line(viewer, 'form.send'),
    notes: [],
    isForOne: true,
    fields: [ownField(viewer)],
  };
}

export function coachNoteForm({ id, case: of }: Coaching, own: string | null, viewer: Viewer): Form {
  const field = (name: 'strength' | 'idea'): Form['fields'][number] =>
    text(name, words.line(viewer, `form.${name}`), { lines: 'many', maxLength: LONGEST, required: true });
  return {
    id: 'coach_note',
    about: { coaching: id },
    title: words.line(viewer, 'form.title', { case: of }),
    submit: words.line(viewer, 'form.send'),
    notes: own === null ? [] : [[own]],
    isForOne: true,
    fields: [field('strength'), field('idea')],
  };
}

export type NoCoaching =
  | { readonly kind: 'person'; readonly typed: string; readonly field: 'coach' | 'person' }
  | { readonly kind: 'self'; readonly field: 'coach' | 'person' }
  | { readonly kind: 'nobody' | 'not_lead' | 'words'; readonly case: CaseId }
  | { readonly kind: 'not_at_work'; readonly person: MemberId; readonly case: CaseId }
  | { readonly kind: 'gone' };

export function sayNoCoaching(no: NoCoaching, viewer: Viewer): Text {
  const { command } = viewer;
  switch (no.kind) {
    case 'person':
      return words.text(viewer, 'no.person', { typed: no.typed });
    case 'self':
    case 'gone':
      return words.text(viewer, `no.${no.kind}`);
    case 'nobody':
    case 'not_lead':
    case 'words':
      return words.text(viewer, `no.${no.kind}`, { command, case: no.case });
    case 'not_at_work':
      return words.text(viewer, 'no.not_at_work', { person: person(no.person, viewer), case: no.case });
  }
}
