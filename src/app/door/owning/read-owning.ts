/** A submitted form by which a case changes hands → the command. Pure. */
import { memberId, teamId, thingId, type CaseId } from '../../../core/base/ids.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { HandTo } from '../../../core/case/handover.ts';
import { one, type SubmittedForm } from '../form-values.ts';

/** Undefined when something is missing; then `errors` says what. */
export function readHandOver(of: CaseId, { values, errors }: SubmittedForm): Command | undefined {
  const to = whom(one(values, 'to'));
  const because = one(values, 'because');
  if (to === undefined) errors.set('to', { kind: 'missing', what: 'person' });
  if (because === null) errors.set('because', { kind: 'missing', what: 'sentence' });
  return to === undefined ? undefined : { kind: 'hand_over', case: of, to, because };
}

export function readDeclineHandover(of: CaseId, { about, values, errors }: SubmittedForm): Command | undefined {
  const reason = one(values, 'reason');
  const handover = thingId.safeParse(about['handover']).data;
  if (reason === null) errors.set('reason', { kind: 'missing', what: 'sentence' });
  return handover === undefined ? undefined : { kind: 'decline_handover', case: of, handover, reason };
}

export function readTake(of: CaseId, { values, errors }: SubmittedForm): Command {
  const because = one(values, 'because');
  if (because === null) errors.set('because', { kind: 'missing', what: 'reason_to_restrict' });
  return { kind: 'take', case: of, because };
}

/** As `person:bob` or `team:kitchen`. */
export function whom(value: string | null): HandTo | undefined {
  const [, kind, id = ''] = /^(person|team):(.*)$/.exec(value ?? '') ?? [];
  if (kind === undefined) return undefined;
  const member = kind === 'person' ? memberId.safeParse(id).data : undefined;
  const team = kind === 'team' ? teamId.safeParse(id).data : undefined;
  if (member !== undefined) return { kind: 'person', member };
  return team && { kind: 'team', team };
}
