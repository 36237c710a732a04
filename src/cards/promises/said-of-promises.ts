/** What was said of promises, answered privately: done, or why not yet. Pure. */
import type { ThingId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Refusal, Said } from '../../core/case/said.ts';
import { showMoment } from '../../core/base/time.ts';
import { askWhichLine } from '../answers/lines-meant.ts';
import { lineAt } from '../case/moment-asked.ts';
import { sayPromised } from '../case/promises.ts';
import type { Card } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { sayTimeNeeded } from './call-form.ts';
import { promiseWords } from '../words/promises.ts';

export function saySettled(
  said: Extract<Said, { kind: 'promise_released' | 'promises_settled' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Card {
  const { id } = c;
  if (said.kind === 'promise_released')
    return reply(promiseWords.text(viewer, said.late ? 'released.late' : 'released', { id }));
  const { kept, released } = said;
  const parts = [
    ...(kept === 0 ? [] : [promiseWords.line(viewer, 'settled.kept', { n: kept })]),
    ...(released === 0 ? [] : [promiseWords.line(viewer, 'settled.released', { n: released })]),
  ];
  return reply(promiseWords.text(viewer, 'settled.said', { id, what: parts.join(' · ') }));
}

/** What was given or asked, with what was promised at the same time. */
export function withPromised(card: Card, id: ThingId | undefined, c: RecoveryCase, viewer: Viewer): Card {
  const made = c.promises.find((p) => p.id === id);
  return made === undefined ? card : { ...card, blocks: [...card.blocks, ...sayPromised(made, c, viewer).blocks] };
}

export function sayRefusalOfPromise(
  no: Extract<Refusal, { kind: 'customer_not_told' | 'told_or_not' | 'release_needs_reason' | 'time_needed' }>,
  viewer: Viewer,
): Card {
  const { command } = viewer;
  switch (no.kind) {
    case 'customer_not_told':
      return reply(
        promiseWords.text(viewer, 'no.not_told', { id: no.case, at: showMoment(no.due, viewer.zone, viewer.locale) }),
      );
    case 'told_or_not': {
      const asked = promiseWords.line(viewer, 'no.told_or_not', {
        at: showMoment(no.to, viewer.zone, viewer.locale),
      });
      const lines = TOLD.map((told) => ({
        ...lineAt(no.to, (when) => `moved ${no.case} ${when}, ${told.typed}`, viewer),
        label: promiseWords.line(viewer, told.label),
      }));
      return askWhichLine(asked, no.isOne ? lines : [], viewer);
    }
    case 'time_needed':
      return sayTimeNeeded(no.case, no.remedy, viewer);
    case 'release_needs_reason':
      return reply(promiseWords.text(viewer, 'no.release_reason', { id: no.case, command }));
  }
}

/** As they are typed, which every language reads. */
const TOLD = [
  { typed: 'customer agreed', label: 'told_or_not.agreed' },
  { typed: 'customer not told', label: 'told_or_not.no' },
  { typed: 'a slip', label: 'told_or_not.slip' },
] as const;
