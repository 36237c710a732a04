/** What is typed of the digest: the next, the last, whether it was useful, which parts it has, what came up in its thread. Pure. */
import { DIGEST_SECTIONS, type DigestSection } from '../../../core/digest/sections.ts';
import { alone, asks, firstWord, type HeardLine, type Reader } from '../hearing.ts';
import { improvementSaid, learns } from './hear-improvements.ts';

const USEFUL = /^(?:was\s+|war\s+)?(?:useful|helpful|nützlich|hilfreich|👍)[\s.!👍]*$/iu;
const NOT_USEFUL =
  /^(?:was\s+|war\s+)?(?:(?:not|nicht)\s+(?:useful|helpful|nützlich|hilfreich)|useless|👎)[\s.!👎]*$/iu;

/** Whoever leads a team has one of their own. */
const LEADER = /^(?:the\s+)?(?:leaders?\b|leitung\b)/iu;

/** `digest` · `digest preview` · `digest useful` · `digest sections` · `digest without decisions` · `digest idea say it …`. */
export const digest: Reader = (rest) => {
  if (USEFUL.test(rest)) return learns({ kind: 'vote_digest', of: null, useful: true });
  if (NOT_USEFUL.test(rest)) return learns({ kind: 'vote_digest', of: null, useful: false });
  if (LEADER.test(rest)) return asks({ kind: 'leader' });
  const [word, more] = firstWord(rest);
  switch (word.toLowerCase().replace(/[.,:;!?]+$/, '')) {
    case 'preview':
    case 'next':
    case 'vorschau':
      return alone('digest preview', more, asks({ kind: 'digest', which: 'next' }));
    case 'last':
    case 'letzter':
    case '':
      return alone('digest', more, asks({ kind: 'digest', which: 'last' }));
    case 'sections':
    case 'teile':
      return alone('digest sections', more, {
        kind: 'form',
        form: { kind: 'press', press: { kind: 'open_digest_sections' } },
      });
    case 'with':
    case 'mit':
      return chosen(more, true);
    case 'without':
    case 'ohne':
      return chosen(more, false);
    case 'idea':
    case 'improve':
    case 'idee':
      return idea(more);
  }
  return alone('digest', rest, asks({ kind: 'digest', which: 'last' }));
};

/** Without words its form opens, for the week that was told last. */
function idea(words: string): HeardLine {
  if (words === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_digest_idea' } } };
  return learns({ kind: 'digest_idea', ...improvementSaid(words) });
}

function chosen(words: string, shown: boolean): HeardLine {
  const named = words
    .split(/[\s,;]+|\bund\b|\band\b/iu)
    .map((word) => word.toLowerCase().replace(/[.!?]+$/, ''))
    .filter((word) => word !== '');
  const sections = named.map(sectionNamed);
  const unknown = named[sections.indexOf(undefined)];
  const known = sections.flatMap((section) => section ?? []);
  if (unknown !== undefined || known.length === 0)
    return { kind: 'not_understood', why: { kind: 'digest_section', typed: unknown ?? '' } };
  return learns({ kind: 'digest_sections', sections: known.map((section) => ({ section, shown })) });
}

const sectionNamed = (word: string): DigestSection | undefined =>
  DIGEST_SECTIONS.find((section) => section === word) ?? (Object.hasOwn(ALSO, word) ? ALSO[word] : undefined);

/** As people also say it. */
const ALSO: Readonly<Record<string, DigestSection>> = {
  zahlen: 'numbers',
  entscheidungen: 'decisions',
  kunden: 'customers',
  gelerntes: 'learned',
  lesson: 'learned',
  lessons: 'learned',
  verbesserungen: 'improved',
  improvements: 'improved',
  dank: 'thanks',
  promises: 'due',
  zusagen: 'due',
  geld: 'money',
  frage: 'question',
  questions: 'question',
  votes: 'useful',
  vote: 'useful',
  abstimmung: 'useful',
};
