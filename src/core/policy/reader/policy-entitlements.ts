/** What a customer is owed whatever anybody decides: rules that reckon it from facts. Pure. */
import type { Currency } from '../../base/money.ts';
import { isMap } from 'yaml';
import type { EntitlementRule, Owed } from '../policy.ts';
import type { FactType } from '../facts.ts';
import { unrepeated } from './policy-extras.ts';
import { noteDifferingFacts, readCondition, readFacts, VALUES } from './policy-facts.ts';
import { readReview } from './policy-head.ts';
import { readFactOf } from './policy-limits.ts';
import { readMoney } from './policy-money.ts';
import {
  allRead,
  entriesOf,
  faultAt,
  itemsOf,
  may,
  need,
  refuseOthers,
  strictEntriesOf,
  whole,
  type Read,
  type Spot,
} from './policy-sheet.ts';
import { actionNames, type Terms } from './policy-terms.ts';
import { readKnown, readNames, readPercent, readText, readWord, textOf } from './policy-values.ts';

/** What a rule looks at may all be declared for the whole file. */
const NONE: ReadonlyMap<string, FactType> = new Map();

const KEYS = ['id', 'basis', 'source', 'facts', 'per', 'settled_by', 'table'];

export function readEntitlements(terms: Terms): Read<readonly EntitlementRule[]> {
  return (spot) => {
    const items = itemsOf(spot);
    if (items?.length === 0) return faultAt(spot, 'P003', 'the list is empty; write at least one rule');
    const ids = new Set<string>();
    const types = new Map(terms.facts);
    return items && allRead(items, readEntitlement(terms, unrepeated(ids, 'entitlement'), types));
  };
}

function readEntitlement(terms: Terms, readId: Read<string>, types: Map<string, FactType>): Read<EntitlementRule> {
  return (spot) => {
    const entries = strictEntriesOf(spot, KEYS);
    if (!entries) return undefined;
    const declared = entries.get('facts');
    const read = may(entries, 'facts', readFacts);
    const facts = read === null ? NONE : read;
    if (declared && facts) noteDifferingFacts(declared, facts, types);
    const per = may(entries, 'per', readWord(['case', 'passenger'] as const));
    return whole({
      id: need(spot, entries, 'id', readId),
      basis: need(spot, entries, 'basis', readWord(['statutory', 'contractual'] as const)),
      source: need(spot, entries, 'source', readSource(terms.zone)),
      facts,
      per: per === null ? 'case' : per,
      settledBy: may(entries, 'settled_by', readSettledBy(terms)),
      // Without the facts every condition would be wrong, and the file would be told the same thing many times.
      table: facts && need(spot, entries, 'table', readTable(new Map([...terms.facts, ...facts]))),
    });
  };
}

function readSource(zone: string): Read<EntitlementRule['source']> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['title', 'as_of', 'review_by']);
    return entries && whole({ title: need(spot, entries, 'title', readText), ...readReview(spot, entries, zone) });
  };
}

function readSettledBy(terms: Terms): Read<readonly string[]> {
  const isAction = readKnown('action', actionNames(terms));
  return readNames('action', (spot) => {
    const name = isAction(spot);
    const kind = name === undefined ? undefined : terms.actions?.get(name);
    if (kind === undefined || kind === 'money') return name;
    return faultAt(spot, 'P014', `"${name}" is ${kind}; what is owed is settled by money actions`);
  });
}

type Row = EntitlementRule['table'][number];

function readTable(facts: ReadonlyMap<string, FactType>): Read<readonly Row[]> {
  return (spot) => {
    const items = itemsOf(spot);
    if (!items) return undefined;
    if (items.length === 0) return faultAt(spot, 'P003', 'the table is empty; write at least one row');
    const rows = allRead(items, readRow(facts));
    return hasLastRow(items) && (rows === undefined || inOneCurrency(spot, rows)) ? rows : undefined;
  };
}

/** Without a last row for everything else, some cases would be owed nothing by oversight. */
function hasLastRow(items: readonly Spot[]): boolean {
  const last = items.at(-1);
  const condition = last && isMap(last.node) ? entriesOf(last)?.get('if') : undefined;
  if (!condition || textOf(condition) === undefined || textOf(condition)?.trim() === 'true') return true;
  faultAt(condition, 'P014', 'the last row must be "true": what is owed in every other case, even if it is nothing');
  return false;
}

function inOneCurrency(spot: Spot, rows: readonly Row[]): boolean {
  const currencies = new Set(rows.map((row) => currencyOf(row.owed)).filter((currency) => currency !== undefined));
  if (currencies.size < 2) return true;
  faultAt(spot, 'P014', `the table mixes currencies (${[...currencies].join(', ')}); a rule owes in one`);
  return false;
}

function currencyOf(owed: Owed): Currency | undefined {
  return owed.kind === 'percent' ? owed.max?.currency : owed.amount.currency;
}

function readRow(facts: ReadonlyMap<string, FactType>): Read<Row> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['if', 'owed', 'note']);
    return (
      entries &&
      whole({
        if: need(spot, entries, 'if', readCondition(facts, 'none')),
        owed: need(spot, entries, 'owed', readOwed(facts)),
        note: may(entries, 'note', readText),
      })
    );
  };
}

/** An amount, `{ percent, of }` or `{ each, amount, max? }`. */
function readOwed(facts: ReadonlyMap<string, FactType>): Read<Owed> {
  return (spot) => {
    if (!isMap(spot.node)) {
      const amount = readMoney(spot);
      return amount && { kind: 'money', amount };
    }
    const entries = entriesOf(spot);
    if (!entries) return undefined;
    if (entries.has('each')) {
      refuseOthers(entries, ['each', 'amount', 'max']);
      const each = need(spot, entries, 'each', readFactOf(facts, 'int'));
      const amount = need(spot, entries, 'amount', readMoney);
      const max = may(entries, 'max', readMoney);
      const maxSpot = entries.get('max');
      if (maxSpot && amount && max && max.currency !== amount.currency) {
        return faultAt(maxSpot, 'P014', `"max" must be in ${amount.currency}, as "amount" is`);
      }
      return whole({ kind: 'each' as const, each, amount, max });
    }
    refuseOthers(entries, ['percent', 'of', 'max']);
    const percent = need(spot, entries, 'percent', readPercent);
    const of = need(spot, entries, 'of', readFactOf(facts, 'money', VALUES));
    const max = may(entries, 'max', readMoney);
    return whole({ kind: 'percent' as const, percent, of, max });
  };
}
