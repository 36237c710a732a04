/** The words of a drafted thank-you in plain English. Praise conduct, never spend or speed. Pure. */
import type { Effect, Praise, PraisedDeed } from '../../core/recognition/shout-outs.ts';

/** Each follows a first name. */
const DEEDS: Readonly<Record<PraisedDeed, readonly string[]>> = {
  kept_promise: [
    'made a promise to somebody we had let down, and kept it on time',
    'said when it would be done, and it was done by then',
    'gave their word after something had gone wrong, and kept it',
  ],
  shared_lesson: [
    'stayed with somebody we had let down, and wrote down what helped so that all of us can use it',
    'resolved it and then shared what helped, so that the next of us does not have to find out again',
    'left behind more than a resolved case: a note of what worked, for everybody',
  ],
  decided_alone: [
    'decided on the spot, without making anybody wait for a yes',
    'saw what would help and did it there and then',
    'used the trust we place in everybody here: decided, and did it',
  ],
  asked_for_more: [
    'asked for more than the usual when the usual was not enough, and saw it through',
    'spoke up for somebody we had let down, and got a yes for it',
  ],
  stayed_with_it: [
    'heard what had gone wrong and stayed with it from the first word to the last',
    'took it on and did not let go until it was resolved',
    'took note of what had gone wrong, then saw it through to the end',
  ],
  took_over: ['took over where somebody was still waiting, and brought it to an end'],
};

const EFFECTS: Readonly<Record<Effect, readonly string[]>> = {
  accepted: [
    'The customer accepted how it was put right.',
    'The customer agreed that it was put right.',
    'It ended well for the customer.',
  ],
  in_time: ['It was settled while there was still time.'],
};

/** The deed, and what came of it where that is on record. The same turn gives the same words. */
export function sayPraise({ name, deed, effect, turn }: Praise): string {
  const praised = `${name ?? 'A colleague'} ${inTurn(DEEDS[deed], turn)}.`;
  return effect === null ? praised : `${praised} ${inTurn(EFFECTS[effect], turn)}`;
}

const inTurn = (all: readonly string[], turn: number): string => all[turn % all.length] ?? '';
