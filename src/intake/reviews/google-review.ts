/** A review of a Google Business Profile, as its interface answers or a script sends it. Source: developers.google.com/my-business, resource accounts.locations.reviews (v4). Pure. */
import { fieldsOf, firstText, momentIn, numberIn, textAt, textIn, valueAt } from '../lenient.ts';
import { asideWith, receivedWith } from '../received.ts';
import type { IntakeNotice } from '../scheme.ts';
import { surveyNotice } from '../survey-notice.ts';
import { markOf } from '../marks.ts';

const STARS: Readonly<Record<string, number>> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 };

/** `accounts/1/locations/2/reviews/3` */
export const REVIEW_NAME = /^accounts\/[\w-]{1,80}\/locations\/[\w-]{1,80}\/reviews\/[\w-]{1,300}$/;

export function readGoogleReview(value: unknown, at: Date): IntakeNotice {
  const review = fieldsOf(value);
  const name = textIn(review['name']);
  const id = textIn(review['reviewId']) || (name.split('/').at(-1) ?? '');
  const mark = markOf(
    STARS[textAt(review, 'starRating').toUpperCase()] ?? numberIn(review['starRating']) ?? Number.NaN,
    5,
  );
  const reviewer = textAt(review, 'reviewer.displayName');
  const isKnown = reviewer !== '' && valueAt(review, 'reviewer.isAnonymous') !== true;
  const told = {
    text: originalOf(textIn(review['comment'])),
    customerName: isKnown ? reviewer : null,
    receivedAt: momentIn(review['updateTime']) ?? momentIn(review['createTime']) ?? at,
    matters: id === '' ? [] : [`google-reviews:${id}`],
    heard: 'review' as const,
  };
  const own = id === '' ? {} : { id: `${id}:${firstText(review, ['updateTime', 'createTime'])}`.slice(0, 250) };
  if (mark === null && told.text === '')
    return { ...asideWith('incomplete', 'neither stars nor a comment', told), ...own };
  if (mark === null) return { kind: 'complaint', complaint: receivedWith(told), ...own };
  return { ...surveyNotice(told, mark, review), ...own };
}

const ORIGINAL = '(Original)';
const TRANSLATED = '(Translated by Google)';

/** Google puts a translation before what was written, or after it. */
function originalOf(comment: string): string {
  const original = comment.lastIndexOf(ORIGINAL);
  if (original >= 0) return comment.slice(original + ORIGINAL.length).trim();
  const [before = '', translated = ''] = comment.split(TRANSLATED, 2);
  return before.trim() === '' ? translated.trim() : before.trim();
}
