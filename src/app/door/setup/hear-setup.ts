/** The verb of the set-up: `setup`, `setup team front-desk digest mon 09:00`, `setup person ana role agent`. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import { readChannel, readValue } from '../../../core/setup/read-value.ts';
import type { SetupAct } from '../../../core/setup/acts.ts';
import { CHANNEL_USES, type ChannelUse, type SettingKey } from '../../../core/setup/settings.ts';
import type { SetupWords } from '../../../cards/setup/setup-words.ts';
import { alone, asks, firstWord, type HeardLine, type Reader } from '../hearing.ts';

/** `typed`: what stood behind the verb. */
const wish = (act: SetupAct): HeardLine => ({
  kind: 'wish',
  wish: { kind: 'setup', act: { ...act, typed: `setup ${act.typed ?? ''}`.trim() } },
});
const unread = (why: SetupWords, typed: string): HeardLine => ({
  kind: 'not_understood',
  why: { kind: 'setup_words', why, typed: `setup ${typed}`.trim() },
});

const BACK = /^(?:back|zurück|file|datei)$/i;

export const setup: Reader = (rest) => {
  const [word, words] = firstWord(rest);
  const said = word.toLowerCase().replace(/[:,.!?]+$/, '');
  switch (said) {
    case '':
      return asks({ kind: 'setup', team: null, page: 1 });
    case 'page':
    case 'seite':
      return asks({ kind: 'setup', team: null, page: pageOf(words) });
    case 'history':
    case 'verlauf':
      return asks({ kind: 'setup_history', page: pageOf(words) });
    case 'team':
      return team(words, rest);
    case 'person':
    case 'people':
      return person(words, rest);
    case 'holidays':
    case 'holiday':
    case 'feiertage':
      return holidays(words, rest);
    case 'confirm':
    case 'bestätigen':
    case 'decline':
    case 'ablehnen':
      return settle(words, said === 'confirm' || said === 'bestätigen' ? 'confirmed' : 'declined', rest);
  }
  return alone('setup', rest, unread({ kind: 'first_word' }, rest));
};

const pageOf = (words: string): number => Math.max(1, Number(/\d{1,3}/.exec(words)?.[0] ?? 1));

/** One word, or several between quotation marks. */
function nameFirst(words: string): readonly [name: string, rest: string] {
  const [, quoted, behind = ''] = /^["“„«]([^"“”„«»]{1,80})["”“»]\s*([^]*)$/u.exec(words) ?? [];
  return quoted === undefined ? firstWord(words) : [quoted, behind];
}

function team(words: string, typed: string): HeardLine {
  const [named, behind] = nameFirst(words);
  if (named === '') return asks({ kind: 'setup', team: null, page: 1 });
  if (/^(?:new|neu|create|add)$/i.test(named)) return newTeam(behind, typed);
  if (behind === '') return asks({ kind: 'setup', team: named, page: 1 });
  const [first, more] = firstWord(behind);
  const isBack = BACK.test(first);
  const [key, value] = keyFirst(isBack ? more : behind);
  if (key === undefined) return unread({ kind: 'key', team: named, typed: isBack ? more : behind }, typed);
  return isBack || BACK.test(value) ? teamBack(named, key, typed) : setTeam(named, key, value, typed);
}

type Key = SettingKey | ChannelUse;

/** What is set up, and to what: of a goal the second word says which. */
function keyFirst(words: string): readonly [key: Key | undefined, value: string] {
  const [first, more] = firstWord(words);
  if (!/^(?:goal|ziel)$/i.test(first)) return [keyNamed(first), unquoted(more).trim()];
  const [metric, value] = firstWord(more);
  return [goalNamed(metric), value.trim()];
}

function setTeam(named: string, key: Key, value: string, typed: string): HeardLine {
  // "digest mon 09:00" and "digest here": the one word for both
  const time = key === 'digest' ? readValue('digest_at', value) : undefined;
  if (time !== undefined)
    return wish({ kind: 'team', team: named, changes: [{ key: 'digest_at', value: time }], seen: null, typed });
  if (isUse(key)) {
    // nothing else is called by one word: what is neither a time nor a channel may have been meant as either
    const isNone = key === 'digest' && !isHere(value) && !PLATFORMS.some((on) => readChannel(on, value) !== undefined);
    if (value === '' || isNone) return unread({ kind: 'value', key, typed: value }, typed);
    const channel = isHere(value) ? 'here' : value;
    return wish({ kind: 'channels', team: named, channels: [{ use: key, channel }], seen: null, typed });
  }
  const read = value === '' ? undefined : readValue(key, value);
  if (read === undefined) return unread({ kind: 'value', key, typed: value }, typed);
  return wish({ kind: 'team', team: named, changes: [{ key, value: read }], seen: null, typed });
}

const PLATFORMS = ['slack', 'teams'] as const;
const isHere = (value: string): boolean =>
  /^(?:(?:in |im )?(?:here|hier|this channel|diese[rmn]? kanal))$/i.test(value);
const isUse = (key: Key): key is ChannelUse => CHANNEL_USES.some((use) => use === key);

/** Everything of a kind goes back to what the file says: a channel on both platforms, the digest with its time. */
function teamBack(named: string, key: Key, typed: string): HeardLine {
  const keys: readonly SettingKey[] = isUse(key)
    ? [...PLATFORMS.map((on) => `${key}.${on}` as const), ...(key === 'digest' ? (['digest_at'] as const) : [])]
    : [key];
  const changes = keys.map((one) => ({ key: one, value: null }));
  return wish({ kind: 'team', team: named, changes, seen: null, typed });
}

function newTeam(words: string, typed: string): HeardLine {
  const [id, behind] = firstWord(words);
  const name = readValue('name', behind === '' ? id : behind);
  const isId = /^[a-z0-9][a-z0-9._-]{0,63}$/.test(id);
  if (!isId || name === undefined || id === 'new') return unread({ kind: 'new_team', typed: words }, typed);
  return wish({ kind: 'new_team', team: id, name, typed });
}

const PERSON_WORDS = /\s(role|rolle|team|lead|leitung)\s+(\S+)\s*$/iu;
const PERSON_KEYS: Readonly<Record<string, 'role' | 'team' | 'lead'>> = {
  role: 'role',
  rolle: 'role',
  team: 'team',
  lead: 'lead',
  leitung: 'lead',
};

/** `ana role agent team night lead yes`: as many as there are, from behind. */
function person(words: string, typed: string): HeardLine {
  let whom = ` ${words}`;
  const changes: { key: 'role' | 'team' | 'lead'; value: string | null }[] = [];
  for (let found = PERSON_WORDS.exec(whom); found !== null; found = PERSON_WORDS.exec(whom)) {
    const key = PERSON_KEYS[found[1]?.toLowerCase() ?? ''] ?? 'role';
    const said = found[2] ?? '';
    const value = BACK.test(said) ? null : readValue(key, said);
    if (value === undefined) return unread({ kind: 'value', key, typed: said }, typed);
    changes.unshift({ key, value });
    whom = whom.slice(0, found.index);
  }
  if (changes.length === 0 || whom.trim() === '') return unread({ kind: 'person', typed: words }, typed);
  return wish({ kind: 'person', whom: unquoted(whom.trim()), changes, typed });
}

function holidays(words: string, typed: string): HeardLine {
  const value = BACK.test(words) ? null : words === '' ? undefined : readValue('holidays', words);
  return value === undefined
    ? unread({ kind: 'value', key: 'holidays', typed: words }, typed)
    : wish({ kind: 'house', changes: [{ key: 'holidays', value }], typed });
}

function settle(words: string, outcome: 'confirmed' | 'declined', typed: string): HeardLine {
  const n = Number(/^#?(\d{1,6})$/.exec(words.trim())?.[1] ?? 0);
  return n === 0 ? unread({ kind: 'which' }, typed) : wish({ kind: 'settle', n, outcome, typed });
}

const KEYS: readonly (readonly [RegExp, Key])[] = [
  [/^(?:name|named|called|rename|heißt|umbenennen)$/i, 'name'],
  [/^(?:zone|timezone|zeitzone)$/i, 'zone'],
  [/^(?:language|locale|sprache)$/i, 'locale'],
  [/^(?:cases?|fälle|fall)$/i, 'cases'],
  [/^(?:thanks|thank-yous|dank|lob)$/i, 'thanks'],
  [/^(?:digest|wochenbericht|wochenrückblick)$/i, 'digest'],
  [/^(?:leader|leaders|leitung|leitungsbericht)$/i, 'leader_digest'],
  [/^(?:lineup|line-up|tagesstart)$/i, 'lineup'],
  [/^(?:hours|arbeitszeit(?:en)?|öffnungszeit(?:en)?)$/i, 'hours'],
];
const keyNamed = (word: string): Key | undefined => KEYS.find(([shape]) => shape.test(word.replace(/[:,]+$/, '')))?.[1];

const GOALS: readonly (readonly [RegExp, SettingKey])[] = [
  [/^(?:response|answer|first_response_time|antwort)$/i, 'goal.first_response_time'],
  [/^(?:resolution|time_to_resolution|lösung)$/i, 'goal.time_to_resolution'],
  [/^(?:promises?|promise_kept_rate|zusagen)$/i, 'goal.promise_kept_rate'],
];
const goalNamed = (word: string): SettingKey | undefined => GOALS.find(([shape]) => shape.test(word))?.[1];
