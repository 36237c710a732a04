/** The facts form → what is known of a case now, by the types the policy declares. What is left empty is unknown, never guessed. Pure. */
import type { FactType, FactValue } from '../../core/policy/facts.ts';
import { plainDigits } from '../../core/base/digits.ts';
import { memberId, type CaseId, type MemberId } from '../../core/base/ids.ts';
import type { Command } from '../../core/case/commands.ts';
import type { FormValues } from '../../cards/kit/card.ts';
import { FACT_FIELD, NOBODY, NOT_KNOWN } from '../../cards/forms/facts-form.ts';
import type { Hearing } from './hearing.ts';
import { many, one, readMoney, type Errors } from './form-values.ts';

type About = Readonly<Record<string, string>>;

/** `about` says what stood in the form when it was opened: only that can be emptied. */
export function readFacts(id: CaseId, about: About, values: FormValues, hearing: Hearing, errors: Errors): Command {
  const facts = new Map<string, FactValue>();
  for (const [name, type] of hearing.facts) {
    const value = readFact(FACT_FIELD + name, type, values, hearing, errors);
    if (value !== null) facts.set(name, value);
  }
  const orderValue = readMoney(values, 'orderValue', hearing, errors);
  const lossValue = readMoney(values, 'lossValue', hearing, errors);
  const known = new Set([
    ...facts.keys(),
    ...(orderValue === null ? [] : ['order_value']),
    ...(lossValue === null ? [] : ['loss_value']),
  ]);
  const evidence = many(values, 'evidence').filter((kind) => hearing.evidence.includes(kind));
  return {
    kind: 'set_facts',
    case: id,
    customer: one(values, 'customer'),
    orderValue,
    lossValue,
    facts,
    forget: namesIn(about['known']).filter((name) => !known.has(name)),
    evidence,
    unseen: namesIn(about['seen']).filter((kind) => !evidence.includes(kind)),
    ...concernsIn(values),
  };
}

/** Left empty, nothing is said about it. */
function concernsIn(values: FormValues): { readonly concerns?: MemberId | null } {
  const typed = one(values, 'concerns');
  if (typed === null) return {};
  if (typed === NOBODY) return { concerns: null };
  const read = memberId.safeParse(typed);
  return read.success ? { concerns: read.data } : {};
}

const namesIn = (carried: string | undefined): readonly string[] => (carried ?? '').split(' ').filter((n) => n !== '');

/** Null when it is not known, and when it could not be read; then `errors` says why. */
function readFact(
  field: string,
  type: FactType,
  values: FormValues,
  hearing: Hearing,
  errors: Errors,
): FactValue | null {
  const typed = one(values, field);
  if (typed === null || typed === NOT_KNOWN) return null;
  if (type === 'money') return readMoney(values, field, hearing, errors);
  if (type === 'int') {
    const digits = plainDigits(typed, false);
    if (/^[0-9]{1,15}$/.test(digits)) return BigInt(digits);
    errors[field] = 'Type a whole number in digits only, for example 3.';
    return null;
  }
  if (type === 'bool') {
    if (typed === 'yes' || typed === 'no') return typed === 'yes';
  } else if (type.enum.includes(typed)) return typed;
  errors[field] = 'Choose one of the answers.';
  return null;
}
