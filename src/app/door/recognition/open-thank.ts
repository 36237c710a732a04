/** Opens the form that thanks a colleague, with what was typed already, or as it was sent before. Reads only. */
import type { Member } from '../../../core/base/members.ts';
import type { Press } from '../../../core/case/press.ts';
import type { RecognitionAct } from '../../../core/recognition/acts.ts';
import { valueIn, valueNamed } from '../../../core/recognition/thank.ts';
import { filledWith } from '../../../cards/forms/filled.ts';
import { formNotKept } from '../../../cards/forms/form-again.ts';
import { thankForm } from '../../../cards/recognition/thank-form.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import type { Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import { valuesOf } from '../../team/recognition/read-thank.ts';
import { viewerOf } from '../../views/case-view.ts';
import { keptForm } from '../forms/kept-form.ts';

type Opened = Extract<RecognitionAct, { kind: 'thank' }> | Extract<Press, { kind: 'open_thank' }>;

export async function openThank(shell: Shell, caller: Caller, member: Member, opened: Opened): Promise<Form | Card> {
  const { members, teams } = await shell.directory.now(shell.db.read);
  const viewer = viewerOf(shell, { members }, member, caller.platform);
  const values = valuesOf([], { member, teams });
  if (opened.kind === 'thank') {
    const { to, text, case: of } = opened;
    const value = (opened.value === null ? undefined : valueNamed(opened.value, values)) ?? valueIn(text, values);
    return thankForm({ to, text, value, case: of, values }, viewer);
  }
  const empty = thankForm({ to: '', text: '', value: null, case: opened.case ?? null, values }, viewer);
  if (opened.words === undefined) return empty;
  const kept = await keptForm(shell, caller, opened.words);
  if (kept?.id !== 'thank') return formNotKept(viewer);
  const named = kept.values['value'];
  const value = typeof named === 'string' ? (valueNamed(named, values) ?? null) : null;
  return filledWith(empty, { ...kept.values, value });
}
