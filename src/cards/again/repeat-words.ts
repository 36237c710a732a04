/** That a complaint is not the customer's first, and what was done before: for whoever goes on with it. Nobody is blamed for what did not hold. Pure. */
import type { OtherCase, Repeat } from '../../core/case/again.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { isOngoing } from '../../core/case/status.ts';
import { itemsWords } from '../case/items.ts';
import type { Block, Button, Text } from '../kit/card.ts';
import { joined, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { CaseView, LikeView } from '../kit/views.ts';
import { showButton } from '../life/life-buttons.ts';
import { againWords as words } from '../words/again.ts';
import { names } from '../words/names.ts';

const MOST_ITEMS = 3;

/** "Second time in 40 days; first: refund €60.00, accepted." */
export function repeatLine({ case: c, others = [], viewer }: CaseView): readonly Text[] {
  const { repeat } = c;
  if (repeat == null) return [];
  const [last] = others;
  return [joined(howOften(repeat, viewer), last === undefined ? '.' : lastTime(last, repeat, viewer))];
}

const howOften = ({ nth, days }: Repeat, viewer: Viewer): Text =>
  nth === 2 ? words.text(viewer, 'repeat.second', { days }) : words.text(viewer, 'repeat.more', { nth, days });

function lastTime(last: OtherCase, { nth }: Repeat, viewer: Viewer): Text {
  if (last.isPrivate) return words.text(viewer, 'repeat.hidden');
  const what = whatWasDone(last, viewer);
  return words.text(viewer, nth === 2 ? 'repeat.first' : 'repeat.last', { what });
}

function whatWasDone(one: OtherCase, viewer: Viewer): string {
  const given =
    one.given.length === 0 ? words.line(viewer, 'repeat.nothing') : itemsWords(one.given, viewer, MOST_ITEMS);
  const how = isOngoing(one)
    ? [words.line(viewer, 'repeat.open')]
    : one.accepted === null
      ? []
      : [words.line(viewer, `repeat.accepted_${one.accepted}`)];
  return [given, ...how].join(', ');
}

/** Everything of it, for whoever looks at the case alone: which cases, what was done, and who knows what was tried. */
export function repeatBlocks({ case: c, others = [], viewer }: CaseView): readonly Block[] {
  if (c.repeat == null) return [];
  const open = others.filter(({ isPrivate }) => !isPrivate);
  const lines = open.map((one) => earlierLine(one, c, viewer));
  const hidden: Block = { kind: 'context', text: words.text(viewer, 'repeat.private') };
  return [
    { kind: 'text', text: joined(howOften(c.repeat, viewer), '.') },
    ...(lines.length === 0 ? [] : [{ kind: 'list' as const, items: lines }]),
    ...(open.length === others.length ? [] : [hidden]),
    ...(open.length === 0 ? [] : [{ kind: 'buttons' as const, buttons: open.map(({ id }) => showButton(id, viewer)) }]),
  ];
}

function earlierLine(one: OtherCase, c: RecoveryCase, viewer: Viewer): Text {
  const at = moment(one.resolvedAt ?? one.receivedAt, viewer);
  const said = words.text(viewer, 'repeat.earlier', { id: one.id, at, what: whatWasDone(one, viewer) });
  if (one.owner === c.owner) return said;
  return [...said, ' ', ...words.text(viewer, 'repeat.knows', { who: person(one.owner, viewer) })];
}

/** For the lead and the owner. */
export function sayRepeated(event: Extract<CaseEvent, { kind: 'repeated' }>, c: RecoveryCase, viewer: Viewer): Text {
  const { nth, days } = event.repeat;
  const urgent =
    event.severity === null
      ? []
      : [' ', ...words.text(viewer, 'repeat.raised', { severity: names(viewer).severity[event.severity.value] })];
  return [
    ...words.text(viewer, 'repeat.told', { case: c.id, nth, days }),
    ...urgent,
    ' ',
    ...words.text(viewer, 'repeat.told_next'),
  ];
}

/** What may be one complaint told twice, with the two answers to that. */
export function toldTwice({
  case: c,
  like,
  viewer,
}: CaseView): { readonly line: Text; readonly merge: Button; readonly apart: Button } | undefined {
  const twin = like.find(({ isToldTwice }) => isToldTwice === true);
  if (twin === undefined) return undefined;
  const line = words.text(viewer, 'twice', { id: twin.id, at: moment(twin.receivedAt, viewer) });
  return { line, merge: mergeInto(c, twin, viewer), apart: apartButton(c, twin, viewer) };
}

/** Beside Link: the two become one, or are two matters. */
export const likeButtons = (c: RecoveryCase, like: LikeView, viewer: Viewer): readonly Button[] => [
  ...(like.isOpen === true ? [mergeInto(c, like, viewer)] : []),
  apartButton(c, like, viewer),
];

const mergeInto = (c: RecoveryCase, { id }: LikeView, viewer: Viewer): Button => ({
  label: words.line(viewer, 'button.merge_into', { id }),
  press: { kind: 'merge', case: c.id, v: c.version, into: id },
});

const apartButton = (c: RecoveryCase, { id }: LikeView, viewer: Viewer): Button => ({
  label: words.line(viewer, 'button.apart'),
  press: { kind: 'unlink', case: c.id, v: c.version, other: id },
});

export const historyOfRepeat = (
  { repeat, from, to }: { readonly repeat: Repeat; readonly from: string; readonly to: string },
  viewer: Viewer,
): Text => {
  const said = words.text(viewer, 'history.repeated', { nth: repeat.nth, days: repeat.days });
  return from === to ? said : [...said, ...words.text(viewer, 'history.raised', { from, to })];
};
