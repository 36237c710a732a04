/** The remedies a policy knows and how the cost of each is found. Pure. */
import type { ActionRule, ValueCap } from '../policy.ts';
import { shown } from './policy-faults.ts';
import { readLimitMoney, readUnitCost } from './policy-money.ts';
import {
  entriesOf,
  faultAt,
  faultAtKey,
  may,
  need,
  quiet,
  refuseOthers,
  whole,
  type Entries,
  type Spot,
} from './policy-sheet.ts';
import type { Terms } from './policy-terms.ts';
import { checkKeyName, readBool, readPercent, readWord, textOf } from './policy-values.ts';

type ActionClass = ActionRule['class'];
const CLASSES: readonly ActionClass[] = ['free', 'in_kind', 'points', 'money'];
const KEYS: Readonly<Record<ActionClass, readonly string[]>> = {
  free: ['class', 'creates_promise'],
  in_kind: ['class', 'default_cost'],
  points: ['class', 'unit_cost'],
  money: ['class', 'cap_percent', 'cap_of'],
};

/** Which actions the file names, with their class where it can be read; says nothing about faults. */
export function actionsNamed(spot: Spot | undefined): Terms['actions'] {
  const entries = spot && entriesOf(quiet(spot));
  if (!entries) return undefined;
  return new Map(
    [...entries].map(([name, each]) => {
      const under = entriesOf(each)?.get('class');
      const word = under && textOf(under);
      return [name, CLASSES.find((known) => known === word)] as const;
    }),
  );
}

export function readActions(terms: Terms): (spot: Spot) => ReadonlyMap<string, ActionRule> | undefined {
  return (spot) => {
    const entries = entriesOf(spot);
    if (!entries) return undefined;
    if (entries.size === 0) return faultAt(spot, 'P003', 'no action is declared; write at least one');
    const actions = new Map<string, ActionRule>();
    for (const [name, each] of entries) {
      const rule = checkKeyName(each, name) ? readAction(name, each, terms) : undefined;
      if (rule) actions.set(name, rule);
    }
    return actions.size === entries.size ? actions : undefined;
  };
}

function readAction(name: string, spot: Spot, terms: Terms): ActionRule | undefined {
  const entries = entriesOf(spot);
  if (!entries) return undefined;
  const kind = need(spot, entries, 'class', readWord(CLASSES));
  if (kind === undefined) {
    refuseOthers(entries, [...new Set(Object.values(KEYS).flat())]);
    return undefined;
  }
  refuseKeysOfOtherClasses(entries, kind);
  switch (kind) {
    case 'free':
      return whole({ name, class: kind, createsPromise: mayBeSo(may(entries, 'creates_promise', readBool)) });
    case 'in_kind': {
      const defaultCost = need(spot, entries, 'default_cost', readLimitMoney(terms.base, terms.rated));
      return whole({ name, class: kind, defaultCost });
    }
    case 'points':
      return whole({ name, class: kind, unitCost: need(spot, entries, 'unit_cost', readUnitCost(terms.base)) });
    case 'money':
      return whole({ name, class: kind, cap: readCap(entries) });
  }
}

const mayBeSo = (read: boolean | null | undefined): boolean | undefined => (read === null ? false : read);

function refuseKeysOfOtherClasses(entries: Entries, kind: ActionClass): void {
  const own = KEYS[kind];
  for (const [key, under] of entries) {
    const owner = CLASSES.find((each) => KEYS[each].includes(key));
    if (owner === undefined || own.includes(key)) continue;
    faultAtKey(under, 'P002', `unknown key ${shown(key)} for class ${kind}; it belongs to class ${owner}`);
  }
  refuseOthers(new Map([...entries].filter(([key]) => !CLASSES.some((each) => KEYS[each].includes(key)))), own);
}

function readCap(entries: Entries): ValueCap | null | undefined {
  const percent = may(entries, 'cap_percent', readPercent);
  const of = may(entries, 'cap_of', readWord(['order_value', 'loss_value'] as const));
  const percentSpot = entries.get('cap_percent');
  const ofSpot = entries.get('cap_of');
  if (percentSpot && !ofSpot) {
    return faultAtKey(
      percentSpot,
      'P014',
      'needs cap_of: order_value or loss_value, to say what it is a percentage of',
    );
  }
  if (ofSpot && !percentSpot) return faultAtKey(ofSpot, 'P014', 'needs cap_percent, to say how much of it');
  if (percent === null || of === null) return null;
  return whole({ percent, of });
}
