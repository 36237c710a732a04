/** What is wrong with a field of a submitted form, said beside the field. Pure. */
import type { AmountUnread } from '../../core/base/read-amount.ts';
import type { NoMoment } from '../../core/base/when.ts';
import { sayUnread } from '../answers/amounts.ts';
import type { ParseError } from '../answers/parse-error.ts';
import { sayParseError } from '../answers/not-understood.ts';
import { noMoment } from '../case/promises.ts';
import type { Viewer } from '../kit/viewer.ts';

/** A field that is empty, or holds what nobody chose. */
const MISSING = {
  sensitivity: 'Choose what it is about.',
  reason_to_restrict: 'Say why: it is kept in the history of the case.',
  one_of_two: 'Say one thing here: another case, or what the customer goes by.',
  other_case: 'Say which case goes on, for example R-1001.',
  complaint: 'Say in a few words what happened.',
  remedy: 'Choose what to give.',
  amount: 'Say how much, for example 40 EUR.',
  points: 'Say how many points, for example 2000.',
  accepted: 'Say whether the customer accepted it; “not known yet” is fine.',
  reason_to_decline: 'Say why, so that the asker knows what would be fine.',
  reason_to_counter: 'Say why, so that the asker can tell the customer.',
  reason_to_give: 'Say why: the policy wants a reason for this.',
  offer: 'Say what you offer instead, for example 250 EUR.',
  sentence: 'Write a sentence.',
  thanks: 'Write what is to be posted.',
  promise: 'Say what you promise, for example: call back with the new room.',
  day: 'Choose a day.',
  time: 'Say by when, for example 17:00.',
  time_of_day: 'Write the time of day like 17:00.',
  number: 'Type a number with at most four decimals, for example 99.95.',
  whole_number: 'Type a whole number in digits only, for example 3.',
  answer: 'Choose one of the answers.',
} as const;
export type Missing = keyof typeof MISSING;

export type FieldError =
  | { readonly kind: 'missing'; readonly what: Missing }
  | { readonly kind: 'amount'; readonly read: AmountUnread }
  | { readonly kind: 'not_understood'; readonly why: ParseError }
  /** `zone` is the one the form was opened for. */
  | { readonly kind: 'no_moment'; readonly no: NoMoment; readonly zone: string }
  /** The form does not say any more what it is about. */
  | { readonly kind: 'out_of_date' };

/** One or two sentences. */
export function sayFieldError(error: FieldError, viewer: Pick<Viewer, 'locale' | 'now'>): string {
  switch (error.kind) {
    case 'missing':
      return MISSING[error.what];
    case 'amount':
      return sayUnread(error.read, viewer);
    case 'not_understood':
      return sayParseError(error.why, { command: 'Amends', zone: 'UTC', ...viewer }).summary;
    case 'no_moment':
      return noMoment(error.no, { ...viewer, zone: error.zone });
    case 'out_of_date':
      return 'This form is out of date. Close it and open it again from the card.';
  }
}
