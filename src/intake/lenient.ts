/** Reading what others send without being stopped by it: nulls, numbers as text, shapes nobody announced. Nothing here throws; own properties only. Pure. */
import { plainWords } from './plain-words.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** An object's fields; none of anything else. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What stands at `order.customer.email`; a number is a place in a list. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Fields)[part];
  }
  return at;
}

/** Text or a number, as text without blanks at its ends; empty for everything else. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

export const textAt = (value: unknown, path: string): string => textIn(valueAt(value, path));

/** The first of these paths at which some text stands. */
export function firstText(value: unknown, ...paths: readonly string[]): string {
  for (const path of paths) {
    const text = textAt(value, path);
    if (text !== '') return text;
  }
  return '';
}

/** As a person would read it: HTML by its words. */
export const wordsAt = (value: unknown, path: string): string => plainWords(textAt(value, path)).trim();

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
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?$/i;
/** `Tue, 3 Dec 2026 10:00:00 GMT`, and with `+0100` instead. */
const RFC_2822 = /^(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|[A-Z]{1,4})$/;

/** Seconds or milliseconds since 1970, ISO 8601 (without an offset: UTC) or as a mail's date; null for everything else. */
export function momentIn(value: unknown): Date | null {
  const number = numberIn(value);
  if (number !== null) return momentOfMs(Math.abs(number) < MOST_SECONDS ? number * 1_000 : number);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (RFC_2822.test(text)) return momentOfMs(Date.parse(text));
  if (!ISO.test(text)) return null;
  const iso = text.replace(' ', 'T').replace(',', '.').replaceAll(' ', '');
  const isZoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(iso) && iso.length > 10;
  return momentOfMs(Date.parse(iso.length === 10 || isZoned ? iso : `${iso}Z`));
}

/** Milliseconds since 1970; null for what no complaint can have come at. */
export const momentOfMs = (ms: number): Date | null => (ms >= EARLIEST && ms < LATEST ? new Date(ms) : null);

/** An address of the sender's own system that may be shown to be opened: https, and without a password in it. */
export function linkIn(value: unknown): string | null {
  const text = textIn(value);
  if (text.length > 2_000 || !URL.canParse(text)) return null;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' ? text : null;
}
