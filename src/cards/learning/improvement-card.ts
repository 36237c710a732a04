/** Improvements as cards: one with what can be done with it, the list of a team, and what people are told. Pure. */
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import { isUnderWay, type Improvement } from '../../core/learning/improvements.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { lineOf, person, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { dayIn } from '../words/dates.ts';
import { improvementWords as words } from '../words/improvements.ts';
import type { Reader } from '../words/language.ts';

/** An improvement as one person sees it. */
export interface ImprovementSeen {
  readonly one: Improvement;
  /** The cases that taught it, as far as the reader may see them. */
  readonly cases: readonly CaseId[];
  readonly maySettle: boolean;
  readonly mayDrop: boolean;
}

export const improveButton = (
  { id, version }: { readonly id: CaseId; readonly version: number },
  from: Exclude<Improvement['from'], 'digest'>,
  reader: Reader,
): Button => ({
  label: words.line(reader, 'button.improve'),
  press: { kind: 'open_improve', case: id, v: version, from },
});

/** `I-7 say it at check-in · Max · by 11 December`. */
export function improvementLine({ one, cases }: Pick<ImprovementSeen, 'one' | 'cases'>, viewer: Viewer): Text {
  const { number, text, due } = one;
  const said = words.text(viewer, 'line', {
    number,
    text,
    owner: person(one.owner, viewer),
    due: dayIn(due, viewer),
    state: stateOf(one, viewer),
  });
  return cases.length === 0
    ? said
    : [...said, ' ', ...words.text(viewer, 'line.from', { cases: listIn(cases, viewer) })];
}

function stateOf({ status, due, settledAt, reason }: Improvement, viewer: Viewer): string {
  switch (status) {
    case 'done':
      return words.line(viewer, 'line.done', { at: dayIn(settledAt ?? due, viewer) });
    case 'dropped':
      return words.line(viewer, 'line.dropped', { reason: reason ?? '' });
    case 'proposed':
      return words.line(viewer, 'line.proposed');
    case 'agreed':
      return due < viewer.now ? words.line(viewer, 'line.overdue') : '';
  }
}

function buttonsOf({ one, maySettle, mayDrop }: ImprovementSeen, viewer: Viewer): readonly Block[] {
  if (!isUnderWay(one)) return [];
  const improvement = one.id;
  const settle = (to: 'agree' | 'done'): Button => ({
    label: words.line(viewer, `button.${to}`),
    press: { kind: 'settle_improvement', improvement, to },
  });
  const open = (to: 'move' | 'drop'): Button => ({
    label: words.line(viewer, `button.${to}`),
    press: { kind: 'open_improvement', improvement, to },
  });
  const buttons = [
    ...(maySettle && one.status === 'proposed' ? [settle('agree')] : []),
    ...(maySettle ? [settle('done'), open('move')] : []),
    ...(mayDrop ? [open('drop')] : []),
  ];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

/** An answer: what happened, and the improvement as it stands. */
export function improvementAnswer(said: readonly Text[], seen: ImprovementSeen, viewer: Viewer): Card {
  const card = reply(...said, improvementLine(seen, viewer));
  return { ...card, blocks: [...card.blocks, ...buttonsOf(seen, viewer)] };
}

type Note = Extract<MessageSubject, { kind: 'learning' }>;

/** For whoever sees to it, or leads the team: that it is there, or that its time has come. */
export function improvementNote(subject: Note, seen: ImprovementSeen, viewer: Viewer): Card {
  const { one } = seen;
  const first = headOf(subject, one, viewer);
  return {
    subject,
    version: one.version,
    title: null,
    blocks: [
      { kind: 'text', text: first },
      { kind: 'text', text: improvementLine(seen, viewer) },
      ...buttonsOf(seen, viewer),
    ],
    summary: lineOf(`${plain(first)} ${one.text}`),
  };
}

function headOf({ note, to }: Note, one: Improvement, viewer: Viewer): Text {
  if (note === 'improvement_due') return words.text(viewer, isOwn(one, to) ? 'note.due' : 'note.lead');
  return one.status === 'proposed'
    ? words.text(viewer, 'note.asked', { who: person(one.by, viewer) })
    : words.text(viewer, 'note.agreed');
}

const isOwn = ({ owner }: Improvement, to: MemberId): boolean => owner === to;

/** "You said, we did", for the people of the cases. */
export function doneNote(subject: Note, { one, cases }: ImprovementSeen, viewer: Viewer): Card {
  const first = words.text(viewer, 'note.done', { text: one.text });
  return {
    subject,
    version: one.version,
    title: null,
    blocks: [
      { kind: 'text', text: first },
      ...(cases.length === 0
        ? []
        : [{ kind: 'context' as const, text: words.text(viewer, 'note.done_from', { cases: listIn(cases, viewer) }) }]),
    ],
    summary: lineOf(plain(first)),
  };
}

/** A page of a team's, the next due first. */
export function improvementsCard(
  seen: readonly ImprovementSeen[],
  { page, more }: { readonly page: number; readonly more: number },
  viewer: Viewer,
): Card {
  if (seen.length === 0 && page === 1) return reply(words.text(viewer, 'list.none', { command: viewer.command }));
  const title = words.line(viewer, 'list.title');
  const rest: readonly Block[] =
    more === 0
      ? []
      : [
          { kind: 'context', text: words.text(viewer, 'list.more', { n: more }) },
          {
            kind: 'buttons',
            buttons: [
              { label: words.line(viewer, 'button.next'), press: { kind: 'show_improvements', page: page + 1 } },
            ],
          },
        ];
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [
      ...seen.flatMap((one): Block[] => [
        { kind: 'text', text: improvementLine(one, viewer) },
        ...buttonsOf(one, viewer),
      ]),
      ...rest,
    ],
    summary: `${title}.`,
  };
}
