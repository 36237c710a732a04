/** A week in two or three sentences: a model gets the lines of the digest that hold no name and nobody's words. Numbers are computed; it phrases. Pure. */
import { z } from 'zod';
import type { Member } from '../base/members.ts';
import { colleagueNamed } from '../base/named-people.ts';
import { heardLine } from './incoming.ts';
import { numberUnbacked } from './numbers.ts';
import { userText, type Asking, type Question } from './question.ts';

export interface DigestAsked {
  /** As the digest says them, in the team's language. */
  readonly lines: readonly string[];
  readonly language: string;
}

export const DIGEST_ASKING: Asking<DigestAsked> = {
  name: 'digest',
  version: 1,
  hostile: null,
  fields: {
    lines: ({ lines }) => lines,
    language: ({ language }) => language,
  },
  system: `You say in two or three plain sentences what a team's week was like, from the lines of its report.
Answer with the JSON object of the schema and nothing else. Write in the language given.
Use no number that does not stand in the lines, compute none, compare nothing that the lines do not compare. Name nobody,
praise or blame nobody, rank nothing. No advice.`,
};

export const DIGEST_SHAPE = z.strictObject({ text: z.string().max(4_000) });
const MOST_TEXT = 400;

export function digestQuestion(asked: DigestAsked, nonce: string): Question {
  return {
    name: DIGEST_ASKING.name,
    system: DIGEST_ASKING.system,
    user: userText(DIGEST_ASKING, asked, nonce),
    shape: DIGEST_SHAPE,
    mostTokens: 400,
  };
}

/** Words that rank or blame, in the languages of digests. */
const JUDGES =
  /(?<!\p{L})(?:blam\p{L}*|fault|culprit\p{L}*|careless\p{L}*|lazy|incompetent\p{L}*|worst|best|top performer\p{L}*|underperform\p{L}*|fail(?:ed|ure) (?:of|by)|negligen\p{L}*|schuld\p{L}*|versag\p{L}*|nachlässig\p{L}*|faul\p{L}*|unfähig\p{L}*|schlechteste\p{L}*|beste[rsmn]?|rang|ranking)(?!\p{L})/iu;

/** Null where a number is not in the lines, somebody is named, or somebody is judged: then the lines stand alone. */
export function phrasedDigest(
  answer: { readonly text: string },
  { lines }: DigestAsked,
  members: readonly Member[],
): string | null {
  const text = heardLine(answer.text, MOST_TEXT);
  if (text === '' || numberUnbacked(text, lines) !== null || JUDGES.test(text)) return null;
  return colleagueNamed(text, members) === null ? text : null;
}
