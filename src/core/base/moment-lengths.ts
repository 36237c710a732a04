/** Lengths of time as a promise counts them: "in two hours", "an hour from now", "within the hour", "3 weeks from", "Friday week". Pure. */
import { lengthAt, NO_LENGTH, type Length } from './lengths-of-time.ts';
import { endOf, shapeAt, type FoundAt } from './shapes-at.ts';

export type LengthToken =
  /** From the moment of asking. */
  | { readonly kind: 'length'; readonly length: Length }
  /** "a week from": what it is counted from stands behind it. */
  | { readonly kind: 'shift'; readonly length: Length };

const WITHIN =
  /(?:(?:in|within|inside|over|innerhalb|binnen)(?: (?:von|of|the next|the space of|den nächsten|der nächsten|time))? )(about |around |approximately |roughly |circa |ca\.? |etwa |ungefähr |rund |under |less than |no more than |at most |weniger als |unter )?/iuy;
const SAME_TIME = /(?:at )?(?:the |this )?(?:same )?time tomorrow(?!\p{L})/iuy;
const THE_HOUR = /within the hour(?!\p{L})/iuy;
const FROM_NOW = /(?:['’] time)? ?(?:from now|hence|later from now)(?!\p{L})/iuy;
const FROM =
  / (?:from|after|nach|ab|on|next|this)(?= (?!now)\p{L})|(?= (?:tomorrow|today|mon|tue|wed|thu|fri|sat|sun)\p{L}*)/iuy;
const TIME = /(?:['’]s?)? time(?!\p{L})/iuy;
const WEEK = /(?<=day )week(?!\p{L})/iuy;

/** The counted length that begins at a place, and where it ends. */
export function countedAt(text: string, at: number): FoundAt<LengthToken> | undefined {
  const hour = endOf(THE_HOUR, text, at);
  if (hour !== undefined)
    return { token: { kind: 'length', length: { ...NO_LENGTH, minutes: 60, isVague: true } }, until: hour };
  const sameTime = endOf(SAME_TIME, text, at);
  if (sameTime !== undefined) return { token: { kind: 'length', length: { ...NO_LENGTH, days: 1 } }, until: sameTime };
  const week = endOf(WEEK, text, at);
  if (week !== undefined) return { token: { kind: 'shift', length: { ...NO_LENGTH, weeks: 1 } }, until: week };
  const within = shapeAt(WITHIN, text, at);
  const found = lengthAt(text, at + (within?.[0].length ?? 0));
  if (found === undefined) return undefined;
  const { token: length, until } = found;
  const from = length.minutes === 0 ? endOf(FROM, text, until) : undefined;
  const isShift = from !== undefined && (within === null || !/ (?:on|next|this)$/i.test(text.slice(until, from)));
  if (isShift) return { token: { kind: 'shift', length }, until: from };
  const now = endOf(FROM_NOW, text, until);
  if (within === null && now === undefined) return undefined;
  const isVague = length.isVague || within?.[1] !== undefined;
  return {
    token: { kind: 'length', length: { ...length, isVague } },
    until: now ?? endOf(TIME, text, until) ?? until,
  };
}
