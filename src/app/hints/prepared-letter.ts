/** A letter as a model may phrase it: composed from the case as it is, without who signs and what the customer goes by. Reads only. */
import { letterFacts } from '../../core/case/rules/letters/letter-facts.ts';
import { lintedBy } from '../../core/case/rules/letters/linted-by.ts';
import { KEPT_BACK } from '../../core/hints/kept-back.ts';
import { LETTER_ASKING, LETTER_SHAPE, letterQuestion, phrasedLetter } from '../../core/hints/letter-question.ts';
import { contentKey, readAnswer } from '../../core/hints/question.ts';
import { composed, momentsOnRecord } from '../../cards/letters/compose.ts';
import type { Shell } from '../shell.ts';
import { caseContext, personOf } from '../views/case-view.ts';
import type { Hints } from './hints.ts';
import { mayBePhrased, type PreparedHint } from './prepared.ts';
import type { HintSubject } from './subjects.ts';

export async function ofLetter(
  shell: Shell,
  hints: Pick<Hints, 'settings' | 'model'>,
  { case: id, letter, voice, zone }: Extract<HintSubject, { kind: 'letter' }>,
): Promise<PreparedHint | null> {
  const context = await caseContext(shell, id);
  if (context === undefined || !mayBePhrased(context.case, hints)) return null;
  const { case: c, ctx } = context;
  const owner = personOf(context, c.owner);
  if (owner === null) return null;
  const facts = { ...letterFacts(c, ctx.at, zone), reference: null };
  const text = composed(letter, facts, voice, { name: KEPT_BACK, house: null });
  const asked = { letter, voice, text };
  return {
    key: contentKey(LETTER_ASKING, asked, hints.model, ['text']),
    question: (nonce) => letterQuestion(asked, nonce),
    judge: (said) => {
      const answer = readAnswer(LETTER_SHAPE, said);
      const onRecord = momentsOnRecord(c.promises, voice.language);
      const by = lintedBy(c, { ...owner, zone }, ctx, { letter, language: voice.language, onRecord });
      const words = answer && phrasedLetter(answer, asked, by);
      return words === null ? null : { reading: {}, words };
    },
    shows: [],
  };
}
