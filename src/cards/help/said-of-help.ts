/** What was done about help, what could not be, and what people are told of it, as sentences. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import type { Refusal, Said } from '../../core/case/said.ts';
import { askWhichLine } from '../answers/lines-meant.ts';
import { lineAt, whyNoMoment, type MomentAsked } from '../case/moment-asked.ts';
import { givenBack } from '../case/promises.ts';
import type { Card, Text } from '../kit/card.ts';
import { ended, moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { helpWords as words } from '../words/help.ts';
import { nameOf, withWhom } from './assist-words.ts';

type Of<T extends { readonly kind: string }, K extends T['kind']> = Extract<T, { kind: K }>;

export function sayAssisted(
  said: Of<Said, 'assist_asked' | 'assist_answered' | 'assist_withdrawn'>,
  c: RecoveryCase,
  viewer: Viewer,
): Card {
  const a = c.assists?.find(({ id }) => id === said.assist);
  if (said.kind === 'assist_withdrawn' || a === undefined) return reply(words.text(viewer, 'said.withdrawn'));
  if (said.kind === 'assist_answered')
    return reply(
      words.text(viewer, said.how === 'done' ? 'said.done' : 'said.cannot', { owner: viewer.name(c.owner) }),
    );
  const due = moment(a.due, viewer);
  if (a.asked.length === 0)
    return reply(words.text(viewer, 'said.asked.channel', { team: nameOf(a.of, viewer), due, case: c.id }));
  const whom = withWhom(a, viewer);
  const asked = words.text(viewer, 'said.asked', { whom, due, case: c.id });
  const isInstead = a.of.kind === 'person' && !a.asked.includes(a.of.member);
  return isInstead
    ? reply(asked, words.text(viewer, 'said.asked.away', { person: nameOf(a.of, viewer), whom }))
    : reply(asked);
}

export function sayNoHelp(
  no: Of<Refusal, 'not_asked_for_help' | 'help_of_others' | 'help_is_over' | 'no_such_help' | 'which_help'>,
  viewer: Pick<Viewer, 'name' | 'locale' | 'command'>,
): Card {
  const { command } = viewer;
  switch (no.kind) {
    case 'not_asked_for_help': {
      const whom = nameOf(no.of, viewer);
      if (no.why === 'yourself') return reply(words.text(viewer, 'no.yourself', { command }));
      if (no.why === 'nobody') return reply(words.text(viewer, 'no.nobody', { whom }));
      const who = listIn((no.who ?? []).map(viewer.name), viewer, 'or');
      const said = words.text(viewer, 'no.private', { whom });
      return who === '' ? reply(said) : reply(said, words.text(viewer, 'no.private.ask', { who }));
    }
    case 'help_of_others':
      return reply(words.text(viewer, 'no.others', { whom: nameOf(no.of, viewer) }));
    case 'help_is_over':
      return reply(words.text(viewer, 'no.over', { status: words.line(viewer, `status.${no.status}`) }));
    case 'no_such_help':
      return reply(words.text(viewer, 'no.none', { case: no.case, command }));
    case 'which_help':
      return reply(words.text(viewer, 'no.which', { case: no.case, command }));
  }
}

/** What the owner, and whoever asked, is told. */
export function sayHelpForOwner(
  { what, assist: a, by }: Of<CaseEvent, 'assist'>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const whom = withWhom(a, viewer);
  const who = by === null ? whom : person(by, viewer);
  const text = ended(a.text);
  const answer = ended(a.answer?.text ?? '');
  switch (what) {
    case 'asked':
      return words.text(viewer, 'told.asked', { who, whom, case: c.id, due: moment(a.due, viewer), text });
    case 'reminded':
    case 'passed':
      return words.text(viewer, `told.${what}`, { case: c.id, whom, text });
    case 'done':
      return words.text(viewer, 'told.done', { case: c.id, who, answer });
    case 'declined':
      return words.text(viewer, 'told.declined', { case: c.id, who, text: a.text, answer });
    case 'withdrawn':
      return words.text(viewer, 'told.withdrawn', { case: c.id, who, whom, text });
  }
}

interface Typed {
  readonly case: string;
  /** As it was typed behind the case. */
  readonly typed: string;
}

/** The name that was typed is nobody's, or that of several. */
export const sayNobodyToHelp = ({ case: id, typed }: Typed, name: string, viewer: Viewer): Card =>
  givenBack(
    reply(words.text(viewer, 'unread.nobody', { name, command: viewer.command, case: id })),
    `assist ${id} ${typed}`,
  );

/** By when was not said, or not for certain; or nothing beside it. */
export function sayHelpMoment(
  read: MomentAsked['read'],
  { case: id, typed, whom, text }: Typed & { readonly whom: string; readonly text: string },
  viewer: Viewer,
): Card {
  const back = `assist ${id} ${typed}`;
  const { command } = viewer;
  if (read.kind === 'no_words')
    return givenBack(reply(words.text(viewer, 'unread.no_words', { command, case: id, whom })), back);
  const readings = 'readings' in read ? read.readings : [];
  const lines = readings.map((at) => lineAt(at, (when) => `assist ${id} ${whom} by ${when} ${text}`, viewer));
  const why = words.line(viewer, 'unread.time', { why: whyNoMoment(read, viewer) });
  if (lines.length > 0) return givenBack(askWhichLine(why, lines, viewer), back);
  return givenBack(reply([why], words.text(viewer, 'unread.no_time', { command, case: id, whom, text })), back);
}
