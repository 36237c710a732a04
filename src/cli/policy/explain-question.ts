/** The options of `policy explain` → the question that is put to the policy, every wrong word refused with what to write instead. */
import { DateTime } from 'luxon';
import { readItem } from '../../app/door/read-item.ts';
import type { ActionAsked } from '../../core/authority/asked.ts';
import type { CaseFacts, DecideInput } from '../../core/authority/decision.ts';
import { evidenceKinds, factTypes } from '../../core/policy/facts-asked.ts';
import type { NotGiven } from '../../core/authority/not-given.ts';
import type { BudgetLedgerEntry } from '../../core/authority/ledger.ts';
import { SENSITIVITIES, type AuthorityPolicy, type Sensitivity } from '../../core/policy/policy.ts';
import type { FactType, FactValue } from '../../core/policy/facts.ts';
import { didYouMean } from '../../core/policy/reader/policy-faults.ts';
import { caseId, memberId, teamId, thingId, type MemberId } from '../../core/base/ids.ts';
import { readDecimal } from '../../core/base/decimals.ts';
import type { Money } from '../../core/base/money.ts';
import { isDay } from '../../core/base/time.ts';
import { sayUnread } from '../../cards/answers/amounts.ts';
import { passengerFrom } from '../../core/base/passengers.ts';
import { readAmount } from '../../core/base/read-amount.ts';
import { needed, option, options, WrongUsage, type Asked } from '../verb.ts';

export interface ExplainQuestion {
  readonly question: DecideInput;
  readonly asked: ActionAsked;
}

/** Stand for people and cases nobody named. */
export const ASKER = memberId.parse('asker');
const CASE = caseId.parse('R-1');
const LOCALE = 'en-GB';

export function questionOf(asked: Asked, policy: AuthorityPolicy, now: Date): ExplainQuestion {
  const at = instantOf(option(asked, 'at'), policy.zone) ?? now;
  const by = whoOf(needed(asked, 'who', 'agent'), policy);
  const read = itemOf(needed(asked, 'give', '"refund 400 EUR"'), policy);
  const item = { ...read, passenger: passengerFrom(option(asked, 'passenger')) ?? read.passenger };
  const customer = option(asked, 'customer') ?? 'K1';
  const about = {
    case: CASE,
    linked: [],
    customer: customer === 'none' ? null : customer,
    failure: option(asked, 'failure') ?? 'other',
    sensitivity: sensitivityOf(option(asked, 'sensitivity')),
    orderValue: amountOf(asked, 'order', policy),
    lossValue: amountOf(asked, 'loss', policy),
    facts: factsOf(options(asked, 'fact'), policy),
    team: by.team,
    ...evidenceOf(asked, by.member, policy),
  };
  const used = amountOf(asked, 'used', policy);
  const notGiven = notGivenBefore(option(asked, 'not-given'), by.member);
  const question = { policy, at, by, about, ledger: [], notGiven };
  return {
    question: used === null ? question : { ...question, ledger: [givenBefore(question, item, used)] },
    asked: item,
  };
}

/** One gift on the same case, by the same person, of the same kind, at the same time. */
function givenBefore({ by, about, at }: DecideInput, item: ActionAsked, cost: Money): BudgetLedgerEntry {
  return {
    id: thingId.parse('led_used'),
    case: about.case,
    action: thingId.parse('act_used'),
    kind: item.kind,
    state: 'committed',
    basis: 'goodwill',
    cost,
    original: null,
    rate: null,
    customer: about.customer,
    failure: about.failure,
    member: by.member,
    team: by.team,
    at,
    settles: null,
  };
}

/** On so many other cases what the asker authorised was lately not given. */
function notGivenBefore(typed: string | undefined, member: DecideInput['by']['member']): readonly NotGiven[] {
  if (typed !== undefined && !/^[0-9]{1,2}$/.test(typed))
    throw new WrongUsage(`--not-given ${typed}: write on how many other cases, like 3`);
  return Array.from({ length: Number(typed ?? 0) }, (_, n) => ({
    member,
    case: caseId.parse(`R-${n + 2}`),
    customer: null,
  }));
}

function whoOf(typed: string, policy: AuthorityPolicy): DecideInput['by'] {
  const [role = '', team = 'own-team', ...more] = typed.split(':');
  const read = teamId.safeParse(team);
  if (more.length > 0 || !read.success)
    throw new WrongUsage(`--who ${typed}: write ROLE or ROLE:team, like agent:front-desk`);
  if (!policy.roles.has(role)) {
    const roles = [...policy.roles.keys()];
    throw new WrongUsage(
      `--who: the policy has no role "${role}"${didYouMean(role, roles)}; roles are ${roles.join(', ')}`,
    );
  }
  return { member: ASKER, role, team: read.data };
}

/** In the grammar of chat: `refund 400 EUR`, `points 2000`, `upgrade 60 EUR`, `apology`. */
function itemOf(typed: string, policy: AuthorityPolicy): ActionAsked {
  const [, name = '', quantity = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(typed) ?? [];
  const actions = new Map([...policy.actions.values()].map((rule) => [rule.name, rule.class]));
  // an action nobody knows is judged too: the answer says so
  if (!actions.has(name)) return { kind: name, amount: null, units: null, cost: null, passenger: null };
  const hearing = { locale: LOCALE, currency: policy.base, actions, facts: policy.facts, evidence: [] };
  const read = readItem(name, quantity.trim(), hearing);
  if (read.ok) return read.item;
  const { why } = read;
  if (why.kind === 'amount') throw new WrongUsage(`--give: ${sayUnread(why.read, { locale: LOCALE })}`);
  if (why.kind === 'no_amount_here') throw new WrongUsage(`--give: ${name} costs nothing, so it takes no amount`);
  throw new WrongUsage(`--give: write how many, like "${name} 2000"`);
}

function amountOf(asked: Asked, name: string, policy: AuthorityPolicy): Money | null {
  const typed = option(asked, name);
  if (typed === undefined) return null;
  const read = readAmount(typed, { locale: LOCALE, defaultCurrency: policy.base });
  if (read.kind === 'amount') return read.amount;
  throw new WrongUsage(`--${name}: ${sayUnread(read, { locale: LOCALE })}`);
}

function sensitivityOf(typed: string | undefined): Sensitivity | null {
  if (typed === undefined) return null;
  const known = SENSITIVITIES.find((each) => each === typed);
  if (known !== undefined) return known;
  throw new WrongUsage(`--sensitivity ${typed}${didYouMean(typed, SENSITIVITIES)}: one of ${SENSITIVITIES.join(', ')}`);
}

const SOMEBODY_ELSE = memberId.parse('somebody-else');

/** What the asker and somebody else have seen: kinds the policy names. */
function evidenceOf(
  asked: Asked,
  asker: MemberId,
  policy: AuthorityPolicy,
): Pick<CaseFacts, 'evidence' | 'evidenceSeenBy'> {
  const own = kindsOf(asked, 'evidence', policy);
  const others = kindsOf(asked, 'evidence-by-other', policy);
  const seenBy = (kind: string): readonly MemberId[] => [
    ...(own.includes(kind) ? [asker] : []),
    ...(others.includes(kind) ? [SOMEBODY_ELSE] : []),
  ];
  const evidence = [...new Set([...own, ...others])];
  return { evidence, evidenceSeenBy: new Map(evidence.map((kind) => [kind, seenBy(kind)])) };
}

function kindsOf(asked: Asked, name: string, policy: AuthorityPolicy): readonly string[] {
  const kinds = evidenceKinds(policy);
  const typed = options(asked, name);
  const unknown = typed.find((kind) => !kinds.includes(kind));
  if (unknown === undefined) return typed;
  const there = kinds.length === 0 ? 'it asks for none' : `it names ${kinds.join(', ')}`;
  throw new WrongUsage(`--${name}: the policy has no evidence "${unknown}"${didYouMean(unknown, kinds)}; ${there}`);
}

/** An instant, or a day and time in the policy's zone. */
function instantOf(typed: string | undefined, zone: string): Date | undefined {
  if (typed === undefined) return undefined;
  const read = DateTime.fromISO(typed, { zone });
  if (!read.isValid)
    throw new WrongUsage(`--at ${typed} is no date; write 2026-12-10, 2026-12-10T11:00 or 2026-12-10T10:00:00Z`);
  return read.toJSDate();
}

function factsOf(typed: readonly string[], policy: AuthorityPolicy): ReadonlyMap<string, FactValue> {
  const types = factTypes(policy);
  const facts = new Map<string, FactValue>();
  for (const each of typed) {
    const [, name = '', value = ''] = /^\s*([^=\s]*)\s*=\s*([\s\S]*?)\s*$/.exec(each) ?? [];
    if (name === '' || value === '') throw new WrongUsage(`--fact ${each}: write NAME=VALUE, like nights=2`);
    const type = types.get(name);
    if (type === undefined) {
      const there = types.size === 0 ? 'it declares none' : `it declares ${[...types.keys()].join(', ')}`;
      throw new WrongUsage(`--fact: the policy has no fact "${name}"${didYouMean(name, types.keys())}; ${there}`);
    }
    facts.set(name, factOf(name, type, value, policy));
  }
  return facts;
}

function factOf(name: string, type: FactType, value: string, policy: AuthorityPolicy): FactValue {
  if (type === 'int') {
    if (/^-?\d{1,15}$/.test(value)) return BigInt(value);
    throw new WrongUsage(`--fact ${name}: "${value}" is no whole number`);
  }
  if (type === 'decimal') {
    const read = readDecimal(value);
    if (read !== undefined) return read;
    throw new WrongUsage(`--fact ${name}: "${value}" is no number; write it like 99.95, with at most four decimals`);
  }
  if (type === 'bool') {
    if (['true', 'yes'].includes(value)) return true;
    if (['false', 'no'].includes(value)) return false;
    throw new WrongUsage(`--fact ${name}: write yes or no`);
  }
  if (type === 'money') {
    const read = readAmount(value, { locale: LOCALE, defaultCurrency: policy.base });
    if (read.kind === 'amount') return read.amount;
    // a fee that was never asked for is known to be nothing
    if (read.kind === 'refused' && read.code === 'zero') return read.amount;
    throw new WrongUsage(`--fact ${name}: ${sayUnread(read, { locale: LOCALE })}`);
  }
  if (type === 'order') return value;
  if (type === 'date') {
    if (isDay(value)) return value;
    throw new WrongUsage(`--fact ${name}: "${value}" is no day; write it like 2026-12-01`);
  }
  if (type.enum.includes(value)) return value;
  throw new WrongUsage(
    `--fact ${name}: "${value}"${didYouMean(value, type.enum)} is not one of ${type.enum.join(', ')}`,
  );
}
