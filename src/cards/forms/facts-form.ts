/** The facts form: the usual values, the facts the policy looks at by their types, and the evidence seen. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { FactAsked } from '../../core/policy/facts-asked.ts';
import { writeDecimalShort } from '../../core/base/decimals.ts';
import { isDecimal, isMoney, type FactType, type FactValue } from '../../core/policy/facts.ts';
import { LONGEST_NAMES, PASSENGERS, passengersOf, writePassengers } from '../../core/base/passengers.ts';
import { writeMoney } from '../../core/base/show-money.ts';
import { clip } from '../../core/base/text.ts';
import type { Member } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Field, Form, Option } from '../kit/card.ts';
import { aboutCase } from './about-case.ts';
import { choice, text } from '../kit/fields.ts';
import { labelOf } from '../case/matter.ts';
import { listed } from '../kit/say.ts';

/** More facts than this and nobody fills them in: the rest stands on further pages, the most needed first. */
export const MOST_FACTS = 16;
/** Stands for "not known" in a choice; no word of a policy has quotation marks. */
export const NOT_KNOWN = '"unknown"';
/** Stands for "about nobody" in a choice; no id has quotation marks. */
export const NOBODY = '"nobody"';
/** Fields of facts begin with this. */
export const FACT_FIELD = 'fact_';
/** The names of the passengers, where something is owed to each. */
export const PASSENGERS_FIELD = 'passengers';
/** Longest list of names a form carries with it on either platform. */
const MOST_CARRIED = 1000;

/** What the policy wants to know of a case. */
export interface FactsWanted {
  readonly facts: readonly FactAsked[];
  readonly evidence: readonly string[];
  /** Who opens it, where everybody says for themselves what they have seen; not given: what anybody has seen is ticked. */
  readonly seenBy?: Member['id'] | undefined;
  /** Whom a complaint may be about; not given: it is not asked. */
  readonly people?: readonly Pick<Member, 'id' | 'name'>[];
  /** Something is owed to, or limited for, each passenger. */
  readonly passengers?: boolean;
  /** Only what this remedy needs is asked; not given: all that is looked at. `values`: the values of the case among it. */
  readonly remedy?: { readonly name: string; readonly values: readonly string[] } | undefined;
  /** From 1; not given: the first. */
  readonly page?: number | undefined;
}

export function factsForm(c: RecoveryCase, wanted: FactsWanted): Form {
  const pages = Math.max(1, Math.ceil(wanted.facts.length / MOST_FACTS));
  const page = Math.min(wanted.page ?? 1, pages);
  const facts = wanted.facts.slice((page - 1) * MOST_FACTS, page * MOST_FACTS);
  const evidence = page === 1 ? wanted.evidence : [];
  const { seenBy } = wanted;
  const seen = evidence.filter((kind) =>
    seenBy === undefined ? c.evidence?.includes(kind) === true : c.evidenceSeenBy?.get(kind)?.includes(seenBy) === true,
  );
  const bySomebody = evidence.filter((kind) => c.evidence?.includes(kind) === true && !seen.includes(kind));
  const fields: Field[] = [
    ...(page === 1 ? usualFields(c, wanted) : []),
    ...facts.map(({ name, type }) => factField(name, type, c.facts.get(name))),
    ...(evidence.length === 0 ? [] : [evidenceTicks(evidence, seen, bySomebody)]),
    ...(wanted.people === undefined || page > 1 ? [] : [concernsField(wanted.people)]),
  ];
  const next = page < pages ? { next: String(page + 1) } : {};
  const remedy = wanted.remedy === undefined ? {} : { remedy: wanted.remedy.name };
  return {
    id: 'facts',
    about: { ...aboutCase(c), known: knownNow(c, fields), seen: carried(seen), ...next, ...remedy },
    title: pages === 1 ? `Facts of ${c.id}` : `${c.id}, facts ${page} of ${pages}`,
    submit: 'Save facts',
    notes: [
      ...(facts.length === 0 ? [] : [['Leave empty what you do not know: Amends never guesses a fact.']]),
      ...(page < pages ? [[`Page ${page} of ${pages}. Save it, and the answer has a button for the next.`]] : []),
    ],
    fields,
  };
}

/** The customer and the values; of a remedy only the values it needs. */
function usualFields(c: RecoveryCase, { remedy, passengers }: FactsWanted): readonly Field[] {
  const asks = (value: string): boolean => remedy === undefined || remedy.values.includes(value);
  const order = text('orderValue', 'Value of the order', {
    value: c.orderValue === null ? null : writeMoney(c.orderValue),
    maxLength: 40,
    placeholder: '300 EUR',
  });
  const loss = text('lossValue', 'What the customer lost', {
    value: c.lossValue === null ? null : writeMoney(c.lossValue),
    maxLength: 40,
    placeholder: '60 EUR',
  });
  const names = passengersOf(c.facts);
  return [
    text('customer', 'Customer', { value: c.customer.reference, hint: 'Room, booking, order or loyalty number.' }),
    ...(asks('order_value') ? [order] : []),
    ...(asks('loss_value') ? [loss] : []),
    ...(passengers === true
      ? [
          text(PASSENGERS_FIELD, 'Passengers', {
            value: names.length === 0 ? null : writePassengers(names),
            maxLength: LONGEST_NAMES,
            hint: 'Names apart by commas. What is owed to each passenger is told and paid for each.',
          }),
        ]
      : []),
  ];
}

/** What stood in the form when it was opened: only what was shown can be emptied, so that nobody wipes what came in meanwhile. */
function knownNow(c: RecoveryCase, fields: readonly Field[]): string {
  const shown = new Set(fields.map(({ id }) => id));
  const names = [
    ...(c.orderValue !== null && shown.has('orderValue') ? ['order_value'] : []),
    ...(c.lossValue !== null && shown.has('lossValue') ? ['loss_value'] : []),
    ...(c.facts.has(PASSENGERS) && shown.has(PASSENGERS_FIELD) ? [PASSENGERS] : []),
    ...[...c.facts.keys()].filter((name) => shown.has(FACT_FIELD + name)),
  ];
  return carried(names);
}

/** As many names as the form may carry. */
function carried(names: readonly string[]): string {
  let words = '';
  for (const name of names) if (words.length + name.length < MOST_CARRIED) words = `${words} ${name}`.trim();
  return words;
}

function factField(name: string, type: FactType, known: FactValue | undefined): Field {
  const id = FACT_FIELD + name;
  const label = clip(labelOf(name), 75);
  if (type === 'int') {
    const value = typeof known === 'bigint' ? String(known) : null;
    return text(id, label, { value, maxLength: 15, placeholder: 'a whole number' });
  }
  if (type === 'decimal') {
    const value = known !== undefined && isDecimal(known) ? writeDecimalShort(known) : null;
    return text(id, label, { value, maxLength: 17, placeholder: 'a number, like 99.95' });
  }
  if (type === 'money') {
    const value = known !== undefined && isMoney(known) ? writeMoney(known) : null;
    return text(id, label, { value, maxLength: 40, placeholder: '300 EUR' });
  }
  if (type === 'bool') {
    const answers: Option[] = [{ value: 'yes', label: 'yes' }, { value: 'no', label: 'no' }, NOT_KNOWN_OPTION];
    return choice(id, label, answers, { value: typeof known === 'boolean' ? (known ? 'yes' : 'no') : NOT_KNOWN });
  }
  if (type === 'date') return { kind: 'day', id, label, value: typeof known === 'string' ? known : null, hint: null };
  if (type === 'order') {
    const value = typeof known === 'string' ? known : null;
    return text(id, label, { value, maxLength: 64, placeholder: 'as it stands on the order' });
  }
  const words = type.enum.map((word): Option => ({ value: word, label: word }));
  return choice(id, label, [...words, NOT_KNOWN_OPTION], { value: typeof known === 'string' ? known : NOT_KNOWN });
}

/** More names than this do not fit into a choice. */
const MOST_PEOPLE = 98;

/** Never filled in beforehand: nobody reads in a form whom somebody complained about. */
function concernsField(people: readonly Pick<Member, 'id' | 'name'>[]): Field {
  const names = people.slice(0, MOST_PEOPLE).map((m): Option => ({ value: m.id, label: clip(m.name, 75) }));
  const hint = 'Shown nowhere. That person does not decide here. Left empty, nothing changes.';
  return choice('concerns', 'Is it about a colleague?', [{ value: NOBODY, label: 'No' }, ...names], { hint });
}

const NOT_KNOWN_OPTION: Option = { value: NOT_KNOWN, label: 'not known' };

function evidenceTicks(kinds: readonly string[], seen: readonly string[], bySomebody: readonly string[]): Field {
  const others = bySomebody.length === 0 ? '' : ` Seen by somebody else: ${listed(bySomebody.map(nameInWords))}.`;
  return {
    kind: 'ticks',
    id: 'evidence',
    label: 'Evidence you have seen',
    options: kinds.map((kind) => ({ value: kind, label: clip(labelOf(kind), 75) })),
    values: seen,
    hint: clip(`Some remedies need it. Tick only what you have seen yourself.${others}`, 150),
  };
}
