/** The forms that buttons open, filled from the case as it is now; or why one cannot be opened. Pure. */
import type { Remaining } from '../../core/authority/remaining.ts';
import type { CaseHint } from '../../core/base/hints.ts';
import type { ThingId } from '../../core/base/ids.ts';
import type { Member, RecognitionPreference } from '../../core/base/members.ts';
import type { CareKnown } from '../../core/case/care/care.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import type { Audience } from '../../core/case/ends.ts';
import { isOpen } from '../../core/case/evolve.ts';
import { failedOn } from '../../core/case/fulfilment.ts';
import { alreadyDecided } from '../../core/case/rules/deciding.ts';
import { isRestricted, leads, mayLift, mayResolve } from '../../core/case/rules/who-may.ts';
import type { Circumstances } from '../../core/case/circumstances.ts';
import type { Press } from '../../core/case/press.ts';
import type { Answered } from '../../core/case/said.ts';
import { isOngoing } from '../../core/case/status.ts';
import {
  asksPassengers,
  evidenceKinds,
  factsAsked,
  factsFor,
  seesForThemselves,
  valuesFor,
} from '../../core/policy/facts-asked.ts';
import type { ActionRule, AuthorityPolicy } from '../../core/policy/policy.ts';
import { sayRefusal } from '../../cards/answers/refusals.ts';
import { givenBack, promiseForm } from '../../cards/case/promises.ts';
import { factsForm } from '../../cards/forms/facts-form.ts';
import { editThanksForm, giveForm, resolveForm } from '../../cards/forms/forms.ts';
import { withPayments } from '../../cards/fulfilment/said-of-fulfilment.ts';
import { linkForm, unlinkForm } from '../../cards/forms/link-forms.ts';
import { liftForm } from '../../cards/forms/private-forms.ts';
import { suggestionForm } from '../../cards/forms/suggestion-form.ts';
import type { Suggestion } from '../../core/triage/suggestion.ts';
import type { Card, Form } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';

/** What a form of a case is drawn from. */
export interface FormView {
  readonly case: RecoveryCase;
  /** The one who opens it. */
  readonly member: Member;
  /** What the rules look at besides. */
  readonly ctx: Circumstances;
  readonly viewer: Viewer;
  /** Everybody of the workspace. */
  readonly members: readonly Member[];
  readonly policy: AuthorityPolicy | null;
  /** What the member may still decide on the case alone; null without a policy. */
  readonly left: Remaining | null;
  /** What fits the case, as the member may give it. */
  readonly suggested: () => readonly Suggestion[];
  /** What is known of the customer, where a form is filled with it; not given: it was not looked up. */
  readonly care?: CareKnown;
  /** What a model suggests of the case, where the form is filled with it; not given: nothing. */
  readonly hint?: CaseHint;
  /** The letter as a model phrased it, where that is what is edited. */
  readonly phrased?: string;
  /** The actions the member's role lists, in the policy's order. */
  readonly granted: readonly ActionRule[];
}

export function openResolve({ case: c, member, viewer }: FormView, words = '', isWithdrawn = false): Form | Card {
  const no = mayNotResolve(c, member, viewer);
  if (no === null) return resolveForm(c, viewer, words, { isForOwner: member.id !== c.owner, isWithdrawn });
  return words === '' ? no : givenBack(no, words);
}

function mayNotResolve(c: RecoveryCase, member: Member, viewer: Viewer): Card | null {
  if (!isOngoing(c)) return sayRefusal({ kind: 'case_is_over', status: c.status }, viewer);
  if (!mayResolve(member, c)) return sayRefusal({ kind: 'not_yours', owner: c.owner }, viewer);
  const failed = failedOn(c);
  if (failed.length === 0) return null;
  const no = { kind: 'payment_failed', case: c.id, actions: failed } as const;
  return withPayments(sayRefusal(no, viewer), no, c, viewer);
}

export function openGive({ case: c, left, granted, policy, viewer }: FormView): Form | Card {
  return granted.length === 0
    ? sayRefusal({ kind: 'nobody_can_approve', reasons: [], largestAllowed: null }, viewer)
    : giveForm(c, granted, { upTo: left?.upTo ?? null, passengers: policy !== null && asksPassengers(policy) }, viewer);
}

/** What was drawn for somebody else is judged anew for the one who opens it. */
export function openSuggestion({ case: c, suggested, viewer }: FormView, id: string): Form | Card {
  const found = isOngoing(c) ? suggested().find((s) => s.id === id) : undefined;
  return found === undefined ? sayRefusal({ kind: 'suggestion_changed' }, viewer) : suggestionForm(c, found, viewer);
}

export function openFacts(
  { case: c, policy, member, members, viewer }: FormView,
  { remedy, page }: Pick<Extract<Press, { kind: 'open_facts' }>, 'remedy' | 'page'>,
): Form {
  // whom it is about is the owner's or the lead's to say
  const people = mayResolve(member, c) ? colleagues(c, member, members) : undefined;
  if (policy === null) return factsForm(c, { facts: [], evidence: [], ...(people && { people }) }, viewer);
  const passengers = asksPassengers(policy);
  const seenBy = seesForThemselves(policy) ? member.id : undefined;
  // a remedy of an older version of the policy: then all is asked
  if (remedy === undefined || !policy.actions.has(remedy)) {
    const facts = factsAsked(policy, member.role);
    const asked = { facts, evidence: evidenceKinds(policy), seenBy, ...(people && { people }), passengers, page };
    return factsForm(c, asked, viewer);
  }
  const asked = {
    facts: factsFor(policy, member.role, remedy),
    evidence: evidenceKinds(policy, remedy),
    seenBy,
    passengers: passengers && policy.actions.get(remedy)?.class === 'money',
    remedy: { name: remedy, values: valuesFor(policy, member.role, remedy) },
    page,
  };
  return factsForm(c, asked, viewer);
}

export function openPromise({ case: c, viewer }: FormView): Form | Card {
  return isOngoing(c) ? promiseForm(c, viewer) : sayRefusal({ kind: 'case_is_over', status: c.status }, viewer);
}

/** What belongs together may be said on any case that goes on or ended; not of one that stands for nothing any more. */
export function openLink({ case: c, viewer }: FormView): Form | Card {
  return standsForNothing(c) ? sayRefusal({ kind: 'case_is_over', status: c.status }, viewer) : linkForm(c, viewer);
}

export function openUnlink({ case: c, member, viewer }: FormView): Form | Card {
  return leads(member, c) ? unlinkForm(c, viewer) : sayRefusal({ kind: 'lead_takes_apart' }, viewer);
}

/** Said before somebody types why. */
export function openLift({ case: c, member, viewer }: FormView): Form | Card {
  return isRestricted(c) && !mayLift(member, c)
    ? sayRefusal({ kind: 'contacts_lift', who: c.contacts ?? [] }, viewer)
    : liftForm(c, viewer);
}

const standsForNothing = (c: RecoveryCase): boolean => c.status === 'merged' || c.status === 'dismissed';

export function openEditThanks({ case: c, members, viewer }: FormView, id: ThingId): Form | Card {
  const shoutOut = c.shoutOuts.find((s) => s.id === id);
  if (shoutOut?.status !== 'draft') return sayRefusal({ kind: 'no_such_shout_out' }, viewer);
  const likes = members.find((m) => m.id === shoutOut.to)?.recognition ?? 'private';
  return editThanksForm(c, shoutOut, MAY_READ[likes], viewer);
}

/** For whom somebody may be thanked, the widest first; whoever was not asked yet chooses with the first. */
const MAY_READ: Readonly<Record<RecognitionPreference, readonly [Audience, ...Audience[]]>> = {
  unknown: ['public', 'team', 'private'],
  public: ['public', 'team', 'private'],
  team: ['team', 'private'],
  private: ['private'],
  none: ['private'],
};

/** A form about an undecided request; a sentence when it is decided meanwhile. */
export function openOfRequest(
  { case: c, viewer }: FormView,
  id: ThingId,
  form: (request: ApprovalRequest) => Form,
): Form | Card {
  const request = c.requests.find((r) => r.id === id);
  if (request === undefined) return sayRefusal({ kind: 'no_such_request' }, viewer);
  return isOpen(request) ? form(request) : sayNo(alreadyDecided(request), viewer);
}

const sayNo = (answered: Answered, viewer: Viewer): Card =>
  sayRefusal(answered.ok ? { kind: 'no_such_request' } : answered.no, viewer);

/** Everybody a complaint may be about, the case's own team first. The one who fills in the form tells of others. */
function colleagues({ team }: RecoveryCase, member: Member, members: readonly Member[]): Member[] {
  return members
    .filter((m) => m.active && m.id !== member.id)
    .toSorted((a, b) => Number(b.team === team) - Number(a.team === team) || a.name.localeCompare(b.name, 'en'));
}
