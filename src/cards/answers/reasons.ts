/** Why the policy asks or refuses, as sentences: the numbers first, never an accusation. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { Reason } from '../../core/authority/decision.ts';
import { subtract } from '../../core/base/money.ts';
import { amount } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { dayIn, whenIn } from '../words/dates.ts';
import { names, remedyName } from '../words/names.ts';
import { reasonWords } from '../words/reasons.ts';

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
  const { name } = about;
  switch (reason.code) {
    case 'over_limit':
      return overLimit(reason, viewer, about);
    case 'over_value_cap':
      return overCap(reason, viewer, about);
    case 'value_unknown':
      return reasonWords.line(viewer, reason.subject === 'loss_value' ? 'value.loss_value' : 'value.order_value');
    case 'no_current_rate':
      return reason.subject === undefined
        ? reasonWords.line(viewer, 'rate')
        : reasonWords.line(viewer, 'rate.of', { currency: reason.subject });
    case 'grant_not_in_force':
      return notInForce(reason, viewer, name);
    case 'sensitive_case':
      return reasonWords.line(viewer, 'sensitive');
    case 'fact_unknown':
      return reason.subject === undefined
        ? reasonWords.line(viewer, 'fact.some')
        : reasonWords.line(viewer, 'fact', { fact: nameInWords(reason.subject) });
    case 'condition_not_met':
      return notMet(reason, viewer, name);
    case 'always_asked':
      return name === undefined ? reasonWords.line(viewer, 'always') : reasonWords.line(viewer, 'always.of', { name });
    case 'unidentified_customer':
      return unidentified(reason, viewer, name);
    case 'not_given_lately':
      return reasonWords.line(viewer, 'not_given_lately', { cases: reason.times?.used ?? 0 });
    case 'budget_exhausted':
      return budget(reason, viewer, about);
    case 'no_policy_in_force':
      return names(viewer).noPolicy;
    case 'statutory_entitlement':
    case 'contractual_entitlement':
      return reasonWords.line(viewer, 'owed', owedOf(reason, viewer));
    case 'below_entitlement':
      return reasonWords.line(viewer, 'owed.less', owedOf(reason, viewer));
    case 'amount_required':
      return reasonWords.line(viewer, 'amount');
    case 'units_required':
      return reasonWords.line(viewer, 'units');
    case 'unknown_action':
      return reasonWords.line(viewer, 'unknown_remedy', { remedy: about.remedy ?? reason.subject ?? '' });
    case 'no_grant_for_action':
      return noGrant(viewer, about);
  }
}

function noGrant(viewer: See, { remedy: kind, name }: AboutReason): string {
  if (kind === undefined)
    return name === undefined
      ? reasonWords.line(viewer, 'no_grant')
      : reasonWords.line(viewer, 'no_grant.of', { name });
  const remedy = remedyName(kind, viewer);
  return name === undefined
    ? reasonWords.line(viewer, 'no_grant.remedy', { remedy })
    : reasonWords.line(viewer, 'no_grant.remedy.of', { remedy, name });
}

/** More ways in than this, or words, are a policy to read and no sentence. */
const MOST_WAYS = 3;
const MOST_WORDS = 500;

function notMet({ unmet = [] }: Reason, viewer: See, name: string | undefined): string {
  const each = unmet.map((parts) => reasonWords.line(viewer, 'condition.if', { parts: listIn(parts, viewer) }));
  const ways = listIn(each, viewer, 'or');
  if (unmet.length === 0 || unmet.length > MOST_WAYS || ways.length > MOST_WORDS)
    return reasonWords.line(viewer, 'condition');
  return name === undefined
    ? reasonWords.line(viewer, 'condition.ways', { ways })
    : reasonWords.line(viewer, 'condition.ways.of', { ways, name });
}

function notInForce({ until, from }: Reason, viewer: See, name: string | undefined): string {
  const at = until ?? from;
  const how = until !== undefined ? 'force.ended' : from !== undefined ? 'force.begins' : 'force.not_today';
  const when = at === undefined ? '' : whenIn(at, viewer);
  if (how === 'force.not_today')
    return name === undefined ? reasonWords.line(viewer, how) : reasonWords.line(viewer, `${how}.of`, { name });
  return name === undefined
    ? reasonWords.line(viewer, how, { when })
    : reasonWords.line(viewer, `${how}.of`, { when, name });
}

function unidentified({ max }: Reason, viewer: See, name: string | undefined): string {
  if (max === undefined) return reasonWords.line(viewer, 'unidentified');
  const most = amount(max, viewer);
  return name === undefined
    ? reasonWords.line(viewer, 'unidentified.most', { most })
    : reasonWords.line(viewer, 'unidentified.most.of', { most, name });
}

function budget({ remaining }: Reason, viewer: See, { shared = false }: AboutReason): string {
  if (shared) return reasonWords.line(viewer, 'budget.shared');
  return remaining === undefined || remaining.minor <= 0n
    ? reasonWords.line(viewer, 'budget.used')
    : reasonWords.line(viewer, 'budget.left', { left: amount(remaining, viewer) });
}

function overCap({ subject, max, remaining }: Reason, viewer: See, { shared = false }: AboutReason): string {
  const measure = measureName(subject, viewer);
  if (!shared && remaining !== undefined)
    return reasonWords.line(viewer, 'cap.left', { measure, left: amount(remaining, viewer) });
  return max === undefined
    ? reasonWords.line(viewer, 'cap.shared', { measure })
    : reasonWords.line(viewer, 'cap.max', { measure, max: amount(max, viewer) });
}

/** What a share is measured by, as it stands inside a sentence: `the order value`, `the loss`, `“fare”`. */
function measureName(subject: string | undefined, viewer: Pick<Viewer, 'locale'>): string {
  if (subject === undefined) return reasonWords.line(viewer, 'measure.unknown');
  return subject === 'order_value' || subject === 'loss_value'
    ? reasonWords.line(viewer, `measure.${subject}`)
    : reasonWords.line(viewer, 'measure.other', { name: nameInWords(subject) });
}

/** Once it has been given, these two are known to the whole channel: the amount asked and what was given on the case. */
const KNOWN_TO_ALL: readonly string[] = ['action', 'incident'];

function overLimit(reason: Reason, viewer: See, about: AboutReason): string {
  const { name, shared = false } = about;
  const scope = scopeWords(reason, viewer, about);
  const max = reason.max === undefined ? null : amount(reason.max, viewer);
  const over = shared && !KNOWN_TO_ALL.includes(reason.scope ?? '') ? null : overBy(reason, viewer);
  if (reason.never === true) return neverOver(reason, viewer, { scope, max, over });
  if (reason.times !== undefined) {
    const times = { max: often(reason.times.max, viewer), used: often(reason.times.used, viewer), scope };
    return name === undefined
      ? reasonWords.line(viewer, 'times', times)
      : reasonWords.line(viewer, 'times.of', { ...times, name });
  }
  if (max === null)
    return name === undefined
      ? reasonWords.line(viewer, 'more.unknown', { scope })
      : reasonWords.line(viewer, 'more.unknown.of', { scope, name });
  if (reason.scope?.startsWith('team_') === true)
    return over === null
      ? reasonWords.line(viewer, 'more.team', { max, scope })
      : reasonWords.line(viewer, 'over.team', { max, scope, over });
  if (name === undefined)
    return over === null
      ? reasonWords.line(viewer, 'more', { max, scope })
      : reasonWords.line(viewer, 'over', { max, scope, over });
  return over === null
    ? reasonWords.line(viewer, 'more.of', { max, scope, name })
    : reasonWords.line(viewer, 'over.of', { max, scope, over, name });
}

/** By how much, as it was when it was asked; null where that is not known. */
function overBy({ scope, asked, remaining, max }: Reason, viewer: See): string | null {
  const left = scope === 'action' ? max : remaining;
  if (asked === undefined || left === undefined || asked.currency !== left.currency) return null;
  return asked.minor > left.minor ? amount(subtract(asked, left), viewer) : null;
}

function scopeWords({ scope }: Reason, viewer: See, { together = [] }: AboutReason): string {
  if (scope === 'incident' && together.length > 0)
    return reasonWords.line(viewer, 'scope.with_cases', {
      cases: listIn([reasonWords.line(viewer, 'scope.this_case'), ...together], viewer),
    });
  const known: Readonly<Record<string, string>> = names(viewer).scope;
  return scope === undefined ? '' : (known[scope] ?? '');
}

interface OverWords {
  readonly scope: string;
  readonly max: string | null;
  readonly over: string | null;
}

/** Nobody approves it, so nobody is to be asked. */
function neverOver({ times }: Reason, viewer: See, { scope, max, over }: OverWords): string {
  if (times !== undefined)
    return reasonWords.line(viewer, 'never.times', {
      max: often(times.max, viewer),
      used: often(times.used, viewer),
      scope,
    });
  if (max === null) return reasonWords.line(viewer, 'never.unknown', { scope });
  return over === null
    ? reasonWords.line(viewer, 'never.more', { max, scope })
    : reasonWords.line(viewer, 'never.over', { max, scope, over });
}

function often(times: number, viewer: See): string {
  if (times === 1) return reasonWords.line(viewer, 'often.once');
  if (times === 2) return reasonWords.line(viewer, 'often.twice');
  return reasonWords.line(viewer, 'often.times', { times });
}

function owedOf({ owed, subject, asOf }: Reason, viewer: See): { readonly owed: string; readonly source: string } {
  const source = subject ?? reasonWords.line(viewer, 'source.rule');
  return {
    owed: owed === undefined ? '' : amount(owed, viewer),
    source:
      asOf === undefined ? source : reasonWords.line(viewer, 'source.as_of', { source, day: dayIn(asOf, viewer) }),
  };
}
