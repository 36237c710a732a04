/** Whether words name somebody, in whatever spelling: letter case, accents, other alphabets' look-alikes, endings, split by marks or letter by letter. Pure. */
import { asRead, type AsRead } from '../base/as-read.ts';
import { spelling } from '../base/colleagues.ts';
import type { MemberId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';
import { rememberedOf } from '../base/remembered.ts';
import { BEFORE_MONTHS, BEFORE_WORDS, DOES, isAlsoWord, MONTHS, PARTICLES } from './name-words.ts';

/** Beyond this nothing is read, as of every complaint. */
const READ_AT_MOST = 8_000;
/** As many pieces as a split name is put together of. */
const MOST_PIECES = 24;
/** Endings a name may have and still be it: of whom, several of them, in their way. */
const ENDINGS = ['', 's', 'es', 'ens', 'sche', 'schen', 'scher', 'sches', 'ian', 'esque'];

/** By spelling, who is meant; nobody of the members for a customer. */
export type Names = ReadonlyMap<string, readonly MemberId[]>;

/** Every part of every name, leavers' as well. Made once for a list of members. */
export const namesOfMembers: (members: readonly Member[]) => Names = rememberedOf((members: readonly Member[]) => {
  const made = new Map<string, MemberId[]>();
  for (const { id, name } of members) {
    for (const part of partsOf(name)) {
      const same = made.get(part);
      if (same === undefined) made.set(part, [id]);
      else if (!same.includes(id)) same.push(id);
    }
  }
  return made;
});

/** The parts of a name that name somebody, as they are compared. */
export function partsOf(name: string): readonly string[] {
  const parts = asRead(name).plain.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  const all = [...parts, ...parts.flatMap((part) => part.split(/[-'’]/u))];
  return [...new Set(all.filter((part) => letters(part) >= 2 && !PARTICLES.has(part.toLowerCase())).map(spelling))];
}

const letters = (part: string): number => part.replaceAll(/\P{L}/gu, '').length;

/** Letters in a row, and what stands before them. */
interface Piece {
  readonly typed: string;
  readonly from: number;
  readonly until: number;
  /** Whether only marks, no blank, stand between it and the one before. */
  readonly isGlued: boolean;
  readonly startsSentence: boolean;
}

/** The first name in the words, as typed; null where they name nobody. `but`: may be named. */
export function namedIn(text: string, names: Names, but: readonly MemberId[] = []): string | null {
  if (names.size === 0) return null;
  const read = asRead(text.slice(0, READ_AT_MOST));
  const pieces = piecesOf(read.plain);
  for (let first = 0; first < pieces.length; first += 1) {
    const found = nameAt(pieces, first, names, but);
    if (found !== null) return wordOf(read, pieces, first, found);
  }
  return null;
}

const wordOf = ({ typed }: AsRead, pieces: readonly Piece[], first: number, last: number): string =>
  typed(pieces[first]?.from ?? 0, pieces[last]?.until ?? 0);

function piecesOf(plain: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: typed, index } of plain.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)) {
    const between = plain.slice(end, index);
    pieces.push({
      typed,
      from: index,
      until: index + typed.length,
      isGlued: end > 0 && !/\s/u.test(between),
      startsSentence: end === 0 || /[.!?:;\n…–—]/u.test(between),
    });
    end = index + typed.length;
  }
  return pieces;
}

/** The last piece of a name that begins here; null: none does. */
function nameAt(pieces: readonly Piece[], first: number, names: Names, but: readonly MemberId[]): number | null {
  let joined = '';
  let isSpelledOut = true;
  let found: number | null = null;
  for (let last = first; last < Math.min(pieces.length, first + MOST_PIECES); last += 1) {
    const piece = pieces[last];
    if (piece === undefined) return found;
    isSpelledOut &&= piece.typed.length === 1;
    // "L i n d": single letters in a row; "Lind.qvist", "L1nd": marks and digits between them
    if (last > first && !piece.isGlued && !isSpelledOut) return found;
    joined += piece.typed;
    const isWhole = last === first ? isMeant(pieces, first, names) : joined.length > 2;
    if (isWhole && readings(joined).some((one) => isNamed(one, names, but))) {
      if (!isSpelledOut) return last;
      found = last;
    }
  }
  return found;
}

/** As letters, with what digits stand for where they stand among letters. */
function readings(joined: string): readonly string[] {
  if (!/\p{N}/u.test(joined)) return [spelling(joined)];
  if (letters(joined) < 2) return [];
  const as = (one: string): string =>
    joined.replaceAll(
      /[0134578]/g,
      (digit) => ({ 0: 'o', 1: one, 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' })[digit] ?? '',
    );
  return [spelling(as('i')), spelling(as('l'))];
}

function isNamed(spelled: string, names: Names, but: readonly MemberId[]): boolean {
  return ENDINGS.some((ending) => {
    if (!spelled.endsWith(ending)) return false;
    const stem = spelled.slice(0, spelled.length - ending.length);
    // "lis" is no Li, and "Anens" no Ann
    if (ending.length > 0 && stem.length < 3) return false;
    const who = names.get(stem);
    return who !== undefined && !who.some((id) => but.includes(id));
  });
}

const ADJECTIVE = /^(\p{L}{3,})(?:en|er|es|em|e)$/u;

/** A name, and not a word that looks like one. */
function isMeant(pieces: readonly Piece[], at: number, names: Names): boolean {
  const piece = pieces[at];
  if (piece === undefined) return false;
  const isCapital = /^\p{Lu}/u.test(piece.typed);
  const plain = piece.typed.toLowerCase();
  // two letters are a name only where they are written as one
  if (letters(piece.typed) <= 2) return /^\p{Lu}\p{Ll}$/u.test(piece.typed) && !isAlsoWord(plain);
  // "ein großes Herz", where somebody is called Groß
  if (ADJECTIVE.exec(plain)?.slice(1).some(isAlsoWord) === true && !isAlsoWord(plain)) return false;
  if (!isAlsoWord(plain) && !(plain.endsWith('s') && isAlsoWord(plain.slice(0, -1)))) return true;
  if (!isCapital) return false;
  const [before, after] = [pieces[at - 1], pieces[at + 1]];
  // with a family name behind it, or a first name before it, it is one
  if (after !== undefined && /^\p{Lu}\p{Ll}/u.test(after.typed) && names.has(spelling(after.typed))) return true;
  if (piece.startsSentence) return after !== undefined && DOES.test(after.typed.toLowerCase());
  const word = before?.typed.toLowerCase() ?? '';
  return !BEFORE_WORDS.test(word) && !(MONTHS.has(plain) && BEFORE_MONTHS.test(word));
}
