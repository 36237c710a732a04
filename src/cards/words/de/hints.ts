/** Was neben dem steht, was ein Modell vorschlägt. */
import type { InOtherWords } from '../catalogue.ts';
import type { hints as en } from '../en/hints.ts';

export const hints: InOtherWords<typeof en> = {
  suggested: '<b>Vorschlag der KI</b> ({model}), zum Prüfen: {what}',
  failure: '{now} statt {read}',
  severity: 'dringender: {now}',
  stage: '{now} der Leistung',
  'stage.before': 'vor',
  'stage.during': 'während',
  'stage.after': 'nach',
  sensitivity: 'vielleicht nur für wenige ({now}); vertraulich wird nichts, bevor es jemand sagt',
  summary: '<b>In Kürze</b>, von der KI; es gelten die eigenen Worte:',
  translation: '<b>Von der KI übersetzt</b> aus: {language}; es gelten die eigenen Worte:',
  'button.take': 'Vorschlag der KI ansehen…',
  'form.note':
    'Von der KI vorgeschlagen und eingetragen: {what}. Es gilt erst, wenn du speicherst; was die Regeln gelesen haben und was die KI vorschlug, bleibt daneben stehen.',
  'letter.button': 'Von der KI formuliert…',
  'letter.title': '{kind}, {case}, von der KI formuliert',
  'letter.note':
    '<b>Von der KI formuliert</b> ({model}) nach dem Entwurf: kein anderer Betrag, kein anderes Datum, nichts anderes versprochen als dort. Lies ihn, bevor du ihn verwendest. Nichts wurde verschickt.',
  'letter.not_yet':
    'Die KI hat diesen Brief nicht formuliert, oder ihr Text war nicht brauchbar. Der Entwurf steht, wie er ist; wenn du ihn eben erst gemacht hast, drück in ein paar Sekunden noch einmal.',
  'letter.summary': 'Ein Brief zu {case}, von der KI formuliert.',
  digest: '<b>In Worten, von der KI</b>; die Zahlen darunter sind berechnet: {text}',
};
