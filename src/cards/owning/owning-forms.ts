/** The forms by which a case changes hands: offered, declined, taken over. Pure. */
import type { Member, Team } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Handover } from '../../core/case/handover.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Field, Form, Option } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';
import { person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { owningWords as words } from '../words/owning.ts';

/** Whom it could be offered to, as far as a list holds them. */
export interface CouldHave {
  readonly people: readonly Pick<Member, 'id' | 'name'>[];
  readonly teams: readonly Pick<Team, 'id' | 'name'>[];
}

/** More names than this do not fit into a choice. */
const MOST_OPTIONS = 98;
const MOST_TEAMS = 20;

export function handOverForm(c: RecoveryCase, could: CouldHave, viewer: Viewer): Form {
  const say = (key: 'submit' | 'to' | 'because' | 'because_hint'): string => words.line(viewer, `offer.${key}`);
  const teams = could.teams.slice(0, MOST_TEAMS);
  const options: readonly Option[] = [
    ...could.people
      .slice(0, MOST_OPTIONS - teams.length)
      .map((m): Option => ({ value: `person:${m.id}`, label: clip(m.name, 75) })),
    ...teams.map((t): Option => ({
      value: `team:${t.id}`,
      label: clip(words.line(viewer, 'offer.team', { team: t.name }), 75),
    })),
  ];
  const hint = words.line(viewer, 'offer.to_hint', { command: viewer.command, case: c.id });
  return {
    id: 'hand_over',
    about: aboutCase(c),
    title: words.line(viewer, 'offer.title', { case: c.id }),
    submit: say('submit'),
    notes: [[aboutWords(c)], words.text(viewer, 'offer.note', { owner: person(c.owner, viewer) })],
    fields: [
      choice('to', say('to'), options, { required: true, hint }),
      sentence('because', say('because'), say('because_hint')),
    ],
  };
}

export function declineHandoverForm(c: RecoveryCase, offer: Handover, viewer: Viewer): Form {
  const note = offer.why === 'shift' ? 'decline.note_shift' : 'decline.note';
  return {
    id: 'decline_handover',
    about: { ...aboutCase(c), handover: offer.id },
    title: words.line(viewer, 'decline.title', { case: c.id }),
    submit: words.line(viewer, 'decline.submit'),
    notes: [words.text(viewer, note, { owner: person(c.owner, viewer) })],
    fields: [sentence('reason', words.line(viewer, 'decline.reason'), null)],
  };
}

export function takeForm(c: RecoveryCase, viewer: Viewer): Form {
  return {
    id: 'take',
    about: aboutCase(c),
    title: words.line(viewer, 'take.title', { case: c.id }),
    submit: words.line(viewer, 'take.submit'),
    notes: [[aboutWords(c)], words.text(viewer, 'take.note', { owner: person(c.owner, viewer) })],
    fields: [sentence('because', words.line(viewer, 'take.because'), words.line(viewer, 'take.because_hint'))],
  };
}

const aboutWords = (c: RecoveryCase): string => clip(oneLine(c.complaints[0]?.text ?? ''), 300);

const sentence = (id: string, label: string, hint: string | null): Field =>
  text(id, label, { lines: 'many', maxLength: 1000, required: true, hint });
