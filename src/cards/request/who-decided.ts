/** Who said yes or no to a request, in their order. Pure. */
import type { ApprovalRequest } from '../../core/case/case.ts';
import type { Text } from '../kit/card.ts';
import { person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';

/** ` by Mia and Gil`: everybody whose yes it took, in their order, else whoever decided. */
export function decidersOf(r: ApprovalRequest, viewer: Viewer): Text {
  const own = r.decidedBy === null ? [] : [{ by: r.decidedBy, onBehalfOf: r.onBehalfOf }];
  const all = r.status === 'approved' && r.approvals.length > 0 ? r.approvals : own;
  return all.flatMap(({ by, onBehalfOf }, i): Text => [
    i === 0 ? ' by ' : i === all.length - 1 ? ' and ' : ', ',
    person(by, viewer),
    ...(onBehalfOf === null ? [] : [' for ', person(onBehalfOf, viewer)]),
  ]);
}
