/** What a case holds already came once more, in words. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import type { Said } from '../../core/case/said.ts';
import { isOngoing } from '../../core/case/status.ts';
import type { Button, Card, Text } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { againWords as words } from '../words/again.ts';
import { wayName } from '../words/ways.ts';
import { listIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { reopenButtons } from './said-of-reopening.ts';

/** People who type have no name of a way. */
const TYPED = 'chat';

export function sayCameAgain({ how }: Extract<Said, { kind: 'came_again' }>, c: RecoveryCase, viewer: Viewer): Card {
  if (how === 'more') return reply(words.text(viewer, 'came_again.more', { case: c.id }));
  const way = byWay(c.complaints.find((one) => one.way !== undefined)?.way ?? TYPED, viewer);
  return reply(words.text(viewer, 'came_again.same', { case: c.id, way }));
}

export const cameAgainStory = ({ way }: Extract<CaseEvent, { kind: 'came_again' }>, viewer: Viewer): Text =>
  words.text(viewer, 'came_again.story', { way: byWay(way, viewer) });

/** By which other ways it came; none: nothing is said. */
export const waysLine = ({ alsoBy = [] }: RecoveryCase, viewer: Viewer): readonly Text[] =>
  alsoBy.length === 0
    ? []
    : [
        words.text(viewer, 'came_again.shown', {
          ways: listIn(
            alsoBy.map((way) => byWay(way, viewer)),
            viewer,
          ),
        }),
      ];

const byWay = (way: string, reader: Reader): string =>
  way === TYPED ? words.line(reader, 'came_again.typed') : words.line(reader, 'came_again.by', { way: wayName(way) });

/** The owner hears of it; where the case is over, whether it goes on is theirs to say. */
export const sayWroteAgain = (c: RecoveryCase, viewer: Viewer): Text =>
  words.text(viewer, isOngoing(c) ? 'wrote_again.told' : 'wrote_again.told_over', { case: c.id });

export const wroteAgainButtons = (c: RecoveryCase, viewer: Viewer): readonly Button[] => reopenButtons(c, viewer);
