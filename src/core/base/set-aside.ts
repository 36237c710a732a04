/** Why something that came in opens no case. It is kept for a while with this reason, and a person may open a case of it. Pure data. */
export const SET_ASIDE = [
  'ping',
  'praise',
  'question',
  'not_a_complaint',
  'by_an_agent',
  'internal',
  'automatic',
  'bounce',
  'out_of_office',
  'loop',
  'own_message',
  'spam',
  'above_threshold',
  'known_already',
  'incomplete',
] as const;
export type SetAside = (typeof SET_ASIDE)[number];
