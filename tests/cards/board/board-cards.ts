/** Boards for the gallery and the tests: a busy team, its second page, a quiet one. */
import { A_PAGE, boardCard, noBoardCard } from '../../../src/cards/board/board-card.ts';
import { nextStep } from '../../../src/cards/case/next-step.ts';
import type { Card } from '../../../src/cards/kit/card.ts';
import type { Viewer } from '../../../src/cards/kit/viewer.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import { boardOf } from '../../../src/core/digest/board.ts';
import { isRestricted } from '../../../src/core/case/rules/who-may.ts';
import { after, ANA, hours, MIA, openCase, R } from '../../core/case/build.ts';
import { promise } from '../../core/digest/week.ts';
import { ask, world } from '../asked-worlds.ts';
import { caseSeen } from '../gallery.ts';

const late = { text: 'call back with the new room', by: ANA.id };
const busy = (): readonly RecoveryCase[] => {
  const asked = world(ask).caseOf(R(1042));
  const requests = asked.requests.map((r) => ({ ...r, came: 'reminded' as const }));
  const open = Array.from({ length: 9 }, (_, n) =>
    openCase({
      id: R(1050 + n),
      receivedAt: after(-hours(n)),
      ...(n < 2 && { promises: [promise('broken', { ...late, due: after(-hours(n + 1)) })] }),
      ...(n === 3 && { sensitivity: 'staff_misconduct' as const }),
    }),
  );
  return [{ ...asked, requests }, { ...asked, id: R(1043) }, ...open];
};

function board(cases: readonly RecoveryCase[], page: number, reader: Viewer): Card {
  const found = boardOf(cases, MIA, reader.now);
  const seen = caseSeen(world());
  const shown = found.cases.slice((page - 1) * A_PAGE, page * A_PAGE).map((c) => ({
    case: c,
    next: isRestricted(c) ? null : nextStep({ ...seen, case: c, viewer: reader }),
  }));
  const usual = { heard: 9, resolved: 7.5 };
  const week = page === 1 ? { now: { heard: 12, resolved: 8 }, usual: cases.length === 0 ? null : usual } : null;
  return boardCard({ viewer: reader, team: 'Front desk', board: found, beyond: 0, week, page, shown });
}

export const boardCards = (reader: Viewer): Readonly<Record<string, Card>> => ({
  board: board(busy(), 1, reader),
  'board-further': board(busy(), 2, reader),
  'board-quiet': board([], 1, reader),
  'board-not-lead': noBoardCard(reader),
});
