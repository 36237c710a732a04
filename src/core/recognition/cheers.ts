/** Reactions of colleagues to a thank-you: which of them cheer, and when whoever is thanked hears of it. Counted for the post, never for a person. Pure. */
import { DateTime } from 'luxon';
import type { MemberId } from '../base/ids.ts';
import type { Thank } from './thank.ts';

/** As a platform tells it, from its verified envelope. */
export interface Reaction {
  /** The platform's id of the message it is to. */
  readonly message: string;
  /** As the platform names it. */
  readonly sign: string;
  readonly added: boolean;
}

/** As Slack and Teams name them, without the colour of a skin. Others stand there, and are no cheer: a lead's face is not read. */
const CHEERS: ReadonlySet<string> = new Set([
  ...'+1 thumbsup clap tada heart hearts heartpulse sparkling_heart two_hearts revolving_hearts heart_eyes yellow_heart green_heart blue_heart purple_heart orange_heart'.split(
    ' ',
  ),
  ...'white_heart black_heart brown_heart heart_hands raised_hands pray fire star star2 stars sparkles 100 muscle rocket trophy medal sports_medal'.split(
    ' ',
  ),
  ...'smile smiley grin grinning blush slightly_smiling_face relaxed hugging_face hugs star-struck partying_face confetti_ball balloon bouquet sunflower rose'.split(
    ' ',
  ),
  ...'ok_hand white_check_mark heavy_check_mark ballot_box_with_check champagne clinking_glasses beers crown sunny rainbow joy like'.split(
    ' ',
  ),
]);

export const isCheer = (reaction: string): boolean => CHEERS.has(reaction.split('::', 1)[0] ?? '');

/** Nobody cheers their own thank-you, neither given nor received. */
export const mayCheer = (who: MemberId, { by, to }: Pick<Thank, 'by' | 'to'>): boolean =>
  who !== by && to.every(({ member }) => member !== who);

const GATHERED_HOURS = 3;
const DAY_BEGINS = 9;
const DAY_ENDS = 18;

/** When whoever is thanked is told of what came until then: some hours after the first cheer, and in the day of where they are, on no Sunday. */
export function cheersToldAt(first: Date, zone: string): Date {
  let at = DateTime.fromJSDate(first, { zone }).plus({ hours: GATHERED_HOURS });
  if (at.hour < DAY_BEGINS) at = at.set({ hour: DAY_BEGINS, minute: 0, second: 0, millisecond: 0 });
  else if (at.hour >= DAY_ENDS)
    at = at.plus({ days: 1 }).set({ hour: DAY_BEGINS, minute: 0, second: 0, millisecond: 0 });
  return (at.weekday === 7 ? at.plus({ days: 1 }).set({ hour: DAY_BEGINS, minute: 0 }) : at).toJSDate();
}
