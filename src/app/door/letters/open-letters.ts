/** The forms of letters to customers, filled from the case as it is now. Pure. */
import { voiceFor } from '../../../core/case/rules/letters/drafting.ts';
import { proposedLetter } from '../../../core/case/rules/letters/letter-facts.ts';
import { draftForm } from '../../../cards/letters/draft-form.ts';
import { draftOf } from '../../../cards/letters/draft-card.ts';
import { letterForm } from '../../../cards/letters/letter-form.ts';
import type { Form } from '../../../cards/kit/card.ts';
import type { Press } from '../../../core/case/press.ts';
import type { FormView } from '../press-forms.ts';

export function openDraft({ case: c, ctx, viewer }: FormView): Form {
  const team = ctx.workspace.teams.find(({ id }) => id === c.team);
  return draftForm(c, proposedLetter(c, ctx.at), voiceFor(c, team?.locale ?? viewer.locale), viewer);
}

export function openLetter(
  { case: c, member, ctx, viewer, phrased }: FormView,
  { letter, language, tone }: Pick<Extract<Press, { kind: 'open_letter' }>, 'letter' | 'language' | 'tone'>,
): Form {
  const voice = { language, tone };
  const draft = phrased ?? draftOf(c, { letter, voice, by: member.id, house: ctx.workspace.name }, viewer);
  return letterForm(c, { letter, voice, draft }, viewer);
}
