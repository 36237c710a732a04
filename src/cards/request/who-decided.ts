/** Who said yes or no to a request, in their order. Pure. */
import type { ApprovalRequest } from '../../core/case/case.ts';
import type { Text } from '../kit/card.ts';
import { joined, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { commonWords } from '../words/common.ts';
import { requestWords } from '../words/requests.ts';

/** ` by Mia and Gil`: everybody whose yes it took, in their order, else whoever decided. */
export function decidersOf(r: ApprovalRequest, viewer: Viewer): Text {
  const own = r.decidedBy === null ? [] : [{ by: r.decidedBy, onBehalfOf: r.onBehalfOf }];
  const all = r.status === 'approved' && r.approvals.length > 0 ? r.approvals : own;
  const [first, ...others] = all.map(({ by, onBehalfOf }) => inPlaceOf(by, onBehalfOf, viewer));
  if (first === undefined) return [];
  const who = others.reduce((rest, last) => commonWords.text(viewer, 'list.and', { rest, last }), first);
  return joined(' ', requestWords.text(viewer, 'by', { who }));
}

/** `Mia`, or `Mia for Gil`. */
export const inPlaceOf = (by: ApprovalRequest['by'], other: ApprovalRequest['by'] | null, viewer: Viewer): Text =>
  other === null
    ? [person(by, viewer)]
    : requestWords.text(viewer, 'by.for', { who: person(by, viewer), other: person(other, viewer) });
