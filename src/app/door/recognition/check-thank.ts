/** A form that thanks a colleague, judged before it closes: a no stands at its field, and everything typed stays. Reads only. */
import { isRestricted, mayRead } from '../../../core/case/rules/who-may.ts';
import type { RecognitionAct } from '../../../core/recognition/acts.ts';
import { fieldOfNoThank, sayNoThank } from '../../../cards/recognition/no-thank.ts';
import { plain } from '../../../cards/kit/say.ts';
import { readCase } from '../../../db/case/reading.ts';
import { callingLately, type Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import { readThank } from '../../team/recognition/read-thank.ts';
import { viewerOf } from '../../views/case-view.ts';
import type { CheckedForm } from '../door.ts';

const FINE: CheckedForm = { ok: true };

export async function checkThank(shell: Shell, caller: Caller, act: RecognitionAct): Promise<CheckedForm> {
  if (act.kind !== 'thank') return FINE;
  const people = await callingLately(shell, caller);
  const { member } = people;
  if (member === null) return FINE;
  const c = act.case === null ? null : await readCase(shell.db.read, shell.workspace, act.case);
  // what somebody may not see is answered when it is carried out
  if (act.case !== null && (c === null || !mayRead(member, c))) return FINE;
  const read = readThank(act, { ...people, member, caller, case: c });
  const no = c !== null && isRestricted(c) ? ({ kind: 'restricted', case: c.id } as const) : read.ok ? null : read.no;
  if (no === null) return FINE;
  const viewer = viewerOf(shell, people, member, caller.platform);
  return { ok: false, errors: { [fieldOfNoThank(no)]: plain(sayNoThank(no, viewer)) }, aside: null };
}
