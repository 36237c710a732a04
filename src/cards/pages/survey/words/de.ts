/** Die Seite einer Umfrage, für Kunden. */
import type { PageWords } from '../survey-words.ts';

export const de: PageWords = {
  message:
    'Sie haben uns gesagt, dass etwas schiefgegangen ist. Wir möchten wissen, wie gut wir es gelöst haben. Es dauert eine Minute: {link}\nVielen Dank, {company}',
  title: 'Wie gut haben wir es gelöst?',
  intro:
    'Sie haben {company} gesagt, dass etwas schiefgegangen ist. Bitte sagen Sie uns, wie gut es gelöst wurde. Es dauert eine Minute, und Sie können auslassen, was Sie möchten.',
  overall: 'Alles in allem: Wie gut haben wir es gelöst?',
  outcome: 'War fair, was dabei herauskam?',
  procedure: 'War der Weg dahin fair: schnell genug, und konnten Sie mitreden?',
  interaction: 'Sind wir höflich und ehrlich mit Ihnen umgegangen?',
  effort: 'Wie leicht haben wir es Ihnen gemacht?',
  lowest_overall: 'sehr schlecht',
  highest_overall: 'sehr gut',
  lowest_fair: 'gar nicht',
  highest_fair: 'ganz und gar',
  lowest_effort: 'sehr schwer',
  highest_effort: 'sehr leicht',
  words: 'Was möchten Sie uns sagen?',
  words_hint: 'Bitte keine Kartennummern und Passwörter.',
  send: 'Antwort senden',
  may_quote: 'Sie dürfen meine Worte im Haus zeigen, ohne meinen Namen, um zu danken, wer geholfen hat.',
  who_reads:
    'Das lesen die Menschen, die sich um Sie gekümmert haben, und ihre Leitung. Es dient dazu, Dinge in Ordnung zu bringen und daraus zu lernen, und zu nichts sonst.',
  privacy: 'Datenschutz',
  language: 'Sprache',
  thanks_title: 'Vielen Dank',
  thanks: 'Ihre Antwort ist bei denen, die sich um Sie gekümmert haben. Sie können diese Seite schließen.',
  answered_title: 'Ihre Antwort ist schon da',
  answered:
    'Jeder Link nimmt eine Antwort an, und Ihre ist angekommen. Vielen Dank. Möchten Sie etwas ergänzen, schreiben Sie {company} bitte wie zuvor.',
  closed_title: 'Wir kümmern uns noch einmal darum',
  closed:
    'Dieser Link nimmt gerade keine Antwort an. Möchten Sie etwas sagen, schreiben Sie {company} bitte wie zuvor.',
  expired_title: 'Dieser Link ist zu alt',
  expired: 'Er nimmt keine Antwort mehr an. Möchten Sie noch etwas sagen, schreiben Sie {company} bitte wie zuvor.',
  unknown_title: 'Dieser Link funktioniert nicht',
  unknown:
    'Vielleicht fehlt ein Stück davon. Bitte öffnen Sie ihn noch einmal aus der Nachricht, die Sie bekommen haben, oder schreiben Sie {company} wie zuvor.',
  empty: 'Noch wurde nichts gesendet: Bitte beantworten Sie wenigstens eine Frage oder schreiben Sie ein paar Worte.',
  too_long: 'Noch wurde nichts gesendet: Der Text ist zu lang. Bitte bleiben Sie unter {most} Zeichen.',
  not_saved:
    'Ihre Antwort konnte gerade nicht gespeichert werden. Nichts davon ist verloren: Bitte senden Sie sie gleich noch einmal.',
  busy_title: 'Einen Moment bitte',
  busy: 'Diese Seite wurde gerade sehr oft geöffnet. Bitte versuchen Sie es in einer Minute noch einmal.',
};
