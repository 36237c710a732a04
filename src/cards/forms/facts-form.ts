/** The facts form: the usual values, the facts the policy looks at by their types, and the evidence seen. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { FactAsked } from '../../core/policy/facts-asked.ts';
import { writeDecimalShort } from '../../core/base/decimals.ts';
import { isDecimal, isMoney, type FactValue } from '../../core/policy/facts.ts';
import { LONGEST_NAMES, PASSENGERS, passengersOf, writePassengers } from '../../core/base/passengers.ts';
import { writeMoney } from '../../core/base/show-money.ts';
import { clip } from '../../core/base/text.ts';
import type { Member } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Field, Form, Option } from '../kit/card.ts';
import { aboutCase } from './about-case.ts';
import { choice, text } from '../kit/fields.ts';
import { labelOf } from '../case/matter.ts';
import { listIn } from '../words/common.ts';
import { formWords } from '../words/forms.ts';
import type { Reader } from '../words/language.ts';
import { exampleNumber } from './field-errors.ts';

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

export function factsForm(c: RecoveryCase, wanted: FactsWanted, reader: Reader): Form {
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
    ...(page === 1 ? usualFields(c, wanted, reader) : []),
    ...facts.map(({ name, type }) => factField({ name, type }, c.facts.get(name), reader)),
    ...(evidence.length === 0 ? [] : [evidenceTicks(evidence, seen, bySomebody, reader)]),
    ...(wanted.people === undefined || page > 1 ? [] : [concernsField(wanted.people, reader)]),
  ];
  const next = page < pages ? { next: String(page + 1) } : {};
  const remedy = wanted.remedy === undefined ? {} : { remedy: wanted.remedy.name };
  return {
    id: 'facts',
    about: { ...aboutCase(c), known: knownNow(c, fields), seen: carried(seen), ...next, ...remedy },
    title:
      pages === 1
        ? formWords.line(reader, 'facts.title', { case: c.id })
        : formWords.line(reader, 'facts.title_page', { case: c.id, page, pages }),
    submit: formWords.line(reader, 'facts.submit'),
    notes: [
      ...(facts.length === 0 ? [] : [formWords.text(reader, 'facts.note')]),
      ...(page < pages ? [formWords.text(reader, 'facts.page', { page, pages })] : []),
    ],
    fields,
  };
}

/** The customer and the values; of a remedy only the values it needs. */
function usualFields(c: RecoveryCase, { remedy, passengers }: FactsWanted, reader: Reader): readonly Field[] {
  const asks = (value: string): boolean => remedy === undefined || remedy.values.includes(value);
  const order = text('orderValue', formWords.line(reader, 'order'), {
    value: c.orderValue === null ? null : writeMoney(c.orderValue),
    maxLength: 40,
    placeholder: '300 EUR',
  });
  const loss = text('lossValue', formWords.line(reader, 'loss'), {
    value: c.lossValue === null ? null : writeMoney(c.lossValue),
    maxLength: 40,
    placeholder: '60 EUR',
  });
  const names = passengersOf(c.facts);
  return [
    text('customer', formWords.line(reader, 'customer'), {
      value: c.customer.reference,
      hint: formWords.line(reader, 'customer_hint'),
    }),
    ...(asks('order_value') ? [order] : []),
    ...(asks('loss_value') ? [loss] : []),
    ...(passengers === true
      ? [
          text(PASSENGERS_FIELD, formWords.line(reader, 'facts.passengers'), {
            value: names.length === 0 ? null : writePassengers(names),
            maxLength: LONGEST_NAMES,
            hint: formWords.line(reader, 'facts.passengers_hint'),
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

function factField({ name, type }: FactAsked, known: FactValue | undefined, reader: Reader): Field {
  const id = FACT_FIELD + name;
  const label = clip(labelOf(name), 75);
  if (type === 'int') {
    const value = typeof known === 'bigint' ? String(known) : null;
    return text(id, label, { value, maxLength: 15, placeholder: formWords.line(reader, 'facts.int_example') });
  }
  if (type === 'decimal') {
    const value = known !== undefined && isDecimal(known) ? writeDecimalShort(known) : null;
    return text(id, label, {
      value,
      maxLength: 17,
      placeholder: formWords.line(reader, 'facts.decimal_example', { number: exampleNumber(reader) }),
    });
  }
  if (type === 'money') {
    const value = known !== undefined && isMoney(known) ? writeMoney(known) : null;
    return text(id, label, { value, maxLength: 40, placeholder: '300 EUR' });
  }
  if (type === 'bool') {
    const answers = (['yes', 'no'] as const).map((value): Option => ({ value, label: formWords.line(reader, value) }));
    return choice(id, label, [...answers, notKnown(reader)], {
      value: typeof known === 'boolean' ? (known ? 'yes' : 'no') : NOT_KNOWN,
    });
  }
  if (type === 'date') return { kind: 'day', id, label, value: typeof known === 'string' ? known : null, hint: null };
  if (type === 'order') {
    const value = typeof known === 'string' ? known : null;
    return text(id, label, { value, maxLength: 64, placeholder: formWords.line(reader, 'facts.order_example') });
  }
  const words = type.enum.map((word): Option => ({ value: word, label: word }));
  return choice(id, label, [...words, notKnown(reader)], { value: typeof known === 'string' ? known : NOT_KNOWN });
}

/** More names than this do not fit into a choice. */
const MOST_PEOPLE = 98;

/** Never filled in beforehand: nobody reads in a form whom somebody complained about. */
function concernsField(people: readonly Pick<Member, 'id' | 'name'>[], reader: Reader): Field {
  const names = people.slice(0, MOST_PEOPLE).map((m): Option => ({ value: m.id, label: clip(m.name, 75) }));
  const nobody: Option = { value: NOBODY, label: formWords.line(reader, 'facts.concerns_no') };
  const hint = formWords.line(reader, 'facts.concerns_hint');
  return choice('concerns', formWords.line(reader, 'facts.concerns'), [nobody, ...names], { hint });
}

const notKnown = (reader: Reader): Option => ({ value: NOT_KNOWN, label: formWords.line(reader, 'not_known') });

function evidenceTicks(
  kinds: readonly string[],
  seen: readonly string[],
  bySomebody: readonly string[],
  reader: Reader,
): Field {
  const others = { kinds: listIn(bySomebody.map(nameInWords), reader) };
  const hint =
    bySomebody.length === 0
      ? formWords.line(reader, 'facts.evidence_hint')
      : formWords.line(reader, 'facts.evidence_others', others);
  return {
    kind: 'ticks',
    id: 'evidence',
    label: formWords.line(reader, 'facts.evidence'),
    options: kinds.map((kind) => ({ value: kind, label: clip(labelOf(kind), 75) })),
    values: seen,
    hint: clip(hint, 150),
  };
}
