/** Karten zum Drucken für Kunden, für die, die sie überreichen. */
import type { InOtherWords } from '../catalogue.ts';
import type { gesture as en } from '../en/gesture.ts';

export const gesture: InOtherWords<typeof en> = {
  button: 'Karte zum Drucken…',
  title: 'Karte zum Drucken, {case}',
  intro:
    'Öffne den Link, druck die Seite auf A6 oder A5 und überreich sie; oder schick dem Kunden den Link. Die Seite ist in der Sprache des Kunden und sagt nichts davon, was war und wer er ist.',
  until: 'Die Karte gilt bis {until}, solange das Gegebene steht.',
  lapses:
    'Das Gegebene verfällt, wenn es nicht bis {lapses} genutzt wird, und so steht es auf der Karte. Ist es als erledigt vermerkt, gilt die Karte bis {until}: Öffne den Link dann noch einmal.',
  whoever:
    'Wer den Link hat, kann die Karte sehen. Bei jedem Öffnen wird neu nachgesehen: Wird das Gegebene zurückgenommen, sagt sie, dass sie nicht mehr gilt.',
  none: 'Für eine Karte gibt es noch nichts: {case} hat nichts, was bewilligt oder erledigt ist, außer Worten wie einer Entschuldigung. Gib zuerst etwas: <b>{command} give {case} upgrade</b>.',
  other:
    '„{typed}“ gibt es auf {case} nicht für eine Karte, aber {there}. Alles zeigt <b>{command} voucher {case}</b>; etwas anderes geben: <b>{command} give {case} …</b>.',
  off: 'Zu {case} gibt es keine Karte: Amends weiß nicht, unter welcher Adresse Kunden es erreichen. Bitte die, die Amends betreiben, PUBLIC_URL zu setzen; sonst fehlt nichts.',
  over: 'Was auf {case} gegeben wurde, ist älter als ein Jahr, und eine Karte dazu gilt nicht mehr. Gib es neu, wenn der Kunde es noch bekommen soll.',
};
