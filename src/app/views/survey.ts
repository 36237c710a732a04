/** How the survey of a case stands, for one person. Reads only. */
import { policyInForce } from '../../core/policy/in-force.ts';
import type { Member } from '../../core/base/members.ts';
import { mayResolve } from '../../core/case/rules/who-may.ts';
import type { SurveySeen, SurveyView } from '../../cards/care/survey-card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { surveyOfCase, type SurveyKept } from '../../db/care/surveys.ts';
import type { Shell } from '../shell.ts';
import type { CaseContext } from './case-view.ts';

/** The link is for whoever resolved the case, who has it now, and the lead: nobody else speaks for its customer. */
export async function surveyView(
  shell: Shell,
  { case: c }: Pick<CaseContext, 'case'>,
  member: Member,
  viewer: Viewer,
): Promise<SurveyView> {
  const kept = await surveyOfCase(shell.db.read, shell.workspace, c.id);
  const isTheirs = mayResolve(member, c) || kept?.owner === member.id;
  return {
    case: c,
    company: shell.house ?? '',
    survey: kept === null ? whyNone(shell) : seen(shell, kept, { isTheirs, mayUndo: mayResolve(member, c) }),
    viewer,
  };
}

function whyNone(shell: Shell): SurveySeen {
  const rule = policyInForce(shell.policies(), shell.now())?.survey;
  return { kind: shell.surveys == null || rule == null ? 'off' : 'none' };
}

function seen(
  shell: Shell,
  kept: SurveyKept,
  { isTheirs, mayUndo }: { readonly isTheirs: boolean; readonly mayUndo: boolean },
): SurveySeen {
  const { answered, expiresAt: until } = kept;
  if (answered !== null) {
    const followed = answered.follow === 'due' && !answered.mayQuote ? 'soon' : answered.followCase;
    return isTheirs
      ? { kind: 'answered', answer: answered, at: answered.at, late: answered.late, followed }
      : { kind: 'open', link: null, until, told: null };
  }
  if (kept.withdrawnAt !== null) return { kind: 'withdrawn' };
  if (kept.excluded !== null) return { kind: 'excluded', why: kept.excluded, mayUndo };
  if (until <= shell.now()) return { kind: 'expired' };
  const link = isTheirs ? (shell.surveys?.linkOf({ id: kept.id, expires: until }) ?? null) : null;
  if (link === null && isTheirs) return { kind: 'off' };
  return { kind: 'open', link, until, told: kept.told };
}
