/** The story of a case: everything that happened, who did it, when and why; of what was changed from what to what. Folded from its journal, so that nothing is kept twice. Pure. */
import type { Because, Severity } from '../base/failures.ts';
import type { CaseId, MemberId } from '../base/ids.ts';
import type { Money } from '../base/money.ts';
import type { FactValue } from '../policy/facts.ts';
import type { Repeat } from './again.ts';
import type { RecoveryCase } from './case.ts';
import type { CareDone } from './care/care.ts';
import type { CaseEvent } from './events.ts';
import type { CaseChanges } from './commands.ts';
import type { HowOwned } from './handover.ts';
import { evolve } from './evolve.ts';
import type { ReopenCause } from './ends.ts';
import type { DismissReason, Outcome } from './status.ts';

export interface Changed {
  readonly at: Date;
  /** Null: the clock or the product did. */
  readonly by: MemberId | null;
  readonly what: WhatChanged;
  /** Why, in the words of who did it; null where nothing was said. */
  readonly because: string | null;
}

/** A value of the case, as it stood and as it stands. Null: nothing was known. */
export type ValueOfCase = string | Date | Money | FactValue | null;

export type WhatChanged =
  | { readonly kind: 'logged' | 'closed' | 'lifted' }
  | { readonly kind: 'viewed'; readonly of: 'case' | 'hidden' }
  | { readonly kind: 'reopened'; readonly cause: ReopenCause }
  | {
      readonly kind: 'field';
      readonly field: Exclude<keyof CaseChanges, 'addition'>;
      readonly from: ValueOfCase;
      readonly to: ValueOfCase;
    }
  | { readonly kind: 'fact'; readonly name: string; readonly from: ValueOfCase; readonly to: ValueOfCase }
  | { readonly kind: 'addition'; readonly text: string }
  | { readonly kind: 'repeated'; readonly repeat: Repeat; readonly from: Severity; readonly to: Severity }
  | { readonly kind: 'said_apart'; readonly other: CaseId }
  | { readonly kind: 'owner'; readonly from: MemberId; readonly to: MemberId; readonly how: HowOwned | null }
  | { readonly kind: 'restricted'; readonly as: readonly string[] }
  | { readonly kind: 'linked' | 'unlinked'; readonly with: readonly string[] }
  | { readonly kind: 'resolved' | 'resolve_undone'; readonly outcome: Outcome }
  | { readonly kind: 'merged' | 'unmerged' | 'merged_in' | 'merge_undone'; readonly other: CaseId }
  | { readonly kind: 'cared'; readonly as: CareDone }
  | { readonly kind: 'dismissed' | 'restored'; readonly as: DismissReason }
  /** Everything else: the event itself, with the case as it was after it. */
  | { readonly kind: 'happened'; readonly event: OtherEvent; readonly after: RecoveryCase };

/** What changes a field or a state of the case is told by what it changed. */
type ChangeKind =
  | 'logged'
  | 'closed'
  | 'lifted'
  | 'viewed'
  | 'reopened'
  | 'retriaged'
  | 'facts_set'
  | 'complaint_added'
  | 'owned'
  | 'restricted'
  | 'linked'
  | 'unlinked'
  | 'customer_linked'
  | 'customer_unlinked'
  | 'resolved'
  | 'resolve_undone'
  | 'merged'
  | 'unmerged'
  | 'merged_in'
  | 'merge_undone'
  | 'cared'
  | 'repeated'
  | 'said_apart'
  | 'dismissed'
  | 'restored';
/** The others are told by their own sentence (`cards/life/story.ts`): a new kind belongs to them, and does not compile without one. */
export type OtherEvent = Exclude<CaseEvent, { readonly kind: ChangeKind }>;

/** In the order it happened, everything. */
export function historyOf(events: readonly CaseEvent[]): readonly Changed[] {
  const changed: Changed[] = [];
  let before: RecoveryCase | null = null;
  for (const event of events) {
    const after: RecoveryCase = evolve(before, event);
    const because = reasonOf(event);
    for (const what of whatChanged(event, before, after)) changed.push({ at: event.at, by: event.by, what, because });
    before = after;
  }
  return changed;
}

function reasonOf(event: CaseEvent): string | null {
  if (event.kind === 'resolved') return event.resolution.reason ?? null;
  if (event.kind === 'dismissed') return event.dismissal.words;
  if (event.kind === 'handover_offered') return event.handover.because;
  if ('because' in event) return event.because ?? null;
  return 'reason' in event ? (event.reason ?? null) : null;
}

function whatChanged(event: CaseEvent, before: RecoveryCase | null, after: RecoveryCase): readonly WhatChanged[] {
  switch (event.kind) {
    case 'logged':
    case 'closed':
    case 'lifted':
      return [{ kind: event.kind }];
    case 'viewed':
      return [{ kind: event.kind, of: event.what ?? 'case' }];
    case 'reopened':
      return [{ kind: 'reopened', cause: event.cause ?? 'customer' }];
    case 'retriaged':
    case 'facts_set':
      return before === null ? [] : [...fieldsChanged(before, after), ...factsChanged(before, after)];
    case 'complaint_added':
      return [{ kind: 'addition', text: event.complaint.text }];
    case 'owned':
      return before === null ? [] : [{ kind: 'owner', from: before.owner, to: event.owner, how: event.how ?? null }];
    case 'repeated': {
      const of = (c: RecoveryCase): Severity => c.triage.severity.value;
      return [{ kind: 'repeated', repeat: event.repeat, from: of(before ?? after), to: of(after) }];
    }
    case 'said_apart':
      return [{ kind: 'said_apart', other: event.from }];
    case 'restricted':
      return [{ kind: 'restricted', as: event.sensitivities }];
    case 'linked':
    case 'unlinked':
      return [{ kind: event.kind, with: event.with }];
    case 'customer_linked':
      return [{ kind: 'linked', with: [event.with.reference ?? '…'] }];
    case 'customer_unlinked':
      return [{ kind: 'unlinked', with: [event.with.reference ?? '…'] }];
    case 'resolved':
    case 'resolve_undone':
      return [{ kind: event.kind, outcome: event.resolution.outcome }];
    case 'merged':
      return [{ kind: 'merged', other: event.into }];
    case 'unmerged':
    case 'merged_in':
    case 'merge_undone':
      return [{ kind: event.kind, other: event.from }];
    case 'dismissed':
    case 'restored':
      return [{ kind: event.kind, as: event.dismissal.reason }];
    case 'cared':
      return [{ kind: 'cared', as: event.what }];
    case 'came_again':
    case 'erased':
    case 'held':
    case 'hold_ended':
    case 'put_right':
    case 'reviewed':
    case 'letters_due':
    case 'letter_sent':
    case 'letter_reminded':
    case 'writing_chosen':
    case 'handover_offered':
    case 'handover_settled':
    case 'passed_on':
    case 'linked_outage':
    case 'unlinked_outage':
    case 'given':
    case 'asked':
    case 'approved':
    case 'declined':
    case 'countered':
    case 'counter_accepted':
    case 'discussed':
    case 'request_edited':
    case 'asked_more':
    case 'answered_more':
    case 'reminded':
    case 'snoozed':
    case 'escalated':
    case 'reassigned':
    case 'withdrawn':
    case 'expired':
    case 'fulfilment_requested':
    case 'fulfilment_settled':
    case 'fulfilment_doubted':
    case 'action_done':
    case 'action_dropped':
    case 'assist':
    case 'advice':
    case 'promised':
    case 'contacted':
    case 'went_silent':
    case 'follow_up_due':
    case 'followed_up':
    case 'promise_reminded':
    case 'promise_settled':
    case 'thanks_drafted':
    case 'thanks_posted':
    case 'thanks_dropped':
      return [{ kind: 'happened', event, after }];
  }
}

type Field = Extract<WhatChanged, { kind: 'field' }>['field'];

const valueOf = (read: Because<string | Date> | null): ValueOfCase => read?.value ?? null;
const FIELDS: readonly (readonly [Field, (c: RecoveryCase) => ValueOfCase])[] = [
  ['failure', (c) => valueOf(c.triage.failure)],
  ['severity', (c) => valueOf(c.triage.severity)],
  ['stage', (c) => valueOf(c.triage.stage)],
  ['deadline', (c) => valueOf(c.triage.deadline)],
  ['remedySought', (c) => valueOf(c.triage.remedySought)],
  ['customer', (c) => c.customer.reference],
  ['orderValue', (c) => c.orderValue],
  ['lossValue', (c) => c.lossValue],
];

const fieldsChanged = (before: RecoveryCase, after: RecoveryCase): readonly WhatChanged[] =>
  FIELDS.flatMap(([field, of]) => {
    const [from, to] = [of(before), of(after)];
    return isSame(from, to) ? [] : [{ kind: 'field', field, from, to }];
  });

function factsChanged(before: RecoveryCase, after: RecoveryCase): readonly WhatChanged[] {
  const names = [...new Set([...before.facts.keys(), ...after.facts.keys()])];
  return names.flatMap((name) => {
    const [from, to] = [before.facts.get(name) ?? null, after.facts.get(name) ?? null];
    return isSame(from, to) ? [] : [{ kind: 'fact', name, from, to }];
  });
}

/** Money, decimals and moments are the same when what they say is. */
const isSame = (a: ValueOfCase, b: ValueOfCase): boolean => said(a) === said(b);
const said = (value: ValueOfCase): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
