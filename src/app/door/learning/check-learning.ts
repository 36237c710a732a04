/** A submitted form of the house's learning, judged before it closes: a no stands at its field, and everything typed stays. Reads only. */
import type { LearningAct } from '../../../core/learning/acts.ts';
import { sayNoCoaching } from '../../../cards/learning/coaching-card.ts';
import { fieldOfNoImprovement, sayNoImprovement, type NoImprovement } from '../../../cards/learning/no-improvement.ts';
import { plain } from '../../../cards/kit/say.ts';
import { readImprovement } from '../../../db/learning/improvements.ts';
import { callingLately, type Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import { readCoachingAsked } from '../../team/learning/coach.ts';
import { readImprove } from '../../team/learning/improve.ts';
import { changed } from '../../team/learning/settle-improvement.ts';
import { viewerOf } from '../../views/case-view.ts';
import type { CheckedForm } from '../door.ts';

const FINE: CheckedForm = { ok: true };

export async function checkLearning(shell: Shell, caller: Caller, act: LearningAct): Promise<CheckedForm> {
  const people = await callingLately(shell, caller);
  const { member, members } = people;
  if (member === null) return FINE;
  const viewer = viewerOf(shell, people, member, caller.platform);
  if (act.kind === 'ask_coaching' || act.kind === 'offer_coaching') {
    const read = readCoachingAsked(act, { member, members, caller });
    if (read.ok || !('field' in read.no)) return FINE;
    return { ok: false, errors: { [read.no.field]: plain(sayNoCoaching(read.no, viewer)) }, aside: null };
  }
  if (!('improvement' in act) && act.kind !== 'improve' && act.kind !== 'digest_idea') return FINE;
  const no = await noTo(shell, act, { member, members, caller });
  if (no === null) return FINE;
  const field = fieldOfNoImprovement(no);
  return field === null ? FINE : { ok: false, errors: { [field]: plain(sayNoImprovement(no, viewer)) }, aside: null };
}

async function noTo(
  shell: Shell,
  act: Extract<LearningAct, { improvement: unknown } | { kind: 'improve' | 'digest_idea' }>,
  by: Parameters<typeof readImprove>[1],
): Promise<NoImprovement | null> {
  if (act.kind === 'improve' || act.kind === 'digest_idea') {
    const read = readImprove(act, by);
    return read.ok ? null : read.no;
  }
  const one = await readImprovement(shell.db.read, shell.workspace, act.improvement);
  const next = one === null ? null : changed(one, act, by);
  return next === null || next.ok ? null : next.no;
}
