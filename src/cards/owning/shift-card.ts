/** The open cases of somebody whose shift ends or who will be away, each with what is promised next; and what became of offering them. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { waitedFor } from '../../core/case/rules/promising.ts';
import { privateLine } from '../case/private-card.ts';
import { byUrgency, firstWords } from '../home/home-parts.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { joined, lineOf, moment, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { names } from '../words/names.ts';
import { owningWords as words } from '../words/owning.ts';

/** More than this is a list to work through, not one to look at. */
const MOST_LISTED = 10;
const MOST_PEOPLE = 5;
const LABEL = 30;
const A_PROMISE = 80;
/** What is due within this is told with the case: the next shift has it. */
const NEXT_SHIFT_MS = 24 * 3_600_000;

/** Somebody, or a team, as it is typed and as it is called. */
export interface CouldTake {
  readonly typed: string;
  readonly name: string;
}

export interface Shift {
  readonly open: readonly RecoveryCase[];
  /** Whom all of them may be offered to, the likeliest first. */
  readonly people: readonly CouldTake[];
  /** Said with it; null: nothing. */
  readonly because: string | null;
}

/** `handover @next`, or with a name. */
export function shiftCard({ open, people, because }: Shift, viewer: Viewer): Card {
  if (open.length === 0) return reply(words.text(viewer, 'shift.none'));
  const said = because === null ? '' : ` ${because}`;
  return {
    ...listCard(open, words.line(viewer, 'shift.title'), viewer),
    blocks: [
      { kind: 'text', text: words.text(viewer, 'shift.intro', { n: open.length }) },
      ...listBlocks(open, viewer),
      { kind: 'context', text: words.text(viewer, 'shift.rule') },
      ...allTo(people, (typed) => `handover all ${typed}${said}`, viewer),
      { kind: 'context', text: words.text(viewer, 'shift.words', { command: viewer.command }) },
    ],
  };
}

/** Below the answer to `away`: who takes what is still open; nothing where nothing is. */
export function absenceBlocks(
  { open, people }: Pick<Shift, 'open' | 'people'>,
  unattendedAt: Date,
  viewer: Viewer,
): readonly Block[] {
  if (open.length === 0) return [];
  const each = byUrgency(open, (c) => c, dueOf)
    .slice(0, MOST_LISTED)
    .map((c): Button => ({
      label: words.line(viewer, 'absence.hand_over', { case: c.id }),
      press: { kind: 'open_hand_over', case: c.id, v: c.version },
    }));
  const at = moment(unattendedAt, viewer);
  return [
    { kind: 'divider' },
    { kind: 'text', text: [{ bold: words.line(viewer, 'absence.title') }] },
    { kind: 'text', text: words.text(viewer, 'absence.intro', { n: open.length, at }) },
    ...listBlocks(open, viewer),
    ...allTo(people, (typed) => `handover absence ${typed}`, viewer),
    { kind: 'buttons', buttons: each },
  ];
}

function listCard(open: readonly RecoveryCase[], title: string, viewer: Viewer): Omit<Card, 'blocks'> {
  const summary = lineOf(plain(words.text(viewer, 'shift.intro', { n: open.length })));
  return { subject: { kind: 'reply' }, version: 0, title, summary };
}

/** A line that is said by a button, read again as if it were typed: it names somebody by id. */
function allTo(people: Shift['people'], line: (typed: string) => string, viewer: Viewer): readonly Block[] {
  if (people.length === 0) return [];
  const buttons = people.slice(0, MOST_PEOPLE).map(({ typed, name }, n): Button => ({
    label: clip(words.line(viewer, 'shift.to', { who: name }), LABEL),
    press: { kind: 'say_line', line: line(typed), once: viewer.now.toISOString() },
    ...(n === 0 && people.length === 1 ? { tone: 'primary' as const } : {}),
  }));
  return [{ kind: 'buttons', buttons }];
}

function listBlocks(open: readonly RecoveryCase[], viewer: Viewer): readonly Block[] {
  const shown = byUrgency(open, (c) => c, dueOf).slice(0, MOST_LISTED);
  const more = open.length - shown.length;
  return [
    { kind: 'list', items: shown.map((c) => lineFor(c, viewer)) },
    ...(more === 0 ? [] : [{ kind: 'context' as const, text: words.text(viewer, 'shift.more', { n: more }) }]),
  ];
}

function lineFor(c: RecoveryCase, viewer: Viewer): Text {
  const line = isRestricted(c)
    ? privateLine(c, viewer)
    : words.text(viewer, 'shift.line', {
        case: c.id,
        severity: c.triage.severity.value,
        failure: names(viewer).failure[c.triage.failure.value],
        text: firstWords(c),
      });
  const soon = waitedFor(c).filter(({ due }) => due.getTime() - viewer.now.getTime() <= NEXT_SHIFT_MS);
  const promised = soon.flatMap((p): (Text | string)[] => [
    ' · ',
    words.text(viewer, 'shift.due', {
      due: moment(p.due, viewer),
      text: isRestricted(c) ? '…' : clip(oneLine(p.text), A_PROMISE),
    }),
  ]);
  return joined(line, ...promised);
}

/** What is promised next comes first, then the longest waiting. */
const dueOf = (c: RecoveryCase): number => waitedFor(c)[0]?.due.getTime() ?? c.receivedAt.getTime() + 1e13;

/** What came of offering all of them. */
export interface ShiftOffered {
  /** Whom they are offered to, by name. */
  readonly to: string;
  readonly offered: readonly CaseId[];
  /** Those that were not, with the sentence that says why, each sentence once. */
  readonly left: readonly { readonly cases: readonly CaseId[]; readonly why: string }[];
  /** How many there are besides. */
  readonly over: number;
}

export function shiftOfferedCard({ to, offered, left, over }: ShiftOffered, viewer: Viewer): Card {
  const first =
    offered.length === 0
      ? words.text(viewer, 'shift.none_offered')
      : words.text(viewer, 'shift.offered', { n: offered.length, who: to, cases: listIn(offered, viewer) });
  return reply(
    first,
    ...left.map(({ cases, why }) => words.text(viewer, 'shift.left', { cases: listIn(cases, viewer), why })),
    ...(over === 0 ? [] : [words.text(viewer, 'shift.over', { n: over })]),
  );
}
