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
    'put things right for somebody we had let down, and wrote down what helped so that all of us can use it',
    'solved it and then shared how, so that the next of us does not have to find out again',
    'left behind more than a solved case: a note of what worked, for everybody',
  ],
  decided_alone: [
    'decided on the spot, without making anybody wait for a yes',
    'saw what would help and did it there and then',
    'used the trust we place in everybody here: listened, decided, did it',
  ],
  asked_for_more: [
    'asked for more than the usual when the usual was not enough, and saw it through',
    'spoke up for somebody we had let down, and got them what they needed',
  ],
  stayed_with_it: [
    'heard what had gone wrong and stayed with it from the first word to the last',
    'took it on and did not let go until it was put right',
    'listened first, then saw it through to the end',
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
  nobody_else_needed: ['Nobody had to explain it twice.'],
  ended: ['It was seen through to the end.'],
};

/** Two sentences: the deed and what came of it. The same turn gives the same words. */
export function sayPraise({ name, deed, effect, turn }: Praise): string {
  return `${name ?? 'A colleague'} ${inTurn(DEEDS[deed], turn)}. ${inTurn(EFFECTS[effect], turn)}`;
}

const inTurn = (all: readonly string[], turn: number): string => all[turn % all.length] ?? '';
