/** The limits of a grant: what is summed, how much there may be, and where a limit holds. Pure. */
import { isMap } from 'yaml';
import { SENSITIVITIES, type Limit, type LimitMax, type LimitScope, type Sensitivity } from '../policy.ts';
import type { FactType } from '../facts.ts';
import type { Expression } from '../expression.ts';
import { shown } from './policy-faults.ts';
import { readCondition, VALUES } from './policy-facts.ts';
import { readLimitMoney } from './policy-money.ts';
import {
  entriesOf,
  faultAt,
  faultAtKey,
  may,
  need,
  refuseOthers,
  strictEntriesOf,
  warnAt,
  whole,
  type Entries,
  type Read,
  type Spot,
} from './policy-sheet.ts';
import type { Terms } from './policy-terms.ts';
import { readDuration, readInteger, readKnown, readNames, readPercent, readWord, readWords } from './policy-values.ts';

export const SCOPES: readonly LimitScope[] = [
  'action',
  'incident',
  'customer',
  'actor_day',
  'actor_month',
  'team_month',
];
/** Other words people have for the scopes. */
const MEANT: ReadonlyMap<string, LimitScope> = new Map([
  ['case', 'incident'],
  ['remedy', 'action'],
  ['guest', 'customer'],
  ['day', 'actor_day'],
  ['month', 'actor_month'],
  ['team', 'team_month'],
]);
const OF_ONE_CASE: readonly LimitScope[] = ['action', 'incident'];
const KEYS = ['scope', 'max', 'only', 'window', 'counts', 'if', 'over'];

/** Whose entries each scope sums; null where the file may choose (everyone unless it does). */
const FIXED_COUNTS: Readonly<Record<LimitScope, Limit['counts'] | null>> = {
  action: 'everyone',
  incident: null,
  customer: null,
  actor_day: 'actor',
  actor_month: 'actor',
  team_month: 'everyone',
};

/** `granted` are the actions of the grant; undefined when they could not be read. */
export function readLimit(terms: Terms, granted: readonly string[] | undefined): Read<Limit> {
  return (spot) => {
    const entries = strictEntriesOf(spot, KEYS);
    if (!entries) return undefined;
    const scope = need(spot, entries, 'scope', readWord(SCOPES, MEANT));
    return whole({
      scope,
      max: need(spot, entries, 'max', readMax(terms, scope)),
      only: may(entries, 'only', readOnly(terms, granted)),
      window: readWindow(spot, entries, scope),
      counts: readCounts(entries, scope),
      when: may(entries, 'if', readCondition(terms.facts)),
      over: readOr('ask', may(entries, 'over', readWord(['ask', 'refuse'] as const))),
    });
  };
}

const readOr = <T>(usual: T, read: T | null | undefined): T | undefined => (read === null ? usual : read);

function readMax(terms: Terms, scope: LimitScope | undefined): Read<LimitMax> {
  return (spot) => {
    if (isMap(spot.node)) return readShapedMax(spot, terms, scope);
    const amount = readLimitMoney(terms.base, terms.rated)(spot);
    if (amount?.minor === 0n) warnAt(spot, 'W02', 'the limit is zero: nothing with a cost is ever within it');
    return amount && { kind: 'money', amount };
  };
}

/** `{ percent, of }`, `{ each, amount }` or `{ times }`; which one, the first key that tells it says. */
function readShapedMax(spot: Spot, terms: Terms, scope: LimitScope | undefined): LimitMax | undefined {
  const entries = entriesOf(spot);
  if (!entries) return undefined;
  const shape = SHAPES.find((keys) => keys.some((key) => entries.has(key)));
  refuseOthers(entries, shape ?? SHAPES.flat());
  if (shape === undefined) {
    return entries.size > 0
      ? undefined
      : faultAt(spot, 'P003', 'is empty; write an amount, percent and of, each and amount, or times');
  }
  if (shape === TIMES) {
    const said = 'one remedy is always once; use scope incident, customer or a period';
    if (scope === 'action') return faultAt(spot, 'P014', said);
    const times = need(spot, entries, 'times', readInteger(1, 10_000));
    return whole({ kind: 'times' as const, times });
  }
  if (scope !== undefined && !OF_ONE_CASE.includes(scope)) {
    const said = `scope ${scope} looks at more than one case; percent and each are for scopes action and incident`;
    return faultAt(spot, 'P014', said);
  }
  if (shape === EACH) {
    const each = need(spot, entries, 'each', readFactOf(terms.facts, 'int'));
    const amount = need(spot, entries, 'amount', readLimitMoney(terms.base, terms.rated));
    return whole({ kind: 'each' as const, each, amount });
  }
  const percent = need(spot, entries, 'percent', readPercent);
  const of = need(spot, entries, 'of', readFactOf(terms.facts, 'money', VALUES));
  return whole({ kind: 'percent' as const, percent, of });
}

const TIMES = ['times'];
const EACH = ['each', 'amount'];
const SHARE = ['percent', 'of'];
const SHAPES = [TIMES, EACH, SHARE];

/** The name of a declared fact of one type: P011 when it is not declared, P014 when its type is another. */
export function readFactOf(
  facts: ReadonlyMap<string, FactType>,
  type: 'int' | 'money',
  also: readonly string[] = [],
): Read<string> {
  return (spot) => {
    const name = readKnown('fact', new Set([...also, ...facts.keys()]))(spot);
    if (name === undefined || also.includes(name) || facts.get(name) === type) return name;
    return faultAt(spot, 'P014', `fact ${shown(name)} is not of type ${type}`);
  };
}

function readOnly(terms: Terms, granted: readonly string[] | undefined): Read<readonly string[]> {
  return (spot) => {
    const isAction: Read<string> = readKnown('action', terms.actions && new Set(terms.actions.keys()));
    const read: Read<string> = (item) => {
      const name = isAction(item);
      if (name === undefined || granted === undefined || granted.includes(name)) return name;
      return faultAt(
        item,
        'P011',
        `${shown(name)} is not among the actions of this grant, so the limit would never hold`,
      );
    };
    return readNames('action', read)(spot);
  };
}

function readWindow(spot: Spot, entries: Entries, scope: LimitScope | undefined): number | null | undefined {
  const window = entries.get('window');
  if (scope === 'customer') return need(spot, entries, 'window', readDuration);
  if (window && scope !== undefined) {
    return faultAtKey(window, 'P014', `"window" is for scope customer only; scope ${scope} has its own span`);
  }
  return may(entries, 'window', readDuration);
}

function readCounts(entries: Entries, scope: LimitScope | undefined): Limit['counts'] | undefined {
  const read = may(entries, 'counts', readWord(['everyone', 'actor'] as const));
  const spot = entries.get('counts');
  const fixed = scope === undefined ? null : FIXED_COUNTS[scope];
  if (spot && scope !== undefined && fixed !== null) {
    return faultAtKey(spot, 'P014', `scope ${scope} fixes whose entries count; leave "counts" out`);
  }
  return read === null ? (fixed ?? 'everyone') : read;
}

export interface When {
  readonly notSensitivity: readonly Sensitivity[];
  readonly when: Expression | null;
  readonly otherwise: 'ask' | 'refuse';
}

export const ALWAYS: When = { notSensitivity: [], when: null, otherwise: 'ask' };

/** `when:` of a grant. */
export function readWhen(terms: Terms): Read<When> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['not_sensitivity', 'if', 'otherwise']);
    if (!entries) return undefined;
    const otherwise = entries.get('otherwise');
    if (otherwise && !entries.has('if')) return faultAtKey(otherwise, 'P014', '"otherwise" needs "if"');
    return whole({
      notSensitivity: readOr([], may(entries, 'not_sensitivity', readWords(SENSITIVITIES))),
      when: may(entries, 'if', readCondition(terms.facts)),
      otherwise: readOr('ask', may(entries, 'otherwise', readWord(['ask', 'refuse'] as const))),
    });
  };
}
