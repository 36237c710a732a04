import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAILURE_TYPES } from '../../../src/core/base/failures.ts';
import { FAILURE_SAID, FAILURE_TERMS, FAILURES_IN_ORDER, LOST_WITH } from '../../../src/core/triage/rules-words.ts';
import { guessPrefill, readComplaint } from '../../../src/core/triage/rules.ts';
import { firstTerm, normal, placesOfTerms, tableOf, type Normal } from '../../../src/core/triage/words.ts';
import { cpuMsOf } from '../../cpu.ts';
import { runs } from '../../runs.ts';

/** Each place where the letters stand is looked at. */
function isAnywhere(text: string, term: string): boolean {
  const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  const stem = term.replace(/\*$/, '');
  return (
    stem !== '' &&
    Array.from({ length: text.length }, (_, at) => at).some(
      (at) =>
        text.slice(at, at + stem.length) === stem &&
        !isLetter(text[at - 1]) &&
        (term.endsWith('*') || !isLetter(text[at + stem.length])),
    )
  );
}

const READING = { at: new Date('2026-12-10T10:00:00Z'), zone: 'Europe/Paris' };
const read = (text: string) => readComplaint(text, READING);

describe('reading a complaint', () => {
  it.each([
    ['Wrong bill\nI never opened the minibar, and nobody answers the phone, nobody called me back.', 'process.billing'],
    ['Re: Delayed again\nYour hotline never picks up and the agent was rude, very rude.', 'outcome.delay'],
    ['Dirty room\n\nNobody called me back, nobody answers.', 'outcome.facility'],
    // what they want says nothing of what failed, and a sentence is no subject
    ['Refund request\nThe driver was rude, he shouted at me, rude, unprofessional.', 'process.staff'],
    ['My bag came late.\nThe driver was rude, he shouted at me, rude, unprofessional.', 'process.staff'],
  ])('a subject says what the rest is about: %j', (text, failure) => {
    expect(read(text).failure.value).toBe(failure);
  });

  it('reads the example as a failed room that matters today, and says why', () => {
    const text = 'Room 412: no hot water for two nights, family with a baby';
    const triage = read(text);
    expect(triage.failure).toMatchObject({ value: 'outcome.facility', because: '“no hot water” says so', by: 'rules' });
    expect(triage.severity.value).toBe('S2');
    expect(triage.severity.because).toMatch(/baby|two nights/);
    expect(triage.stage.value).toBe('during');
    expect(triage.language).toBe('en');
    expect(triage.deadline).toBeNull();
    expect(triage.remedySought).toBeNull();
    expect(guessPrefill(text)).toEqual({ customer: 'Room 412', remedySought: null });
  });

  it.each([
    ['The shower is dirty and there is mould', 'outcome.facility'],
    ['Our neighbours were so noisy that nobody slept', 'outcome.facility'],
    ['The parcel has not arrived', 'outcome.delay'],
    ['You cancelled our table an hour before', 'outcome.cancellation'],
    ['The hotel was overbooked and they sent us away', 'outcome.availability'],
    ['The suitcase arrived damaged', 'outcome.lost_damaged'],
    ['We were charged twice for the minibar', 'process.billing'],
    ['The receptionist was rude to my wife', 'process.staff'],
    ['Nobody answered and you never called back', 'process.communication'],
    ['The soup was cold food from a tin, tasteless', 'outcome.product'],
    ['The app crashes with an error message', 'outcome.technical'],
    ["I can't log in, the password reset fails", 'process.access'],
    ['Fraud: somebody opened an account in my name', 'process.data'],
    ['There was a gas leak in the corridor', 'outcome.safety'],
    ['Kein Warmwasser seit zwei Nächten', 'outcome.facility'],
    ['La chambre est sale et le bruit est terrible', 'outcome.facility'],
    ['Me cobraron dos veces la cena', 'process.billing'],
    ['Kamar kotor dan bau', 'outcome.facility'],
    // neither where somebody is, nor what was masked, nor who answers says what failed
    ['soup was cold, Room 901', 'outcome.product'],
    ['You gave us the wrong room 901', 'outcome.availability'],
    ['TV is broken', 'outcome.facility'],
    ['My bag is still missing after two days', 'outcome.lost_damaged'],
    ['SSN (identity number hidden): I was charged twice', 'process.billing'],
    ['Guest: the shower is cold.\nAgent: I can offer a refund.\nand a voucher for the charge', 'outcome.facility'],
    ['Hmm.', 'other'],
  ])('reads “%s” as %s', (text, failure) => {
    expect(read(text).failure.value).toBe(failure);
  });

  it('says that nothing was found rather than guess', () => {
    expect(read('').failure).toEqual({ value: 'other', because: 'no word says what failed', by: 'rules' });
  });

  it.each([
    ['Smoke in the corridor, the curtain caught fire', 'S1'],
    ['Guest had an allergic reaction after the soup', 'S1'],
    ['No hot water, elderly couple', 'S2'],
    ['Slow breakfast', 'S3'],
  ])('takes “%s” for %s', (text, severity) => {
    expect(read(text).severity.value).toBe(severity);
  });

  it.each([
    ['He says he was injured by the door', 'injury'],
    ['She calls it racist', 'discrimination'],
    ['They will sue you', 'legal'],
    ['A journalist asked about it', 'press'],
    ['Noise all night', null],
    ['A guest named Ambulance Smith asks for towels', null],
    ['A killer view, but no towels', null],
    ['The newspaper was not delivered to the door', null],
    ['I will go to the newspapers with this', 'press'],
    ['Mr Smith Injured His Arm', 'injury'],
    ['MR SMITH WAS INJURED', 'injury'],
  ])('takes “%s” for a case of: %s', (text, sensitivity) => {
    expect(read(text).sensitivity?.value ?? null).toBe(sensitivity);
    expect(read(text)).not.toHaveProperty('alsoSensitive');
  });

  it('takes a case for all that its words say, each with the words', () => {
    const { sensitivity, alsoSensitive } = read('A racist waiter: she was injured, and her lawyer will write');
    const says = (value: string, word: string) => ({
      value,
      because: expect.stringMatching(new RegExp(`^“.*${word}.*” says so$`)),
      by: 'rules',
    });
    expect(sensitivity).toEqual(says('discrimination', 'racist'));
    expect(alsoSensitive).toEqual([says('injury', 'injured'), says('legal', 'lawyer')]);
  });

  it.each([
    ['They checked out and wrote to us', 'after'],
    ['Question before our arrival: no parking', 'before'],
    ['No towels', 'during'],
  ])('places “%s” %s the service', (text, stage) => {
    expect(read(text).stage.value).toBe(stage);
  });

  it.each([
    ['The room was dirty and the bed is broken', 'en'],
    ['Das Zimmer war schmutzig und wir haben nicht geschlafen', 'de'],
    ['La chambre est sale et le bruit dans notre couloir', 'fr'],
    ['El baño no funciona y hay ruido en la habitación', 'es'],
    ['Kamar tidak bersih dan air panas tidak ada', 'id'],
    ['412', 'und'],
  ])('takes “%s” for language %s', (text, language) => {
    expect(read(text).language).toBe(language);
  });

  it('knows typographic apostrophes and line ends', () => {
    expect(read('I can’t\nlog in').failure.value).toBe('process.access');
  });

  it('gives the same reading for the same words', () => {
    const text = 'Train late, app crashes, charged twice; wants a refund of 40 EUR';
    expect(read(text)).toEqual(read(text));
  });

  it.each([
    'a',
    ' ',
    '\n',
    'room ',
    'leaving ',
    'wants ',
    'no ho',
    'at 7 ',
    'booking #',
    '1',
    '::::',
    'İ',
    'n’t want ',
    '412 ',
    'ref ref: ',
  ])('reads 50,000 characters of “%s” without delay', (unit) => {
    const text = unit.repeat(Math.ceil(50_000 / unit.length));
    expect(cpuMsOf(() => [read(text), guessPrefill(text)])).toBeLessThan(500);
  });
});

describe('the tables of words', () => {
  const has = (words: Normal, term: string): boolean => firstTerm(words, tableOf([term])) === term;

  it('know every failure in words but “other”, and what each loses', () => {
    expect([...FAILURES_IN_ORDER].toSorted()).toEqual(FAILURE_TYPES.filter((type) => type !== 'other').toSorted());
    expect(Object.keys(LOST_WITH).toSorted()).toEqual([...FAILURE_TYPES].toSorted());
  });

  it('are written as texts are read: each term would be found in itself', () => {
    for (const { term, weight } of FAILURE_SAID) {
      expect({ term, isFound: has(normal(term.replace('*', '')), term) }).toEqual({ term, isFound: true });
      expect(weight).toBeGreaterThan(0);
    }
  });

  it('find whole words only, or beginnings where the term is open', () => {
    expect(has(normal('fresh air'), 'ac')).toBe(false);
    expect(has(normal('the AC.'), 'ac')).toBe(true);
    expect(has(normal('cockroaches'), 'cockroach*')).toBe(true);
    expect(has(normal('a back-ache, an ache'), 'ache')).toBe(true);
  });

  it('find a term by where words begin just as looking for it everywhere does', () => {
    const terms = FAILURE_TERMS.terms;
    const piece = fc.oneof(
      fc.constantFrom(...terms).map((term) => term.replace('*', '')),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.constantFrom(' ', '-', "'", 's', 'a', 'c', 'é', '1', '𝒜'),
    );
    const joined = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    const looked = fc.oneof(
      fc.constantFrom(...terms),
      joined.map((text) => text.toLowerCase().slice(0, 6)),
    );
    fc.assert(
      fc.property(joined, looked, fc.boolean(), (text, term, isThere) => {
        const words = normal(isThere ? `${text}${term.replace('*', '')}${text}` : text);
        expect(has(words, term)).toBe(isAnywhere(words.text, term));
      }),
      { numRuns: runs(2_000) },
    );
    const all = fc.property(joined, (text) => {
      const words = normal(text);
      const found = placesOfTerms(words, FAILURE_TERMS).map((place) => terms[place]);
      expect(found).toEqual(terms.filter((one) => isAnywhere(words.text, one)));
    });
    fc.assert(all, { numRuns: runs(60) });
  });
});
