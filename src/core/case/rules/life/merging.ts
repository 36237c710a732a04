/**
 * Two cases of one complaint become one: what stands on the one that ends moves to the one that stays, and the two are one
 * matter from then on, so that every sum that counted on either counts on the one that is left. Pure.
 */
import type { CaseId } from '../../../base/ids.ts';
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import type { CaseEvent } from '../../events.ts';
import type { MergedCase } from '../../ends.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import { isOpen } from '../../evolve.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import type { NotMerged } from '../../refusal-values.ts';
import { isOngoing } from '../../status.ts';
import { eachWith, matterOf, MOST_LINKED, why } from '../linking.ts';
import { contactsFor, sensitivitiesOf } from '../restricting.ts';
import { withinSize } from '../size.ts';
import { concernedBy, keptPrivate, mayRead, mayResolve } from '../who-may.ts';

/** Who owns the case that ends, or leads its team. `c` ends, the other one stays. */
export function merge(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'merge' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  if (c.status === 'merged' && c.mergedInto === command.into) return done({ kind: 'already_so' });
  const no = mayNotMerge(c, by) ?? mayNotMergeInto(c, command.into, by, ctx);
  const into = ctx.other ?? null;
  if (no !== null || into === null) return refuse(no ?? { kind: 'no_such_case', case: command.into });
  const base = { at: ctx.at, by: by.id };
  const tie = { kind: 'linked', ...base, ...why(command) } as const;
  const isJoined = c.linked.includes(into.id);
  const [ours, theirs] = [matterOf(c), matterOf(into)];
  const linked = (them: readonly CaseId[]): CaseEvent[] => (isJoined ? [] : [{ ...tie, with: them }]);
  const there: CaseEvent[] = [...linked(ours), ...keptAlike(into, c, by, ctx), movedIn(c, isJoined, base)];
  const fits = withinSize(into, done({ kind: 'looked' }, ...there));
  if (!fits.ok) return fits;
  const here: CaseEvent[] = [
    ...linked(theirs),
    ...keptAlike(c, into, by, ctx),
    { kind: 'merged', ...base, into: into.id, ...why(command) },
  ];
  const beside = isJoined ? [] : [...eachWith(c.linked, theirs, tie), ...eachWith(into.linked, ours, tie)];
  return {
    ...done({ kind: 'merged', into: into.id }, ...here),
    elsewhere: [{ case: into.id, events: there }, ...beside],
  };
}

/** Said before a form opens, too. Null: they may. */
export function mayNotMerge(c: RecoveryCase, by: Member): Refusal | null {
  if (c.status === 'merged' && c.mergedInto != null) return { kind: 'merged_into', case: c.id, into: c.mergedInto };
  if (!isOngoing(c)) return { kind: 'case_is_over', status: c.status };
  if (!mayResolve(by, c)) return { kind: 'not_yours', owner: c.owner };
  // a request is bound to its case by its digest, and to the thread its card hangs in
  return c.requests.some(isOpen) ? { kind: 'not_merged', case: c.id, why: 'request' } : null;
}

function mayNotMergeInto(c: RecoveryCase, named: CaseId, by: Member, ctx: Circumstances): Refusal | null {
  const into = ctx.other ?? null;
  if (into === null) return { kind: 'no_such_case', case: named };
  if (!mayRead(by, into)) return keptPrivate(by, into);
  if (into.id === c.id) return { kind: 'same_case', case: c.id };
  const no = (why: NotMerged, of = into.id): Refusal => ({ kind: 'not_merged', case: of, why });
  if (!isOngoing(into)) return no('over');
  if (isAboutOther(c, into)) return no('owner');
  const [mine, theirs] = [c.customer.key, into.customer.key];
  if (mine === null && theirs !== null) return no('customer_unknown', c.id);
  if (mine !== null && theirs === null) return no('customer_unknown');
  if (mine !== theirs && (mine === null || theirs === null || ctx.identities?.includes(theirs) !== true))
    return no('customers');
  const matter = new Set([...matterOf(c), ...matterOf(into)]);
  return matter.size > MOST_LINKED ? { kind: 'too_many_linked', most: MOST_LINKED } : null;
}

/** Somebody one complaint is about does not own the other. */
const isAboutOther = (c: RecoveryCase, into: RecoveryCase): boolean =>
  concernedBy(c).includes(into.owner) || concernedBy(into).includes(c.owner);

/** What the other is about, this one is about as well: nothing is opened, and nothing shown, by putting the two together. */
function keptAlike(c: RecoveryCase, other: RecoveryCase, by: Member, ctx: Circumstances): readonly CaseEvent[] {
  const sensitivities = [...new Set([...sensitivitiesOf(c), ...sensitivitiesOf(other)])];
  if (sensitivities.length === sensitivitiesOf(c).length) return [];
  const concerned = [...new Set([...concernedBy(c), ...concernedBy(other)])];
  const contacts = contactsFor({ team: c.team, sensitivities, concerned }, ctx);
  return [{ kind: 'restricted', at: ctx.at, by: by.id, sensitivities, reason: null, contacts }];
}

/** Everything of `c`, as the case that stays takes it over. */
function movedIn(c: RecoveryCase, wasJoined: boolean, base: Pick<CaseEvent, 'at' | 'by'>): CaseEvent {
  const { complaints, actions, requests, promises, firstCustomerContactAt, lastContactAt } = c;
  const keys = [c.customer.key, ...(c.customersBefore ?? [])].filter((key) => key !== null);
  return {
    kind: 'merged_in',
    ...base,
    from: c.id,
    with: mergedCases(c),
    apart: wasJoined ? null : matterOf(c),
    complaints,
    actions,
    requests,
    promises,
    firstCustomerContactAt,
    ...(lastContactAt !== undefined && { lastContactAt }),
    customers: keys,
    failures: [c.triage.failure.value, ...(c.failuresBefore ?? [])],
    concerns: concernedBy(c),
  };
}

/** Every case that was merged into this one, or into one that was. */
export const mergedCases = (c: Pick<RecoveryCase, 'mergedFrom'>): readonly CaseId[] =>
  (c.mergedFrom ?? []).flatMap((one) => [one.case, ...one.with]);

/** What is on the ledger for a case that was merged counts as given on the case that stays. */
export function onCaseThatStays<E extends { readonly case: CaseId }>(
  c: Pick<RecoveryCase, 'id' | 'mergedFrom'> | null,
): (entry: E) => E {
  const merged = new Set(c === null ? [] : mergedCases(c));
  return (entry) => (c !== null && merged.has(entry.case) ? { ...entry, case: c.id } : entry);
}

/** As long as nothing has happened on the case that stays: what came goes back, and the two are one matter only if they were before. */
export function undoMerge(c: RecoveryCase, by: Member, ctx: Circumstances): Answered {
  if (!mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  const into = ctx.other ?? null;
  const record = into === null ? undefined : mergedFrom(into, c.id);
  if (into === null || record === undefined || into.version !== record.v || !mayRead(by, into))
    return refuse({ kind: 'merge_stands', case: c.id, into: c.mergedInto ?? c.id });
  const base = { at: ctx.at, by: by.id };
  const back: CaseEvent = {
    kind: 'unmerged',
    ...base,
    from: into.id,
    actions: into.actions.filter(({ id }) => record.actions.includes(id)),
    requests: into.requests.filter(({ id }) => record.requests.includes(id)),
    promises: into.promises.filter(({ id }) => record.promises.includes(id)),
  };
  const taken: CaseEvent = { kind: 'merge_undone', ...base, from: c.id };
  const ours = record.apart ?? [];
  const theirs = matterOf(into).filter((id) => !ours.includes(id));
  const tie = { kind: 'unlinked', ...base } as const;
  const unlinked = (them: readonly CaseId[]): CaseEvent[] => (ours.length === 0 ? [] : [{ ...tie, with: them }]);
  const rest = (of: readonly CaseId[]): readonly CaseId[] => of.filter((id) => id !== c.id && id !== into.id);
  const beside = ours.length === 0 ? [] : [...eachWith(rest(ours), theirs, tie), ...eachWith(rest(theirs), ours, tie)];
  const there = { case: into.id, events: [taken, ...unlinked(ours)] };
  return { ...done({ kind: 'undone', was: 'merged' }, back, ...unlinked(theirs)), elsewhere: [there, ...beside] };
}

const mergedFrom = (into: RecoveryCase, id: CaseId): MergedCase | undefined =>
  into.mergedFrom?.find((one) => one.case === id);
