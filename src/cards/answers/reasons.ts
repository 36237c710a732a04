/** Why the policy asks or refuses, as sentences: the numbers first, never an accusation. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { Reason } from '../../core/authority/decision.ts';
import type { Money } from '../../core/base/money.ts';
import { amount, capital, listed } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { dayIn, whenIn } from '../words/common.ts';
import { NO_POLICY, remedy, SCOPE } from '../words/en.ts';

type See = Pick<Viewer, 'locale' | 'zone'>;

/** What a reason is about. */
interface AboutReason {
  /** The remedy asked for. */
  readonly remedy?: string;
  /** The person judged, where it is said to somebody else: what one may decide is not what the other may. */
  readonly name?: string;
  /** The other cases counted as one matter. */
  readonly together?: readonly string[];
  /** It hangs in a channel: what is left there would change behind its back. */
  readonly shared?: boolean;
}

/** One sentence for a reason, to the person judged unless `name` says who that is. */
export function sayReason(reason: Reason, viewer: See, about: AboutReason = {}): string {
  const { remedy: kind = null, name } = about;
  const role = name === undefined ? 'your role' : `the role of ${name}`;
  const m = (value: Money | undefined): string => (value === undefined ? 'nothing' : amount(value, viewer));
  switch (reason.code) {
    case 'over_limit':
      return overLimit(reason, viewer, about);
    case 'over_value_cap':
      return about.shared === true
        ? `More than the value it is measured against${reason.max === undefined ? '' : `, ${m(reason.max)}`}.`
        : `More than the value it is measured against: ${m(reason.remaining)} is within reach.`;
    case 'value_unknown':
      return `${reason.subject === 'loss_value' ? 'The loss' : 'The order value'} is missing. Add it, or ask.`;
    case 'no_current_rate':
      return `No current rate says what ${reason.subject === undefined ? 'this' : `an amount in ${reason.subject}`} is worth, so one person says it and a second one finds it right.`;
    case 'grant_not_in_force':
      return `What ${role} may give ${inForce(reason, viewer)}. Ask somebody who decides.`;
    case 'sensitive_case':
      return 'This case is handled by the lead.';
    case 'fact_unknown':
      return `Needed to know first: ${readable(reason.subject)}. Add it, or ask.`;
    case 'condition_not_met':
      return notMet(reason, role);
    case 'always_asked':
      return `${capital(role)} asks for this; somebody else decides.`;
    case 'unidentified_customer':
      return unidentified(reason, viewer, name);
    case 'not_given_lately':
      return `On ${reason.times?.used ?? 'several'} cases of the last weeks what was authorised was not given in the end, so a second person looks at this one. That is no judgement of anybody.`;
    case 'budget_exhausted':
      return `${budget(reason, viewer, about)} Apology and promises work as always.`;
    case 'no_policy_in_force':
      return NO_POLICY;
    case 'statutory_entitlement':
    case 'contractual_entitlement':
      return `This is owed: ${m(reason.owed)}${source(reason, viewer)}. It does not use your limit.`;
    case 'below_entitlement':
      return `The customer is owed ${m(reason.owed)}${source(reason, viewer)}. Less is not possible.`;
    case 'amount_required':
      return 'Say how much, for example “40 EUR”.';
    case 'units_required':
      return 'Say how many points, for example “2000”.';
    case 'unknown_action':
      return `The policy has no remedy called “${kind ?? reason.subject ?? ''}”. Choose one that it has.`;
    case 'no_grant_for_action':
      return `${capital(role)} does not give this${kind === null ? '' : `: ${remedy(kind)}`}. Hand over, or ask somebody who gives it.`;
  }
}

/** More ways in than this, or words, are a policy to read and no sentence. */
const MOST_WAYS = 3;
const MOST_WORDS = 500;

function notMet({ unmet = [] }: Reason, role: string): string {
  const ways = unmet.map((parts) => `if ${listed(parts)}`).join(', or ');
  if (unmet.length === 0 || unmet.length > MOST_WAYS || ways.length > MOST_WORDS)
    return 'The case does not meet the condition that the policy sets for this.';
  return `${capital(role)} gives this only ${ways}. That is not so here.`;
}

function inForce({ until, from }: Reason, viewer: See): string {
  if (until !== undefined) return `ended on ${whenIn(until, viewer)}`;
  return from === undefined ? 'is not in force today' : `begins on ${whenIn(from, viewer)}`;
}

function unidentified({ max }: Reason, viewer: See, name: string | undefined): string {
  if (max === undefined) return 'This is not given while the customer is unknown. Add the reference, or ask.';
  const upTo = amount(max, viewer);
  return name === undefined
    ? `Without a customer reference you decide up to ${upTo}. Add the reference, or ask.`
    : `Without a customer reference ${name} decides up to ${upTo}.`;
}

const budget = ({ remaining }: Reason, viewer: See, { shared = false }: AboutReason): string =>
  shared
    ? 'It is more than the team’s budget for this period.'
    : remaining === undefined || remaining.minor <= 0n
      ? 'The team’s budget for this period is used up.'
      : `The team’s budget for this period has ${amount(remaining, viewer)} left.`;

function overLimit(reason: Reason, viewer: See, { name, together = [], shared = false }: AboutReason): string {
  const decides = name === undefined ? 'you decide' : `${name} decides`;
  const start = name === undefined ? 'You decide' : decides;
  const max = reason.max === undefined ? null : amount(reason.max, viewer);
  const left = shared
    ? ''
    : `; ${reason.remaining === undefined ? 'nothing' : amount(reason.remaining, viewer)} is left`;
  const scope = reason.scope !== undefined && reason.scope in SCOPE ? SCOPE[reason.scope as keyof typeof SCOPE] : '';
  if (reason.never === true) return neverOver({ max, scope, left, times: reason.times });
  if (reason.times !== undefined) {
    const may = name === undefined ? 'You may give this' : `${name} may give this`;
    return `${may} ${often(reason.times.max)} ${scope}; it was given ${often(reason.times.used)}.`;
  }
  if (reason.scope === 'action')
    return max === null ? `Above what ${decides} per remedy.` : `${start} up to ${max} per remedy.`;
  if (reason.scope === 'incident' && max !== null)
    return `Together above ${max} for ${listed(['this case', ...together])} needs approval${left}.`;
  return max === null
    ? `Above what ${decides} ${scope}.`
    : `Together above ${max} ${scope}${name !== undefined && reason.scope?.startsWith('actor') === true ? ` by ${name}` : ''} needs approval${left}.`;
}

/** Nobody approves it, so nobody is to be asked. */
function neverOver({
  max,
  scope,
  left,
  times,
}: {
  readonly max: string | null;
  readonly scope: string;
  readonly left: string;
  readonly times: Reason['times'];
}): string {
  if (times !== undefined)
    return `Nobody approves this more than ${often(times.max)} ${scope}; it was given ${often(times.used)}.`;
  if (max === null) return `Above what anybody approves ${scope}.`;
  return scope === SCOPE.action
    ? `Nobody approves more than ${max} ${scope}.`
    : `Nobody approves more than ${max} together ${scope}${left}.`;
}

const often = (times: number): string => (times === 1 ? 'once' : `${times} times`);

function source({ subject, asOf }: Reason, viewer: See): string {
  return ` (${subject ?? 'by rule'}${asOf === undefined ? '' : `, as of ${dayIn(asOf, viewer)}`})`;
}

const readable = (subject: string | undefined): string => nameInWords(subject ?? 'a fact of the case');
