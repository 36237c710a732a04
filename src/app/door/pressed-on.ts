/** The message a button stands on: what is drawn anew once it was pressed. Pure. */
import type { CaseId, MemberId, ThingId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';

export const caseCard = (press: { readonly case: CaseId }): MessageSubject => ({ kind: 'case', case: press.case });
export const requestCard = (press: { readonly case: CaseId; readonly request: ThingId }): MessageSubject => ({
  kind: 'request',
  case: press.case,
  request: press.request,
  to: null,
});
/** Whose it is, only the answer knows. */
export const handoverCard = (
  press: { readonly case: CaseId; readonly handover: ThingId },
  by: MemberId,
): MessageSubject => ({
  kind: 'handover',
  case: press.case,
  handover: press.handover,
  to: by,
});
export const draftCard = (
  press: { readonly case: CaseId; readonly shoutOut: ThingId; readonly lead?: true | undefined },
  by: MemberId,
): MessageSubject => ({
  kind: 'draft',
  case: press.case,
  shoutOut: press.shoutOut,
  to: press.lead === true ? by : null,
});
