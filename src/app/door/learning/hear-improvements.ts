/** What is typed of improvements: noted from a case, what became of one, and the list. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import type { LearningAct } from '../../../core/learning/acts.ts';
import { alone, asks, withCase, withoutBecause, type HeardLine, type Reader } from '../hearing.ts';

export const learns = (act: LearningAct): HeardLine => ({ kind: 'wish', wish: { kind: 'learning', act } });

/** `I-7`, or a number alone before what became of it. */
const NUMBERED =
  /^(?:i\s?[-‐-―−.]?\s?|#)(\d{1,7})\b[.:,]?\s*|^(\d{1,7})\s+(?=(?:done|agree|agreed|drop|move|erledigt|einverstanden|verschieben)\b)/i;
const OWNER = /<@[^>]{1,80}>|(?<![\p{L}\p{N}.])@[\p{L}][\p{L}\p{M}\p{N}._-]{0,60}/u;
/** The last word that leads to a time, and all behind it. */
const BY_WHEN = /[\s,;–-]+((?:by|until|till|before|bis)\s+[^]{1,60})$/iu;

/** `improve R-1042 say it at check-in @max by Friday` · `improve I-7 done`; the case alone opens the form. */
export const improve: Reader = (rest) => {
  const numbered = NUMBERED.exec(rest);
  if (numbered !== null) return became(Number(numbered[1] ?? numbered[2]), rest.slice(numbered[0].length));
  return withCase('improve', rest, (id, words) => {
    if (words === '')
      return { kind: 'form', form: { kind: 'press', press: { kind: 'open_improve', case: id, v: 0, from: 'idea' } } };
    return learns({ kind: 'improve', case: id, ...improvementSaid(words), from: 'idea' });
  });
};

/** What should change, who sees to it, by when. */
export function improvementSaid(words: string): {
  readonly text: string;
  readonly owner: string | null;
  readonly due: string | null;
} {
  const owner = OWNER.exec(words)?.[0] ?? null;
  const said =
    owner === null
      ? words
      : words
          .replace(owner, ' ')
          .replaceAll(/\s{2,}/g, ' ')
          .trim();
  const when = lastOf(said);
  const text = unquoted((when === null ? said : said.slice(0, when.index)).trim());
  // words that begin the line are no time alone: "by the window it leaks"
  const due = when === null || text === '' ? null : when.words;
  return { text: text === '' ? unquoted(said) : text, owner, due };
}

function lastOf(said: string): { readonly index: number; readonly words: string } | null {
  let from = 0;
  let found: { readonly index: number; readonly words: string } | null = null;
  for (;;) {
    const match = BY_WHEN.exec(said.slice(from));
    if (match === null) return found;
    found = { index: from + match.index, words: match[1] ?? '' };
    from = found.index + match[0].length - found.words.length + 2;
  }
}

function became(number: number, words: string): HeardLine {
  const [, verb = '', more = ''] = /^(\p{L}+)[.:,]?\s*([^]*)$/u.exec(words.trim()) ?? [];
  switch (verb.toLowerCase()) {
    case 'done':
    case 'erledigt':
      return alone(
        `improve I-${number} done`,
        more,
        learns({ kind: 'settle_improvement', improvement: number, to: 'done' }),
      );
    case 'agree':
    case 'agreed':
    case 'einverstanden':
      return alone(
        `improve I-${number} agree`,
        more,
        learns({ kind: 'settle_improvement', improvement: number, to: 'agree' }),
      );
    case 'move':
    case 'verschieben':
      return more === ''
        ? { kind: 'not_understood', why: { kind: 'improvement_words', number } }
        : learns({ kind: 'move_improvement', improvement: number, due: more });
    case 'drop':
      return learns({ kind: 'drop_improvement', improvement: number, reason: unquoted(withoutBecause(more)) });
  }
  return { kind: 'not_understood', why: { kind: 'improvement_words', number } };
}

/** `improvements`, `improvements 2`. */
export const improvements: Reader = (rest) => {
  const page = /^(?:page\s+|seite\s+)?([1-9]\d{0,3})$/i.exec(rest.trim())?.[1];
  return alone('improvements', page === undefined ? rest : '', asks({ kind: 'improvements', page: Number(page ?? 1) }));
};
