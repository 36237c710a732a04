/** Who a customer is: one form for all ways to write them, keys that tell them apart, masked words to show. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUSTOMER_KEY, customerFrom, customerKeys, isAsShown, NOBODY_YET } from '../../../src/core/base/customers.ts';
import { normalCustomer } from '../../../src/core/base/customer-form.ts';
import { workspaceId } from '../../../src/core/base/ids.ts';
import { runs } from '../../runs.ts';

const AURORA = workspaceId.parse('aurora');
const keyOf = customerKeys(Buffer.alloc(32, 1), AURORA);
const keyFor = (typed: string | null): string | null => customerFrom(typed, keyOf)?.key ?? null;

/** Ways in which one customer is typed: each row is one. */
const ONE: readonly (readonly string[])[] = [
  [
    'Rosa@Example.com',
    'rosa@example.com',
    ' ROSA@EXAMPLE.COM ',
    '<mailto:rosa@example.com|rosa@example.com>',
    'e-mail: rosa@example.com',
    'rosa@example.com.',
    'Rosa Berg <rosa@example.com>',
  ],
  ["o'neil@example.com", 'O\u2019Neil@example.com'],
  [
    'Room 412',
    'room 412',
    'Room412',
    'ROOM-412',
    'Ｒｏｏｍ　４１２',
    'ROOM\u200b 412',
    'Room\u00a0412',
    'room\t412\n',
    'Room ٤١٢',
    'Room, 412',
    'Room #412',
    'Room no. 412',
    'Room no412',
    'Rm. 412',
    'rm412',
    'Zimmer 412',
    'Zi. 412',
    'Rооm 412',
    '"Room 412"',
    'R o o m 412',
  ],
  [
    'PNR QX7PLM',
    'pnr qx7plm',
    'PNR: QX7-PLM',
    'pnr qx7\u2011plm',
    'PNRQX7PLM',
    'PNR QХ7PLM',
    'QX7PLM',
    'Booking QX7PLM',
    'booking no. qx7-plm',
    'Reservation number: QX7PLM',
  ],
  ['PNR ABCDEF', 'abcdef', 'Record locator ABCDEF'],
  ["O'Brien", 'O\u2019Brien', 'OBrien', 'O Brien', 'o`brien', 'O\u02bcBrien', 'O\u00b4BRIEN', 'Ó Brien'],
  ['Ana-Lucía Muñoz', 'ana lucia munoz', 'Ana Luci\u0301a Mun\u0303oz', 'ANALUCIAMUNOZ'],
  ['Straße', 'STRASSE', 'strasse'],
  ['ﬁnn', 'FINN'],
  ['Søren Æbelø', 'soren aebelo'],
  ['İstanbul', 'istanbul', 'ISTANBUL', 'ıstanbul'],
  ['ΣΟΦΟΣ', 'σοφος', 'σοφός'],
  ['№ 7', 'no 7'],
  [
    '+44 20 7946 0958',
    '0044 20 7946 0958',
    '+44 (0)20 7946 0958',
    '+442079460958',
    'Tel. +44-20-7946-0958',
    '(+44) 20 7946.0958',
    '+44 ２０ 7946 0958',
  ],
  ['020 7946 0958', '(020) 7946-0958', '02079460958'],
  ['4111 1111 1111 1111', '4111-1111-1111-1111', '4111111111111111'],
  ['Loyalty 1234-5678', 'loyalty 12345678', 'LOYALTY 1234 5678'],
  ['DE89 3704 0044 0532 0130 00', 'de89370400440532013000'],
];
/** No two of these are one customer. */
const OTHERS = [
  'room 412',
  'room 413',
  'room 41',
  '412',
  'table 412',
  'Order 412',
  'Booking 412',
  'Booking Smith',
  'room 4 12',
  'room 41 2',
  'rosa@example.com',
  'ro.sa@example.com',
  'timo@example.org',
  'rosa@example.co',
  'Rosa',
  'Rosé Rosa',
  '+44 20 7946 0958',
  '+49 20 7946 0958',
  '020 7946 0958',
  '4111 1111 1111 1111',
  '4111 1111 1111 1112',
  "O'Brien",
  "O'Brian",
  'Müller',
  'Mueller',
  'farm 412',
  'का',
  'कि',
  'が',
  'か',
  '12/34',
  '1/234',
];

describe('the normal form of a customer', () => {
  it.each(ONE.map((row) => [row[0], row]))('of %j is one, however it is typed', (_, row) => {
    expect([...new Set(row.map(normalCustomer))]).toHaveLength(1);
    expect(new Set(row.map(keyFor)).size).toBe(1);
  });

  it('of different customers is not one', () => {
    expect(new Set(OTHERS.map(normalCustomer)).size).toBe(OTHERS.length);
  });

  it('is reached once and for all, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'rmoz ino4120+-.()@\u2019İßﬁ４'), maxLength: 30 }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const normal = normalCustomer(text);
        expect(normalCustomer(normal)).toBe(normal);
        expect(normalCustomer(`  ${text}\n`)).toBe(normal);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is one for any letter case, blanks, hyphens and apostrophes between the same letters, and another for other letters', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 6 });
    const number = fc.nat({ max: 999_999 }).map(String);
    const between = fc.constantFrom('', ' ', '  ', '-', ' - ', "'", '\u2019', '\u2011', '\u200b', '\u00a0');
    const spelling = fc.tuple(word, number, word).chain(([one, two, three]) =>
      fc.record({
        plain: fc.constant(`${one}${two}${three}`),
        ways: fc.array(
          fc.tuple(between, between, between, fc.boolean()).map(([a, b, d, loud]) => {
            const way = `${a}${one}${b}${two}${d}${three}`;
            return loud ? way.toUpperCase() : way;
          }),
          { minLength: 2, maxLength: 4 },
        ),
      }),
    );
    fc.assert(
      fc.property(spelling, spelling, (one, other) => {
        const forms = new Set([one.plain, ...one.ways].map(normalCustomer));
        expect(forms.size).toBe(1);
        // "rm 4" and "room 4" are one room
        fc.pre(!/^(r|z|h|c|q|k|v|p)/.test(one.plain + other.plain));
        expect(forms.has(normalCustomer(other.plain))).toBe(one.plain === other.plain);
      }),
      { numRuns: runs(200) },
    );
  });

  it.each(['a', ' ', '1 ', '@', 'a@', "'", '-', '+', 'rm', 'ﬁ', 'e\u0301', 'unknown ', '١ '])(
    'of 100 kB of %j costs no more than a moment',
    (piece) => {
      const long = piece.repeat(100_000 / Buffer.byteLength(piece));
      const at = performance.now();
      customerFrom(long, keyOf);
      expect(performance.now() - at).toBeLessThan(5_000);
    },
  );
});

describe('words that name nobody', () => {
  it.each([
    'unknown',
    'Unknown',
    ' UNKNOWN. ',
    'n/a',
    'N.A.',
    'n / a',
    '-',
    '--',
    '–',
    '?',
    '???',
    '...',
    'none',
    'None',
    '(none)',
    'nobody',
    'no one',
    'walk-in',
    'Walk in',
    'WALKIN',
    'walk\u2011in',
    'walk-in guest',
    'walk-in 2',
    'guest',
    'the guest',
    'a guest',
    'unknown guest',
    'guest (unknown)',
    'unknownguest',
    'anonymous',
    'anonymous customer',
    'no name',
    'not known',
    'not given',
    'no idea',
    "don't know",
    'customer',
    'xxx',
    '000',
    '0',
    'null',
    'TBA',
    'unbekannt',
    'Unbekannter Gast',
    'Gast',
    'Kunde',
    'k. A.',
    'keine Angabe',
    'Laufkundschaft',
    'anonym',
    'inconnu',
    'Client inconnu',
    'anonyme',
    'desconocido',
    'DESCONOCIDA',
    'anónimo',
    'ninguno',
    'sconosciuto',
    'onbekend',
    'okänd gäst',
    'ukjent',
    'nieznany',
    'неизвестно',
    'гость',
    '不明',
    '匿名',
    'なし',
    'غير معروف',
    'ｕｎｋｎｏｗｎ',
    'u n k n o w n',
    'unkn\u200bown',
    'unknоwn',
    'Room ?',
    'room n/a',
    'Room unknown',
    'Room -',
    'Room',
    'room no.',
    'PNR n/a',
    'table unknown',
    'e-mail unknown',
    'Zimmer unbekannt',
    'unknown (phone)',
    'no room',
    'no booking',
    'Gast ohne Reservierung',
    'walk-in couple',
    'Walk-in family',
    'day guest',
    'passer-by',
    'would not say',
    "didn't give a name",
    'withheld',
    'later',
  ])('%j', (typed) => {
    expect(customerFrom(typed, keyOf)).toBeNull();
  });

  it.each([
    'Guest 412',
    'unknown, room 412',
    'Anna',
    'Ana No',
    'Nina',
    'Noone Ltd',
    'Anonymous Coffee',
    'Mr Guest',
    'Rosa Guest',
    'QX7PLM',
    '7',
    'X1',
    'Nona',
    'guest@example.com',
    '100',
    'unknown 412',
    'unknown, room 12',
    'Family Smith',
    'Private Ryan',
    'Walk-in Smith family',
    'Booking QX7PLM',
  ])('but %j is somebody', (typed) => {
    expect(customerFrom(typed, keyOf)?.reference).not.toBeUndefined();
  });
});

describe('a customer', () => {
  it.each([
    ['e-mail addresses', 'rosa@example.com', 'timo@example.org', '(e-mail hidden)'],
    ['telephone numbers', '+49 170 1234567', '+49 170 7654321', '(phone number hidden)'],
    ['numbers like cards', '4111 1111 1111 1111', '5500 0000 0000 0004', '(card number hidden)'],
  ])('is not another one that looks alike when masked: %s', (_, one, other, shown) => {
    expect(customerFrom(one, keyOf)?.reference).toBe(shown);
    expect(customerFrom(other, keyOf)?.reference).toBe(shown);
    expect(keyFor(one)).not.toBe(keyFor(other));
    expect(keyFor(one)).toMatch(CUSTOMER_KEY);
    expect(keyFor(one?.toUpperCase())).toBe(keyFor(one));
  });

  it.each([null, '', '  ', '\u200b', '(e-mail hidden)', 'Rosa (E-mail hidden)', '(phone number hidden)'])(
    'is nobody when %j is typed',
    (typed) => {
      expect(customerFrom(typed, keyOf)).toBeNull();
    },
  );

  it('is told apart by all that was typed, however little of it is shown', () => {
    const long = 'x'.repeat(150);
    expect(customerFrom(`${long}1`, keyOf)?.reference).toBe('x'.repeat(120));
    expect(keyFor(`${long}1`)).not.toBe(keyFor(`${long}2`));
  });

  it('is the same when a form gives back what it showed', () => {
    const rosa = customerFrom('rosa@example.com', keyOf) ?? NOBODY_YET;
    expect(isAsShown(' (e-mail hidden)', rosa)).toBe(true);
    expect(isAsShown('rosa@example.com', rosa)).toBe(false);
    expect(isAsShown('', NOBODY_YET)).toBe(false);
  });

  it('has another key in another workspace and under another secret, and none under a short one', () => {
    const elsewhere = customerKeys(Buffer.alloc(32, 1), workspaceId.parse('borealis'));
    const anew = customerKeys(Buffer.alloc(32, 2), AURORA);
    expect(new Set([keyOf('room 412'), elsewhere('room 412'), anew('room 412')]).size).toBe(3);
    expect(() => customerKeys(Buffer.alloc(31), AURORA)).toThrow('31 bytes; 32 are needed');
  });
});
