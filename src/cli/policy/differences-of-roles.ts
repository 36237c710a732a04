/** What changed for each role: what it may give, up to how much, and what it approves. Pure. */
import { expressionInWords, nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { limitInWords } from '../../core/policy/words/limit-in-words.ts';
import type { ApproveRule, AuthorityPolicy, Grant, Limit, LimitMax, RoleRule } from '../../core/policy/policy.ts';
import { policyLines } from './policy-lines.ts';
import { shortMoney } from '../io/words.ts';

export interface Difference {
  /** The roles it is about, those that inherit it included; empty for what holds for everybody. */
  readonly roles: readonly string[];
  /** The section of the file, e.g. `roles`, `actions`, `approval`. */
  readonly section: string;
  /** `agent may now give 200 EUR instead of 150 EUR per case`. */
  readonly text: string;
}

/** A change of one role; it continues the role's name: `may now give …`. */
interface Change {
  readonly text: string;
  /** The grant it lies in; null for what is about the role itself. */
  readonly grant: string | null;
}

/** Told once, for the first role that has it; those that inherit it are named behind it. */
export function differencesOfRoles(before: AuthorityPolicy, after: AuthorityPolicy): readonly Difference[] {
  const said = new Map<string, { readonly change: Change; readonly roles: string[] }>();
  for (const role of new Set([...before.roles.keys(), ...after.roles.keys()])) {
    for (const change of changesOf(before.roles.get(role), after.roles.get(role))) {
      const known = said.get(JSON.stringify(change));
      if (known) known.roles.push(role);
      else said.set(JSON.stringify(change), { change, roles: [role] });
    }
  }
  return [...said.values()].map(({ change, roles }) => sayChange(change, roles));
}

function sayChange({ text, grant }: Change, roles: readonly string[]): Difference {
  const [first = '', ...others] = roles;
  const also = others.length === 0 ? '' : `; ${others.join(', ')} ${others.length === 1 ? 'has' : 'have'} it too`;
  const where = grant === null ? (also === '' ? '' : ` (${also.slice(2)})`) : ` (grant ${grant}${also})`;
  return { roles, section: 'roles', text: `${first} ${text}${where}` };
}

const ofRole = (texts: readonly string[]): Change[] => texts.map((text) => ({ text, grant: null }));

function changesOf(was: RoleRule | undefined, now: RoleRule | undefined): Change[] {
  if (now === undefined) return was === undefined ? [] : ofRole(['is no longer a role: its people may give nothing']);
  const gained = actionsOf(now).filter((action) => !actionsOf(was).includes(action));
  const lost = actionsOf(was).filter((action) => !actionsOf(now).includes(action));
  return [
    ...ofRole(was === undefined ? ['is a new role'] : []),
    ...ofRole(gained.map((action) => `may now give ${nameInWords(action)}`)),
    ...ofRole(lost.map((action) => `may no longer give ${nameInWords(action)}`)),
    ...changesOfGrants(was?.grants ?? [], now.grants),
    ...ofRole(changesOfApproval(was?.approve ?? null, now.approve)),
  ];
}

const actionsOf = (role: RoleRule | undefined): readonly string[] => [
  ...new Set(role?.grants.flatMap((grant) => grant.actions)),
];

function changesOfGrants(before: readonly Grant[], after: readonly Grant[]): Change[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const was = before.find((grant) => grant.id === id);
    const now = after.find((grant) => grant.id === id);
    if (was && now) return changesOfGrant(was, now).map((text) => ({ text, grant: id }));
    const given = (now ?? was)?.actions.map(nameInWords).join(', ') ?? '';
    if (now === undefined) return ofRole([`no longer has the grant ${id}: ${given}`]);
    return ofRole([`has the new grant ${id}: ${given}${sayLimits(now)}`]);
  });
}

const sayLimits = (grant: Grant): string =>
  grant.limits.length === 0 ? '' : ` (${grant.limits.map(limitInWords).join('; ')})`;

function changesOfGrant(was: Grant, now: Grant): string[] {
  const gained = now.actions.filter((action) => !was.actions.includes(action));
  const lost = was.actions.filter((action) => !now.actions.includes(action));
  return [
    ...changesOfLimits(was.limits, now.limits),
    ...(gained.length > 0 ? [`may now give ${gained.map(nameInWords).join(', ')} within its limits`] : []),
    ...(lost.length > 0 ? [`may no longer give ${lost.map(nameInWords).join(', ')} within its limits`] : []),
    ...changesOfKeys(was, now),
  ];
}

/** Dates, sensitivities and the condition of a grant. */
function changesOfKeys(was: Grant, now: Grant): string[] {
  const condition = ({ when, otherwise, asks }: Grant): string =>
    asks
      ? 'in no case alone'
      : when === null
        ? 'in every case'
        : `only if ${expressionInWords(when)} (otherwise ${otherwise})`;
  const forbidden = ({ never }: Grant): string => (never === undefined ? 'nowhere' : `if ${expressionInWords(never)}`);
  const closed = ({ notSensitivity }: Grant): string =>
    notSensitivity.length === 0 ? 'no matter' : notSensitivity.map(nameInWords).join(', ');
  const dates = ({ validFrom, validUntil }: Grant): string =>
    [...policyLines({ from: validFrom, until: validUntil })].map(([key, day]) => `${key} ${day}`).join(' ') ||
    'without dates';
  const changed = (say: (grant: Grant) => string, text: (now: string, was: string) => string): string[] =>
    say(was) === say(now) ? [] : [text(say(now), say(was))];
  return [
    ...changed(condition, (is, before) => `may now give it ${is} instead of ${before}`),
    ...changed(forbidden, (is, before) => `may now never give it ${is} instead of ${before}`),
    ...changed(closed, (is, before) => `now leaves to somebody else what is about ${is} instead of ${before}`),
    ...changed(dates, (is, before) => `has it ${is} instead of ${before}`),
  ];
}

function changesOfLimits(before: readonly Limit[], after: readonly Limit[]): string[] {
  const left = [...before];
  const texts: string[] = [];
  for (const now of after) {
    const at = left.findIndex((was) => keyOf(was) === keyOf(now));
    const [was] = at === -1 ? [] : left.splice(at, 1);
    if (was === undefined) texts.push(`has the new limit: ${limitInWords(now)}`);
    else if (sayMost(was.max) !== sayMost(now.max)) texts.push(raised(was, now));
    else if (was.over !== now.over) texts.push(`now reads: ${limitInWords(now)}`);
  }
  return [...texts, ...left.map((was) => `no longer has the limit: ${limitInWords(was)}`)];
}

/** What makes it the same limit although its maximum changed. */
function keyOf({ scope, only, window, counts, when }: Limit): string {
  return [scope, only?.toSorted().join(), window, counts, when && expressionInWords(when)].join(' ');
}

function raised(was: Limit, now: Limit): string {
  const only = now.only === null ? '' : ` of ${now.only.map(nameInWords).join(' and ')}`;
  return `may now give ${sayMost(now.max)} instead of ${sayMost(was.max)}${only} ${sayWhere(now)}`;
}

function sayMost(max: LimitMax): string {
  switch (max.kind) {
    case 'money':
      return shortMoney(max.amount);
    case 'percent':
      return `${max.percent} % of the ${nameInWords(max.of)}`;
    case 'each':
      return `${shortMoney(max.amount)} times ${nameInWords(max.each)}`;
    case 'times':
      return max.times === 1 ? 'once' : `${max.times} times`;
  }
}

/** Scope, window and condition in the words of the policy itself: those that follow "once". */
function sayWhere(limit: Limit): string {
  const once = limitInWords({ ...limit, only: null, over: 'ask', max: { kind: 'times', times: 1 } });
  return once.slice('once '.length);
}

function changesOfApproval(was: ApproveRule | null, now: ApproveRule | null): string[] {
  if (was === null) return now === null ? [] : [`may now approve requests ${sayApproval(now)}`];
  if (now === null) return ['may no longer approve requests'];
  const texts: string[] = [];
  const [upTo, before] = [sayUpTo(now), sayUpTo(was).replace(/^up to /, '')];
  if (sayUpTo(was) !== upTo) texts.push(`may now approve ${upTo} instead of ${before} per case`);
  texts.push(...changesOfGrants(was.grants ?? [], now.grants ?? []).map(({ text }) => `for approving: ${text}`));
  if (was.teams !== now.teams) texts.push(`may now approve for ${sayTeams(now)} instead of ${sayTeams(was)}`);
  for (const [cap, span] of [['perDay', 'day'] as const, ['perMonth', 'month'] as const]) {
    const [old, is] = [was[cap], now[cap]].map((amount) => (amount === null ? 'any sum' : shortMoney(amount)));
    if (old !== is) texts.push(`may now approve ${is} instead of ${old} a ${span}`);
  }
  return texts;
}

function sayApproval(rule: ApproveRule): string {
  const day = rule.perDay === null ? '' : `, ${shortMoney(rule.perDay)} a day`;
  const month = rule.perMonth === null ? '' : `, ${shortMoney(rule.perMonth)} a month`;
  return `${sayUpTo(rule)} per case for ${sayTeams(rule)}${day}${month}`;
}

const sayUpTo = ({ upTo }: ApproveRule): string => (upTo === null ? 'within its grants' : `up to ${shortMoney(upTo)}`);

const sayTeams = ({ teams }: ApproveRule): string => (teams === 'own' ? 'the own team' : 'every team');
