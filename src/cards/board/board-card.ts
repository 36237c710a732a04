/** The board of whoever leads a team: how it stands, then its open cases a page at a time, each with what to do next. For one person alone. Pure. */
import { usableLocale } from '../../core/base/locale.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import type { Board } from '../../core/digest/board.ts';
import type { WeekSoFar } from '../../core/digest/week-so-far.ts';
import { privateLine } from '../case/private-card.ts';
import type { NextStep } from '../case/next-step.ts';
import { heading } from '../home/home-parts.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { moment, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { showButton } from '../life/life-buttons.ts';
import { boardWords as words } from '../words/board.ts';
import { caseWords } from '../words/case.ts';
import { names } from '../words/names.ts';
import { lateBlocks, openLine, waitsBlocks } from './board-parts.ts';

/** Cases on a page. */
export const A_PAGE = 5;
/** As much of one thing as tells it. */
const A_LINE = 80;
const MOST_LINES = 2;

export interface BoardView {
  readonly viewer: Viewer;
  /** The team's name. */
  readonly team: string;
  readonly board: Board;
  /** Open cases beyond those that were looked at. */
  readonly beyond: number;
  /** Null on the pages behind the first. */
  readonly week: WeekSoFar | null;
  /** From 1. */
  readonly page: number;
  /** The cases of the page, each with what is to be done next; null where it is for few. */
  readonly shown: readonly { readonly case: RecoveryCase; readonly next: NextStep | null }[];
}

/** How many pages there are, at least one. */
export const pagesOf = ({ cases }: Board): number => Math.max(1, Math.ceil(cases.length / A_PAGE));

export function boardCard(seen: BoardView): Card {
  const { viewer, team, board, page } = seen;
  const title = words.line(viewer, 'title', { team });
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [
      { kind: 'context', text: words.text(viewer, 'as_of', { now: moment(viewer.now, viewer) }) },
      ...(page === 1 ? standing(seen) : []),
      ...caseBlocks(seen),
      { kind: 'buttons', buttons: turning(page, pagesOf(board), viewer) },
    ],
    summary: words.line(viewer, 'summary', { team, open: board.cases.length, late: board.overdue.length }),
    isForOne: true,
    isOfMany: true,
  };
}

/** Said to somebody who leads no team. */
export const noBoardCard = (viewer: Viewer): Card => {
  const said = reply(words.text(viewer, 'not_lead', { command: viewer.command }));
  const mine = { kind: 'say_line', line: 'mine', once: viewer.now.toISOString() } as const;
  return {
    ...said,
    blocks: [...said.blocks, { kind: 'buttons', buttons: [{ label: words.line(viewer, 'button.mine'), press: mine }] }],
  };
};

const DIVIDER: Block = { kind: 'divider' };
const behindLine = (blocks: readonly Block[]): readonly Block[] => (blocks.length === 0 ? [] : [DIVIDER, ...blocks]);

function standing(seen: BoardView): Block[] {
  const { viewer, board, beyond } = seen;
  const total = board.cases.length + beyond;
  return [
    heading(words.line(viewer, 'open.title'), total),
    { kind: 'text', text: board.cases.length === 0 ? words.text(viewer, 'open.none') : openLine(board, viewer) },
    ...(beyond === 0
      ? []
      : [
          {
            kind: 'context' as const,
            text: words.text(viewer, 'open.more', { total, seen: total - beyond, command: viewer.command }),
          },
        ]),
    DIVIDER,
    ...lateBlocks(board, viewer),
    ...behindLine(waitsBlocks(board, viewer)),
    ...weekBlocks(seen),
  ];
}

function weekBlocks({ viewer, week }: BoardView): Block[] {
  if (week === null) return [];
  const fact = (of: 'heard' | 'resolved'): { readonly label: string; readonly value: Text } => ({
    label: words.line(viewer, `week.${of}`),
    value:
      week.usual === null
        ? words.text(viewer, 'week.new', { n: week.now[of] })
        : words.text(viewer, 'week.usual', { n: week.now[of], usual: plainNumber(week.usual[of], viewer) }),
  });
  return [
    DIVIDER,
    heading(words.line(viewer, 'week.title'), null),
    { kind: 'facts', facts: [fact('heard'), fact('resolved')] },
  ];
}

/** The middle of an even number of weeks may be a half. */
const plainNumber = (n: number, { locale }: Viewer): string =>
  n.toLocaleString(usableLocale(locale), { maximumFractionDigits: 1 });

function caseBlocks({ viewer, board, shown, page }: BoardView): Block[] {
  if (shown.length === 0) return [];
  const from = (page - 1) * A_PAGE + 1;
  const said = { from, to: from + shown.length - 1, of: board.cases.length };
  return [
    DIVIDER,
    heading(words.line(viewer, 'cases.title', said), null),
    ...shown.flatMap(({ case: c, next }) => oneCase(c, next, viewer)),
  ];
}

function oneCase(c: RecoveryCase, next: NextStep | null, viewer: Viewer): Block[] {
  const show = showButton(c.id, viewer);
  if (isRestricted(c) || next === null)
    return [
      { kind: 'text', text: privateLine(c, viewer) },
      { kind: 'buttons', buttons: [show] },
    ];
  const { failure, severity } = c.triage;
  const failed =
    failure.value === 'other' ? caseWords.line(viewer, 'title.complaint') : names(viewer).failure[failure.value];
  const where = c.customer.reference === null ? '' : ` · ${c.customer.reference}`;
  const line = words.text(viewer, 'cases.line', {
    urgency: caseWords.line(viewer, `urgency.${severity.value}`),
    case: c.id,
    what: clip(oneLine(`${failed}${where}`), A_LINE),
    who: viewer.name(c.owner),
    since: moment(c.receivedAt, viewer),
  });
  const first = next.button.press.kind === 'show_case' ? [] : [next.button];
  return [
    { kind: 'text', text: line },
    ...next.lines.slice(0, MOST_LINES).map((text): Block => ({ kind: 'text', text })),
    { kind: 'buttons', buttons: [...first, show] },
  ];
}

function turning(page: number, pages: number, viewer: Viewer): readonly Button[] {
  const to = (key: 'before' | 'next' | 'refresh', n: number): Button => ({
    label: words.line(viewer, `button.${key}`),
    press: { kind: 'show_board', page: n },
  });
  return [
    ...(page > 1 ? [to('before', page - 1)] : []),
    ...(page < pages ? [to('next', page + 1)] : []),
    to('refresh', page),
  ];
}
