/** Reads what a sender wrote without asking for more than is there: null, numbers as ids, several spellings of a moment. Pure. */

/** What stands under these keys; undefined where there is nothing. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  let here = value;
  for (const key of keys) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}

/** What senders write where they have nothing to say, and a placeholder that nobody filled. */
const NOTHING = /^(?:|null|none|undefined|n\/a|-|\{\{.*\}\}|\{%.*%\})$/iu;

/** Words, or a number as it stands; null for everything else and for what says nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return NOTHING.test(text) ? null : text;
}

export const textAt = (value: unknown, ...keys: readonly (string | number)[]): string | null =>
  textOf(at(value, ...keys));

/** What stands under a path with full stops between its keys, which some senders write as one key; however its words are joined. */
function found(value: unknown, path: string): unknown {
  const whole = under(value, path);
  if (whole !== undefined) return whole;
  let here = value;
  for (const key of path.split('.')) here = under(here, key);
  return here;
}

/** `ticket_id` is read as `ticketId`, `Ticket ID` and `ticket-id` are. */
function under(value: unknown, key: string): unknown {
  const exact = at(value, key);
  if (exact !== undefined || !isRecord(value)) return exact;
  const wanted = joined(key);
  const alike = Object.keys(Object(value)).find((one) => joined(one) === wanted);
  return alike === undefined ? undefined : at(value, alike);
}
const joined = (key: string): string => key.replaceAll(/[\s_-]/g, '').toLowerCase();

/** The first of these that says something; a path has full stops between its keys. */
export function firstText(value: unknown, paths: readonly string[]): string | null {
  for (const path of paths) {
    const text = textOf(found(value, path));
    if (text !== null) return text;
  }
  return null;
}

/** A list as it is; one thing alone as a list of it; nothing as none. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null || value === '' ? [] : [value];
}

/** Null: it says neither. */
export function yesOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = textOf(value)?.toLowerCase();
  if (text === 'true' || text === 'yes' || text === '1') return true;
  return text === 'false' || text === 'no' || text === '0' ? false : null;
}

/** Whatever is an object with keys. */
export const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Seconds up to the year 5138 in ten or eleven digits, milliseconds in more. */
const IN_MILLISECONDS = 100_000_000_000;
const EARLIEST = Date.UTC(1995, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Seconds or milliseconds since 1970, ISO 8601, RFC 2822. A day without a time says too little. Null: it is no moment. */
export function momentOf(value: unknown): Date | null {
  const text = textOf(value);
  if (text === null) return null;
  if (/^\d{9,16}(\.\d+)?$/.test(text)) {
    const number = Number(text);
    return within(number < IN_MILLISECONDS ? number * 1_000 : number);
  }
  if (!/\d{1,2}:\d{2}/.test(text)) return null;
  // `2018-11-20 16:58:36 UTC`, `2024-02-14T21:30:50.201204+00:00`: what says no zone is in UTC, as servers write it
  const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(text);
  if (iso === null) return within(Date.parse(text));
  const [, day = '', time = '', fraction = '', zone = 'Z'] = iso;
  const offset = /^(utc|gmt|z)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  return within(Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${fraction.slice(0, 4)}${offset}`));
}

const within = (ms: number): Date | null => (ms >= EARLIEST && ms < LATEST ? new Date(ms) : null);

/** The first of these that is a moment. */
export function firstMoment(value: unknown, paths: readonly string[]): Date | null {
  for (const path of paths) {
    const moment = momentOf(found(value, path));
    if (moment !== null) return moment;
  }
  return null;
}

const MAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
/** An address, alone or as `Name <address>`; null when it is none. */
export function mailOf(value: unknown): string | null {
  const text = textOf(value);
  const address = /<([^<>]+)>\s*$/.exec(text ?? '')?.[1] ?? text;
  return address !== null && MAIL.test(address.trim()) ? address.trim() : null;
}
