/** The parts of a digest that a team may switch off; its head always stands. Pure data. */
export const DIGEST_SECTIONS = [
  'numbers',
  'decisions',
  'customers',
  'learned',
  'improved',
  'thanks',
  'due',
  'money',
  'question',
  'useful',
] as const;
export type DigestSection = (typeof DIGEST_SECTIONS)[number];
