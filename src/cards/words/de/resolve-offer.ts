/** Resolving with one press, beside what was just given. */
import type { InOtherWords } from '../catalogue.ts';
import type { resolveOffer as en } from '../en/resolve-offer.ts';

export const resolveOffer: InOtherWords<typeof en> = {
  button: 'Kunde einverstanden: lösen',
  given_since:
    'Nichts wurde geändert: Was in {case} gegeben wird, ist nicht mehr dasselbe wie bei diesem Knopf. Sag im Formular, was der Kunde bekommen hat.',
};
