/** Briefe an Kunden, für die, die sie schreiben: welcher, in welcher Sprache, und was zu einem Entwurf gesagt wird. */
import type { InOtherWords } from '../catalogue.ts';
import type { letters as en } from '../en/letters.ts';

export const letters: InOtherWords<typeof en> = {
  'button.draft': 'Brief entwerfen…',
  'button.another': 'Anderer Entwurf…',

  'kind.acknowledgement': 'Eingangsbestätigung',
  'kind.holding': 'Zwischenbescheid',
  'kind.update': 'neuer Stand',
  'kind.apology': 'Entschuldigung',
  'kind.resolution': 'Abschluss',
  'kind.cannot': 'was wir tun können und was nicht',
  'language.en': 'Englisch',
  'language.de': 'Deutsch',
  'language.fr': 'Französisch',
  'language.es': 'Spanisch',
  'tone.formal': 'förmlich',
  'tone.informal': 'vertraut',

  'form.title': 'Brief zu {case}',
  'form.submit': 'Entwerfen',
  'form.note': 'Er sagt nur, was am Fall steht: was bewilligt und was zugesagt wurde. Nichts wird verschickt.',
  'form.letter': 'Welcher Brief',
  'form.letter_hint': 'Vorgeschlagen nach dem Stand des Falls.',
  'form.language': 'In welcher Sprache',
  'form.language_hint': 'Wie der Kunde schrieb, soweit man es erkennt; was du wählst, bleibt am Fall.',
  'form.tone': 'Wie er angeredet wird',
  'form.tone_hint': 'Förmlich oder per du; im Englischen gibt es nur eine Anrede.',

  'card.title': '{kind}, {case}',
  'card.language': 'Auf {language}. Nichts wurde verschickt: Kopiere den Text von hier.',
  'card.language_tone': 'Auf {language}, {tone}. Nichts wurde verschickt: Kopiere den Text von hier.',
  'card.summary': 'Ein Entwurf zu {case}: {kind}, auf {language}.',

  words:
    'Amends hat nicht verstanden, welcher Brief das ist. Tippe zum Beispiel <b>{command} draft {case} Entschuldigung auf Spanisch</b>; Briefe: {kinds}; Sprachen: {languages}; förmlich oder vertraut.',
};
