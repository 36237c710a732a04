/** The verbs of a team: who is away, larger limits for a while, one failure that hits many customers. Pure. */
import { stripped } from '../../core/base/text.ts';
import { LANGUAGE_NAMES } from '../../cards/words/language.ts';
import { plainSigns, unquoted } from '../../core/base/typed.ts';
import {
  alone,
  asks,
  firstWord,
  splitAt,
  withCase,
  withoutBecause,
  wishes,
  type HeardLine,
  type Hearing,
  type Reader,
} from './hearing.ts';
import { readItem } from './read-item.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `away 2026-12-09 to 2026-12-20 @max`: from the first day on, back on the last one named. */
export function away(rest: string): HeardLine {
  const [, from = '', until = '', deputy = ''] =
    /^(?:from\s+)?(\S+)\s+(?:to|until|till|bis|-{1,3})\s+([^\s,]+),?\s*([\s\S]*)$/i.exec(plainSigns(rest)) ?? [];
  const isFrom = from.toLowerCase() === 'now' || DAY.test(from);
  if (!isFrom || !DAY.test(until)) return { kind: 'not_understood', why: { kind: 'dates_missing' } };
  return {
    kind: 'wish',
    wish: { kind: 'away', from: from.toLowerCase(), until, deputy: deputy.trim() === '' ? null : deputy.trim() },
  };
}

export const back: Reader = (rest) => alone('back', rest, { kind: 'wish', wish: { kind: 'back' } });

/** `language german`. */
export const language: Reader = (rest) => {
  const named = rest.toLowerCase().replace(/[.!]$/, '');
  const chosen = Object.hasOwn(LANGUAGE_NAMES, named) ? LANGUAGE_NAMES[named] : undefined;
  return chosen === undefined
    ? { kind: 'not_understood', why: { kind: 'language_words' } }
    : { kind: 'wish', wish: { kind: 'language', language: chosen } };
};

/** `board` · `board 2`: a page of it. */
export const board: Reader = (rest) => {
  const page = /^(?:page|seite|p)?\.?\s*(\d{1,3})$/i.exec(rest)?.[1];
  return page === undefined || Number(page) === 0
    ? alone('board', rest, asks({ kind: 'board', page: 1 }))
    : asks({ kind: 'board', page: Number(page) });
};

/** `lineup` · `lineup on 08:30` · `lineup off`. */
export const lineup: Reader = (rest) => {
  const words = rest.toLowerCase().replace(/[.!]$/, '');
  if (words === 'off' || words === 'aus') return { kind: 'wish', wish: { kind: 'lineup', time: null } };
  if (/^(?:on|at|an|um)$/.test(words)) return { kind: 'not_understood', why: { kind: 'lineup_words' } };
  const read = /^(?:on|at|an|um)\s+(?:at\s+|um\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|h|uhr)?$/.exec(words);
  if (read === null) return alone('lineup', rest, asks({ kind: 'lineup' }));
  const [, hours = '', minutes = '00', half] = read;
  const hour =
    Number(hours) + (half === 'pm' && Number(hours) < 12 ? 12 : 0) - (half === 'am' && hours === '12' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return { kind: 'not_understood', why: { kind: 'lineup_words' } };
  return { kind: 'wish', wish: { kind: 'lineup', time: `${String(hour).padStart(2, '0')}:${minutes}` } };
};

/** `aside` · `aside 2`: a page of it. */
export const aside: Reader = (rest) => {
  const page = /^(?:page|seite|p)?\.?\s*(\d{1,4})$/i.exec(rest)?.[1];
  return page === undefined || Number(page) === 0
    ? alone('aside', rest, asks({ kind: 'asides', page: 1 }))
    : asks({ kind: 'asides', page: Number(page) });
};

const LISTEN_HERE =
  /^(?:here|hier|on|an|ein|start|begin|in (?:this|here)(?: channel)?|to this channel|this channel|(?:in )?diese[mn]? kanal)$/;
const LISTEN_OFF = /^(?:off|aus|stop|end|ende|nicht(?: mehr)?|no more|not)(?: here| hier)?$/;

/** `listen here` · `listen off` · `listen`: whether it does. */
export const listen: Reader = (rest) => {
  const words = rest.toLowerCase().replace(/[.!?]+$/, '');
  if (LISTEN_HERE.test(words)) return { kind: 'wish', wish: { kind: 'listening', act: { kind: 'listen', on: true } } };
  if (LISTEN_OFF.test(words)) return { kind: 'wish', wish: { kind: 'listening', act: { kind: 'listen', on: false } } };
  return alone('listen', rest, asks({ kind: 'listening' }));
};

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `storm on 6h boilers down` · `storm off`. */
export function storm(rest: string): HeardLine {
  const off = /^off\b([^]*)$/i.exec(rest);
  if (off !== null) return alone('storm off', off[1] ?? '', { kind: 'wish', wish: { kind: 'storm_off' } });
  const read = /^on\s+(\d{1,4})\s*(m|h|d)(?:in(?:utes?)?|ours?|ays?)?\b[\s,:.–—-]*([\s\S]*)$/i.exec(rest);
  const ms = Number(read?.[1] ?? 0) * (UNITS[read?.[2]?.toLowerCase() ?? ''] ?? 0);
  const reason = unquoted(withoutBecause(read?.[3] ?? ''));
  if (ms === 0 || reason === '') return { kind: 'not_understood', why: { kind: 'storm_words' } };
  return { kind: 'wish', wish: { kind: 'storm_on', ms, reason } };
}

const REMEDY = /[\s,:]remedy(?:[\s:]+|$)/i;

/** `event open "No hot water" remedy refund 30 EUR` · `event close` · `event link R-1001` · `event unlink R-1001`. */
export function event(rest: string, hearing: Hearing): HeardLine {
  const [word, words] = firstWord(rest);
  switch (word.toLowerCase()) {
    case 'close':
      return alone('event close', words, { kind: 'wish', wish: { kind: 'outage_close' } });
    case 'link':
      return withCase('event link', words, (id) => wishes({ kind: 'link_outage', case: id }));
    case 'unlink':
      return withCase('event unlink', words, (id) => wishes({ kind: 'unlink_outage', case: id }));
    case 'open':
      return opening(words, hearing);
  }
  return { kind: 'not_understood', why: { kind: 'outage_words' } };
}

function opening(words: string, hearing: Hearing): HeardLine {
  const [named, given = ''] = splitAt(words, REMEDY);
  const name = unquoted(stripped(named, ' ,:\n\t'));
  if (name === '') return { kind: 'not_understood', why: { kind: 'outage_words' } };
  if (given === '') return { kind: 'wish', wish: { kind: 'outage_open', name, remedy: null } };
  const [kind, quantity] = firstWord(given);
  const item = readItem(kind.toLowerCase(), quantity.trim(), hearing);
  if (!item.ok) return { kind: 'not_understood', why: item.why };
  return { kind: 'wish', wish: { kind: 'outage_open', name, remedy: item.item } };
}
