/** Another time for a promise as it was typed → the command, at the moment it means where the one who types it is. Pure. */
import type { Member } from '../../../core/base/members.ts';
import { readMoment } from '../../../core/base/read-moment.ts';
import { folded, stripped } from '../../../core/base/text.ts';
import { unquoted } from '../../../core/base/typed.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { Wish } from '../door.ts';
import type { MomentNotTaken } from '../placed-promise.ts';

type Move = Extract<Command, { kind: 'move_promise' }>;

/** `typed` is the line to give back; `told` what was said of the customer, to be kept with whatever is asked. */
export type PlacedMove = { readonly typed: string } & (
  | { readonly ok: true; readonly command: Move }
  | { readonly ok: false; readonly read: Exclude<MomentNotTaken, { kind: 'no_words' }>; readonly told: string }
);

export function placedMove(
  { case: of, typed }: Extract<Wish, { kind: 'move' }>,
  at: Date,
  { zone, locale }: Pick<Member, 'zone' | 'locale'>,
): PlacedMove {
  const { told, words, said } = toldIn(typed);
  const read = readMoment(words, { now: at, zone, locale });
  const line = `moved ${of} ${typed}`;
  if (read.kind !== 'moment') return { ok: false, read, typed: line, told: said };
  const about = unquoted(read.text);
  const named = about === '' ? {} : { about };
  return {
    ok: true,
    typed: line,
    command: { kind: 'move_promise', case: of, promise: null, due: read.at, told, ...named },
  };
}

/** Who was told, or not: "customer agreed", "guest told: yes", "she knows", "customer not told", "it was a slip". */
const WHO = String.raw`(?:(?:the\s|der\s|dem\s|die\s)?(?:customer|guest|client|caller|passenger|kunden?|kundin|gast|she|he|they|er|sie)\s)?`;
const AUX = String.raw`(?:(?:was|were|is|has|have|does|do|did|been|wurde|ist|weiß|weiss)\s){0,3}`;
const NOT = String.raw`(?:noch\s)?(?:not|never|nicht|doesn['’]t|hasn['’]t|wasn['’]t|didn['’]t)\s(?:yet\s|noch\s|been\s){0,2}`;
const KNOWS = String.raw`(?:told|informed|agreed|agrees?|knows?(?:\sit)?|heard|informiert|einverstanden|weiß\s(?:es|bescheid)|bescheid|gesagt)`;

const TOLD: readonly (readonly [RegExp, Exclude<Move['told'], null>])[] = [
  [atEnd(String.raw`(?:it\swas\s)?(?:an?\s)?(?:slip|typo|vertippt|versehen)(?:\sof\sthe\sfingers)?`), 'slip'],
  [atEnd(String.raw`${WHO}${AUX}${NOT}${KNOWS}(?:\syet)?`), 'no'],
  [atEnd(String.raw`${WHO}${KNOWS}\s?[:=]?\s?(?:no|nein)`), 'no'],
  [atEnd(String.raw`${WHO}${AUX}${KNOWS}(?:\s?[:=]?\s?(?:yes|ja))?`), 'agreed'],
];

function atEnd(shape: string): RegExp {
  return new RegExp(String.raw`(?:^|[\s,;:.(–—-])(?:and\s|und\s)?${shape}[\s.!)]{0,3}$`, 'iu');
}

function toldIn(typed: string): { readonly told: Move['told']; readonly words: string; readonly said: string } {
  const text = folded(typed.slice(0, LONGEST));
  for (const [shape, told] of TOLD) {
    const found = shape.exec(text);
    if (found !== null)
      return {
        told,
        words: text.slice(0, found.index).replace(/[\s,;:.(–—-]{1,9}$/, ''),
        said: `, ${stripped(found[0], ' ,;:.(–—-)!')}`,
      };
  }
  return { told: null, words: text, said: '' };
}

/** Longer than any promise with its moment; longer words are not looked through. */
const LONGEST = 1_000;
