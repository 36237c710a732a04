/** Ob wirklich geschehen ist, was freigegeben war: unterwegs, angekommen, fehlgeschlagen, ungewiss. */
import type { InOtherWords } from '../catalogue.ts';
import type { fulfilment as en } from '../en/fulfilment.ts';

export const fulfilment: InOtherWords<typeof en> = {
  'button.paid': 'Bezahlt oder nicht…',
  'button.pay_again': 'Noch einmal zahlen',

  'line.executing': 'Unterwegs: {what}',
  'line.unknown': '<b>Ungewiss, ob angekommen:</b> {what}',
  'line.failed': '<b>Fehlgeschlagen:</b> {what}. Der Kunde wartet noch darauf.',
  'line.doubt': '{system} meldet es als bezahlt, hier gilt es als nicht bezahlt: {what}',
  'line.doubt_failed': '{system} meldet es als fehlgeschlagen, hier gilt es als bezahlt: {what}',
  'line.reference': 'Nummer {reference}',
  'line.times': '{n}-mal beauftragt',
  'system.unnamed': 'Das andere System',

  'form.title': '{case}: bezahlt?',
  'form.submit': 'Speichern',
  'form.note':
    'Was angekommen ist, gilt als ausgegeben. Was fehlgeschlagen ist, wird wieder frei, und der Fall läuft weiter, bis das geklärt ist.',
  'form.which': 'Was',
  'form.to': 'Was daraus wurde',
  'form.confirmed': 'Angekommen: bezahlt, übergeben, erledigt',
  'form.failed': 'Fehlgeschlagen, der Kunde wartet noch darauf',
  'form.dropped': 'Fehlgeschlagen, wird nicht noch einmal versucht',
  'form.reference': 'Nummer',
  'form.reference_hint': 'Die Nummer der Zahlung oder des Gutscheins im anderen System, wenn es eine gibt.',
  'form.reason': 'Warum es fehlgeschlagen ist',
  'form.reason_hint': 'Nur wenn es fehlgeschlagen ist.',

  'said.confirmed': '<b>{case}: {what} ist angekommen.</b>{reference} Es gilt als ausgegeben.',
  'said.reference': ' Nummer: {reference}.',
  'said.failed':
    '<b>{case}: {what} ist fehlgeschlagen.</b> Der Fall bleibt offen, bis das geklärt ist. Noch einmal: <b>{command} pay again {case}</b>.',
  'said.dropped':
    '<b>{case}: {what} ist fehlgeschlagen und wird nicht noch einmal versucht.</b> Gib etwas anderes, wenn der Kunde noch wartet.',
  'said.again':
    '<b>{case}: {what} soll noch einmal gezahlt werden</b>, unter derselben Nummer, also nie doppelt. Wenn es erledigt ist: <b>{command} paid {case}</b>.',
  'said.again_of':
    '<b>{case}: {system} ist noch einmal beauftragt</b> ({what}), unter derselben Nummer, also wird nie doppelt gezahlt.',
  'said.heard': 'Zu {case} notiert.',

  'no.payment_failed':
    '<b>{case} ist nicht gelöst:</b> Fehlgeschlagen ist {what}, und der Kunde wartet noch darauf. Zahl es noch einmal, oder sag, was daraus wurde.',
  'no.nothing_paid':
    'Nichts geändert: Auf {case} steht nichts Passendes, das bezahlt sein könnte. Was gegeben wurde, zeigt <b>{command} show {case}</b>.',
  'no.nothing_failed':
    'Nichts geändert: Auf {case} steht nichts Passendes, das fehlgeschlagen sein könnte. Was gegeben wurde, zeigt <b>{command} show {case}</b>.',
  'no.nothing_pay_again':
    'Nichts geändert: Auf {case} ist nichts Passendes fehlgeschlagen. Etwas Neues gibst du so: <b>{command} give {case} refund 40 EUR</b>.',
  'no.which_payment':
    'Nichts geändert: Auf {case} könnte mehreres gemeint sein: {what}. Nenn eines, zum Beispiel <b>{command} {line}</b>.',
  'no.failed_needs_reason':
    'Noch nichts geändert. Sag, warum es fehlgeschlagen ist, für alle, die damit weitermachen: <b>{command} failed {case} weil die Karte abgelaufen ist</b>.',
  'no.not_yours_to_pay':
    'Nicht noch einmal gezahlt: {what} auf {case}. Was fehlschlug, wurde wieder frei, also wird neu entschieden. {why}',
  'no.pay_who': '{who} hat vorher Ja gesagt und kann <b>{command} pay again {case}</b> sagen.',
  'no.pay_nobody': 'Wer es allein entscheiden darf, kann <b>{command} pay again {case}</b> sagen.',

  'told.failed':
    '<b>{case}: {what} ist fehlgeschlagen.</b> {why} Der Kunde wartet noch darauf: Zahl es noch einmal, oder sag, was daraus wurde.',
  'told.unknown':
    '<b>{case}: Niemand weiß, ob {what} angekommen ist.</b> {why} Sieh im anderen System nach und sag, was du findest: Von selbst wird nichts ein zweites Mal gezahlt.',
  'told.doubt':
    '<b>{case}: {system} meldet {what} als bezahlt</b>, hier gilt es als nicht bezahlt. Sieh nach, und sag, was du findest.',
  'told.doubt_failed':
    '<b>{case}: {system} meldet {what} als fehlgeschlagen</b>, hier gilt es als bezahlt. Sieh nach, und sag, was du findest.',
  'told.own_words': 'Grund: {reason}',
  'told.by': 'Das sagt {who}. {why}',
  'why.no_answer': 'Es kam rechtzeitig keine Antwort.',
  'why.not_reached': 'Das andere System war nicht zu erreichen.',
  'why.refused': 'Das andere System hat abgelehnt.',
  'why.unclear_answer': 'Die Antwort des anderen Systems war nicht zu lesen.',
  'why.broke_off': 'Amends wurde angehalten, während es fragte.',
};
