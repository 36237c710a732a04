/** The forms of help, filled from the case as it is now; or why one cannot be opened, said before anybody types. Pure. */
import { isAway } from '../../../core/approval/absences.ts';
import type { ThingId } from '../../../core/base/ids.ts';
import type { Member } from '../../../core/base/members.ts';
import { mayNotAskTeam } from '../../../core/case/rules/help/advising.ts';
import { mayNotAskForHelp } from '../../../core/case/rules/help/assisting.ts';
import { isRestricted, mayRead } from '../../../core/case/rules/who-may.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { adviseForm, askTeamForm } from '../../../cards/help/advice-forms.ts';
import { answerAssistForm, assistForm, type CouldHelp } from '../../../cards/help/assist-forms.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import type { FormView } from '../press-forms.ts';

export function openAssist(view: FormView): Form | Card {
  const { case: c, member, viewer } = view;
  const no = mayNotAskForHelp(c, member);
  return no === null ? assistForm(c, couldHelp(view), viewer) : sayRefusal(no, viewer);
}

/** Teams first, then people who may see it and are here, those of the case's team before others. */
function couldHelp({ case: c, member, members, ctx }: FormView): CouldHelp {
  const fit = (m: Member): boolean =>
    m.active && m.id !== member.id && mayRead(m, c) && !isAway(ctx.absences, m.id, ctx.at);
  const people = members
    .filter(fit)
    .toSorted((a, b) => Number(b.team === c.team) - Number(a.team === c.team) || a.name.localeCompare(b.name, 'en'));
  const led = new Set(people.filter((m) => m.lead).map((m) => m.team));
  const teams = ctx.workspace.teams.filter(({ id, cases }) => led.has(id) || (!isRestricted(c) && cases.length > 0));
  return { people, teams };
}

export const openAssistAnswer =
  (id: 'assist_done' | 'assist_cannot') =>
  ({ case: c, viewer }: FormView, { assist }: { readonly assist: ThingId }): Form | Card => {
    const found = c.assists?.find((a) => a.id === assist);
    if (found === undefined) return sayRefusal({ kind: 'no_such_help', case: c.id }, viewer);
    return found.status === 'open'
      ? answerAssistForm(id, c, found, viewer)
      : sayRefusal({ kind: 'help_is_over', status: found.status }, viewer);
  };

export function openAskTeam({ case: c, member, ctx, viewer }: FormView): Form | Card {
  const no = mayNotAskTeam(c, member, ctx);
  return no === null ? askTeamForm(c, viewer) : sayRefusal(no, viewer);
}

export function openAdvise({ case: c, viewer }: FormView, { advice }: { readonly advice: ThingId }): Form | Card {
  const asked = c.advice?.find(({ id }) => id === advice);
  return asked === undefined
    ? sayRefusal({ kind: 'no_question_to_team', case: c.id }, viewer)
    : adviseForm(c, asked, viewer);
}
