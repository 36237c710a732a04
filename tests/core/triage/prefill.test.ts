import { describe, expect, it } from 'vitest';
import { findReference, findRemedySought } from '../../../src/core/triage/prefill.ts';

describe('finding whom it is about', () => {
  it.each([
    ['Room 412: no hot water', 'Room 412'],
    ['no towels in room no. 12b again', 'Room 12B'],
    ['Guest of suite #7 cannot sleep', 'Suite 7'],
    ['food cold for table 7', 'Table 7'],
    ['booking AB1234 was lost', 'Booking AB1234'],
    ['booking reference: QXZTRW is gone', 'Booking QXZTRW'],
    ['order #10032 never came', 'Order 10032'],
    ['Order number 10032-7', 'Order 10032-7'],
    ['flight BA12 was late', 'Flight BA12'],
    ['flight BA12, booking XK77PQ: bag lost', 'Booking XK77PQ'],
    ['Zimmer 31 ist laut', 'Zimmer 31'],
    ['chambre 214, pas d’eau', 'Chambre 214'],
    ['kamar 305 kotor', 'Kamar 305'],
    ['no hot water for two nights', null],
    ['a room for 2 nights', null],
    ['we paid for room 2 nights only', null],
    ['they order 2 pizzas', null],
    ['an order 400 EUR too dear', null],
    ['booking was lost', null],
    ['flight 3 hours late', null],
    ['mushroom 12', null],
    ['', null],
  ])('“%s” → %s', (text, reference) => {
    expect(findReference(text)).toBe(reference);
  });
});

describe('finding what they ask for', () => {
  it.each([
    ['No hot water. Wants a refund of 40 EUR.', 'a refund of 40 EUR'],
    ['wants a refund of 40.50 EUR because it was cold', 'a refund of 40.50 EUR'],
    ['She asks for a new room!', 'a new room'],
    ['They would like to be moved, but not today', 'to be moved'],
    ["We'd like an apology", 'an apology'],
    ['Please refund the breakfast', 'refund the breakfast'],
    ['He asked for a refund', 'a refund'],
    ['Sie möchte ein anderes Zimmer', 'ein anderes Zimmer'],
    ['Il voudrait un remboursement', 'un remboursement'],
    ['Quiere otra habitación', 'otra habitación'],
    ['He asked for a quiet place and got the street', null],
    ['does not want a refund', null],
    ['I want to complain about the noise', null],
    ['I would like to report a leak', null],
    ['cold food', null],
    ['wants', null],
    ['', null],
  ])('“%s” → %s', (text, sought) => {
    expect(findRemedySought(text)).toBe(sought);
  });

  it('keeps a long wish short', () => {
    const sought = findRemedySought(`wants ${'a very long list of things '.repeat(20)}`) ?? '';
    expect(sought.length).toBeLessThanOrEqual(120);
    expect(sought.endsWith(' …')).toBe(true);
  });
});
