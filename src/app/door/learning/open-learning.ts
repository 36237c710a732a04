/** The forms of the house's learning that are about no case, filled from what stands; or why one does not open. Reads only. */
import type { Member } from '../../../core/base/members.ts';
import type { Press } from '../../../core/case/press.ts';
import { coachingSteps } from '../../../core/learning/coaching.ts';
import { isUnderWay, mayDrop, maySettle } from '../../../core/learning/improvements.ts';
import { coachNoteForm, ownViewForm, sayNoCoaching } from '../../../cards/learning/coaching-card.ts';
import { dropImprovementForm, ideaForm, moveImprovementForm } from '../../../cards/learning/improvement-forms.ts';
import { askAuthorityForm } from '../../../cards/learning/readiness-card.ts';
import { sayNoImprovement } from '../../../cards/learning/no-improvement.ts';
import { sayNotChosen, sectionsForm } from '../../../cards/weekly/sections.ts';
import { weeklyWords } from '../../../cards/words/weekly.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import { reply } from '../../../cards/kit/say.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { readCoaching, readCoachingWords } from '../../../db/learning/coaching.ts';
import { readImprovement } from '../../../db/learning/improvements.ts';
import { lastPosted, sectionsOff } from '../../../db/team/digest-readers.ts';
import type { Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import { viewerOf } from '../../views/case-view.ts';

export async function openLearning(shell: Shell, caller: Caller, member: Member, press: Press): Promise<Form | Card> {
  const { members } = await shell.directory.now(shell.db.read);
  const viewer = viewerOf(shell, { members }, member, caller.platform);
  if (press.kind === 'open_coached') return await openCoached(shell, member, press, viewer);
  if (press.kind === 'open_ask_authority') return askAuthorityForm(viewer);
  if (press.kind === 'open_digest_idea') {
    const week = press.week ?? (await lastPosted(shell.db.read, shell.workspace, member.team));
    return week === null ? reply(weeklyWords.text(viewer, 'voted.none')) : ideaForm(week, viewer);
  }
  if (press.kind === 'open_digest_sections')
    return member.lead
      ? sectionsForm(await sectionsOff(shell.db.read, shell.workspace, member.team), viewer)
      : sayNotChosen({ kind: 'not_lead' }, viewer);
  if (press.kind !== 'open_improvement') throw new Error(`"${press.kind}" opens no form of the house's learning`);
  const { improvement, to } = press;
  const one = await readImprovement(shell.db.read, shell.workspace, improvement);
  if (one === null) return reply(sayNoImprovement({ kind: 'unknown', typed: improvement }, viewer));
  const { number, owner } = one;
  if (!(to === 'move' ? maySettle : mayDrop)(member, one))
    return reply(sayNoImprovement({ kind: 'not_yours', number, owner }, viewer));
  if (!isUnderWay(one))
    return reply(sayNoImprovement({ kind: 'over', number, how: one.status === 'done' ? 'done' : 'dropped' }, viewer));
  return to === 'move' ? moveImprovementForm(one, viewer) : dropImprovementForm(one, viewer);
}

/** The own view, or what the coach adds to it: for one of the two, while it is theirs to write. */
async function openCoached(
  shell: Shell,
  member: Member,
  { coaching, as }: Extract<Press, { kind: 'open_coached' }>,
  viewer: Viewer,
): Promise<Form | Card> {
  const one = await readCoaching(shell.db.read, shell.workspace, coaching);
  if (one === null || !coachingSteps(one, member.id).includes(as))
    return reply(sayNoCoaching({ kind: 'gone' }, viewer));
  if (as === 'own_view') return ownViewForm(one, viewer);
  const { own } = await readCoachingWords(shell.db.read, shell.sealer, shell.workspace, one.id);
  return coachNoteForm(one, own, viewer);
}
