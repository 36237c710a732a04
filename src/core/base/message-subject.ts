/** What a message is about, and its one printed form: by it a message is found again. Pure. */
import { z } from 'zod';
import { caseId, memberId, teamId, thingId, type CaseId, type MemberId, type TeamId, type ThingId } from './ids.ts';

/** What may be posted where it can be lost: its channel is archived, or Amends was removed from it. */
export type PostedSubject =
  | { readonly kind: 'case'; readonly case: CaseId }
  /** The card in the thread; with `to` somebody's own copy of it. */
  | { readonly kind: 'request'; readonly case: CaseId; readonly request: ThingId; readonly to: MemberId | null }
  /** What somebody is asked to help with: in the channel of the team asked, or with `to` somebody's own copy. */
  | { readonly kind: 'assist'; readonly case: CaseId; readonly assist: ThingId; readonly to: MemberId | null }
  /** The offer of a case, with whoever is asked. */
  | { readonly kind: 'handover'; readonly case: CaseId; readonly handover: ThingId; readonly to: MemberId }
  /** What the team is asked, in its channel. */
  | { readonly kind: 'advice'; readonly case: CaseId; readonly advice: ThingId }
  /** The draft of a thank-you, with the person thanked; with `to` the copy of a lead. */
  | { readonly kind: 'draft'; readonly case: CaseId; readonly shoutOut: ThingId; readonly to: MemberId | null }
  | { readonly kind: 'thanks'; readonly case: CaseId; readonly shoutOut: ThingId }
  /** A case event by its place in the journal, for one person; `to` is null on the card, which is the same for all. */
  | { readonly kind: 'event'; readonly case: CaseId; readonly seq: number; readonly to: MemberId | null }
  /** Of a survey, for its owner or a lead of the team: its link, then its answer. */
  | { readonly kind: 'survey'; readonly case: CaseId; readonly survey: ThingId; readonly to: MemberId }
  /** `week`: an ISO week, e.g. `2026-W47`. */
  | { readonly kind: 'digest'; readonly team: TeamId; readonly week: string }
  /** `period`: a week or a month, `2026-W47` or `2026-11`; for one person alone. */
  | { readonly kind: 'leader'; readonly period: string; readonly to: MemberId }
  /** `day`: in the team's zone, e.g. `2026-12-01`. */
  | { readonly kind: 'lineup'; readonly team: TeamId; readonly day: string }
  | { readonly kind: 'home'; readonly member: MemberId }
  | { readonly kind: 'storm'; readonly storm: ThingId }
  | { readonly kind: 'outage'; readonly outage: ThingId }
  /** `day`: the first of the budget's period, in the policy's zone, e.g. `2026-12-01`. */
  | { readonly kind: 'budget'; readonly budget: string; readonly day: string; readonly to: MemberId }
  /** For one person, of what the house learns; `of`: the id of what it is about, and what tells it from others of it. */
  | { readonly kind: 'learning'; readonly note: LearningNote; readonly of: string; readonly to: MemberId }
  /** A thank-you from a colleague, in the channel of the team of those thanked. */
  | { readonly kind: 'peer_thanks'; readonly thank: ThingId; readonly team: TeamId }
  /** What became of something somebody asked for, where nobody could answer them when they did. */
  | { readonly kind: 'unheard'; readonly of: ThingId; readonly to: MemberId }
  /** A message of a watched channel that reads like a complaint: in its thread, or with `to` for one person. */
  | { readonly kind: 'murmur'; readonly murmur: ThingId; readonly to: MemberId | null }
  /** For one person, of thank-yous among colleagues. */
  | { readonly kind: 'recognition'; readonly note: RecognitionNote; readonly of: ThingId; readonly to: MemberId };

/** How somebody likes to be thanked; a thank-you in private; one to look at before it goes out. */
export const RECOGNITION_NOTES = ['thank_likes', 'thank_given', 'thank_look', 'thank_cheered', 'champion'] as const;
export type RecognitionNote = (typeof RECOGNITION_NOTES)[number];

/** Something to agree or do; that its time has come; that it is done; what two people write to each other; the pulse of a month; more authority asked for; a team whose digest has nowhere to go, or is of little use to it; what was set up, or waits for a second administrator; that a customer is erased. */
export const LEARNING_NOTES = [
  'improvement',
  'improvement_due',
  'improvement_done',
  'coaching',
  'pulse',
  'authority',
  'digest_no_channel',
  'digest_ask',
  'setup',
  'setup_asked',
  'erased',
] as const;
export type LearningNote = (typeof LEARNING_NOTES)[number];

export type MessageSubject =
  | PostedSubject
  /** That a message could not be posted, for a lead; or for the member named, whose case it is about. */
  | { readonly kind: 'undelivered'; readonly of: PostedSubject; readonly to?: MemberId }
  /** A private answer: nothing is kept of it, and it is never drawn anew. */
  | { readonly kind: 'reply' };

/**
 * The form that is stored, goes into the keys of posts and the names of blocks, and is what SQL compares with: it must
 * stay as it is, or messages already posted are not found again.
 */
export function printSubject(subject: MessageSubject): string {
  switch (subject.kind) {
    case 'case':
      return `case:${subject.case}`;
    case 'request':
      return `request:${subject.case}:${subject.request}${subject.to === null ? '' : `:${subject.to}`}`;
    case 'assist':
      return `assist:${subject.case}:${subject.assist}${subject.to === null ? '' : `:${subject.to}`}`;
    case 'handover':
      return `handover:${subject.case}:${subject.handover}:${subject.to}`;
    case 'advice':
      return `advice:${subject.case}:${subject.advice}`;
    case 'draft':
      return `draft:${subject.case}:${subject.shoutOut}${subject.to === null ? '' : `:${subject.to}`}`;
    case 'thanks':
      return `thanks:${subject.case}:${subject.shoutOut}`;
    case 'event':
      return `event:${subject.case}:${subject.seq}${subject.to === null ? '' : `:${subject.to}`}`;
    case 'survey':
      return `survey:${subject.case}:${subject.survey}:${subject.to}`;
    case 'digest':
      return `digest:${subject.team}:${subject.week}`;
    case 'leader':
      return `leader:${subject.period}:${subject.to}`;
    case 'lineup':
      return `lineup:${subject.team}:${subject.day}`;
    case 'home':
      return `home:${subject.member}`;
    case 'storm':
      return `storm:${subject.storm}`;
    case 'outage':
      return `failure:${subject.outage}`;
    case 'budget':
      return `budget:${subject.budget}:${subject.day}:${subject.to}`;
    case 'learning':
      return `learning:${subject.note}:${subject.of}:${subject.to}`;
    case 'peer_thanks':
      return `peer_thanks:${subject.thank}:${subject.team}`;
    case 'unheard':
      return `unheard:${subject.of}:${subject.to}`;
    case 'murmur':
      return `murmur:${subject.murmur}${subject.to === null ? '' : `:${subject.to}`}`;
    case 'recognition':
      return `recognition:${subject.note}:${subject.of}:${subject.to}`;
    case 'undelivered':
      return `${UNDELIVERED}${subject.to === undefined ? '' : `@${subject.to}:`}${printSubject(subject.of)}`;
    case 'reply':
      return 'reply';
  }
}

const UNDELIVERED = 'undelivered:';

/** Reads what `printSubject` printed; undefined for everything else. */
export function parseSubject(printed: string): MessageSubject | undefined {
  if (printed === 'reply') return { kind: 'reply' };
  if (!printed.startsWith(UNDELIVERED)) return parsePosted(printed);
  const rest = printed.slice(UNDELIVERED.length);
  const [, named, about = rest] = /^@([^:]*):(.*)$/.exec(rest) ?? [];
  const of = parsePosted(about);
  if (of === undefined || named === undefined) return of && { kind: 'undelivered', of };
  const to = memberId.safeParse(named).data;
  return to === undefined ? undefined : { kind: 'undelivered', of, to };
}

function parsePosted(printed: string): PostedSubject | undefined {
  const [head = '', ...parts] = printed.split(':');
  return SHAPES.get(head)?.safeParse(parts).data;
}

const place = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);
const isoWeek = z.string().regex(/^\d{4}-W\d{2}$/);
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A week or a month. */
const period = z.string().regex(/^\d{4}-(?:W\d{2}|\d{2})$/);
/** As a policy names its budgets. */
const budgetName = z.string().regex(/^[a-z][a-z0-9._-]{0,63}$/);

const learntOf = z.string().regex(/^[A-Za-z0-9._-]{1,90}$/);

/** What follows the first word, by that word. */
const SHAPES: ReadonlyMap<string, z.ZodType<PostedSubject>> = new Map<string, z.ZodType<PostedSubject>>([
  ['case', z.tuple([caseId]).transform(([of]) => ({ kind: 'case', case: of }))],
  [
    'request',
    z
      .tuple([caseId, thingId, memberId.optional()])
      .transform(([of, request, to = null]) => ({ kind: 'request', case: of, request, to })),
  ],
  [
    'assist',
    z
      .tuple([caseId, thingId, memberId.optional()])
      .transform(([of, assist, to = null]) => ({ kind: 'assist', case: of, assist, to })),
  ],
  [
    'handover',
    z
      .tuple([caseId, thingId, memberId])
      .transform(([of, handover, to]) => ({ kind: 'handover', case: of, handover, to })),
  ],
  ['advice', z.tuple([caseId, thingId]).transform(([of, advice]) => ({ kind: 'advice', case: of, advice }))],
  [
    'draft',
    z
      .tuple([caseId, thingId, memberId.optional()])
      .transform(([of, shoutOut, to = null]) => ({ kind: 'draft', case: of, shoutOut, to })),
  ],
  ['thanks', z.tuple([caseId, thingId]).transform(([of, shoutOut]) => ({ kind: 'thanks', case: of, shoutOut }))],
  [
    'event',
    z
      .tuple([caseId, place, memberId.optional()])
      .transform(([of, seq, to = null]) => ({ kind: 'event', case: of, seq, to })),
  ],
  [
    'survey',
    z.tuple([caseId, thingId, memberId]).transform(([of, survey, to]) => ({ kind: 'survey', case: of, survey, to })),
  ],
  ['digest', z.tuple([teamId, isoWeek]).transform(([team, week]) => ({ kind: 'digest', team, week }))],
  ['leader', z.tuple([period, memberId]).transform(([of, to]) => ({ kind: 'leader', period: of, to }))],
  ['lineup', z.tuple([teamId, isoDay]).transform(([team, day]) => ({ kind: 'lineup', team, day }))],
  ['home', z.tuple([memberId]).transform(([member]) => ({ kind: 'home', member }))],
  ['storm', z.tuple([thingId]).transform(([storm]) => ({ kind: 'storm', storm }))],
  ['failure', z.tuple([thingId]).transform(([outage]) => ({ kind: 'outage', outage }))],
  [
    'budget',
    z.tuple([budgetName, isoDay, memberId]).transform(([budget, day, to]) => ({ kind: 'budget', budget, day, to })),
  ],
  [
    'learning',
    z
      .tuple([z.enum(LEARNING_NOTES), learntOf, memberId])
      .transform(([note, of, to]) => ({ kind: 'learning', note, of, to })),
  ],
  ['peer_thanks', z.tuple([thingId, teamId]).transform(([thank, team]) => ({ kind: 'peer_thanks', thank, team }))],
  ['unheard', z.tuple([thingId, memberId]).transform(([of, to]) => ({ kind: 'unheard', of, to }))],
  [
    'murmur',
    z.tuple([thingId, memberId.optional()]).transform(([murmur, to = null]) => ({ kind: 'murmur', murmur, to })),
  ],
  [
    'recognition',
    z
      .tuple([z.enum(RECOGNITION_NOTES), thingId, memberId])
      .transform(([note, of, to]) => ({ kind: 'recognition', note, of, to })),
  ],
]);

/** The printed form, read wherever it comes back from a database or a job. */
export const messageSubject = z.string().transform((printed, ctx): MessageSubject => {
  const subject = parseSubject(printed);
  if (subject !== undefined) return subject;
  ctx.addIssue('not the subject of a message');
  return z.NEVER;
});
