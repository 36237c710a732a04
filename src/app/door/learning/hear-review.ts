/** `review R-1042` opens the form; with words it is written in the line. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import type { Review } from '../../../core/case/ends.ts';
import { withCase, wishes, type Reader } from '../hearing.ts';

type Field = keyof Pick<Review, 'helped' | 'hindered' | 'change'>;

/** What people call the three, in English and German, with a colon behind. */
const PART =
  /(?:^|[\s;,.]+)(?:what )?(helped|in the way|got in the way|hindered|change|we change|half|geholfen|im weg|anders|ändern):\s*/giu;
const FIELDS: Readonly<Record<string, Field>> = {
  helped: 'helped',
  half: 'helped',
  geholfen: 'helped',
  'in the way': 'hindered',
  'got in the way': 'hindered',
  hindered: 'hindered',
  'im weg': 'hindered',
  change: 'change',
  'we change': 'change',
  anders: 'change',
  ändern: 'change',
};

/** `review R-1042 helped: asking first; in the way: no sign; change: a sign`; words without such a name are what helped. */
export const review: Reader = (rest) =>
  withCase('review', rest, (id, words) => {
    if (words === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_review', case: id, v: 0 } } };
    const found = [...words.matchAll(PART)];
    const said: Record<Field, string | null> = { helped: null, hindered: null, change: null };
    const first = words.slice(0, found[0]?.index ?? words.length).trim();
    if (first !== '') said.helped = unquoted(first);
    for (const [n, part] of found.entries()) {
      const field = FIELDS[part[1]?.toLowerCase() ?? ''] ?? 'helped';
      const behind = words
        .slice(part.index + part[0].length, found[n + 1]?.index ?? words.length)
        .replace(/[\s;,]+$/, '');
      said[field] = [said[field], unquoted(behind.trim())].filter((one) => one !== null && one !== '').join(' ');
    }
    return wishes({ kind: 'review', case: id, ...said });
  });
