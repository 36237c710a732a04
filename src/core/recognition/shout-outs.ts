/** Drafts of thank-yous, from what is on record and nothing else: a deed, its effect, a value. Praises conduct, never spend, speed or a mark; the words come from outside. Pure. */
import type { Member } from '../base/members.ts';
import type { RecoveryCase } from '../case/case.ts';
import { helpedOn } from '../case/help.ts';
import type { ShoutOut, ShoutOutKind } from '../case/ends.ts';
import { isGone } from '../case/rules/thanks/ending.ts';
import { leakIn, type People } from './leaks.ts';
import { valueFor } from './values.ts';

export type Draft = Pick<ShoutOut, 'kind' | 'text' | 'value'>;

/** The longest a thank-you may be, in code points. */
export const LONGEST_THANKS = 280;

export type PraisedDeed =
  | 'kept_promise'
  | 'kept_for_colleague'
  | 'shared_lesson'
  | 'decided_alone'
  | 'asked_for_more'
  | 'stayed_with_it'
  | 'took_over'
  | 'saw_through'
  | 'helped';

/** What came of it, and only what is known. */
export type Effect = 'accepted' | 'in_time';

/** What a thank-you says. */
export interface Praise {
  /** First name; null where it is better left out. */
  readonly name: string | null;
  readonly deed: PraisedDeed;
  /** Null where nothing of it is on record. */
  readonly effect: Effect | null;
  /** The number of the case: where there are several ways to say it they take turns, so that all of them are heard. */
  readonly turn: number;
}

/** Something praiseworthy a case shows. */
interface Deed {
  readonly deed: PraisedDeed;
  readonly kind: ShoutOutKind;
  readonly shows: (c: RecoveryCase, to: Member) => boolean;
}

/** What takes more than goodwill comes first. */
const DEEDS: readonly Deed[] = [
  {
    deed: 'kept_promise',
    kind: 'promise_kept',
    shows: (c, to) => keptAll(c, to) && keptBy(c, to).some((p) => p.by === to.id),
  },
  {
    deed: 'kept_for_colleague',
    kind: 'promise_kept',
    shows: (c, to) => keptAll(c, to) && keptBy(c, to).length > 0,
  },
  {
    deed: 'shared_lesson',
    kind: 'lesson_shared',
    // whose note it is
    shows: (c, to) => c.owner === to.id && c.resolution?.whatHelped != null && c.resolution.by === to.id,
  },
  {
    deed: 'decided_alone',
    kind: 'good_use_of_authority',
    shows: (c, to) => c.requests.every((r) => r.by !== to.id) && gaveOnOwnAuthority(c, to),
  },
  { deed: 'asked_for_more', kind: 'good_use_of_authority', shows: askedAndGave },
  {
    deed: 'stayed_with_it',
    kind: 'ownership',
    shows: (c, to) => c.loggedBy === to.id && c.handovers === 0 && broughtToAnEnd(c, to),
  },
  { deed: 'took_over', kind: 'ownership', shows: (c, to) => c.handovers > 0 && broughtToAnEnd(c, to) },
  { deed: 'saw_through', kind: 'ownership', shows: broughtToAnEnd },
];

/** A draft for somebody who was at work on a case; null when nothing on record would make an honest thank-you. The same case gives the same words. */
export function draftThanks(
  c: RecoveryCase,
  to: Member,
  values: readonly string[],
  say: (praise: Praise) => string,
  members: People['members'],
): Draft | null {
  const found = helpedOn(c, to.id) ? HELPED : ownDeed(c, to);
  if (found === undefined || isGone(c)) return null;
  const turn = Number(c.id.slice(2));
  const praise = { deed: found.deed, effect: effectOf(c), turn };
  // a name that is also the customer's, or that would ping, is left to the card, which knows whom it thanks
  const text = [to.name.trim().split(/\s+/)[0] ?? '', null]
    .map((name) => say({ ...praise, name }))
    .find((words) => [...words].length <= LONGEST_THANKS && leakIn(words, c, { members, thanked: [to.id] }) === null);
  return text === undefined ? null : { kind: found.kind, text, value: valueFor(found.kind, values, turn) };
}

/** What somebody did for a colleague's case. */
const HELPED = { deed: 'helped', kind: 'help_given' } as const;

function ownDeed(c: RecoveryCase, to: Member): Deed | undefined {
  return c.resolution === null ? undefined : DEEDS.find((d) => d.shows(c, to));
}

/** The owner, who ended it themselves, and well: something was given, or the customer accepted. */
function broughtToAnEnd(c: RecoveryCase, to: Member): boolean {
  const isGood = c.resolution?.customerAccepted === 'yes' || c.actions.some(({ status }) => status === 'done');
  return c.owner === to.id && c.resolution?.by === to.id && isGood;
}

const keptBy = (c: RecoveryCase, to: Member): RecoveryCase['promises'] =>
  c.promises.filter((p) => p.status === 'kept' && (p.settledBy ?? p.by) === to.id);

/** Of what they promised themselves, nothing was broken or late. */
const keptAll = (c: RecoveryCase, to: Member): boolean =>
  c.promises.every((p) => p.by !== to.id || (p.status !== 'broken' && p.status !== 'kept_late'));

const gaveOnOwnAuthority = (c: RecoveryCase, to: Member): boolean =>
  c.actions.some((a) => a.by === to.id && a.status === 'done' && a.cost !== null && a.cost.minor > 0n);

/** Somebody said yes to it, and the customer got it. */
function askedAndGave(c: RecoveryCase, to: Member): boolean {
  const given = new Set(c.actions.filter(({ status }) => status === 'done').map(({ id }) => id));
  return c.requests.some((r) => r.by === to.id && r.status === 'approved' && r.actions.some((id) => given.has(id)));
}

function effectOf(c: RecoveryCase): Effect | null {
  if (c.resolution?.customerAccepted === 'yes') return 'accepted';
  if (c.triage.deadline !== null && c.resolvedAt !== null && c.resolvedAt <= c.triage.deadline.value) return 'in_time';
  return null;
}
