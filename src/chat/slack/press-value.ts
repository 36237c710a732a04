/** What a button or an entry of a menu carries back through Slack: a press as JSON; in a menu, where there is little room, with short keys. Pure. */
import type { Press } from '../../core/case/press.ts';
import { BUTTON_VALUE } from './limits/limits.ts';

const SHORT: Readonly<Record<string, string>> = {
  kind: 'k',
  case: 'c',
  request: 'r',
  digest: 'd',
  suggestion: 's',
  promise: 'p',
  shoutOut: 't',
};
const LONG: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(SHORT).map(([long, short]) => [short, long]),
);

export const pressValue = (press: Press): string => JSON.stringify(press);

/** The same in fewer characters: a digest and a request still fit an entry of a menu. */
export const shortPressValue = (press: Press): string => JSON.stringify(renamed(press, SHORT));

/** What a press's value holds, for `Door.readPress`; undefined when it is no JSON. */
export function readPressValue(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > 2 * BUTTON_VALUE) return undefined;
  try {
    const carried: unknown = JSON.parse(value);
    return isFields(carried) && 'k' in carried ? renamed(carried, LONG) : carried;
  } catch {
    return undefined;
  }
}

const renamed = (fields: object, names: Readonly<Record<string, string>>): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [Object.hasOwn(names, name) ? names[name] : name, value]),
  );

const isFields = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
