/** Submitted forms of help → the commands. Pure. */
import { memberId, teamId, thingId, type CaseId } from '../../../core/base/ids.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { AskedFor } from '../../../core/case/help.ts';
import { one, type SubmittedForm } from '../form-values.ts';
import { readDue } from '../read-promise.ts';

/** Undefined when something is missing; then `errors` says what. */
export function readAssist(of: CaseId, form: SubmittedForm): Command | undefined {
  const asked = whom(one(form.values, 'whom'));
  const text = one(form.values, 'text');
  if (asked === undefined) form.errors.set('whom', { kind: 'missing', what: 'answer' });
  if (text === null) form.errors.set('text', { kind: 'missing', what: 'sentence' });
  const due = readDue(form);
  if (asked === undefined || text === null || due === undefined) return undefined;
  return { kind: 'assist', case: of, of: asked, text, due };
}

export function readAssistAnswer(of: CaseId, how: 'done' | 'cannot', form: SubmittedForm): Command | undefined {
  const text = one(form.values, 'text');
  const assist = thingId.safeParse(form.about['assist']).data;
  if (text === null) form.errors.set('text', { kind: 'missing', what: 'sentence' });
  if (text === null || assist === undefined) return undefined;
  return { kind: 'answer_assist', case: of, assist, how, text };
}

/** As `person:bob` or `team:kitchen`. */
function whom(value: string | null): AskedFor | undefined {
  const [, kind, id = ''] = /^(person|team):(.*)$/.exec(value ?? '') ?? [];
  const member = kind === 'person' ? memberId.safeParse(id).data : undefined;
  const team = kind === 'team' ? teamId.safeParse(id).data : undefined;
  if (member !== undefined) return { kind: 'person', member };
  return team && { kind: 'team', team };
}
