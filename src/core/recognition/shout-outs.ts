/** Drafts of thank-yous, from what is on record and nothing else: a deed, its effect, a value. Praises conduct, never spend or speed; the words come from outside. Pure. */
import type { Member } from '../base/members.ts';
import type { RecoveryCase } from '../case/case.ts';
import { helpedOn } from '../case/help.ts';
import type { ShoutOut } from '../case/ends.ts';
import { leakIn } from './leaks.ts';

type Draft = Pick<ShoutOut, 'kind' | 'text' | 'value'>;

/** The longest a thank-you may be, in code points. */
const LONGEST = 280;

export type PraisedDeed =
  | 'kept_promise'
  | 'shared_lesson'
  | 'decided_alone'
  | 'asked_for_more'
  | 'stayed_with_it'
  | 'took_over'
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
  readonly kind: ShoutOut['kind'];
  readonly shows: (c: RecoveryCase, to: Member) => boolean;
}

/** What takes more than goodwill comes first. */
const DEEDS: readonly Deed[] = [
  {
    deed: 'kept_promise',
    kind: 'promise_kept',
    shows: (c, to) =>
      keptAll(c) && c.promises.some((p) => p.by === to.id && (p.settledBy ?? p.by) === to.id && p.status === 'kept'),
  },
  {
    deed: 'shared_lesson',
    kind: 'lesson_shared',
    // whose note it is
    shows: (c, to) => c.resolution !== null && c.resolution.whatHelped !== null && c.resolution.by === to.id,
  },
  {
    deed: 'decided_alone',
    kind: 'good_use_of_authority',
    shows: (c, to) => c.requests.length === 0 && gaveOnOwnAuthority(c, to),
  },
  {
    deed: 'asked_for_more',
    kind: 'good_use_of_authority',
    shows: (c, to) => c.requests.some((r) => r.by === to.id && r.status === 'approved'),
  },
  {
    deed: 'stayed_with_it',
    kind: 'ownership',
    shows: (c, to) => c.loggedBy === to.id && c.handovers === 0 && broughtToAnEnd(c, to),
  },
  { deed: 'took_over', kind: 'ownership', shows: (c, to) => c.owner === to.id && broughtToAnEnd(c, to) },
];

/** A draft for the owner of a resolved case, or for a colleague who helped with it; null when nothing on record would make an honest thank-you. The same case gives the same words. */
export function draftThanks(
  c: RecoveryCase,
  to: Member,
  values: readonly string[],
  say: (praise: Praise) => string,
): Draft | null {
  const found = helpedOn(c, to.id) ? HELPED : ownDeed(c, to);
  if (found === undefined) return null;
  const turn = Number(c.id.slice(2));
  const praise = { deed: found.deed, effect: effectOf(c), turn };
  // a name that is also the customer's, or that would ping, is left to the card, which knows whom it thanks
  const text = [to.name.trim().split(/\s+/)[0] ?? '', null]
    .map((name) => say({ ...praise, name }))
    .find((words) => [...words].length <= LONGEST && leakIn(words, c) === null);
  return text === undefined ? null : { kind: found.kind, text, value: values[turn % values.length] ?? null };
}

/** What somebody did for a colleague's case; said whatever came of the case. */
const HELPED = { deed: 'helped', kind: 'help_given' } as const;

function ownDeed(c: RecoveryCase, to: Member): Deed | undefined {
  const { resolution } = c;
  if (resolution === null || resolution.customerAccepted === 'no') return undefined;
  if (resolution.outcome === 'withdrawn' || resolution.outcome === 'unresolved') return undefined;
  return DEEDS.find((d) => d.shows(c, to));
}

/** Ended by themselves, and well: something was given, or the customer accepted. */
const broughtToAnEnd = (c: RecoveryCase, to: Member): boolean =>
  c.resolution?.by === to.id &&
  (c.resolution.customerAccepted === 'yes' || c.actions.some(({ status }) => status === 'done'));

const keptAll = (c: RecoveryCase): boolean =>
  c.promises.every((p) => p.status !== 'broken' && p.status !== 'kept_late');

const gaveOnOwnAuthority = (c: RecoveryCase, to: Member): boolean =>
  c.actions.some((a) => a.by === to.id && a.status === 'done' && a.cost !== null && a.cost.minor > 0n);

function effectOf(c: RecoveryCase): Effect | null {
  if (c.resolution?.customerAccepted === 'yes') return 'accepted';
  if (c.triage.deadline !== null && c.resolvedAt !== null && c.resolvedAt <= c.triage.deadline.value) return 'in_time';
  return null;
}
