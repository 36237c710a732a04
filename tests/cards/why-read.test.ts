/** Reasons the rules give are said in the reader's language; in English they stay as they are kept. */
import { describe, expect, it } from 'vitest';
import { readComplaint } from '../../src/core/triage/rules.ts';
import { whyIn } from '../../src/cards/words/why-read.ts';

const TEXTS = [
  'Room 412: no hot water for two nights, and we leave at noon',
  'the lamp fell on my child and it was burnt',
  'I demand a refund at once, this is a disgrace',
  'we checked out yesterday and the invoice was wrong; I want my money back by Friday 17:00',
  'hm',
  'Das Zimmer war kalt, morgen um 9 reisen wir ab',
];

describe('why a complaint was read as it was', () => {
  it.each(TEXTS)('is said in both languages: %s', (text) => {
    const read = readComplaint(text, { at: new Date('2026-12-10T10:00:00Z'), zone: 'Europe/Paris' });
    const kept = [read.failure, read.severity, read.stage, read.remedySought, read.deadline].flatMap((one) =>
      one === null ? [] : [one.because],
    );
    for (const because of kept) {
      expect(whyIn(because, { locale: 'en-GB' })).toBe(because);
      expect(whyIn(because, { locale: 'de-DE' })).not.toBe(because);
    }
  });

  it('stays what a person wrote', () => {
    expect(whyIn('the guest called twice', { locale: 'de-DE' })).toBe('the guest called twice');
    expect(whyIn('a person said so', { locale: 'de-DE' })).toBe('jemand hat es so gesagt');
  });
});
