/** Resolving with one press, beside what was just given. */
import type { InOtherWords } from '../catalogue.ts';
import type { resolveOffer as en } from '../en/resolve-offer.ts';

export const resolveOffer: InOtherWords<typeof en> = {
  button: 'Kunde einverstanden: lösen',
  given_since:
    'Nichts wurde geändert: Seit es diesen Knopf gibt, kam in {case} noch etwas dazu. Sag im Formular, was der Kunde bekommen hat.',
};
