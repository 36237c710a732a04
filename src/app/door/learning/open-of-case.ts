/** The forms of the house's learning that begin on a case. Pure. */
import type { Press } from '../../../core/case/press.ts';
import { improveForm } from '../../../cards/learning/improvement-forms.ts';
import type { Form } from '../../../cards/kit/card.ts';
import type { FormView } from '../press-forms.ts';

export const openImprove = ({ case: c, viewer }: FormView, { from }: Extract<Press, { kind: 'open_improve' }>): Form =>
  improveForm(c, from, viewer);
