/**
 * Reading what others send without being stopped by it: nulls, numbers as text, placeholders nobody filled, shapes nobody announced.
 * Nothing here throws; own properties only. Of each reader there are two spellings: `said…` gives null where nothing is said, `text…`
 * an empty text. Pure.
 */
import { plainWords } from './plain-words.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Whatever is an object with keys. */
export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's fields; none of anything else. */
export const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {});

/** A list as it is; one thing alone as a list of it; nothing as none. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null || value === '' ? [] : [value];
}

/** What stands at `order.customer.email`; a number is a place in a list. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Fields)[part];
  }
  return at;
}

/** Text or a number exactly as it was written, without blanks at its ends; empty for everything else. */
export function writtenIn(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** What senders write where they have nothing to say, and a placeholder that nobody filled. */
const NOTHING = /^(?:|null|none|undefined|n\/a|-|\{\{.*\}\}|\{%.*%\})$/iu;

/** Text or a number, as text; null for everything else and for what says nothing. */
export function saidIn(value: unknown): string | null {
  const text = writtenIn(value);
  return NOTHING.test(text) ? null : text;
}
export const saidAt = (value: unknown, path: string): string | null => saidIn(valueAt(value, path));

export const textIn = (value: unknown): string => saidIn(value) ?? '';
export const textAt = (value: unknown, path: string): string => textIn(valueAt(value, path));

/** As a person would read it: HTML by its words. */
export const wordsAt = (value: unknown, path: string): string => plainWords(textAt(value, path)).trim();

/** The first of these paths at which something is said; some senders write a path as one key, and join its words otherwise. */
export function firstSaid(value: unknown, paths: readonly string[]): string | null {
  for (const path of paths) {
    const text = saidIn(found(value, path));
    if (text !== null) return text;
  }
  return null;
}
export const firstText = (value: unknown, paths: readonly string[]): string => firstSaid(value, paths) ?? '';

function found(value: unknown, path: string): unknown {
  const whole = under(value, path);
  if (whole !== undefined) return whole;
  let here = value;
  for (const key of path.split('.')) here = under(here, key);
  return here;
}

/** `ticket_id` is read as `ticketId`, `Ticket ID` and `ticket-id` are. */
function under(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, key)) return Reflect.get(value, key);
  if (!isRecord(value)) return undefined;
  const wanted = joined(key);
  const alike = Object.keys(value).find((one) => joined(one) === wanted);
  return alike === undefined ? undefined : value[alike];
}
const joined = (key: string): string => key.replaceAll(/[\s_-]/g, '').toLowerCase();

/** Null: it says neither. */
export function yesOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = textIn(value).toLowerCase();
  if (text === 'true' || text === 'yes' || text === '1') return true;
  return text === 'false' || text === 'no' || text === '0' ? false : null;
}

/** A number, also where it came as text (`"4"`, `"4,5"`); null for everything else. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*[+-]?\d{1,15}(?:[.,]\d{1,9})?\s*$/.test(value)) return null;
  return Number(value.replace(',', '.'));
}

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
/** Seconds beyond this are milliseconds: it is the year 5138. */
const MOST_SECONDS = 100_000_000_000;
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,9}))?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
/** In words, with a year and a time of day: `Tue, 3 Dec 2026 10:00:00 GMT`, `December 3, 2026 10:00`. */
const IN_WORDS = /^(?=.*\b\d{4}\b)[A-Za-z]{3}.*\d{1,2}:\d{2}|^\d{1,2} [A-Za-z]{3,9} \d{4},? \d{1,2}:\d{2}/;
const ZONE = /(?:[+-]\d{2}:?\d{2}|\b[A-Z]{1,4})(?:\s*\([^()]*\))?$/;

/** Seconds or milliseconds since 1970, ISO 8601, or in words as mails write it; what says no zone is in UTC, as servers write it. Null for everything else. */
export function momentIn(value: unknown): Date | null {
  const number = numberIn(value);
  if (number !== null) return momentOfMs(Math.abs(number) < MOST_SECONDS ? number * 1_000 : number);
  const text = textIn(value);
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, day = '', time = '00:00', fraction = '0', zone = 'Z'] = iso;
    const offset = /^[a-z]/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
    return momentOfMs(Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}.${fraction.slice(0, 3)}${offset}`));
  }
  if (text.length > 60 || !IN_WORDS.test(text)) return null;
  return momentOfMs(Date.parse(ZONE.test(text) ? text : `${text} UTC`));
}

/** Milliseconds since 1970; null for what no complaint can have come at. */
export const momentOfMs = (ms: number): Date | null => (ms >= EARLIEST && ms < LATEST ? new Date(ms) : null);

/** The first of these that is a moment of a day: a day alone says too little where another may say more. */
export function firstMoment(value: unknown, paths: readonly string[]): Date | null {
  for (const path of paths) {
    const there = found(value, path);
    const moment = /^\d{4}-\d{2}-\d{2}$/.test(textIn(there)) ? null : momentIn(there);
    if (moment !== null) return moment;
  }
  return null;
}

const LONGEST_ADDRESS = 320;
const MAIL = /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/;
/** An address, alone or as `Name <address>`; null when it is none. */
export function mailOf(value: unknown): string | null {
  const text = textIn(value);
  const address = (/<([^<>]+)>$/.exec(text)?.[1] ?? text).trim();
  return address.length <= LONGEST_ADDRESS && MAIL.test(address) ? address : null;
}

const LONGEST_LINK = 2_000;
/** An address of the sender's own system that may be shown to be opened: https, and without a password in it. */
export function linkIn(value: unknown): string | null {
  const text = textIn(value);
  if (text.length > LONGEST_LINK || !URL.canParse(text)) return null;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' ? text : null;
}
