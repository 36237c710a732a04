/** What stands on a board and, in short, on the home of whoever leads the team: open by urgency, overdue, who waits for whom. Pure. */
import { clip, oneLine } from '../../core/base/text.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import type { Board, Overdue, Waits } from '../../core/digest/board.ts';
import { itemsWords } from '../case/items.ts';
import { withWhom } from '../help/assist-words.ts';
import { heading } from '../home/home-parts.ts';
import { recognitionButton } from '../recognition/recognition-card.ts';
import type { Block, Text } from '../kit/card.ts';
import { joined, moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { boardWords as words } from '../words/board.ts';
import { caseWords } from '../words/case.ts';
import { listIn } from '../words/common.ts';

/** More than this is a list to work through, not a page to look at. */
const MOST_LISTED = 8;
const MOST_NAMED = 3;
const MOST_ITEMS = 3;
/** As much of a promise as tells it. */
const A_LINE = 100;

/** "2 drop everything · 3 soon"; the urgencies that none has are left out. */
export function openLine({ open }: Pick<Board, 'open'>, viewer: Viewer): Text {
  const parts = open
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) =>
      words.text(viewer, 'open.one', { count, urgency: caseWords.line(viewer, `urgency.${severity}`) }),
    );
  return joined(...parts.flatMap((part, n): (Text | string)[] => (n === 0 ? [part] : [' · ', part])));
}

export function lateBlocks({ overdue }: Pick<Board, 'overdue'>, viewer: Viewer): Block[] {
  if (overdue.length === 0) return [{ kind: 'text', text: words.text(viewer, 'late.none') }];
  return listed(words.line(viewer, 'late.title'), overdue, (one) => lateLine(one, viewer), viewer);
}

/** Whoever waits for what is overdue stands there already. */
export function waitsBlocks({ waits, overdue }: Pick<Board, 'waits' | 'overdue'>, viewer: Viewer): Block[] {
  const late = overdue.flatMap((one) =>
    one.kind === 'promise' || one.kind === 'silence' ? [] : [keyOf(one.case, askedAt(one))],
  );
  const others = waits.filter((w) => !late.includes(keyOf(w.case, w.since)));
  if (others.length === 0) return waits.length > 0 ? [] : [{ kind: 'text', text: words.text(viewer, 'waits.none') }];
  return listed(words.line(viewer, 'waits.title'), others, (one) => waitsLine(one, viewer), viewer);
}

const keyOf = ({ id }: RecoveryCase, asked: Date): string => `${id} ${asked.getTime()}`;
const askedAt = (one: Exclude<Overdue, { kind: 'promise' | 'silence' }>): Date =>
  one.kind === 'approval' ? one.request.requestedAt : one.assist.at;

/** On a home: all of it in a line, and the way to it. */
export function teamBlocks({ open, overdue, waits }: Board, viewer: Viewer): Block[] {
  const isNone = open.every(({ count }) => count === 0);
  const stands = words.text(viewer, 'home.stands', {
    open: isNone ? words.line(viewer, 'open.none') : openLine({ open }, viewer),
    late: overdue.length,
    waits: waits.length,
  });
  return [
    heading(words.line(viewer, 'home.title'), null),
    { kind: 'text', text: isNone ? words.text(viewer, 'open.none') : stands },
    {
      kind: 'buttons',
      buttons: [
        { label: words.line(viewer, 'button.board'), press: { kind: 'show_board', page: 1 } },
        recognitionButton(viewer),
      ],
    },
  ];
}

function listed<T>(title: string, all: readonly T[], line: (one: T) => Text, viewer: Viewer): Block[] {
  const shown = all.slice(0, MOST_LISTED);
  return [
    heading(title, all.length),
    { kind: 'list', items: shown.map(line) },
    ...(all.length === shown.length
      ? []
      : [{ kind: 'context' as const, text: words.text(viewer, 'more', { count: all.length - shown.length }) }]),
  ];
}

function lateLine(one: Overdue, viewer: Viewer): Text {
  const { case: c } = one;
  switch (one.kind) {
    case 'promise':
      return words.text(viewer, 'late.promise', {
        case: c.id,
        due: moment(one.promise.due, viewer),
        text: isRestricted(c) ? words.line(viewer, 'late.private') : clip(oneLine(one.promise.text), A_LINE),
        who: viewer.name(one.promise.by),
      });
    case 'silence':
      return words.text(viewer, 'late.silence', {
        case: c.id,
        since: moment(one.since, viewer),
        who: viewer.name(c.owner),
      });
    case 'assist':
      return words.text(viewer, 'late.help', {
        case: c.id,
        due: moment(one.assist.due, viewer),
        text: isRestricted(c) ? words.line(viewer, 'late.private') : clip(oneLine(one.assist.text), A_LINE),
        who: viewer.name(one.assist.by),
        whom: withWhom(one.assist, viewer),
      });
    case 'approval':
      return words.text(viewer, 'late.approval', {
        case: c.id,
        what: whatOf(c, one.request, viewer),
        who: viewer.name(one.request.by),
        since: moment(one.since, viewer),
        whom: namesOf(one.request.asked, viewer),
      });
  }
}

const whatOf = (c: RecoveryCase, r: ApprovalRequest, viewer: Viewer): string =>
  isRestricted(c)
    ? words.line(viewer, 'late.private')
    : itemsWords(
        c.actions.filter(({ id }) => r.actions.includes(id)),
        viewer,
        MOST_ITEMS,
      );

const waitsLine = (one: Waits, viewer: Viewer): Text =>
  words.text(viewer, `waits.${one.what}`, {
    case: one.case.id,
    who: viewer.name(one.who),
    whom: one.for.length === 0 && one.team !== undefined ? one.team : namesOf(one.for, viewer),
    since: moment(one.since, viewer),
  });

const namesOf = (whom: Waits['for'], viewer: Viewer): string =>
  whom.length === 0
    ? words.line(viewer, 'waits.somebody')
    : listIn(whom.slice(0, MOST_NAMED).map(viewer.name), viewer, 'or');
