/** Briefe an Kunden, für die, die sie schreiben: welcher, in welcher Sprache, und was zu einem Entwurf gesagt wird. */
import type { InOtherWords } from '../catalogue.ts';
import type { letters as en } from '../en/letters.ts';

export const letters: InOtherWords<typeof en> = {
  'button.draft': 'Brief entwerfen…',
  'button.another': 'Anderer Entwurf…',
  'button.edit': 'Bearbeiten, prüfen…',

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

  'edit.title': 'Brief, {case}',
  'edit.submit': 'Prüfen',
  'edit.note':
    'Bevor du ihn kopierst, sucht Amends, was ein Kunde nicht lesen sollte: eine Entschuldigung mit Wenn, Schuldzuweisung, einen Betrag oder eine Zeit, die nicht am Fall steht.',
  'edit.text': '{kind}, auf {language}',

  'check.title': 'Bevor du den Brief kopierst, {case}',
  'check.summary': 'Im Brief zu {case} {n, plural, one {ist # Stelle} other {sind # Stellen}} anzusehen.',
  'check.more': '{n, plural, one {# weitere Stelle} other {# weitere Stellen}}, wenn diese behoben sind.',
  'check.again': 'Weiter bearbeiten…',
  'check.anyway': 'Trotzdem kopieren',
  'check.record': 'Zusagen: {at}',
  'copy.title': 'Brief zum Kopieren, {case}',
  'copy.summary': 'Der Brief zu {case} zum Kopieren.',
  'copy.fine': 'Nichts gefunden, und nichts wurde verschickt: Kopiere den Text von hier.',
  'copy.over': 'Damit gehst du hinweg über: {over}. Nichts wurde verschickt.',

  'found.conditional': '<b>Eine Entschuldigung mit Wenn:</b> als ob vielleicht nichts gewesen wäre.',
  'found.blame': '<b>Jemand anderem wird die Schuld gegeben.</b> Für den Kunden sind wir alle das Haus.',
  'found.threat': '<b>Das liest sich als Drohung.</b>',
  'found.admission': '<b>Das erkennt eine Haftung an.</b> In dieser Branche entscheiden darüber andere.',
  'found.amount': '<b>{what} ist an diesem Fall nicht bewilligt.</b>',
  'found.promise': '<b>„{what}“ ist eine Zusage, die nicht am Fall steht:</b> {at}.',
  'found.promise_unclear': '<b>„{what}“ ist eine Zusage, die nicht am Fall steht.</b> Bis wann, ist nicht zu erkennen.',
  'lacks.acknowledgement': '<b>Er sagt nicht, dass du verstanden hast,</b> was war, oder dass es dir leidtut.',
  'lacks.responsibility': '<b>Er sagt nicht, wer es in Ordnung bringt.</b>',
  'lacks.next_step': '<b>Er sagt nicht, wie es weitergeht.</b>',
  instead: 'Besser: {better}',
  'instead.amount': 'Gib ihn zuerst am Fall, oder lass ihn weg.',
  'instead.promise': 'Halte sie mit dem Knopf oder mit promise fest, oder lass die Zeit weg.',
  'over.conditional': 'eine Entschuldigung mit Wenn',
  'over.blame': 'eine Schuldzuweisung',
  'over.threat': 'eine Drohung',
  'over.admission': 'eine anerkannte Haftung',
  'over.amount': 'einen Betrag, der nicht bewilligt ist',
  'over.promise': 'eine Zusage, die nicht festgehalten ist',
  'over.lacks': 'etwas, das ein Brief sagen sollte',

  words:
    'Amends hat nicht verstanden, welcher Brief das ist. Tippe zum Beispiel <b>{command} draft {case} Entschuldigung auf Spanisch</b>; Briefe: {kinds}; Sprachen: {languages}; förmlich oder vertraut.',
};
