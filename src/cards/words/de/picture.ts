/** Was auf dem Bild eines Dankeschöns steht, und daneben. */
import type { InOtherWords } from '../catalogue.ts';
import type { picture as en } from '../en/picture.ts';

export const picture: InOtherWords<typeof en> = {
  'kind.ownership': 'Drangeblieben',
  'kind.promise_kept': 'Wort gehalten',
  'kind.good_use_of_authority': 'Gut entschieden',
  'kind.lesson_shared': 'Gelernt und geteilt',
  'kind.help_given': 'Geholfen',
  'kind.customer_words': 'Worte eines Kunden',
  'kind.thanks': 'Aus dem Team',
  heading: 'Danke, {name}',
  'heading.plain': 'Danke',
  somebody: 'Jemand von uns',
  alt: 'Eine Karte: {heading}. {kind}.',
  'alt.value': 'Unser Wert: {value}.',
  'alt.team': 'Team: {team}.',
  file: 'danke',
  save: 'Bild herunterladen',
};
