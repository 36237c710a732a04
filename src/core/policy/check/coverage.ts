/** What of a policy no value reaches, and what no limit holds: looked for in every combination of facts that matters. Pure. */
import type { Expression } from '../expression.ts';
import { writeDecimalShort } from '../../base/decimals.ts';
import { isDecimal, type Facts, type FactType, type FactValue } from '../facts.ts';
import { factTypes } from '../facts-asked.ts';
import type { AuthorityPolicy, EntitlementRule, Grant, Limit } from '../policy.ts';
import type { PolicyNote } from '../reader/policy-faults.ts';
import { expressionInWords, nameInWords } from '../words/expression-in-words.ts';
import { limitInWords } from '../words/limit-in-words.ts';
import { writeMoney } from '../../base/show-money.ts';
import { bordersOf } from './borders.ts';
import { combinations, type Effort, type Sought, type Tried } from './combinations.ts';
import { apart } from './holes.ts';
import { stoppedBefore } from './never-binding.ts';
import { countedInDays, TODAY } from './terms.ts';
import { daysBetween } from '../../base/time.ts';

/** Most conditions that are looked at in one file, and for one question about it. */
const MOST = 400_000;
const MOST_OF_ONE = 40_000;
/** Most holes that are told of one grant. */
const MOST_HOLES = 20;

/** A grant as its role writes it. */
export interface WrittenGrant {
  readonly path: string;
  readonly grant: Grant;
  /** Something beside its limits says how much: what an approver may approve in all. */
  readonly isBounded: boolean;
}

export function coverageNotes(policy: AuthorityPolicy, grants: readonly WrittenGrant[]): readonly PolicyNote[] {
  const look = new Look(policy);
  return [
    ...grants.flatMap((grant) => look.atGrant(grant)),
    ...policy.entitlements.flatMap((rule, at) => look.atEntitlement(`entitlements[${at}]`, rule)),
  ];
}

class Look {
  readonly policy: AuthorityPolicy;
  readonly types: ReadonlyMap<string, FactType>;
  readonly whole: Effort = { left: MOST };

  constructor(policy: AuthorityPolicy) {
    this.policy = policy;
    this.types = factTypes(policy);
  }

  atGrant({ path, grant, isBounded }: WrittenGrant): readonly PolicyNote[] {
    if (grant.asks) return [];
    const closed: Expression[] = grant.never === undefined ? [] : [{ kind: 'not', of: grant.never }];
    const opens = [...(grant.when === null ? [] : [grant.when]), ...closed];
    if (opens.length > 0 && this.first({ met: opens, notMet: [] }) === 'none') {
      const isForbidden = closed.length > 0 && this.first({ met: closed, notMet: [] }) === 'none';
      const asks = closed.length > 0 ? 'asks, or cannot be given' : 'asks';
      const then = grant.otherwise === 'refuse' || isForbidden ? 'cannot be given' : asks;
      const said = (isForbidden ? closed : opens).map(expressionInWords).join('" and "');
      const what = `no value of the facts makes "${said}" true: what this grant names always ${then}`;
      return [{ code: 'W13', path: `${path}.when.${isForbidden ? 'never' : 'if'}`, message: what }];
    }
    return [...(isBounded ? [] : this.holesIn(path, grant, opens)), ...this.idleIn(path, grant, opens)];
  }

  /** Combinations that open the grant and in which no limit on the amount holds, each kind once. */
  private holesIn(path: string, grant: Grant, opens: readonly Expression[]): readonly PolicyNote[] {
    const found = new Map<string, Hole>();
    let isWhole = true;
    for (const action of grant.actions.filter((name) => this.costs(name))) {
      const limits = grant.limits.filter((limit) => concerns(limit, action) && limit.max.kind !== 'times');
      const conditions = limits.flatMap(({ when }) => when ?? []);
      // one limit without a condition holds everywhere
      if (conditions.length < limits.length) continue;
      const { all, whole, values } = this.every({ met: opens, notMet: conditions });
      isWhole &&= whole;
      const inDays = [...opens, ...conditions].flatMap(countedInDays);
      for (const facts of apart(all, values)) {
        const example = this.example(facts, inDays);
        const key = sayExample(example);
        const hole = found.get(key) ?? { example, actions: [] };
        hole.actions.push(action);
        found.set(key, hole);
      }
    }
    const holes = [...found.values()];
    const notes = holes.slice(0, MOST_HOLES).map(({ example, actions }): PolicyNote => {
      const said = sayExample(example);
      const where = said === '' ? '' : `${said} → `;
      const has = `${actions.map((name) => this.sayAction(name)).join(', ')} ${actions.length === 1 ? 'has' : 'have'}`;
      const never = said === '' ? ' whatever the facts' : '';
      return { code: 'W12', path, message: `${where}${has} no limit${never}`, example };
    });
    const more = holes.length - MOST_HOLES;
    const rest =
      more > 0 ? [{ code: 'W12', path, message: `and ${more} more combinations without a limit` } as const] : [];
    const partly = isWhole ? [] : [{ code: 'W16', path, message: NOT_ALL } as const];
    return [...notes, ...rest, ...partly];
  }

  private idleIn(path: string, grant: Grant, opens: readonly Expression[]): readonly PolicyNote[] {
    return grant.limits.flatMap((limit, at): PolicyNote[] => {
      const why = this.whyIdle(limit, grant, opens);
      return why === undefined ? [] : [{ code: 'W14', path: placeOf(path, limit, at), message: why }];
    });
  }

  /** Why a limit never stops anything; undefined when it may. */
  private whyIdle(limit: Limit, grant: Grant, opens: readonly Expression[]): string | undefined {
    if (!(limit.only ?? grant.actions).some((name) => this.costs(name))) {
      const what =
        limit.max.kind === 'times' ? '"times" counts what costs something' : 'it counts what costs something';
      return `the limit never binds: ${what}, and all it is for is free`;
    }
    const { when } = limit;
    if (when !== null && this.first({ met: [...opens, when], notMet: [] }) === 'none') {
      const here = opens.length > 0 ? ' where this grant opens' : '';
      return `the limit never binds: no value of the facts makes "${expressionInWords(when)}" true${here}`;
    }
    const before = stoppedBefore(limit, grant, this.policy);
    return before && `the limit never binds: "${limitInWords(before)}" stops first`;
  }

  /** Rows that come after others which already take every case. */
  atEntitlement(path: string, { table }: EntitlementRule): readonly PolicyNote[] {
    return table.flatMap((row, at): PolicyNote[] => {
      const before = table.slice(0, at).map((each) => each.if);
      if (this.first({ met: [row.if], notMet: before }) !== 'none') return [];
      // the last row is asked for even where the others leave nothing to it
      if (at === table.length - 1) return [];
      const why = `no case comes to this row: "${expressionInWords(row.if)}" is never true, or rows above take it`;
      return [{ code: 'W15', path: `${path}.table[${at}]`, message: why }];
    });
  }

  private first(sought: Sought): Facts | 'none' | 'not known' {
    const effort = this.effort();
    const { value, done } = combinations(sought, this.tried(sought), effort).next();
    this.spend(effort);
    if (done !== true) return value;
    return effort.left < 0 ? 'not known' : 'none';
  }

  private every(sought: Sought): Found {
    const effort = this.effort();
    const tried = this.tried(sought);
    const all = [...combinations(sought, tried, effort)];
    this.spend(effort);
    return { all, whole: effort.left >= 0, values: tried.values };
  }

  private effort(): Effort {
    return { left: Math.min(MOST_OF_ONE, this.whole.left) };
  }

  private spend(effort: Effort): void {
    this.whole.left -= Math.min(MOST_OF_ONE, this.whole.left) - Math.max(0, effort.left);
  }

  private tried({ met, notMet }: Sought): Tried {
    const { types, policy } = this;
    return { types, values: bordersOf([...met, ...notMet], types, policy.base) };
  }

  private costs(action: string): boolean {
    return this.policy.actions.get(action)?.class !== 'free';
  }

  private sayAction(name: string): string {
    const rule = this.policy.actions.get(name);
    if (rule?.class !== 'money' || rule.cap === null) return name;
    return `${name} (beside its cap of ${rule.cap.percent} % of the ${nameInWords(rule.cap.of)})`;
  }

  /** As they would be typed: facts in the order of the file, then the rest. */
  private example(facts: Facts, inDays: readonly string[]): Readonly<Record<string, string>> {
    const names = [...new Set([...this.types.keys(), ...facts.keys()])];
    const known = names.flatMap((name) => {
      const value = facts.get(name);
      if (value === undefined) return [];
      if (typeof value === 'string' && inDays.includes(name)) return [[...daysFrom(name, value)] as const];
      return [[name, typed(value)] as const];
    });
    return Object.fromEntries(known);
  }
}

/** `days_since(bought): 31`, counted from the day of the decision. */
function daysFrom(name: string, day: string): readonly [string, string] {
  const days = daysBetween(day, TODAY);
  return days < 0 ? [`days_until(${name})`, String(-days)] : [`days_since(${name})`, String(days)];
}

const sayExample = (example: Readonly<Record<string, string>>): string =>
  Object.entries(example)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

interface Hole {
  readonly example: Readonly<Record<string, string>>;
  readonly actions: string[];
}

interface Found extends Pick<Tried, 'values'> {
  readonly all: readonly Facts[];
  readonly whole: boolean;
}

const NOT_ALL = 'there are too many combinations of facts to look at all of them: some without a limit may not be told';

/** `limits[0].max`; the reader takes a limit of several maxima apart. */
const placeOf = (path: string, { written }: Limit, at: number): string =>
  `${path}.limits${(written ?? [at]).map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;

const concerns = ({ only }: Limit, action: string): boolean => only === null || only.includes(action);

function typed(value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  return isDecimal(value) ? writeDecimalShort(value) : writeMoney(value);
}
