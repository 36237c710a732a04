/** Whether a complaint is about somebody who works here: named in it, in part or in another spelling, together with what they are said to have done. Pure. */
import type { MemberId } from './ids.ts';
import type { Member } from './members.ts';
import { rememberedOf } from './remembered.ts';

/** Beyond this nothing is read, as of every complaint. */
const READ_AT_MOST = 8_000;
/** A name that several have may mean any of them; more than these are no name but a word. */
const MOST_MEANT = 10;

/** Everybody of the members whom the words may be about. `named`: the words tell of what one person did to another, so that a name is enough. */
export function colleaguesMeant(text: string, members: readonly Member[], named: boolean): readonly MemberId[] {
  const names = namesOf(members);
  const meant = new Set<MemberId>();
  for (const sentence of text.slice(0, READ_AT_MOST).split(/[.!?;\n]+/u)) {
    const words = wordsOf(sentence);
    if (!named && !words.some(({ plain }) => ACCUSED.test(plain) || COMPLAINT.test(plain))) continue;
    for (const [n, word] of words.entries()) {
      const who = names.get(spelling(word.plain)) ?? names.get(spelling(withoutGenitive(word.plain)));
      if (who === undefined || isOnlyAWord(word, n) || isSomebodyElse(words, n, names) || isHit(words, n)) continue;
      for (const id of who) meant.add(id);
    }
  }
  return [...meant].slice(0, MOST_MEANT);
}

/** The name of the first member whom the words name, by any part of it and in any spelling; null where they name nobody. */
export function memberNamed(text: string, members: readonly Member[]): string | null {
  const names = namesOf(members);
  for (const sentence of text.slice(0, READ_AT_MOST).split(/[.!?;\n]+/u))
    for (const [n, word] of wordsOf(sentence).entries()) {
      const who = names.get(spelling(word.plain)) ?? names.get(spelling(withoutGenitive(word.plain)));
      if (who === undefined || isOnlyAWord(word, n)) continue;
      return members.find(({ id }) => id === who[0])?.name ?? word.typed;
    }
  return null;
}

interface Word {
  readonly plain: string;
  readonly isCapital: boolean;
  /** As typed. */
  readonly typed: string;
}

const wordsOf = (sentence: string): readonly Word[] =>
  (sentence.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? []).map((typed) => ({
    typed,
    plain: typed.toLowerCase().replaceAll('’', "'"),
    isCapital: /^\p{Lu}/u.test(typed),
  }));

const withoutGenitive = (word: string): string => word.replace(/'?s$|'$/u, '');

/** `Müller`, `Mueller`, `MULLER` and `muller` are one. */
export function spelling(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/ae|æ/gu, 'a')
    .replaceAll(/oe|ø|œ/gu, 'o')
    .replaceAll('ue', 'u')
    .replaceAll(/[^\p{L}]/gu, '');
}

/** Every part of every name, each with whoever has it. Made once for a list of members. */
const namesOf = rememberedOf((members: readonly Member[]): ReadonlyMap<string, readonly MemberId[]> => {
  const made = new Map<string, MemberId[]>();
  for (const member of members) {
    if (!member.active) continue;
    const parts = member.name.normalize('NFC').match(/[\p{L}\p{M}'’-]+/gu) ?? [];
    for (const part of new Set([...parts, ...parts.flatMap((p) => p.split('-'))].map(spelling))) {
      if (part.length < 3 || PARTICLES.has(part)) continue;
      const same = made.get(part);
      if (same === undefined) made.set(part, [member.id]);
      else same.push(member.id);
    }
  }
  return made;
});

const PARTICLES = new Set(['von', 'van', 'der', 'den', 'del', 'des', 'dos', 'the', 'and']);
/** Names that are words, too: they are meant where they are written as names, and not because a sentence begins. */
const ALSO_WORDS = new Set(
  'will mark may june april rose bill grace hope joy art sue drew chase max rob pat dawn faith jack jean guy sky angel summer ernst klein gross lang kurz wolf winter sommer fuchs koch weber may sunny page young white black brown green king bishop cook baker'.split(
    ' ',
  ),
);
const isOnlyAWord = ({ plain, isCapital }: Word, n: number): boolean =>
  ALSO_WORDS.has(withoutGenitive(plain)) && (!isCapital || n === 0);

/** A guest of the same name: said to be one, or with a family name that nobody here has. */
function isSomebodyElse(words: readonly Word[], n: number, names: ReadonlyMap<string, readonly MemberId[]>): boolean {
  const before = words[n - 1]?.plain ?? '';
  if (/^(guest|guests|customer|client|passenger|patient|gast|gaste|gäste|kunde|kundin|kunden)$/u.test(before))
    return true;
  const after = words[n + 1];
  const own = names.get(spelling(words[n]?.plain ?? '')) ?? [];
  if (after === undefined || !after.isCapital || words[n]?.isCapital !== true) return false;
  const next = names.get(spelling(withoutGenitive(after.plain)));
  return (
    /^\p{Lu}\p{Ll}+$/u.test(after.typed) && next?.some((id) => own.includes(id)) !== true && !NO_NAME.has(after.plain)
  );
}
const NO_NAME = new Set([
  'at',
  'from',
  'the',
  'hat',
  'war',
  'is',
  'was',
  'am',
  'an',
  'der',
  'die',
  'vom',
  'von',
  'rezeption',
  'empfang',
  'reception',
]);

/** "shouted at Bob", "rude to Bob": he was at the other end of it. */
function isHit(words: readonly Word[], n: number): boolean {
  const [before, earlier] = [words[n - 1]?.plain ?? '', words[n - 2]?.plain ?? ''];
  return /^(at|to|towards|gegenüber)$/u.test(before) && !/^(complain|beschwer)/u.test(earlier);
}

const COMPLAINT =
  /^(complain|complaint|beschwer|reklamation|unfair|behaviou?r|attitude|conduct|verhalten|benehmen|auftreten)/u;
/** What people are said to do to people; read at the beginning of a word. */
const ACCUSED =
  /^(rude|impolite|unfriendly|disrespect|insult|offend|offensive|shout|yell|scream|swor|swear|curs|ignor|lied|lying|lies$|liar|laugh|mock|humiliat|belittl|threaten|aggressi|touch|grop|grab|harass|racis|sexis|drunk|stole|steal|theft|refus|unhelpful|bull(y|ied)|discriminat|dismissive|arrogan|incompeten|unprofessional|inappropriat|creep|flirt|leer|star(ed|ing)|push|shov|slap|hit$|hits$|hitting|hurt|abus|assault|nasty|mean$|condescend|patroni[sz]|careless|hung$|blackmail|cheat|unfreundlich|unhöflich|unhoeflich|frech|beleidig|angeschri|anschrei|schrie|geschrien|brüll|bruell|angebrüll|angebruell|ignorier|gelogen|lügt|luegt|log$|belogen|ausgelacht|ausgelach|verspott|bedroht|droht|gedroht|aggressiv|angefasst|fasst|begrapsch|grapsch|belästig|belaestig|rassist|sexist|betrunken|geklaut|klaut|gestohlen|stiehlt|weiger|herablassend|arrogant|respektlos|patzig|pampig|unverschämt|unverschaemt|schroff|geschubst|schubs|geschlagen|schlug|bespuckt|gespuckt|erpress|betrog|betrüg|betrueg|gemobbt|mobb|angestarrt|starrt|unprofessionell|inkompetent|abgewiesen|abgewimmelt)/u;
