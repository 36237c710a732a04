/** The limits of a grant: what is summed, how much there may be, and where a limit holds. Pure. */
import { isMap } from 'yaml';
import {
  LIMIT_SCOPES,
  SENSITIVITIES,
  type Limit,
  type LimitMax,
  type LimitScope,
  type Sensitivity,
} from '../policy.ts';
import type { FactType } from '../facts.ts';
import type { Expression } from '../expression.ts';
import { shown } from './policy-faults.ts';
import { readCondition, VALUES } from './policy-facts.ts';
import { readLimitMoney } from './policy-money.ts';
import {
  allRead,
  entriesOf,
  faultAt,
  faultAtKey,
  itemsOf,
  may,
  need,
  quiet,
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

/** Other words people have for the scopes. */
const MEANT: ReadonlyMap<string, LimitScope> = new Map([
  ['case', 'incident'],
  ['matter', 'incident'],
  ['remedy', 'action'],
  ['guest', 'customer'],
  ['account', 'customer'],
  ['booking', 'order'],
  ['traveller', 'passenger'],
  ['day', 'actor_day'],
  ['week', 'actor_week'],
  ['month', 'actor_month'],
  ['quarter', 'actor_quarter'],
  ['year', 'actor_year'],
  ['team', 'team_month'],
]);
/** Where all that is summed lies on one matter, so that its own values can be a measure. */
const OF_ONE_MATTER: readonly LimitScope[] = ['action', 'passenger', 'incident', 'order'];
const KEYS = ['scope', 'max', 'only', 'window', 'counts', 'if', 'over'];

/** Whose entries each scope sums; null where the file may choose (everyone unless it does). */
function fixedCounts(scope: LimitScope): Limit['counts'] | null {
  if (scope === 'action') return 'everyone';
  if (scope.startsWith('actor_')) return 'actor';
  return scope.startsWith('team_') ? 'everyone' : null;
}

/** What the reader makes of one maximum: the smallest of several is several limits, each of which must hold. */
interface Most {
  readonly max: LimitMax;
  /** Below the limit's place in the file. */
  readonly at: readonly (string | number)[];
}

/** `granted` are the actions of the grant; undefined when they could not be read. `index` is its place in the list. */
export function readLimit(terms: Terms, granted: readonly string[] | undefined, index: number): Read<readonly Limit[]> {
  return (spot) => {
    const entries = strictEntriesOf(spot, KEYS);
    if (!entries) return undefined;
    const scope = need(spot, entries, 'scope', readScope(terms));
    const most = need(spot, entries, 'max', readMax(terms, scope));
    const limit = whole({
      scope,
      only: may(entries, 'only', readOnly(terms, granted)),
      window: readWindow(spot, entries, scope),
      counts: readCounts(entries, scope),
      when: may(entries, 'if', readConditionIn(terms)),
      over: readOr('ask', may(entries, 'over', readWord(['ask', 'refuse'] as const))),
    });
    return most && limit && most.map(({ max, at }) => ({ ...limit, max, written: [index, ...at] }));
  };
}

/** A limit per order needs to know which fact is the order's number. */
function readScope(terms: Terms): Read<LimitScope> {
  return (spot) => {
    const scope = readWord(LIMIT_SCOPES, MEANT)(spot);
    if (scope !== 'order') return scope;
    const orders = [...terms.facts].filter(([, type]) => type === 'order');
    if (orders.length === 1) return scope;
    const said = orders.length === 0 ? 'declare one, like facts: { booking: order }' : 'declare only one of that type';
    return faultAt(spot, 'P014', `scope order goes by a fact of type order; ${said}`);
  };
}

const readConditionIn = (terms: Terms): ReturnType<typeof readCondition> =>
  readCondition(terms.facts, terms.actions && namesWithCost(terms.actions));

/** What is free sets nothing aside, so a condition would never see that it was given. */
const namesWithCost = (actions: NonNullable<Terms['actions']>): ReadonlySet<string> =>
  new Set([...actions].flatMap(([name, kind]) => (kind === 'free' ? [] : [name])));

const readOr = <T>(usual: T, read: T | null | undefined): T | undefined => (read === null ? usual : read);

function readMax(terms: Terms, scope: LimitScope | undefined): Read<readonly Most[]> {
  return (spot) => {
    if (!isMap(spot.node)) return readPlainMax(terms)(spot);
    const entries = entriesOf(spot);
    if (!entries?.has('min')) return readShapedMax(spot, terms, scope);
    refuseOthers(entries, ['min']);
    const of = need(spot, entries, 'min', (list) => {
      const items = itemsOf(list);
      if (items === undefined) return undefined;
      if (items.length < 2)
        return faultAt(list, 'P003', 'the smaller of what? write at least two: min: ["100 EUR", …]');
      const parts = allRead(items, readPart(terms, scope));
      return parts?.flatMap((part, n) => part.map(({ max, at }) => ({ max, at: ['max', 'min', n, ...at.slice(1)] })));
    });
    return of;
  };
}

/** One of several: not again the smallest of several, and not how often. */
function readPart(terms: Terms, scope: LimitScope | undefined): Read<readonly Most[]> {
  return (spot) => {
    if (!isMap(spot.node)) return readPlainMax(terms)(spot);
    const unfit = ['min', 'times'].find((key) => entriesOf(quiet(spot))?.has(key));
    if (unfit === undefined) return readShapedMax(spot, terms, scope);
    return faultAt(spot, 'P014', `"${unfit}" cannot stand within "min"; write it as a limit of its own`);
  };
}

function readPlainMax(terms: Terms): Read<readonly Most[]> {
  return (spot) => {
    const amount = readLimitMoney(terms.base, terms.rated)(spot);
    if (amount?.minor === 0n) warnAt(spot, 'W02', 'the limit is zero: nothing with a cost is ever within it');
    return amount && [{ max: { kind: 'money', amount }, at: ['max'] }];
  };
}

/** `{ percent, of, max }`, `{ each, amount, max }` or `{ times }`; which one, the first key that tells it says. */
function readShapedMax(spot: Spot, terms: Terms, scope: LimitScope | undefined): readonly Most[] | undefined {
  const entries = entriesOf(spot);
  if (!entries) return undefined;
  const shape = SHAPES.find((keys) => keys.some((key) => key !== 'max' && entries.has(key)));
  refuseOthers(entries, shape ?? [...SHAPES.flat(), 'min']);
  if (shape === undefined) {
    return entries.size > 0 && !entries.has('max')
      ? undefined
      : faultAt(spot, 'P003', 'is empty; write an amount, percent and of, each and amount, min, or times');
  }
  if (shape === TIMES) {
    const said = 'one remedy is always once; use scope incident, customer or a period';
    if (scope === 'action') return faultAt(spot, 'P014', said);
    const times = need(spot, entries, 'times', readInteger(1, 10_000));
    return times === undefined ? undefined : [{ max: { kind: 'times', times }, at: ['max'] }];
  }
  if (scope !== undefined && !OF_ONE_MATTER.includes(scope)) {
    const said = `scope ${scope} looks at more than one case; percent and each are for scopes ${OF_ONE_MATTER.join(', ')}`;
    return faultAt(spot, 'P014', said);
  }
  const ceiling = may(entries, 'max', readLimitMoney(terms.base, terms.rated));
  const measured = shape === EACH ? readEach(spot, entries, terms) : readShare(spot, entries, terms);
  if (measured === undefined || ceiling === undefined) return undefined;
  const first: Most = { max: measured, at: ['max'] };
  return ceiling === null ? [first] : [first, { max: { kind: 'money', amount: ceiling }, at: ['max', 'max'] }];
}

function readEach(spot: Spot, entries: Entries, terms: Terms): LimitMax | undefined {
  const each = need(spot, entries, 'each', readFactOf(terms.facts, 'int'));
  const amount = need(spot, entries, 'amount', readLimitMoney(terms.base, terms.rated));
  return whole({ kind: 'each' as const, each, amount });
}

function readShare(spot: Spot, entries: Entries, terms: Terms): LimitMax | undefined {
  const percent = need(spot, entries, 'percent', readPercent);
  const of = need(spot, entries, 'of', readFactOf(terms.facts, 'money', VALUES));
  return whole({ kind: 'percent' as const, percent, of });
}

const TIMES = ['times'];
const EACH = ['each', 'amount', 'max'];
const SHARE = ['percent', 'of', 'max'];
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
  const fixed = scope === undefined ? null : fixedCounts(scope);
  if (spot && scope !== undefined && fixed !== null) {
    return faultAtKey(spot, 'P014', `scope ${scope} fixes whose entries count; leave "counts" out`);
  }
  return read === null ? (fixed ?? 'everyone') : read;
}

export interface When {
  readonly notSensitivity: readonly Sensitivity[];
  readonly when: Expression | null;
  readonly otherwise: 'ask' | 'refuse';
  readonly never?: Expression;
}

export const ALWAYS: When = { notSensitivity: [], when: null, otherwise: 'ask' };

/** `when:` of a grant. */
export function readWhen(terms: Terms): Read<When> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['not_sensitivity', 'if', 'otherwise', 'never']);
    if (!entries) return undefined;
    const otherwise = entries.get('otherwise');
    if (otherwise && !entries.has('if')) return faultAtKey(otherwise, 'P014', '"otherwise" needs "if"');
    const never = may(entries, 'never', readConditionIn(terms));
    if (never === undefined) return undefined;
    const when = whole({
      notSensitivity: readOr([], may(entries, 'not_sensitivity', readWords(SENSITIVITIES))),
      when: may(entries, 'if', readConditionIn(terms)),
      otherwise: readOr('ask', may(entries, 'otherwise', readWord(['ask', 'refuse'] as const))),
    });
    return when && (never === null ? when : { ...when, never });
  };
}
