/** The forms of the set-up, filled from what stands; or why one does not open. Reads only. */
import type { Member } from '../../../core/base/members.ts';
import type { Press } from '../../../core/case/press.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { eraseForm } from '../../../cards/privacy/erasing-card.ts';
import { holidaysForm, newTeamForm, setupChannelsForm, setupTeamForm } from '../../../cards/setup/setup-forms.ts';
import { sayNoSetup } from '../../../cards/setup/setup-said.ts';
import type { Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import {
  holidaysShown,
  isAdmin,
  lineupsSaid,
  noTeam,
  notAdmin,
  setUpByNow,
  teamNamed,
  teamsShown,
} from '../../views/setup/setup-seen.ts';

export async function openSetup(
  shell: Shell,
  { caller, member, viewer }: { readonly caller: Caller; readonly member: Member; readonly viewer: Viewer },
  { form, team: of }: Extract<Press, { kind: 'open_setup' }>,
): Promise<Form | Card> {
  const now = await setUpByNow(shell);
  if (now === undefined || !isAdmin(now, member))
    return sayNoSetup(notAdmin(now, form === 'erase' ? 'not_eraser' : 'not_admin'), null, viewer);
  if (form === 'erase') return eraseForm(viewer);
  if (form === 'new_team') return newTeamForm(viewer);
  if (form === 'holidays') return holidaysForm(holidaysShown(shell, now).value, viewer);
  const named: string = of ?? '';
  const teams = teamsShown(shell, now, await lineupsSaid(shell));
  const team = teamNamed(teams, named);
  if (team === undefined) return sayNoSetup(noTeam(named, teams), null, viewer);
  const seen = now.settings.reduce((most, { version }) => Math.max(most, version), 0);
  return form === 'team' ? setupTeamForm(team, seen, viewer) : setupChannelsForm(team, seen, caller.platform, viewer);
}
