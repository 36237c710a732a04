/** What was masked, and the words that only name it, never decide what a complaint is about: in English and in German, wherever it stands. */
import { expect, it } from 'vitest';
import { redact } from '../../../src/core/base/redact.ts';
import { cleanText } from '../../../src/core/base/text.ts';
import { judgeComplaint } from '../../../src/core/triage/complaint/judge.ts';
import { readComplaint } from '../../../src/core/triage/rules.ts';

const COMPLAINTS = [
  'The soup was cold and the room was noisy.',
  'We waited two hours at the desk.',
  'The parcel arrived broken.',
  'Everything was bad.',
  'Die Suppe war kalt.',
  'Wir haben zwei Stunden gewartet.',
  'Es war schrecklich.',
];
const PERSONAL = `SSN 536-22-4821
ssn is 536224821
social security number 536-22-4821
my passport number is X1234567
Reisepass C01X00T47
Personalausweis L01X00T47
Steuer-ID 36574261809
NHS number 943 476 5919
health insurance number 943 476 5919
Versichertennummer A123456780
driving licence MORGA753116SM9IJ
IMEI 490154203237518
my visa 4111 1111 1111 1111
Kreditkarte 4111 1111 1111 1111
credit card number: 4111 1111 1111 1111 cvv 123
IBAN DE89 3704 0044 0532 0130 00
bank account number 12345678
Kontonummer: 648489890
e-mail rosa@customer.example
contact me at rosa@customer.example
E-Mail-Adresse rosa@customer.example
please call me on +44 20 7946 0958
Telefonnummer 030 12345678
mobile number 07700 900123
my password is Hunter2!x
Passwort: geheim123
pin 4711
OTP is 482913
verification code 482913
api key: a1b2c3d4e5f6a7b8c9d0`.split('\n');

const readOf = (text: string): readonly unknown[] => {
  const kept = redact(cleanText(text)).text;
  const read = readComplaint(kept, { at: new Date('2026-12-10T10:00:00Z'), zone: 'Europe/Paris' });
  return [
    read.failure.value,
    read.severity.value,
    read.stage.value,
    read.sensitivity?.value ?? null,
    judgeComplaint(kept).complaint,
  ];
};

it.each(PERSONAL)('%s', (personal) => {
  expect(redact(personal).masked).not.toEqual([]);
  for (const complaint of COMPLAINTS) {
    const alone = readOf(complaint);
    for (const text of [`${complaint} ${personal}`, `${personal}. ${complaint}`, `${complaint}\n${personal}`])
      expect([text, readOf(text)]).toEqual([text, alone]);
  }
});

it('what somebody complains of stays, also beside what was masked', () => {
  expect(readOf('Nobody ever called me back on +44 20 7946 0958')[0]).toBe('process.communication');
  expect(readOf('My card 4111 1111 1111 1111 was charged twice')[0]).toBe('process.billing');
});
