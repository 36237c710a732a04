/** Carries out what somebody asks of the house's learning: one transaction each. */
import type { LearningAct } from '../../../core/learning/acts.ts';
import type { Reply } from '../../door/door.ts';
import type { Shell } from '../../shell.ts';
import type { Acting } from './acting.ts';
import { askAuthority, talkAuthority } from './authority.ts';
import { beginCoaching, goOnCoaching } from './coach.ts';
import { improve, noteIdea } from './improve.ts';
import { answerDrill } from './practise.ts';
import { answerPulse, setPulseSilence, switchPulse } from './pulse.ts';
import { chooseDigestSections } from '../weekly/choose-sections.ts';
import { voteOnDigest } from '../weekly/vote.ts';
import { settleImprovement } from './settle-improvement.ts';

export async function carryOutLearning(shell: Shell, acting: Acting, act: LearningAct): Promise<Reply> {
  switch (act.kind) {
    case 'improve':
      return await improve(shell, acting, act);
    case 'answer_pulse':
      return await answerPulse(shell, acting, act);
    case 'pulse_silence':
      return await setPulseSilence(shell, acting, act);
    case 'switch_pulse':
      return await switchPulse(shell, acting, act);
    case 'vote_digest':
      return await voteOnDigest(shell, acting, act);
    case 'digest_sections':
      return await chooseDigestSections(shell, acting, act);
    case 'digest_idea':
      return await noteIdea(shell, acting, act);
    case 'ask_authority':
      return await askAuthority(shell, acting, act);
    case 'talk_authority':
      return await talkAuthority(shell, acting, act);
    case 'answer_drill':
      return await answerDrill(shell, acting, act);
    case 'ask_coaching':
    case 'offer_coaching':
      return await beginCoaching(shell, acting, act);
    case 'own_view':
    case 'coach_note':
    case 'end_coaching':
      return await goOnCoaching(shell, acting, act);
    case 'settle_improvement':
    case 'move_improvement':
    case 'drop_improvement':
      return await settleImprovement(shell, acting, act);
  }
}
