/** The forms of letters to customers, filled from the case as it is now. Pure. */
import { voiceFor } from '../../../core/case/rules/letters/drafting.ts';
import { proposedLetter } from '../../../core/case/rules/letters/letter-facts.ts';
import { draftForm } from '../../../cards/letters/draft-form.ts';
import type { Form } from '../../../cards/kit/card.ts';
import type { FormView } from '../press-forms.ts';

export function openDraft({ case: c, ctx, viewer }: FormView): Form {
  const team = ctx.workspace.teams.find(({ id }) => id === c.team);
  return draftForm(c, proposedLetter(c, ctx.at), voiceFor(c, team?.locale ?? viewer.locale), viewer);
}
