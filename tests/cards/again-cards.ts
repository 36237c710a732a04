/** Cards and forms where a customer comes back, for the gallery. */
import { putRightForm } from '../../src/cards/again/put-right.ts';
import { wantsForm } from '../../src/cards/again/wants-form.ts';
import { reopenForm } from '../../src/cards/again/reopen-form.ts';
import { logForm, resolveForm } from '../../src/cards/forms/forms.ts';
import { toldCard } from '../../src/cards/answers/told-card.ts';
import { fullCard } from '../../src/cards/case/full-card.ts';
import { caseCard } from '../../src/cards/case/case-card.ts';
import type { Card, Form } from '../../src/cards/kit/card.ts';
import type { CaseView } from '../../src/cards/kit/views.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import { otherCase } from '../core/case/others.ts';
import { ANA, BOB, DAY_MS, doneIn, gives, logs, openCase, R, refund, resolves } from '../core/case/build.ts';
import { makeWorld, type World } from '../core/case/world.ts';

/** A case on which 60 EUR were given and accepted, so many days ago. */
export function resolvedBefore(days: number): World {
  const w = makeWorld({ cases: [openCase()] });
  doneIn(w.ask(ANA, gives([refund(60)])));
  doneIn(w.ask(ANA, resolves({ done: w.caseOf(R(1042)).actions.map(({ id }) => id) })));
  w.forward(days * DAY_MS);
  return w;
}

/** Something was given, and nobody said how it ended. */
function given(): World {
  const w = makeWorld({ cases: [openCase()] });
  doneIn(w.ask(ANA, gives([refund(60)])));
  return w;
}

/** The same, open again. */
export function reopened(): World {
  const w = resolvedBefore(3);
  doneIn(w.ask(ANA, { kind: 'reopen', case: R(1042), reason: 'It is cold again since this morning' }));
  return w;
}

/** The second complaint of a customer, and one that may be told twice. */
function secondCards(seen: (world: World, change?: Partial<CaseView>) => CaseView): Readonly<Record<string, Card>> {
  const w = resolvedBefore(40);
  const before = [otherCase({ ...w.caseOf(R(1042)), owner: BOB.id })];
  doneIn(w.ask(ANA, logs('No hot water in room 412 again', { customer: 'room 412' })));
  const { viewer } = seen(w);
  const second = seen(w, { case: w.caseOf(R(1)), others: before, viewer: { ...viewer, now: w.now() } });
  const like = [{ id: R(1041), receivedAt: w.now(), sameFailure: true, isOpen: true, isToldTwice: true }];
  const event = w.journal.at(-1)?.event;
  const told = event && toldCard({ event, seq: 2 }, second.case, second.viewer);
  return {
    'case-second': caseCard(second),
    'case-second-full': fullCard(second),
    'case-told-twice': caseCard({ ...second, like }),
    ...(told && { 'case-second-told': told }),
  };
}

/** `seen`: as the owner sees it. */
export function againCards(
  seen: (world: World, change?: Partial<CaseView>) => CaseView,
): Readonly<Record<string, Card>> {
  const later = resolvedBefore(31);
  const { viewer } = seen(later);
  return {
    'case-reopened': caseCard(seen(reopened())),
    ...secondCards(seen),
    'case-over-for-long': caseCard(seen(later, { viewer: { ...viewer, now: later.now() } })),
  };
}

export const againForms = (seen: Viewer): Readonly<Record<string, Form>> => ({
  reopen: reopenForm(resolvedBefore(3).caseOf(R(1042)), seen),
  wants: wantsForm(openCase(), seen),
  put_right: putRightForm(openCase(), seen),
  'resolve-for-owner': resolveForm(openCase(), seen, '', { isForOwner: true }),
  'resolve-withdrawn': resolveForm(given().caseOf(R(1042)), seen, '', { isWithdrawn: true }),
  'log-follow-up': logForm(
    {
      text: 'It is cold again',
      customer: 'room 412',
      remedySought: null,
      permalink: null,
      source: 'chat',
      follows: R(1042),
    },
    seen,
  ),
});
