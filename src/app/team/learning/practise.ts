/** An answer to a situation to practise with: judged, told to whoever gave it, and only kept as done. */
import type { LearningAct } from '../../../core/learning/acts.ts';
import { whatRulesSay } from '../../../core/learning/practice.ts';
import { feedbackCard, noDrill } from '../../../cards/learning/practice-card.ts';
import { serialisable } from '../../../db/engine/serialisable.ts';
import { markPractised } from '../../../db/learning/practice.ts';
import type { Reply } from '../../door/door.ts';
import type { Shell } from '../../shell.ts';
import { drillSeen, drillsHere } from '../../views/learning/practice-of.ts';
import { no, yes, type Acting } from './acting.ts';

export async function answerDrill(
  shell: Shell,
  acting: Acting,
  act: Extract<LearningAct, { kind: 'answer_drill' }>,
): Promise<Reply> {
  const { member, viewer, caller } = acting;
  const drills = drillsHere(shell, caller.at);
  const drill = drills.find(({ id }) => id === act.drill);
  const seen = drill && (await drillSeen(shell, drill, acting));
  if (seen === undefined) return no(noDrill(act.drill, drills.length > 0, viewer));
  const { id } = seen.drill;
  await serialisable(shell.db, (tx) =>
    markPractised(tx, shell.workspace, { member: member.id, drill: id, at: caller.at }),
  );
  return yes(feedbackCard(seen, whatRulesSay(act.answer, seen.offers), viewer));
}
