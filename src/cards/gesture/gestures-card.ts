/** The printable notes of a case, with their links, for whoever hands them out; and why there is none. Pure. */
import type { RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import { isTangible } from '../../core/case/rules/letters/gesture.ts';
import type { Block, Button, Card } from '../kit/card.ts';
import { bold, capital, moment, lineOf } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { itemWords } from '../case/items.ts';
import { listIn } from '../words/common.ts';
import { gestureWords as words } from '../words/gesture.ts';

export interface GestureToPrint {
  readonly action: RecoveryAction;
  readonly link: string;
  readonly code: string;
  /** The first moment at which it does not hold any more. */
  readonly expires: Date;
  /** Of the team. */
  readonly zone: string;
  /** When the gift lapses unless it is used before; null: it does not. */
  readonly lapses: Date | null;
}

export type GesturesSeen =
  | { readonly kind: 'notes'; readonly notes: readonly GestureToPrint[] }
  /** None of that name, but others. */
  | { readonly kind: 'other'; readonly typed: string; readonly there: readonly RecoveryAction[] }
  | { readonly kind: 'none' | 'off' | 'over' };

const MOST_SHOWN = 10;

export function gesturesCard(c: Pick<RecoveryCase, 'id'>, seen: GesturesSeen, viewer: Viewer): Card {
  const title = words.line(viewer, 'title', { case: c.id });
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: blocksOf(c, seen, viewer),
    summary: title,
    isForOne: true,
  };
}

function blocksOf({ id }: Pick<RecoveryCase, 'id'>, seen: GesturesSeen, viewer: Viewer): readonly Block[] {
  const { command } = viewer;
  switch (seen.kind) {
    case 'notes':
      return [
        { kind: 'text', text: words.text(viewer, 'intro') },
        // the newest is the likeliest
        ...seen.notes
          .toReversed()
          .slice(0, MOST_SHOWN)
          .flatMap((one) => noteBlocks(one, viewer)),
        { kind: 'context', text: words.text(viewer, 'whoever') },
      ];
    case 'other': {
      const there = listIn(
        seen.there.map((a) => itemWords(a, viewer)),
        viewer,
      );
      return [
        { kind: 'text', text: words.text(viewer, 'other', { case: id, typed: lineOf(seen.typed), there, command }) },
      ];
    }
    case 'none':
      return [{ kind: 'text', text: words.text(viewer, 'none', { case: id, command }) }];
    case 'over':
    case 'off':
      return [{ kind: 'text', text: words.text(viewer, seen.kind, { case: id }) }];
  }
}

function noteBlocks({ action, link, code, expires, zone, lapses }: GestureToPrint, viewer: Viewer): readonly Block[] {
  const last = moment(new Date(expires.getTime() - 60_000), { zone, locale: viewer.locale });
  return [
    { kind: 'text', text: [bold(capital(itemWords(action, viewer))), ' · ', code] },
    { kind: 'quote', text: link },
    {
      kind: 'context',
      text:
        lapses === null
          ? words.text(viewer, 'until', { until: last })
          : words.text(viewer, 'lapses', { lapses: moment(lapses, viewer), until: last }),
    },
  ];
}

/** Among what is pressed seldom, where there is something to print. */
export const gestureButtons = (c: Pick<RecoveryCase, 'id' | 'actions'>, viewer: Viewer): readonly Button[] =>
  c.actions.some((a) => isTangible(a, viewer.now))
    ? [{ label: words.line(viewer, 'button'), press: { kind: 'show_gestures', case: c.id } }]
    : [];
