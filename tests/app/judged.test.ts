import { describe, expect, it } from 'vitest';
import { notOpened } from '../../src/app/intake/judged.ts';
import { receivedWith } from '../../src/intake/received.ts';

const AT = new Date('2026-12-10T10:00:00Z');

describe('what a source that opens complaints opens', () => {
  it.each([
    ['My parcel never arrived and nobody answers me', null, null],
    ['Thank you so much, what a lovely stay it was!', null, 'praise'],
    ['What time does the pool open on Sunday?', null, 'question'],
    ['Your rooms were lovely, but my wife was injured on the stairs', null, null],
    // nobody here reads Polish: whether it is one is for a person to say
    ['Paczka dotarła uszkodzona, proszę o zwrot pieniędzy', null, null],
    ['La habitación estaba sucia', 'es', null],
    ['Hello', null, 'not_a_complaint'],
  ])('%s', (text, language, why) => {
    expect(notOpened(receivedWith({ text, language, receivedAt: AT }))?.why ?? null).toBe(why);
  });
});
