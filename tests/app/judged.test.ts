import { describe, expect, it } from 'vitest';
import { notOpened } from '../../src/app/intake/judged.ts';
import { LEARNT } from '../../src/core/triage/learnt/base-weights.ts';
import { unpack } from '../../src/core/triage/learnt/packed.ts';
import { receivedWith } from '../../src/intake/received.ts';

const base = unpack(Buffer.from(LEARNT, 'base64'));
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
    expect(notOpened(receivedWith({ text, language, receivedAt: AT }), base)?.why ?? null).toBe(why);
  });

  it.each([
    'There were ants all over the bathroom',
    'I have been transferred six times',
    'Paid for express, came after nine days',
    'It took 40 minutes to get a coffee',
    'My bill doubled this month without any explanation',
  ])('opens what somebody writes to us who neither thanks nor asks: %s', (text) => {
    expect(notOpened(receivedWith({ text, receivedAt: AT }), base)).toBeNull();
    // overheard, it has to say more
    expect(notOpened(receivedWith({ text, receivedAt: AT, heard: 'post' }), base)).not.toBeNull();
  });

  it.each([
    ['We look forward to our stay in May', 'not_a_complaint'],
    ['Our group arrives at noon with two coaches', 'not_a_complaint'],
    ['Could I get an extra pillow please', 'question'],
    ['Danke für alles', 'praise'],
  ])('and sets aside what tells of nothing that failed: %s', (text, why) => {
    expect(notOpened(receivedWith({ text, receivedAt: AT }), base)?.why).toBe(why);
  });
});
