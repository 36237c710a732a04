/** What is legal in a policy and still worth a look: warnings by date, by shape, and those that need the people. Pure. */
import { DateTime } from 'luxon';
import type { Member } from '../../base/members.ts';
import type { AuthorityPolicy, Grant } from '../policy.ts';
import { didYouMean, shown, type PolicyNote } from './policy-faults.ts';
import { idleRefusals } from '../check/idle-refusals.ts';
import type { Roles } from './policy-roles.ts';

/** More limits than this and nobody can tell what they may do. */
const MANY_LIMITS = 12;
const DAY_MS = 86_400_000;

/** W01 and W09: numbers that are past their date at `at`. For the start, `doctor` and the cards. */
export function staleNotes(policy: AuthorityPolicy, at: Date): readonly PolicyNote[] {
  const notes: PolicyNote[] = [];
  const due = (reviewBy: Date, path: string, what: string): void => {
    if (at < reviewBy) return;
    const day = DateTime.fromJSDate(reviewBy, { zone: policy.zone }).toFormat('yyyy-MM-dd');
    notes.push({ code: 'W01', path, message: `the numbers of ${what} were to be looked at again by ${day}` });
  };
  if (policy.pack) due(policy.pack.reviewBy, 'pack.review_by', `pack ${shown(policy.pack.source)}`);
  for (const [index, rule] of policy.entitlements.entries()) {
    due(rule.source.reviewBy, `entitlements[${index}].source.review_by`, shown(rule.source.title));
  }
  const { rates } = policy;
  if (rates && at.getTime() - rates.asOf.getTime() > rates.maxAgeDays * DAY_MS) {
    const message = `the rates are older than ${rates.maxAgeDays} days: other currencies will always ask`;
    notes.push({ code: 'W09', path: 'money.rates.as_of', message });
  }
  return notes;
}

/** W05, W06, W07, W10 and W17: the shape of roles and grants. `own` are the roles as written, before anything is taken over. */
export function shapeNotes(policy: AuthorityPolicy, own: Roles['own']): readonly PolicyNote[] {
  const notes: PolicyNote[] = [];
  for (const [name, role] of policy.roles) {
    const path = `roles.${name}`;
    const limits = role.grants.flatMap((grant) => grant.limits).length;
    if (limits > MANY_LIMITS) {
      notes.push({
        code: 'W05',
        path,
        message: `${limits} limits for one role; more than ${MANY_LIMITS} is hard to keep in mind`,
      });
    }
    if (role.grants.length === 0 && role.approve === null) {
      notes.push({ code: 'W10', path, message: 'the role has neither grants nor "approve": it can do nothing' });
    }
    const written = own.get(name);
    notes.push(...idleRefusals(written?.grants ?? [], path));
    const inherited = policy.roles.get(written?.extends ?? '')?.grants ?? [];
    for (const [index, grant] of (written?.grants ?? []).entries()) {
      notes.push(...grantNotes(policy, grant, `${path}.grants[${index}]`, inherited));
    }
  }
  return notes;
}

function grantNotes(
  policy: AuthorityPolicy,
  grant: Grant,
  path: string,
  inherited: readonly Grant[],
): readonly PolicyNote[] {
  const notes: PolicyNote[] = [];
  const costs = grant.actions.some((name) => policy.actions.get(name)?.class !== 'free');
  if (costs && !grant.asks && !grant.limits.some((limit) => limit.scope === 'customer')) {
    const message =
      'gives things with a cost without a "customer" limit: one customer can be given any amount over time';
    notes.push({ code: 'W06', path, message });
  }
  if (grant.validUntil && inherited.some((other) => other.id === grant.id)) {
    const message = 'replaces an inherited grant for a time only: after "valid_until" neither of the two is in force';
    notes.push({ code: 'W07', path, message });
  }
  return notes;
}

/** W08: active members whose requests nobody but themselves could approve, with nobody else in the workspace to ask. */
export function approverNotes(
  policy: AuthorityPolicy,
  members: readonly Pick<Member, 'id' | 'name' | 'role' | 'team' | 'active'>[],
): readonly PolicyNote[] {
  const active = members.filter((member) => member.active);
  const asked = active.filter((member) => policy.approval.ladder.includes(member.role));
  return active.filter(givesSomething).flatMap((member) => {
    const others = asked.filter((other) => {
      const approve = policy.roles.get(other.role)?.approve;
      return other.id !== member.id && approve && (approve.teams === 'all' || other.team === member.team);
    });
    if (others.length > 0) return [];
    const advice = 'name another approver, or raise the limits of the role';
    const message = `nobody else can approve what ${member.name} asks for; ${advice}`;
    return [{ code: 'W08' as const, path: `people.${member.id}`, message }];
  });

  function givesSomething(member: Pick<Member, 'role'>): boolean {
    const grants = policy.roles.get(member.role)?.grants ?? [];
    return grants.some((grant) => grant.actions.some((name) => policy.actions.get(name)?.class !== 'free'));
  }
}

/** P011: teams a policy names that the workspace does not have. Needs the people file, so `readPolicy` cannot tell. */
export function teamNotes(policy: AuthorityPolicy, teams: readonly string[]): readonly PolicyNote[] {
  const named: [string, string][] = [];
  for (const team of policy.workingHours?.teams.keys() ?? []) named.push([`working_hours.teams.${team}`, team]);
  for (const [index, budget] of policy.budgets.entries()) {
    for (const [at, team] of budget.teams.entries()) named.push([`budgets[${index}].teams[${at}]`, team]);
  }
  if (policy.winback && policy.budgets.length === 0) named.push(['winback.budgets_from', policy.winback.budgetsFrom]);
  return named
    .filter(([, team]) => !teams.includes(team))
    .map(([path, team]) => ({ code: 'P011', path, message: `unknown team ${shown(team)}${didYouMean(team, teams)}` }));
}

/** P011: roles of members that the policy does not know: they could do nothing. */
export function roleNotes(
  policy: AuthorityPolicy,
  members: readonly Pick<Member, 'id' | 'role'>[],
): readonly PolicyNote[] {
  return members
    .filter((member) => !policy.roles.has(member.role))
    .map((member) => ({
      code: 'P011',
      path: `people.${member.id}.role`,
      message: `unknown role ${shown(member.role)}${didYouMean(member.role, policy.roles.keys())}`,
    }));
}

/** An agent decides nothing for others: its role has no part that lets it. */
export const agentNotes = (
  policy: Pick<AuthorityPolicy, 'roles'>,
  agents: readonly Pick<Member, 'id' | 'role'>[],
): readonly PolicyNote[] =>
  agents
    .filter(({ role }) => policy.roles.get(role)?.approve != null)
    .map(({ id, role }) => ({
      code: 'P014',
      path: `agents.${id}.role`,
      message: `the role ${shown(role)} may approve, which an agent never may; give it one of its own without "approve"`,
    }));
