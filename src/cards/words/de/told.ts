/** Was jemand privat erfährt, wenn auf einem Fall etwas passiert ist. */
import type { InOtherWords } from '../catalogue.ts';
import type { told as en } from '../en/told.ts';

export const told: InOtherWords<typeof en> = {
  by: ' von {who}',
  'by.for': ' von {who} für {whom}',
  each_for: '{who} für {whom}',
  reason: ' Grund: {reason}',
  passed_over: '{case}: Das entscheidet jemand anderes.',
  since: 'Inzwischen: {status}{by}.',
  'since.at': 'Inzwischen: {status}{by}, {at}.',
  concerns: '<b>In {case} soll es um dich gehen.</b> Das entscheidet jemand anderes; du musst nichts tun.',
  approved: '<b>{case}: freigegeben</b>{by}.{reason} Gib es jetzt ({what}), und hak es ab, wenn du den Fall löst.',
  declined: '<b>{case}: abgelehnt</b>{by}.{reason}',
  'declined.instead': ' Das ginge: {instead}',
  expired:
    '<b>{case}: Niemand hat rechtzeitig entschieden</b>, also gibt es kein Ja ({what}). Der Kunde wartet seit {since}. Frag noch einmal, oder gib, was du selbst geben darfst.',
  dropped:
    '<b>{case}: {what} ist verfallen.</b> Das war freigegeben und wurde nicht rechtzeitig gegeben. Gib es neu, wenn der Kunde noch wartet.',
  countered: '<b>{case}: ein Gegenangebot</b>{by}: {what}.{reason} Nimm es an, oder sprich darüber.',
  'countered.own': ' Das liegt in deinem eigenen Rahmen: Du darfst es auch selbst entscheiden.',
  counter_accepted: '<b>{case}: dein Angebot ist angenommen</b>{by}.',
  discussed: '<b>{case}: Dein Angebot hilft noch nicht.</b> {text} Die Anfrage steht wieder, wie sie gestellt war.',
  'discussed.who':
    '<b>{case}: Dein Angebot hilft noch nicht.</b> {who}: {text} Die Anfrage steht wieder, wie sie gestellt war.',
  request_edited: '<b>{case}: die Anfrage wurde geändert</b>{by}. Jetzt geht es um {what}.',
  asked_more: '<b>{case}: erst eine Frage</b>{by}: {text}',
  answered_more: '<b>{case}: eine Antwort</b>{by}: {text}',
  reminded: '<b>{case} wartet auf deine Entscheidung:</b> {what}. Der Kunde wartet seit {since}.',
  escalated:
    '<b>{case} liegt jetzt bei dir:</b> {what}. Bisher hat niemand entschieden; der Kunde wartet seit {since}.',
  reassigned: '<b>{case} wartet jetzt auf deine Entscheidung:</b> {what}. Der Kunde wartet seit {since}.',
  nobody:
    '<b>{case}: Gerade kann niemand entscheiden</b>, also muss es warten ({what}); der Betreiber weiß Bescheid. Gib, was du selbst geben darfst.',
  kept_private: '<b>{case} ist vertraulich, und du kümmerst dich darum.</b> In keinem Kanal steht etwas davon.',
  'kept_private.urgent': ' Vielleicht kommt jemand zu Schaden: Sieh bitte sofort nach.',
};
