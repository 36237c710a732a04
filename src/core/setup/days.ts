/** Days of the week as amends.yaml and people write them. Pure. */
import { bareWord } from '../base/typed.ts';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const NAMES: readonly RegExp[] = [
  /^mo(?:n(?:day|tag)?)?$/,
  /^(?:tue(?:s(?:day)?)?|di(?:enstag)?)$/,
  /^(?:wed(?:nesday)?|mi(?:ttwoch)?)$/,
  /^(?:thu(?:rs(?:day)?)?|do(?:nnerstag)?)$/,
  /^fr(?:i(?:day)?|eitag)?$/,
  /^sa(?:t(?:urday)?|mstag)?$/,
  /^(?:sun(?:day)?|so(?:nntag)?)$/,
];

/** Monday is 0; undefined where it is none. */
export function dayNamed(typed: string): number | undefined {
  const word = bareWord(typed);
  const day = NAMES.findIndex((name) => name.test(word));
  return day === -1 ? undefined : day;
}
