import { describe, expect, it } from 'vitest';
import { leakIn as leaks } from '../../../src/core/recognition/leaks.ts';
import { openCase } from '../case/build.ts';

const c = openCase({ customer: { reference: 'Room 412 Lindgren', key: 'Room 412 Lindgren' } });
const leakIn = (text: string, of = c) => leaks(text, of, { members: [] });
const why = (text: string) => leakIn(text)?.why ?? null;

const LEAKS: Readonly<Record<string, readonly string[]>> = {
  customer: [
    'Ana helped Lindgren at midnight',
    'Ana helped the LINDGREN party',
    'Ana ran up to 412',
    'order 10032 was saved',
    'Booking AB1234 is fine again',
    'booking no. 88123',
    'reservation: 55012 kept',
    'their loyalty number 99812',
    'invoice #4711 corrected',
    'the guest of flight BA12',
    'train 2045 was met',
    'the parcel XK77PQ was found',
    'see #10032',
    'Bestellung 10032 gerettet',
  ],
  place: [
    'a bath for room 305',
    'Room #7 sleeps again',
    'the family in suite 12b',
    'Zimmer 31 ist ruhig',
    'chambre 214 est prête',
    'kamar 305 bersih',
    'table 7 laughed again',
    'seat 14C was mended',
    'room twenty-two was warm',
  ],
  amount: [
    'gave back €40 at once',
    'gave 40 € back',
    'refunded 40 EUR',
    'refunded EUR 40.00',
    'forty euros well spent',
    'two hundred dollars',
    '£15 voucher',
    'a 20 quid voucher',
    'with 2,000 points',
    '500 Punkte',
    'Rp 150.000',
    '40 francs',
    '¥4000 returned',
  ],
  case: ['for R-1042', 'well done on r-7'],
  name: [
    'Mr Smith smiled',
    'Mrs. Jones came back',
    'Dr. Müller stayed',
    'Frau Schmidt war froh',
    'Monsieur Dupont est content',
    'Señora Gómez volvió',
    'the family Okafor',
    'a guest named Petra',
  ],
  health: [
    'for the guest in a wheelchair',
    'found her insulin',
    'a pregnant guest',
    'his heart condition',
    'the diabetic father',
    'after her surgery',
    'their allergies',
    'a guest with dementia',
    'brought to hospital',
    'la señora embarazada',
  ],
  calls_people: ['<!channel> look', 'thanks @here', 'thanks @everyone', '<@U0ANA> did it', 'well done @bob.l'],
  link: ['see https://example.com/x', 'www.example.com', '[look](javascript:alert)', 'slack://channel'],
  personal: ['write to guest@example.com', 'call +49 170 1234567', 'card 4111 1111 1111 1111'],
};

const FINE: readonly string[] = [
  'Ana made a promise to somebody we had let down, and kept it on time.',
  'Ana listened first, then moved them, and everybody slept.',
  'We miss having you on the night shift',
  'the hospitality of this team',
  'went the extra mile',
  'stayed until 22:00 as promised',
  'found a better room in five minutes',
  'kept two promises in one evening',
  'gave 110 percent',
  'they had a table again by noon',
  'a stroke of luck, well used',
  'called back at 9 as said',
  'Thank you for the third time this month',
  'I would thank you twice',
  'she saw it, he said it, we did it',
  'Ana a tenu sa promesse, merci !',
];

describe('what may not stand in a thank-you', () => {
  for (const [reason, texts] of Object.entries(LEAKS)) {
    it.each(texts)(`“%s” ${reason}`, (text) => {
      expect(why(text)).toBe(reason);
    });
  }

  it.each(FINE)('“%s” may be posted', (text) => {
    expect(leakIn(text)).toBeNull();
  });

  it('is tried on enough texts', () => {
    expect(Object.values(LEAKS).flat().length + FINE.length).toBeGreaterThanOrEqual(60);
  });

  it('names the word, so that it can be taken out', () => {
    expect(leakIn('gave back 40 EUR at once', c)?.word).toBe('40 EUR');
    expect(leakIn('up to 412 again', c)?.word).toBe('412');
  });

  it('does not take the kind of reference for the reference', () => {
    expect(
      leakIn('found them another room', openCase({ customer: { reference: 'Room 412', key: 'Room 412' } })),
    ).toBeNull();
    expect(leakIn('moved Linda', openCase({ customer: { reference: 'Lind', key: 'Lind' } }))).toBeNull();
    expect(leakIn('anything goes', openCase({ customer: { reference: null, key: null } }))).toBeNull();
  });

  it.each(['a', '1', '@', '<', 'room ', 'order ', '€1', 'Mr ', 'A1', 'one '])(
    'comes to an end on 50,000 characters of “%s”, within what the runner allows a test',
    (unit) => {
      const found = leakIn(unit.repeat(50_000 / unit.length), c);
      expect(found === null || found.word.length > 0).toBe(true);
    },
  );
});
