/** What a word stands for, however it is inflected or misspelt: by the list of concepts. Pure. */
import { lazily } from '../../base/lazily.ts';
import { CONCEPTS, COMMON } from './concepts.ts';

/** Concepts by their number in the list. */
type Table = ReadonlyMap<string, readonly number[]>;

const SHORTEST_BEGINNING = 2;
const LONGEST_BEGINNING = 16;
const SHORTEST_END = 4;
/** A word of fewer letters has too many neighbours to be taken for one of them. */
const SHORTEST_MENDED = 5;
const SHORTEST_SOUND = 4;
const NONE: readonly number[] = [];

const HEARD: ReadonlyMap<string, string> = new Map([
  ...Array.from('aeiouyh', (silent): [string, string] => [silent, '']),
  ...Array.from('cq', (one): [string, string] => [one, 'k']),
  ...Array.from('vw', (one): [string, string] => [one, 'f']),
  ['z', 's'],
  ['p', 'b'],
  ['d', 't'],
  ['g', 'k'],
]);

const concepts = lazily(tables);
const known = lazily((): ReadonlySet<string> => new Set(COMMON.trim().split(/\s+/)));

/** The concepts of a folded word, by number; those of the word that sounds like it where nothing is known of it. */
export function conceptsOf(word: string): readonly number[] {
  const { whole, begins, ends } = concepts();
  let found = whole.get(word) ?? NONE;
  for (let to = SHORTEST_BEGINNING; to <= word.length && to <= LONGEST_BEGINNING; to += 1) {
    const more = begins.get(word.slice(0, to));
    if (more !== undefined) found = both(found, more);
  }
  for (let from = 1; from + SHORTEST_END <= word.length; from += 1) {
    const more = ends.get(word.slice(from));
    if (more !== undefined) found = both(found, more);
  }
  return found.length > 0 || word.length < SHORTEST_MENDED || known().has(word) ? found : nearly(soundOf(word));
}

/** Double letters once, no vowels behind the first letter: what is left where people spell by ear. */
export function soundOf(word: string): string {
  let sound = word.charAt(0);
  for (let at = 1; at < word.length; at += 1) {
    const heard = HEARD.get(word.charAt(at)) ?? word.charAt(at);
    if (heard !== '' && heard !== sound.at(-1)) sound += heard;
  }
  return sound;
}

/** As it sounds, or with two neighbours changed, or with one too many. */
function nearly(sound: string): readonly number[] {
  if (sound.length < SHORTEST_SOUND) return NONE;
  const direct = longest(sound);
  if (direct.length > 0) return direct;
  for (let at = 1; at + 1 < sound.length; at += 1) {
    const changed = concepts().sounds.get(
      sound.slice(0, at) + sound.charAt(at + 1) + sound.charAt(at) + sound.slice(at + 2),
    );
    if (changed !== undefined) return changed;
    const less =
      sound.length > SHORTEST_SOUND ? concepts().sounds.get(sound.slice(0, at) + sound.slice(at + 1)) : undefined;
    if (less !== undefined) return less;
  }
  return NONE;
}

function longest(sound: string): readonly number[] {
  for (let to = sound.length; to >= SHORTEST_SOUND && to > sound.length - 3; to -= 1) {
    const found = concepts().sounds.get(sound.slice(0, to));
    if (found !== undefined) return found;
  }
  return NONE;
}

function tables(): Readonly<Record<'whole' | 'begins' | 'ends' | 'sounds', Table>> {
  const [whole, begins, ends, sounds] = [0, 1, 2, 3].map(() => new Map<string, number[]>());
  if (!whole || !begins || !ends || !sounds) throw new Error('four tables were made, and one is missing');
  for (const [concept, line] of CONCEPTS.trim().split('\n').entries()) {
    for (const word of line.slice(line.indexOf(':') + 1).split(' ')) {
      const bare = word.replaceAll('*', '');
      if (bare === '') continue;
      put(word.startsWith('*') ? ends : word.endsWith('*') ? begins : whole, bare, concept);
      const sound = soundOf(bare);
      if (bare.length > SHORTEST_MENDED && sound.length >= SHORTEST_SOUND) put(sounds, sound, concept);
    }
  }
  return { whole, begins, ends, sounds };
}

function put(table: Map<string, number[]>, word: string, concept: number): void {
  const known = table.get(word);
  if (known === undefined) table.set(word, [concept]);
  else if (!known.includes(concept)) known.push(concept);
}

function both(some: readonly number[], more: readonly number[]): readonly number[] {
  if (some.length === 0) return more;
  return [...some, ...more.filter((one) => !some.includes(one))];
}
