import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/app/caller.ts';
import type { Hearing } from '../../../src/app/door/hearing.ts';
import { readFacts } from '../../../src/app/door/read-facts.ts';
import type { FieldError } from '../../../src/cards/forms/field-errors.ts';
import type { FormValues } from '../../../src/cards/kit/card.ts';
import { factsForm, MOST_FACTS, NOT_KNOWN } from '../../../src/cards/forms/facts-form.ts';
import { writeDecimalShort } from '../../../src/core/base/decimals.ts';
import { isDecimal, type FactType, type FactValue } from '../../../src/core/policy/facts.ts';
import { money } from '../../../src/core/base/money.ts';
import { answer } from '../../../src/core/case/answer.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import { evolve } from '../../../src/core/case/evolve.ts';
import { ANA, circumstances, eur, openCase, R } from '../../core/case/build.ts';

const TYPES: ReadonlyMap<string, FactType> = new Map<string, FactType>([
  ['tier', { enum: ['gold', 'unknown', 'yes'] }],
  ['nights', 'int'],
  ['confirmed', 'bool'],
  ['fare', 'money'],
  ['uptime', 'decimal'],
]);
const caller: Caller = {
  platform: 'slack',
  place: 'T1',
  user: 'U1',
  name: null,
  channel: { platform: 'slack', place: 'T1', channel: 'C1' },
  locale: 'en-GB',
  at: new Date('2026-12-10T10:00:00Z'),
};
const KINDS = ['receipt', 'photo'];
const hearing = (locale = 'en-GB', facts = TYPES): Hearing => ({
  locale,
  currency: 'EUR',
  actions: new Map(),
  facts,
  evidence: KINDS,
});
const wanted = { facts: [...TYPES].map(([name, type]) => ({ name, type })), evidence: KINDS };

/** The form of a case, sent with some fields changed, and the case afterwards. */
function sent(c: RecoveryCase, changes: FormValues, locale = 'en-GB', now = c): RecoveryCase {
  const form = factsForm(c, wanted, { locale });
  const values: Record<string, string | readonly string[] | null> = {};
  for (const field of form.fields) values[field.id] = field.kind === 'ticks' ? field.values : field.value;
  const errors = new Map<string, FieldError>();
  const command = readFacts(c.id, {
    caller,
    about: form.about,
    values: { ...values, ...changes },
    hearing: hearing(locale),
    errors,
  });
  expect([...errors]).toEqual([]);
  const said = answer(now, command, circumstances({ by: ANA }));
  if (!said.ok) throw new Error(said.no.kind);
  let after = now;
  for (const event of said.events) after = evolve(after, event);
  return after;
}
const errorsOf = (values: FormValues): Record<string, FieldError> => {
  const errors = new Map<string, FieldError>();
  readFacts(R(1042), { caller, about: {}, values, hearing: hearing(), errors });
  return Object.fromEntries(errors);
};
const factsOf = (c: RecoveryCase): Record<string, FactValue> => Object.fromEntries(c.facts);

describe('the facts form, read', () => {
  it('takes each fact by its type', () => {
    const typed = { fact_tier: 'gold', fact_nights: '12', fact_confirmed: 'no', fact_fare: '99.50 EUR' };
    const c = sent(openCase(), { ...typed, fact_uptime: '99.95' });
    const uptime = { units: 999_500n, scale: 4 };
    const all = { tier: 'gold', nights: 12n, confirmed: false, fare: eur(99.5), uptime };
    expect(factsOf(c)).toEqual(all);
    expect(factsOf(sent(c, {})), 'sent again as it stands').toEqual(all);
  });

  it('leaves unknown what is left empty, and tells a word of the policy from not knowing', () => {
    expect(factsOf(sent(openCase(), { fact_tier: NOT_KNOWN, fact_confirmed: NOT_KNOWN, fact_nights: ' ' }))).toEqual(
      {},
    );
    expect(factsOf(sent(openCase(), { fact_tier: 'unknown' }))).toEqual({ tier: 'unknown' });
  });

  it('makes a known fact unknown when it is emptied', () => {
    const c = openCase({
      facts: new Map<string, FactValue>([
        ['tier', 'gold'],
        ['nights', 2n],
      ]),
      orderValue: eur(300),
    });
    const after = sent(c, { fact_tier: NOT_KNOWN, fact_nights: '', orderValue: '' });
    expect(factsOf(after)).toEqual({});
    expect(after.orderValue).toBeNull();
    expect(after.customer).toEqual(c.customer);
  });

  it('does not wipe what came in while the form was open', () => {
    const shown = openCase({ orderValue: null });
    const now = openCase({ orderValue: eur(300), facts: new Map([['nights', 3n]]), evidence: ['photo'] });
    const after = sent(shown, { fact_confirmed: 'yes', evidence: ['receipt'] }, 'en-GB', now);
    expect(factsOf(after)).toEqual({ nights: 3n, confirmed: true });
    expect(after.orderValue).toEqual(eur(300));
    expect(after.evidence?.toSorted()).toEqual(['photo', 'receipt']);
  });

  it('takes evidence back that was ticked by mistake, and nothing the policy does not name', () => {
    const c = sent(openCase(), { evidence: ['receipt', 'photo', 'hearsay'] });
    expect(c.evidence).toEqual(['receipt', 'photo']);
    expect(sent(c, { evidence: ['photo'] }).evidence).toEqual(['photo']);
  });

  it.each(['2.5', '-1', '1e3', '1,000', 'two', '0x10', '1234567890123456', '１２'])(
    'refuses "%s" as a whole number',
    (typed) => {
      expect(errorsOf({ fact_nights: typed })).toEqual({ fact_nights: { kind: 'missing', what: 'whole_number' } });
    },
  );

  it.each([
    ['99.95', 'en-GB', '99.95'],
    ['99,95', 'en-GB', '99.95'],
    ['99.9500 %', 'en-GB', '99.95'],
    ['99.999', 'en-GB', '99.999'],
    ['99,999', 'de-DE', '99.999'],
    ['1,234.5', 'en-GB', '1234.5'],
    ['0', 'en-GB', '0'],
    ['99.999', 'de-DE', undefined],
    ['1,000', 'en-GB', undefined],
    ['99.99999', 'en-GB', undefined],
    ['-1', 'en-GB', undefined],
    ['1e3', 'en-GB', undefined],
    ['lots', 'en-GB', undefined],
  ])('reads "%s" in %s as the number %s', (typed, locale, number) => {
    const errors = new Map<string, FieldError>();
    const values = { fact_uptime: typed };
    const command = readFacts(R(1042), { caller, about: {}, values, hearing: hearing(locale), errors });
    const read = command.kind === 'set_facts' ? command.facts?.get('uptime') : undefined;
    expect(read !== undefined && isDecimal(read) ? writeDecimalShort(read) : read).toBe(number);
    expect(errors.size).toBe(number === undefined ? 1 : 0);
  });

  it('says every fault at once, each at its field', () => {
    const errors = errorsOf({
      fact_nights: '2.5',
      fact_fare: '-4 EUR',
      orderValue: '5 XXX',
      fact_tier: 'platinum',
      fact_confirmed: 'perhaps',
    });
    expect(Object.keys(errors).toSorted()).toEqual([
      'fact_confirmed',
      'fact_fare',
      'fact_nights',
      'fact_tier',
      'orderValue',
    ]);
  });

  it('saved as it was opened changes nothing, in every locale', () => {
    const facts = fc.record(
      {
        tier: fc.constantFrom('gold', 'unknown', 'yes'),
        nights: fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
        confirmed: fc.boolean(),
        fare: fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.constantFrom('EUR', 'JPY', 'KWD')),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'en-US', 'ar-EG'),
        fc.subarray(KINDS),
        (some, locale, seen) => {
          const known = Object.entries(some).map(([name, value]): [string, FactValue] => [
            name,
            Array.isArray(value) ? money(value[0], value[1]) : value,
          ]);
          const c = openCase({ facts: new Map(known), evidence: seen, orderValue: money(123456n, 'KWD') });
          const after = sent(c, {}, locale);
          expect(after.facts).toEqual(c.facts);
          expect(after.evidence).toEqual(seen);
          expect(after.orderValue).toEqual(c.orderValue);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('names of passengers', () => {
  it.each([
    ['a name of 75 letters', 'A'.repeat(75), undefined],
    [
      'a name of 76',
      `Ada, ${'A'.repeat(76)}`,
      { kind: 'not_understood', why: { kind: 'passengers', no: 'long', most: 75 } },
    ],
    ['60 names', Array.from({ length: 60 }, (_, n) => `Ada ${n}`).join(', '), undefined],
    [
      '61 names',
      Array.from({ length: 61 }, (_, n) => `Ada ${n}`).join(', '),
      { kind: 'not_understood', why: { kind: 'passengers', no: 'many', most: 60 } },
    ],
  ])('are kept whole or not at all: %s', (_, passengers, error) => {
    expect(errorsOf({ passengers })['passengers']).toEqual(error);
  });
});

describe('the facts form, drawn', () => {
  it('asks for no more than people fill in, the most needed first, and carries names only', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      name: `fact_number_${i}_${'x'.repeat(45)}`,
      type: 'int' as const,
    }));
    const c = openCase({ facts: new Map(many.map(({ name }) => [name, 1n])) });
    const form = factsForm(c, { facts: many, evidence: KINDS }, hearing());
    expect(form.fields).toHaveLength(3 + MOST_FACTS + 1);
    expect(form.fields[3]?.id).toBe(`fact_${many[0]?.name ?? ''}`);
    for (const carried of Object.values(form.about)) expect(carried.length).toBeLessThanOrEqual(1000);
  });

  it('is the short form where the policy looks at nothing', () => {
    const form = factsForm(openCase(), { facts: [], evidence: [] }, hearing());
    expect(form.fields.map(({ id }) => id)).toEqual(['customer', 'orderValue', 'lossValue']);
    expect(form.notes).toEqual([]);
  });
});
