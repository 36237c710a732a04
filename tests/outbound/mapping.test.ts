/** What of an event goes where in a request, and what an answer says: nothing put in becomes anything else than a value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledBody, filledText, filledUrl, mappingSchema, readAnswer, secretsIn } from '../../src/outbound/mapping.ts';

const KNOWN = {
  case: 'R-1042',
  action: { id: 'act_1', amount: { value: '40.00', minor: 4000, currency: 'EUR' }, units: null },
  customer: 'Room "412"',
  secret: { token: 't0k' },
};
const mapping = (answer: object) => mappingSchema.parse({ url: 'https://pay.example/', answer });

describe('a request', () => {
  it('has numbers as numbers, what is not known as null, and words in between', () => {
    const body = {
      pence: '{action.amount.minor}',
      note: 'for {case}, {customer}',
      units: '{action.units}',
      x: ['{no.such}'],
    };
    expect(filledBody(body, KNOWN)).toEqual({ pence: 4000, note: 'for R-1042, Room "412"', units: null, x: [null] });
    expect(filledText('Bearer {secret.token}', KNOWN)).toBe('Bearer t0k');
    expect(
      secretsIn(mappingSchema.parse({ url: 'https://x/', headers: { a: '{secret.one}' }, body: ['{secret.two}'] })),
    ).toEqual(['one', 'two']);
  });

  it('goes nowhere else and says nothing else, whatever is put in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (customer) => {
        const known = { ...KNOWN, customer: customer.toWellFormed() };
        const url = filledUrl('https://pay.example/c/{customer}/refunds?of={customer}', known);
        expect(url.host).toBe('pay.example');
        expect(url.pathname.startsWith('/c/') || customer.trim().match(/^\.{1,2}$/) !== null).toBe(true);
        expect(url.hash).toBe('');
        expect(filledText('x-{customer}', known)).not.toMatch(/[\r\n\0]/);
        expect(filledBody({ a: '{customer}', b: 1 }, known)).toEqual({ a: known.customer, b: 1 });
      }),
    );
  });

  it('has nothing that is not an own value', () => {
    expect(filledBody(['{constructor}', '{case.length}', '{action.toString}'], KNOWN)).toEqual([null, null, null]);
  });
});

describe('an answer', () => {
  const full = { reference: 'payment.id', status: 'state', confirmed: ['paid'], failed: ['declined'] };
  it.each([
    [full, '{"state":"paid","payment":{"id":77}}', { to: 'confirmed', reference: '77' }],
    [full, '{"state":"declined"}', { to: 'failed', reference: null }],
    [full, '{"state":"pending","payment":{"id":"p7"}}', { to: 'later', reference: 'p7' }],
    [full, '{}', { to: 'unclear' }],
    [full, 'thank you', { to: 'unclear' }],
    [full, '', { to: 'unclear' }],
    [{}, 'thank you', { to: 'confirmed', reference: null }],
    [{ reference: 'id' }, '{"id":"p7"}', { to: 'confirmed', reference: 'p7' }],
  ])('read by %j: %s', (answer, text, said) => {
    expect(readAnswer(mapping(answer), text)).toEqual(said);
  });
});
