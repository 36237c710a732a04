/** Printable notes, as whoever hands them out is told of them. */
import { gesturesCard, type GesturesSeen } from '../../src/cards/gesture/gestures-card.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import type { RecoveryAction } from '../../src/core/case/case.ts';
import { after, DAY_MS, hours, openCase } from '../core/case/build.ts';

const CASE = openCase();
const link = 'https://amends.example/note/R-1042.act_k3Jd82mQx0aZ.t9k0w1.8Jq2Zb6xk1uVw0aLr7yQm4tNc9eHs3dF';
const expires = after(365 * DAY_MS);

export function gestureCards(
  given: readonly RecoveryAction[],
  english: Viewer,
  german: Viewer,
): Readonly<Record<string, Card>> {
  const inGerman = Object.entries(cardsFor(given, german)).map(([name, card]) => [`${name}-de`, card] as const);
  return { ...cardsFor(given, english), ...Object.fromEntries(inGerman) };
}

function cardsFor(given: readonly RecoveryAction[], viewer: Viewer): Readonly<Record<string, Card>> {
  const card = (seen: GesturesSeen): Card => gesturesCard(CASE, seen, viewer);
  return {
    gestures: card({
      kind: 'notes',
      notes: given.map((action, at) => ({
        action,
        link,
        code: '7KQ2-M4XD-90TA',
        expires,
        zone: 'Europe/Paris',
        lapses: at === 0 ? after(hours(2)) : null,
      })),
    }),
    'gestures-other': card({ kind: 'other', typed: 'upgrade', there: given }),
    'gestures-none': card({ kind: 'none' }),
    'gestures-off': card({ kind: 'off' }),
    'gestures-over': card({ kind: 'over' }),
  };
}
