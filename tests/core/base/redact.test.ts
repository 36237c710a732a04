import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { redact } from '../../../src/core/base/redact.ts';
import { outsideRows } from './outside.ts';
import { cpuMsOf } from '../../cpu.ts';
import { runs } from '../../runs.ts';

const CARD = '4111 1111 1111 1111';
const IBAN = 'DE89 3704 0044 0532 0130 00';

describe('masking personal data', () => {
  it('hides card, account, e-mail and phone of one complaint and keeps the rest', () => {
    const text = `Room 412: charged twice on ${CARD}, IBAN ${IBAN}, write to jane.doe@customer.example or +33 6 12 34 56 78. I have my heart condition.`;
    expect(redact(text)).toEqual({
      text: 'Room 412: charged twice on (card number hidden), IBAN (account number hidden), write to (e-mail hidden) or (phone number hidden). I have my heart condition.',
      masked: ['card', 'iban', 'email', 'phone'],
    });
  });

  it('keeps an order number of 16 digits that fails Luhn', () => {
    const text = 'order 4111111111111112 never came';
    expect(redact(text)).toEqual({ text, masked: [] });
  });

  it.each([
    ['card', '4111-1111-1111-1111'],
    ['card', '4111111111111111'],
    ['card', '4111.1111.1111.1111'],
    ['card', '4111\u00a01111\u00a01111\u00a01111'],
    ['card', '3782 822463 10005'],
    ['card', '30569309025904'],
    ['card', '４１１１ 1111 1111 1111'],
    ['card', '٤١١١ ١١١١ ١١١١ ١١١١'],
    ['iban', 'GB82WEST12345698765432'],
    ['iban', 'fr14 2004 1010 0505 0001 3m02 606'],
    ['email', "o'neil+x@mail.customer.example"],
    ['email', 'jürgen@bücher.example'],
    ['phone', '+44 (0)20 7946 0958'],
    ['phone', '0033612345678'],
    ['phone', '06.12.34.56.78'],
    ['phone', '0171/2345678'],
    ['phone', '(555) 010-0199'],
    ['phone', '0612345678'],
    ['id', '078-05-1120'],
    ['id', 'AB 12 34 56 C'],
    ['id', '123.456.789-09'],
    ['secret', 'xoxb-000000000000-000000000000-EXAMPLEEXAMPLE'],
    ['secret', `sk-proj-${'A'.repeat(40)}`],
    ['secret', '-----BEGIN PRIVATE KEY-----\nAAAA'],
    ['secret', `eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.${'x'.repeat(20)}`],
    ['secret', 'postgres://amends:geheim@db.example/amends'],
    ['secret', 'Bearer abcdefghijklmnop1234'],
  ])('hides as %s: %s', (kind, raw) => {
    const { text, masked } = redact(`please see ${raw} thanks`);
    expect(masked).toEqual([kind]);
    expect(text).toMatch(/^please see \([a-z -]+ hidden\)( thanks)?$/);
  });

  it.each([
    ['SSN 078-05-1120', 'SSN (identity number hidden)'],
    ['passport number is X1234567.', 'passport number is (identity number hidden).'],
    ['Personalausweis: L01X00T47', 'Personalausweis: (identity number hidden)'],
    ['my password is Hunter2!', 'my password is (secret hidden)'],
    ['password: swordfish', 'password: (secret hidden)'],
    ['call me on 5550100199', 'call me on (phone number hidden)'],
    [`card ${CARD} exp 12/29 cvv 123`, 'card (card number hidden) exp 12/29 cvv (card number hidden)'],
    ['room 412 0033 6 12 34 56 78', 'room 412 (phone number hidden)'],
    [`Room 412 ${CARD} late`, 'Room 412 (card number hidden) late'],
  ])('keeps the words around: %s', (raw, shown) => expect(redact(raw).text).toBe(shown));

  it.each([
    'room 1412, floor 14, 2 adults and 3 children',
    'on 21.11.2026 at 14:30, again 2026-11-22 20:15, and 01-12-2026',
    'charged 1.234.567,89 € instead of 12,345.67',
    'refund 1 000 000,00 EUR',
    'order 0612345678, invoice 2026-0012-3456, booking 555-010-0199',
    'case R-1042, flight AF1234, gate 12',
    'open 0800-1800, closed 12.11.2026',
    'the password is wrong and the phone is broken since 2026',
    'DE89370400440532013002 is mistyped',
    'my passport was stolen, tel 12.11.2026',
    '2026-11-21T20:11:00Z and 127.0.0.1',
    'https://customer.example/a:b@c',
    'call 911',
  ])('leaves alone: %s', (text) => expect(redact(text)).toEqual({ text, masked: [] }));

  it('hides the whole of two finds that overlap', () => {
    const { text } = redact(`password:${CARD.replaceAll(' ', '-')}@customer.example`);
    expect(text).not.toMatch(/\d|customer/);
  });

  it('changes nothing the second time', () => {
    const part = fc.constantFrom(
      CARD,
      IBAN,
      'a@b.example',
      '+33612345678',
      ' ',
      'password: ',
      'pin is 4711!',
      '078-05-1120',
      '(',
      '0',
      'tel ',
      'passport ',
      '@',
      'sk-',
      ':',
      'xoxb-1234567890',
    );
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    const isStable = (raw: string): boolean => redact(redact(raw).text).text === redact(raw).text;
    expect(fc.check(fc.property(text, isStable), { numRuns: runs(1000) }).counterexample).toBeNull();
  });

  it('hides every card number in whatever grouping people use', () => {
    const isHidden = (digits: readonly number[], gap: string): boolean => {
      const bare = `4${digits.join('')}`;
      const check =
        Array.from({ length: 10 }, (_, last) => `${bare}${last}`).find((card) => redact(card).masked.length > 0) ?? '';
      const grouped = check.replace(/(\d{4})(?=\d)/g, `$1${gap}`);
      return !redact(`paid with ${grouped}.`).text.includes(grouped);
    };
    const digits = fc.array(fc.nat(9), { minLength: 14, maxLength: 14 });
    expect(
      fc.check(fc.property(digits, fc.constantFrom('', ' ', '-', '.', '\u00a0'), isHidden)).counterexample,
    ).toBeNull();
  });

  const pieces = [
    'a',
    '1',
    '1 ',
    '+1',
    'a@',
    'a.',
    'A1',
    'xox',
    'password ',
    'passport 1',
    '4111 ',
    'eyJ',
    '(0',
    '00',
    'tel 1',
    'DE89',
    '://a:',
    '0 ',
    '-----BEGIN PRIVATE KEY-----',
    '\u0661',
  ];
  it.each(pieces)('takes linear time over 100,000 signs of "%s"', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    expect(cpuMsOf(() => redact(text))).toBeLessThan(2000);
  });

  it('masks what the hostile texts hide, and only that', ({ skip }) => {
    const row = z.object({ id: z.string(), cls: z.string(), text: z.string() });
    const rows = outsideRows('checks/attack/corpus/nasty-text.jsonl', row, skip).filter(({ cls }) => cls === 'pii');
    const masked = Object.fromEntries(rows.map(({ id, text }) => [id, redact(text).masked]));
    expect(masked).toEqual({
      'pii-1': ['card', 'card'],
      'pii-2': ['card'],
      'pii-3': [],
      'pii-4': ['iban'],
      'pii-5': ['id'],
      'pii-6': ['secret'],
      'pii-7': ['email', 'phone'],
      'pii-8': ['secret'],
      'pii-9': ['secret'],
      'pii-10': ['secret'],
      'pii-11': [],
      'pii-12': [],
      'pii-13': ['id'],
    });
  });
});
