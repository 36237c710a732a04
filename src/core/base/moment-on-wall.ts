/** What reading a moment gives, and the rule by which a time on the wall of a day is taken or asked. Pure. */
import { plainSigns } from './typed.ts';
import { placeWhen, type NoMoment, type When } from './when.ts';

/** When, where and in whose way of writing dates it is asked. */
export interface Asking {
  readonly now: Date;
  /** IANA. */
  readonly zone: string;
  /** BCP 47. */
  readonly locale: string;
}

/** Why a moment is not taken as it was read. */
export type MomentDoubt =
  /** Words of time that were not read. */
  | { readonly kind: 'unread'; readonly words: string }
  /** A day without a time, or a part of a day. */
  | { readonly kind: 'no_time' }
  /** It can mean each of the readings. */
  | { readonly kind: 'which' }
  /** The weekday is not that of the date. */
  | { readonly kind: 'other_weekday' };

export type MomentRead =
  | { readonly kind: 'moment'; readonly at: Date; readonly text: string }
  | { readonly kind: 'asked'; readonly why: MomentDoubt; readonly readings: readonly Date[]; readonly text: string }
  | { readonly kind: 'no'; readonly no: NoMoment; readonly readings: readonly Date[]; readonly text: string }
  | { readonly kind: 'none' };

export type OnWall = Extract<When, { day: string }>;

export interface Wall {
  readonly text: string;
  /** Morning or evening is certain. */
  readonly isHalfKnown: boolean;
  readonly hasYear: boolean;
  /** No day was named, or today was. */
  readonly isToday: boolean;
}

/** Without a year, what is further ahead is more likely to have passed. */
const SURELY_AHEAD_DAYS = 300;

/** A time on the wall of a day: taken, or asked where it may be the other half of the day, has passed, or does not come. */
export function ofWall(when: OnWall, wall: Wall, asking: Asking): MomentRead {
  const { text } = wall;
  const found = placeWhen(when, asking.now, asking.zone);
  if (!wall.isHalfKnown && when.hour < 12)
    return asks(
      'which',
      halvesOf(when.hour).flatMap((hour) => placedAt({ ...when, hour }, asking)),
      text,
    );
  if (!found.ok) {
    const tomorrow = wall.isToday && found.no.kind === 'past' ? placedAt({ ...when, day: 'tomorrow' }, asking) : [];
    const instead = found.no.kind === 'skipped' ? [found.no.at] : tomorrow;
    return { kind: 'no', no: found.no, readings: instead, text };
  }
  const isFar = found.at.getTime() - asking.now.getTime() > SURELY_AHEAD_DAYS * 86_400_000;
  if (isFar && !wall.hasYear) return asks('which', [found.at], text);
  return { kind: 'moment', at: found.at, text };
}

/** Both times that an hour of a clock with twelve may mean, first the one at which people are at work. */
export function halvesOf(hour: number): readonly number[] {
  const [early, late] = [hour % 12, (hour % 12) + 12];
  return early < 7 ? [late, early] : [early, late];
}

/** The moment, if it is still to come. */
export function placedAt(when: OnWall, { now, zone }: Pick<Asking, 'now' | 'zone'>): readonly Date[] {
  const found = placeWhen(when, now, zone);
  return found.ok ? [found.at] : [];
}

/** 23:59, in hours. */
export const LAST_MINUTE = 23 + 59 / 60;

/** A time of so many hours: 13.5 is 13:30. */
export const clock = (day: string, hours: number): OnWall => ({
  day,
  hour: Math.floor(hours),
  minute: Math.round((hours % 1) * 60),
});

const MOST_READINGS = 3;

/** Asked, with what it may mean that is still to come. `text` is what is promised. */
export const asks = (
  kind: Exclude<MomentDoubt['kind'], 'unread'>,
  readings: readonly Date[],
  text: string,
): MomentRead => ({
  kind: 'asked',
  why: { kind },
  readings: readings.slice(0, MOST_READINGS),
  text,
});

const HALF =
  /\d\s?[ap]\.?\s?m?\b|morning|afternoon|evening|tonight|noon|midday|night|früh|morgens|mittag|abend|nachts|uhr/i;

/** Whether an hour before noon is meant as it stands: `09:00`, `9:30`, `9 am`; not `at 5` or `5:30`. */
export function isClear(phrase: string, hour: number): boolean {
  if (hour === 0 || hour > 12 || HALF.test(phrase)) return true;
  const typed = new RegExp(`(?:^|[^\\d.:])(0?${hour})[:.h]\\d{2}`).exec(plainSigns(phrase))?.[1] ?? '';
  return typed.startsWith('0') || (typed !== '' && hour > 6);
}
