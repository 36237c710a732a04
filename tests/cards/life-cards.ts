/** Cases that were dismissed or merged, and a history, for the gallery. */
import { caseCard } from '../../src/cards/case/case-card.ts';
import { dismissForm } from '../../src/cards/life/dismiss-form.ts';
import { editForm } from '../../src/cards/life/edit-form.ts';
import { mergeForm } from '../../src/cards/life/merge-form.ts';
import type { CaseView } from '../../src/cards/kit/views.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { historyCard } from '../../src/cards/life/history-card.ts';
import type { Card, Form } from '../../src/cards/kit/card.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import type { CaseChanges, Command } from '../../src/core/case/commands.ts';
import { historyOf } from '../../src/core/case/history.ts';
import { after, ANA, doneIn, eur, hours, logs, MIA, openCase, R, resolves } from '../core/case/build.ts';
import { makeWorld, type World } from '../core/case/world.ts';

export const lifeCards = (
  seen: (world: World) => CaseView,
  viewer: Viewer,
): Readonly<Record<'case-dismissed' | 'case-merged' | 'history', Card>> => ({
  'case-dismissed': caseCard(seen(lived('dismiss'))),
  'case-merged': caseCard(seen(lived('merge'))),
  history: historyOfLife(viewer),
});

export const lifeForms = (c: RecoveryCase, viewer: Viewer): Readonly<Record<'edit' | 'dismiss' | 'merge', Form>> => ({
  edit: editForm(c, viewer),
  dismiss: dismissForm(c, viewer),
  merge: mergeForm(c, viewer),
});

/** A case that was dismissed, or merged into another one. */
function lived(how: 'dismiss' | 'merge'): World {
  const w = makeWorld({ cases: [openCase(), openCase({ id: R(1001) })] });
  const because = 'the same night';
  const command: Command =
    how === 'merge'
      ? { kind: 'merge', case: R(1042), into: R(1001), because }
      : { kind: 'dismiss', case: R(1042), reason: 'other', words: 'They asked when the pool opens' };
  doneIn(w.ask(ANA, command));
  return w;
}

/** Everything that can stand in a history at once. */
function historyOfLife(viewer: Viewer): Card {
  const w = makeWorld();
  const of = R(1);
  doneIn(w.ask(ANA, logs('No hot water', { customer: 'room 412' })));
  const changes: CaseChanges = {
    severity: 'S1',
    deadline: after(hours(4)),
    lossValue: eur(120),
    addition: 'And none on the next day',
  };
  doneIn(w.ask(MIA, { kind: 'edit', case: of, changes, because: 'the guest rang' }));
  doneIn(w.ask(ANA, { kind: 'dismiss', case: of, reason: 'duplicate', words: null }));
  doneIn(w.ask(MIA, { kind: 'undo', case: of }));
  doneIn(w.ask(ANA, resolves({ case: of })));
  doneIn(w.ask(ANA, { kind: 'undo', case: of }));
  return historyCard(w.caseOf(of), historyOf(w.journal.map(({ event }) => event)), viewer);
}
