/** The facts form → what is known of a case now, by the types the policy declares. What is left empty is unknown, never guessed. Pure. */
import type { FactType, FactValue } from '../../core/policy/facts.ts';
import { readDecimal, type Decimal } from '../../core/base/decimals.ts';
import { usableLocale } from '../../core/base/locale.ts';
import { readNumber, sayDigits } from '../../core/base/read-number.ts';
import { isDay } from '../../core/base/time.ts';
import { plainDigits } from '../../core/base/digits.ts';
import { memberId, type CaseId, type MemberId } from '../../core/base/ids.ts';
import {
  isTooLong,
  LONGEST_NAME,
  LONGEST_NAMES,
  MOST_PASSENGERS,
  PASSENGERS,
  passengersFrom,
  writePassengers,
} from '../../core/base/passengers.ts';
import type { ParseError } from '../../cards/answers/parse-error.ts';
import type { Command, NextFacts } from '../../core/case/commands.ts';
import { FACT_FIELD, NOBODY, NOT_KNOWN, PASSENGERS_FIELD } from '../../cards/forms/facts-form.ts';
import { many, one, readMoney, type SubmittedForm } from './form-values.ts';

/** `about` says what stood in the form when it was opened: only that can be emptied. */
export function readFacts(id: CaseId, form: SubmittedForm): Command {
  const { about, values, hearing } = form;
  const facts = new Map<string, FactValue>();
  for (const [name, type] of hearing.facts) {
    const value = readFact(form, FACT_FIELD + name, type);
    if (value !== null) facts.set(name, value);
  }
  const passengers = passengersFrom(one(values, PASSENGERS_FIELD));
  const unkept = passengersUnkept(passengers);
  if (unkept !== undefined) form.errors.set(PASSENGERS_FIELD, { kind: 'not_understood', why: unkept });
  if (passengers.length > 0) facts.set(PASSENGERS, writePassengers(passengers));
  const orderValue = readMoney(form, 'orderValue');
  const lossValue = readMoney(form, 'lossValue');
  const known = new Set([
    ...facts.keys(),
    ...(orderValue === null ? [] : ['order_value']),
    ...(lossValue === null ? [] : ['loss_value']),
  ]);
  const ticked = many(values, 'evidence').filter((kind) => hearing.evidence.includes(kind));
  const shown = namesIn(about['seen']);
  return {
    kind: 'set_facts',
    case: id,
    customer: one(values, 'customer'),
    orderValue,
    lossValue,
    facts,
    forget: namesIn(about['known']).filter((name) => !known.has(name)),
    // what stood ticked already is nobody's new word
    evidence: ticked.filter((kind) => !shown.includes(kind)),
    unseen: shown.filter((kind) => !ticked.includes(kind)),
    ...concernsIn(form),
    ...nextIn(about),
  };
}

/** A name that is cut, or left out, is a passenger who is not paid: the form says so instead. */
function passengersUnkept(names: readonly string[]): ParseError | undefined {
  if (names.some(isTooLong)) return { kind: 'passengers', no: 'long', most: LONGEST_NAME };
  const isMany = names.length > MOST_PASSENGERS || writePassengers(names).length > LONGEST_NAMES;
  return isMany ? { kind: 'passengers', no: 'many', most: MOST_PASSENGERS } : undefined;
}

/** The form says that there is a further page. */
function nextIn(about: SubmittedForm['about']): { readonly next?: NextFacts } {
  const page = Number(about['next']);
  return Number.isInteger(page) && page > 1 && page < 100 ? { next: { page, remedy: about['remedy'] ?? null } } : {};
}

/** Left empty, nothing is said about it. */
function concernsIn({ values }: SubmittedForm): { readonly concerns?: MemberId | null } {
  const typed = one(values, 'concerns');
  if (typed === null) return {};
  if (typed === NOBODY) return { concerns: null };
  const read = memberId.safeParse(typed);
  return read.success ? { concerns: read.data } : {};
}

const namesIn = (carried: string | undefined): readonly string[] => (carried ?? '').split(' ').filter((n) => n !== '');

/** Null when it is not known, and when it could not be read; then `errors` says why. */
function readFact(form: SubmittedForm, field: string, type: FactType): FactValue | null {
  const typed = one(form.values, field);
  if (typed === null || typed === NOT_KNOWN) return null;
  if (type === 'money') return readMoney(form, field, 'zero too');
  if (type === 'int') {
    const digits = plainDigits(typed, false);
    if (/^[0-9]{1,15}$/.test(digits)) return BigInt(digits);
    form.errors.set(field, { kind: 'missing', what: 'whole_number' });
    return null;
  }
  if (type === 'decimal') {
    const read = decimalIn(plainDigits(typed, false), form.hearing.locale);
    if (read === undefined) form.errors.set(field, { kind: 'missing', what: 'number' });
    return read ?? null;
  }
  if (type === 'bool') {
    if (typed === 'yes' || typed === 'no') return typed === 'yes';
  } else if (type === 'date') {
    if (isDay(typed.trim())) return typed.trim();
    form.errors.set(field, { kind: 'missing', what: 'day' });
    return null;
  } else if (type === 'order') return typed.trim();
  else if (type.enum.includes(typed)) return typed;
  form.errors.set(field, { kind: 'missing', what: 'answer' });
  return null;
}

/** `99.95`, `99,95`, `99.95 %`; what may be grouped or a fraction is read only where the person's own point says which. */
function decimalIn(typed: string, locale: string): Decimal | undefined {
  const read = readNumber(typed.trim().replace(/\s?%$/, ''));
  if (read.kind === 'none') return undefined;
  if (read.kind === 'number') return readDecimal(sayDigits(read.digits));
  const parts = new Intl.NumberFormat(usableLocale(locale)).formatToParts(1.5);
  const point = parts.find(({ type }) => type === 'decimal')?.value;
  return point === read.separator ? readDecimal(sayDigits(read.decimal)) : undefined;
}
