/** A form of the set-up, judged before it closes: a channel that nothing can be posted in is said at its field, and what was chosen stays. Reads only. */
import { sayNoSetup } from '../../../cards/setup/setup-said.ts';
import type { SetupAct } from '../../../core/setup/acts.ts';
import { callingLately, type Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import { channelsMeant } from '../../team/setup/channels-meant.ts';
import { viewerOf } from '../../views/case-view.ts';
import { isAdmin } from '../../views/setup/setup-seen.ts';
import type { CheckedForm } from '../door.ts';

const FINE: CheckedForm = { ok: true };

export async function checkSetup(shell: Shell, caller: Caller, act: SetupAct): Promise<CheckedForm> {
  const now = shell.setUp?.now();
  if (act.kind !== 'channels' || now === undefined) return FINE;
  const people = await callingLately(shell, caller);
  if (people.member === null || !isAdmin(now, people.member)) return FINE;
  const viewer = viewerOf(shell, people, people.member, caller.platform);
  const wrong = (await channelsMeant(shell, caller, now, act)).flatMap((one) =>
    'no' in one ? [[one.use, sayNoSetup(one.no, null, viewer).summary] as const] : [],
  );
  return wrong.length === 0 ? FINE : { ok: false, errors: Object.fromEntries(wrong), aside: null };
}
