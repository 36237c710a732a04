/** What a case's full card says about who has it: to whom it is offered, and how many people the customer met. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { offerOf } from '../../core/case/handover.ts';
import { touches } from '../../core/case/touches.ts';
import type { Text } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { owningWords as words } from '../words/owning.ts';

/** One person alone is nothing to tell. */
export function owningFacts(c: RecoveryCase, viewer: Viewer): { label: string; value: Text }[] {
  const offer = offerOf(c);
  const met = touches(c);
  return [
    ...(offer === null
      ? []
      : [
          {
            label: words.line(viewer, 'fact.offered'),
            value: [listIn(offer.asked.map(viewer.name), viewer, 'or')],
          },
        ]),
    ...(met < 2 ? [] : [{ label: words.line(viewer, 'fact.met'), value: [String(met)] }]),
  ];
}
