/** The small checks every block check is made of: texts, ids, lists, bounds. Pure; reads anything, throws never. */
import { codePoints, ID, TEXT_OBJECT, URL_LENGTH } from './limits.ts';

/** One thing Slack would refuse. `pointer` is a JSON pointer into the payload, `message` is worded as Slack words it. */
export type Fault = { readonly pointer: string; readonly message: string };
export type Thing = Readonly<Record<string, unknown>>;
export type Surface = 'message' | 'modal' | 'home';

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const fault = (pointer: string, message: string): Fault[] => [{ pointer, message }];

/** Lengths in code points; `least` is 1 when not given. */
interface LengthRule {
  readonly most: number;
  readonly required: boolean;
  readonly least?: number;
}

/** A string of `least` to `most` code points; absent is a fault only when `required`. */
export function checkString(at: string, value: unknown, { most, required, least = 1 }: LengthRule): Fault[] {
  if (value === undefined) return required ? fault(at, 'missing required field') : [];
  if (typeof value !== 'string') return fault(at, 'must be a string');
  const length = codePoints(value);
  if (length > most) return fault(at, `must be less than ${most + 1} characters`);
  if (length < least) return fault(at, `must be more than ${least - 1} characters`);
  return [];
}

/** A text object. `kind` names the only type taken; `any` takes plain_text and mrkdwn. */
export function checkText(
  at: string,
  value: unknown,
  kind: 'plain_text' | 'any',
  { most = TEXT_OBJECT, required = true }: Partial<LengthRule> = {},
): Fault[] {
  if (value === undefined) return required ? fault(at, 'missing required field') : [];
  if (!isThing(value)) return fault(at, 'must be an object');
  const type = value['type'];
  if (type !== 'plain_text' && (kind === 'plain_text' || type !== 'mrkdwn')) {
    return fault(`${at}/type`, kind === 'plain_text' ? 'must be plain_text' : 'must be plain_text or mrkdwn');
  }
  return checkString(`${at}/text`, value['text'], { most, required: true });
}

export const checkId = (at: string, value: unknown, required = false): Fault[] =>
  checkString(at, value, { most: ID, required });

/** http and https only; Slack takes no other scheme in links and images. */
export function checkUrl(at: string, value: unknown, required: boolean): Fault[] {
  const faults = checkString(at, value, { most: URL_LENGTH, required });
  if (faults.length > 0 || typeof value !== 'string') return faults;
  return /^https?:\/\/[^\s/]/i.test(value) ? [] : fault(at, 'must be a valid http or https url');
}

/** A list of `least` to `most` items, each given to `each`. */
export function checkList(
  at: string,
  value: unknown,
  { least, most }: { readonly least: number; readonly most: number },
  each: (at: string, item: unknown, index: number) => Fault[],
): Fault[] {
  if (value === undefined) return fault(at, 'missing required field');
  if (!Array.isArray(value)) return fault(at, 'must be an array');
  const items: readonly unknown[] = value;
  const faults = items.flatMap((item, index) => each(`${at}/${index}`, item, index));
  if (items.length > most) faults.unshift(...fault(at, `no more than ${most} items allowed`));
  if (items.length < least) faults.unshift(...fault(at, `no fewer than ${least} items allowed`));
  return faults;
}

/** Values that must differ from each other; the second of two is at fault. Absent values are left out. */
export function checkUnique(
  values: readonly { readonly at: string; readonly value: unknown }[],
  what: string,
): Fault[] {
  const seen = new Set<unknown>();
  return values.flatMap(({ at, value }) => {
    if (value === undefined) return [];
    if (seen.has(value)) return fault(at, `${what} must be unique`);
    seen.add(value);
    return [];
  });
}

/** A whole number within bounds; absent is fine. */
export function checkWhole(at: string, value: unknown, least: number, most: number): Fault[] {
  if (value === undefined) return [];
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return [];
  return fault(at, `must be an integer from ${least} to ${most}`);
}

/** The items of a list as far as it is one. */
export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
