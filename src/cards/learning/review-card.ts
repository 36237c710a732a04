/** The review of a case that is over: its form, the case's own words of it, and what people are told. Pure. */
import { clip, oneLine } from '../../core/base/text.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { REVIEWED, type Review } from '../../core/case/ends.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Block, Button, Card, Form, Text } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import { moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { names } from '../words/names.ts';
import { reviewSentences as words } from '../words/reviews.ts';
import { improveButton } from './improvement-card.ts';

/** As much of the complaint as says which case it is. */
const LONGEST_WORDS = 300;

export const reviewButtons = ({ id, version }: RecoveryCase, reader: Reader): readonly Button[] => [
  { label: words.line(reader, 'button'), press: { kind: 'open_review', case: id, v: version } },
];

export function reviewForm(c: RecoveryCase, viewer: Viewer): Form {
  return {
    id: 'review',
    about: aboutCase(c),
    title: words.line(viewer, 'form.title', { case: c.id }),
    submit: words.line(viewer, 'form.submit'),
    notes: [words.text(viewer, 'form.note'), ...whatHappened(c, viewer)],
    fields: REVIEWED.map((field) =>
      text(field, words.line(viewer, `field.${field}`), {
        value: c.review?.[field] ?? (field === 'helped' ? (c.resolution?.whatHelped ?? null) : null),
        lines: 'many',
        maxLength: 1000,
      }),
    ),
  };
}

/** In short; the whole story is under History. */
function whatHappened(c: RecoveryCase, viewer: Viewer): readonly Text[] {
  const { resolution } = c;
  return [
    words.text(viewer, 'form.happened', { words: clip(oneLine(c.complaints[0]?.text ?? ''), LONGEST_WORDS) }),
    ...(resolution === null
      ? []
      : [
          words.text(viewer, 'form.ended', {
            at: moment(resolution.at, viewer),
            outcome: names(viewer).outcome[resolution.outcome],
          }),
        ]),
    ...(c.reopened === 0 ? [] : [words.text(viewer, 'form.again', { n: c.reopened })]),
    ...(c.linked.length === 0 ? [] : [words.text(viewer, 'form.together', { cases: listIn(c.linked, viewer) })]),
  ];
}

/** Whatever of it was said, one after the other. */
export const reviewWords = (review: Review, reader: Reader): Text =>
  REVIEWED.flatMap((field) => {
    const said = review[field];
    return said === null ? [] : words.text(reader, field, { words: oneLine(said) });
  });

/** On the card of the case. */
export const reviewBlocks = ({ review }: RecoveryCase, viewer: Viewer): readonly Block[] =>
  review == null
    ? []
    : [
        { kind: 'context', text: words.text(viewer, 'head', { at: moment(review.at, viewer) }) },
        { kind: 'text', text: reviewWords(review, viewer) },
      ];

/** To whoever wrote it. */
export function sayOwnReview(c: RecoveryCase, viewer: Viewer): Card {
  const card = reply(words.text(viewer, 'done', { case: c.id }));
  return {
    ...card,
    blocks: [...card.blocks, { kind: 'buttons', buttons: [improveButton(c, 'review', viewer)] }],
  };
}

/** To the people of the case. */
export function sayReviewed(
  { by, review }: Extract<CaseEvent, { kind: 'reviewed' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const who: Text = by === null ? [] : [person(by, viewer)];
  return [...words.text(viewer, 'told', { case: c.id, who }), ...reviewWords(review, viewer)];
}

/** To whoever leads the team; nothing to others. */
export function sayReviewOffered(
  { offersReview = [] }: Extract<CaseEvent, { kind: 'resolved' }>,
  c: RecoveryCase,
  to: MemberId | null,
  viewer: Viewer,
): Text | undefined {
  return to === null || !offersReview.includes(to) ? undefined : words.text(viewer, 'offered', { case: c.id });
}
