/** Was neben einem Feld steht, das leer ist oder sich nicht lesen lässt. */
import type { InOtherWords } from '../catalogue.ts';
import type { fieldErrors as en } from '../en/field-errors.ts';

export const fieldErrors: InOtherWords<typeof en> = {
  sensitivity: 'Wähl, worum es geht.',
  reason_to_restrict: 'Sag, warum: Es bleibt im Verlauf des Falls.',
  one_of_two: 'Sag hier nur eines: einen anderen Fall, oder woran man den Kunden erkennt.',
  other_case: 'Sag, welcher Fall weitergeht, zum Beispiel R-1001.',
  complaint: 'Sag in ein paar Worten, was passiert ist.',
  remedy: 'Wähl, was du geben willst.',
  amount: 'Sag, wie viel, zum Beispiel 40 EUR.',
  points: 'Sag, wie viele Punkte, zum Beispiel 2000.',
  accepted: 'Sag, ob der Kunde es angenommen hat; „noch nicht bekannt“ geht auch.',
  reason_to_decline: 'Sag, warum, damit klar ist, was stattdessen ginge.',
  reason_to_counter: 'Sag, warum, damit man es dem Kunden erklären kann.',
  reason_to_give: 'Sag, warum: Die Richtlinie will dafür einen Grund.',
  offer: 'Sag, was du stattdessen anbietest, zum Beispiel 250 EUR.',
  person: 'Wähl, wem du ihn anbietest.',
  sentence: 'Schreib einen Satz.',
  whom: 'Sag, wem du dankst.',
  thanks: 'Schreib, was gepostet werden soll.',
  promise: 'Sag, was du zusagst, zum Beispiel: mit dem neuen Zimmer zurückrufen.',
  reason_to_release: 'Sag, warum der Kunde dir die Zusage erlässt: Es bleibt bei ihr stehen.',
  promise_settled: 'Kreuz an, was eingehalten ist oder was der Kunde dir erlassen hat.',
  kept_or_released: 'Eine Zusage ist zweimal angekreuzt: eingehalten, oder vom Kunden erlassen?',
  day: 'Wähl einen Tag.',
  time: 'Sag, bis wann, zum Beispiel 17:00.',
  time_of_day: 'Schreib die Uhrzeit wie 17:00.',
  number: 'Schreib eine Zahl mit höchstens vier Stellen hinter dem Komma, zum Beispiel {number}.',
  whole_number: 'Schreib eine ganze Zahl, nur Ziffern, zum Beispiel 3.',
  answer: 'Wähl eine der Antworten.',
  out_of_date: 'Dieses Formular ist nicht mehr aktuell. Schließ es und öffne es neu über die Karte.',
};
