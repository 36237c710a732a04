import { describe, expect, it } from 'vitest';
import { sayQuote } from '../../../src/cards/team/praise.ts';
import { draftQuote } from '../../../src/core/recognition/quoting.ts';
import { leakIn } from '../../../src/core/recognition/leaks.ts';
import { ANA, AURORA, doneIn, openCase, R, refusalIn, resolves } from '../case/build.ts';
import { makeWorld } from '../case/world.ts';

const c = openCase({ customer: { reference: 'Room 412', key: 'Room 412' } });
const { members } = AURORA;
const quoted = (words: string): string | undefined =>
  draftQuote(c, ANA, words, ['guests first'], (quote) => sayQuote(quote, { locale: 'en-GB' }), members)?.text;

describe('a customer who agreed to be quoted', () => {
  it('is quoted with whom it is about, as a value speaks of it', () => {
    expect(quoted('Ana stayed with us until it was warm again.')).toBe(
      'Ana, a customer says: “Ana stayed with us until it was warm again.”',
    );
    const draft = draftQuote(c, ANA, 'she stayed to the end', ['guests first'], (q) => q.words, members);
    expect(draft).toMatchObject({ kind: 'customer_words', value: 'guests first' });
  });

  it('is quoted without whatever tells who they are, who else was there, or what they got', () => {
    const said = 'We were in room 412, Bob was away, and Ana gave us 40 EUR and a smile. Regards, Mrs Lindgren';
    const text = quoted(said) ?? '';
    expect(text).toMatch(/Ana gave us … and a smile/);
    expect(text).not.toMatch(/412|Bob|40|EUR|Lindgren/);
    expect(leakIn(text, c, { members, thanked: [ANA.id] })).toBeNull();
  });

  it('is not quoted where too little is left', () => {
    for (const words of ['room 412', 'Bob', '', '👍', 'guest@example.com'])
      expect([words, quoted(words)]).toEqual([words, undefined]);
  });

  it('is drafted once, for the person and a lead; never by one of ours, nor where nobody is thanked', () => {
    const command = { kind: 'quote_customer', case: R(1042), to: ANA.id, words: 'she stayed to the end' } as const;
    const draftQuoteOf = (of: typeof c, to: typeof ANA, words: string) =>
      draftQuote(of, to, words, [], (q) => sayQuote(q, { locale: 'en-GB' }), members);
    const world = makeWorld({ cases: [openCase()], draftQuote: draftQuoteOf });
    doneIn(world.ask(ANA, resolves()));
    expect(refusalIn(world.ask(ANA, command))).toEqual({ kind: 'not_a_member' });
    expect(doneIn(world.ask(null, command)).events).toMatchObject([
      { kind: 'thanks_drafted', shoutOut: { kind: 'customer_words', to: 'ana', leads: ['mia'], status: 'draft' } },
    ]);
    expect(doneIn(world.ask(null, command)).events).toEqual([]);
    const no = makeWorld({ cases: [openCase()], draftQuote: draftQuoteOf });
    doneIn(no.ask(ANA, resolves({ customerAccepted: 'no' })));
    expect(doneIn(no.ask(null, command)).events).toEqual([]);
  });
});
