/** Who is asked when somebody may not decide alone, who may never answer, and what counts as one matter. Pure. */
import { SEEN_BY, type ApprovalRule, type AuthorityPolicy, type RoleRule } from '../policy.ts';
import { shown } from './policy-faults.ts';
import { readLimitMoney } from './policy-money.ts';
import {
  faultAt,
  itemsOf,
  may,
  need,
  strictEntriesOf,
  warnAt,
  whole,
  type Entries,
  type Read,
  type Spot,
} from './policy-sheet.ts';
import type { Terms } from './policy-terms.ts';
import { readBool, readDuration, readInteger, readKnownNames, readWord, readWords } from './policy-values.ts';

const KEYS = [
  'ladder',
  'two_people_over',
  'remind_after',
  'escalate_after',
  'expire_after',
  'approved_valid_for',
  'on_expiry',
];

/** `roles` are the resolved ones; undefined while a role is wrong, and then nothing is said about their `approve`. */
export function readApproval(terms: Terms, roles: ReadonlyMap<string, RoleRule> | undefined): Read<ApprovalRule> {
  return (spot) => {
    const entries = strictEntriesOf(spot, KEYS);
    if (!entries) return undefined;
    const clocks = readClocks(spot, entries);
    return whole({
      ladder: need(spot, entries, 'ladder', readLadder(terms, roles)),
      twoPeopleOver: may(entries, 'two_people_over', readLimitMoney(terms.base, terms.rated)),
      ...clocks,
      approvedValidFor: need(spot, entries, 'approved_valid_for', readDuration),
      onExpiry: need(spot, entries, 'on_expiry', readWord(['expire', 'escalate'] as const)),
    });
  };
}

function readLadder(terms: Terms, roles: ReadonlyMap<string, RoleRule> | undefined): Read<readonly string[]> {
  return (spot) => {
    const names = readKnownNames('role', terms.roles)(spot);
    if (!names || !roles) return names;
    const without = (itemsOf(spot) ?? []).filter((_item, index) => roles.get(names[index] ?? '')?.approve === null);
    for (const item of without) {
      const name = names[Number(/\[(\d+)\]$/.exec(item.path)?.[1] ?? 0)] ?? '';
      faultAt(item, 'P014', `role ${shown(name)} has no "approve", so it cannot be asked; give it one or take it out`);
    }
    return without.length === 0 ? names : undefined;
  };
}

type Clocks = Record<'remindAfter' | 'escalateAfter' | 'expireAfter', number | undefined>;

function readClocks(spot: Spot, entries: Entries): Clocks {
  const remindAfter = need(spot, entries, 'remind_after', readDuration);
  const escalateAfter = need(spot, entries, 'escalate_after', readDuration);
  const expireAfter = need(spot, entries, 'expire_after', readDuration);
  const remind = entries.get('remind_after');
  const escalate = entries.get('escalate_after');
  if (remind && remindAfter !== undefined && escalateAfter !== undefined && remindAfter >= escalateAfter) {
    faultAt(remind, 'P015', '"remind_after" must be shorter than "escalate_after"');
  }
  if (escalate && escalateAfter !== undefined && expireAfter !== undefined && escalateAfter >= expireAfter) {
    faultAt(escalate, 'P015', '"escalate_after" must be shorter than "expire_after"');
  }
  return { remindAfter, escalateAfter, expireAfter };
}

export function readSeparation(terms: Terms): Read<AuthorityPolicy['separation']> {
  return (spot) => separationIn(spot, terms);
}

function separationIn(spot: Spot, terms: Terms): AuthorityPolicy['separation'] | undefined {
  const keys = ['requester_may_approve', 'person_complained_about_may_approve', 'max_delegation_depth'] as const;
  const more = ['tell_person_complained_about', 'deputies', 'longest_absence', 'evidence_seen_by'] as const;
  const entries = strictEntriesOf(spot, [...keys, ...more]);
  if (!entries) return undefined;
  const tells = may(entries, more[0], readBool);
  const deputies = may(entries, more[1], readKnownNames('role', terms.roles));
  const longest = may(entries, more[2], readDuration);
  const evidenceSeenBy = may(entries, more[3], readWord(SEEN_BY));
  const requester = need(spot, entries, keys[0], readNever);
  const personComplainedAboutMayApprove = need(spot, entries, keys[1], readBool);
  const complained = entries.get(keys[1]);
  if (complained && personComplainedAboutMayApprove === true) {
    warnAt(complained, 'W03', 'somebody may decide on a complaint about themselves; meant for one-person shops only');
  }
  const maxDelegationDepth = need(spot, entries, keys[2], readInteger(0, 2));
  if (requester === undefined) return undefined;
  const read = whole({ personComplainedAboutMayApprove, maxDelegationDepth });
  return (
    read && {
      ...read,
      ...(typeof tells === 'boolean' && { tellPersonComplainedAbout: tells }),
      ...(deputies != null && { deputies }),
      ...(longest != null && { longestAbsence: longest }),
      ...(evidenceSeenBy != null && { evidenceSeenBy }),
    }
  );
}

function readNever(spot: Spot): false | undefined {
  const value = readBool(spot);
  if (value !== true) return value;
  return faultAt(spot, 'P004', 'the only legal value is false: nobody approves what they asked for themselves');
}

export function readSplitting(spot: Spot): AuthorityPolicy['splitting'] | undefined {
  const entries = strictEntriesOf(spot, ['link_window', 'link_by']);
  if (!entries) return undefined;
  const linkWindow = need(spot, entries, 'link_window', readDuration);
  const linkBy = need(spot, entries, 'link_by', readWords(['linked_case', 'same_customer_same_failure'] as const));
  const list = entries.get('link_by');
  if (list && linkBy?.length === 0)
    warnAt(list, 'W04', 'nothing links cases: one matter split over two cases counts twice');
  return whole({ linkWindow, linkBy });
}
