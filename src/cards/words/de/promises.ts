/** What is said of promises to a customer: on cards, in forms, in private. */
import type { InOtherWords } from '../catalogue.ts';
import type { promiseWords as en } from '../en/promises.ts';

export const promiseWords: InOtherWords<typeof en> = {
  promised: '<b>Zugesagt:</b> {text}, bis {due} · {by}',
  'promised.late':
    '<b>Zugesagt:</b> {text}, bis {due} · {by} · <b>die Zeit ist um</b>: sag dem Kunden, wie es steht, und hak es ab, sobald es eingehalten ist',
  'promised.late_short': '<b>Zugesagt:</b> {text}, bis {due} · {by} · <b>die Zeit ist um</b>',
  more: '{n} weitere: {line} zeigt die nächsten.',
  'button.kept': 'Eingehalten',
  'button.kept_this': 'Erledigt: {text}',
  'button.move': 'Verschieben…',
  settled: '<b>{how}:</b> {text}, zugesagt für {due}',
  'how.open': 'Zusage nicht abgehakt',
  'how.broken': 'Zusage nicht abgehakt',
  'how.kept': 'Zusage eingehalten',
  'how.kept_late': 'Zusage verspätet eingehalten',
  'how.renegotiated': 'Zusage mit dem Kunden verschoben',
  'how.void': 'Zusage vom Kunden erlassen',
  on_record: 'Die Zusage zu {id} ist festgehalten.',
  twice: 'Da werden die Uhren zurückgestellt, und diese Uhrzeit kommt zweimal; gemeint ist {at}.',
  said: '<b>Zugesagt bei {id}:</b> {text}, bis <b>{at} ({zone})</b>. Du wirst erinnert.',
  mark: '<b>{line}</b> hakt sie ab, oder der Knopf auf der Karte.',

  'no.past':
    '{at} ist vorbei: jetzt ist {now}. Gib eine Zeit an, die noch kommt, zum Beispiel morgen 10:00 oder in 2h.',
  'no.such_day': 'Den {day} gibt es im Kalender nicht. Schreib ihn so: {example}.',
  'no.skipped':
    'Da werden die Uhren vorgestellt, diese Uhrzeit gibt es in {zone} nicht. Gib eine andere an, zum Beispiel {example}.',
  'no.too_far': 'Das ist mehr als ein Jahr hin. Sieh dir das Datum noch einmal an und gib ein näheres an.',
  'asked.nothing_yet': 'Noch ist nichts zugesagt. {why}',
  'asked.words': 'Sag auch, was du bis {at} zusagst.',
  'asked.when': 'Sag, bis wann, zum Beispiel morgen 17:00.',
  'asked.read': 'Gelesen wurde: {seen}.',
  'asked.unread':
    '„{words}“ wurde nicht als Zeit verstanden. {read} Schreib es wie morgen 17:00, Freitag 17:00 oder 12. Dez 17:00.',
  'asked.no_time': 'Sag auch die Uhrzeit. {read}',
  'asked.which': 'Die Zeit kann mehr als einen Zeitpunkt meinen oder ist nicht sicher. {read}',
  'asked.other_weekday': 'Der Wochentag passt nicht zum Datum. {read}',

  'form.title': 'Zusage zu {id}',
  'form.submit': 'Zusagen',
  'form.note': 'Die Zeiten sind die von {zone}. Du wirst vorher erinnert, und wenn es so weit ist.',
  'form.what': 'Was du zusagst',
  'form.example': 'zurückrufen und das neue Zimmer nennen',
  'form.day': 'Tag',
  'form.day_hint': 'Ein späterer Tag geht getippt: {line}',
  'form.time': 'Uhrzeit',
  'form.today': 'heute, {day}',
  'form.tomorrow': 'morgen, {day}',
  'move.title': '{id} verschieben',
  'move.submit': 'Verschieben',
  'move.was': 'Zugesagt: {text}, bis <b>{at}</b>.',
  'move.zone': 'Die Zeiten sind die von {zone}.',
  'move.told': 'Der Kunde',
  'move.agreed': 'ist mit der neuen Zeit einverstanden',
  'move.slip': 'kannte die alte nicht: es war ein Versehen',

  'told.ahead': '<b>{id}: eine Zusage wird bald fällig</b>: {text}, zugesagt für {due}{whose}.',
  'told.due':
    '<b>{id}: eine Zusage ist jetzt fällig</b>: {text}, zugesagt für {due}{whose}. Hak sie ab, sobald sie eingehalten ist.',
  'told.broken':
    '<b>{id}: die Zeit einer Zusage ist um</b>: {text}, zugesagt für {due}{whose}. Sag dem Kunden, wie es steht, und hak sie ab, sobald sie eingehalten ist.',
  'told.kept': '<b>{id}: deine Zusage ist eingehalten</b>: {text}.',
  'told.kept_by': '<b>{id}: {who} hat deine Zusage eingehalten</b>: {text}.',
  'told.whose': ' · zugesagt von {who}',
  'told.since': 'Inzwischen: {how}.',
  'told.since_by': 'Inzwischen: {how} · {who}.',

  'button.release': 'Erlassen…',
  'button.settle': 'Mehrere auf einmal…',
  released: '<b>Vermerkt bei {id}:</b> Der Kunde erlässt uns die Zusage, also zählt sie nicht als fällig.',
  'released.late':
    '<b>Vermerkt bei {id}:</b> Niemand wartet mehr darauf. Die Zeit war um, also bleibt sie als nicht rechtzeitig eingehalten stehen.',
  'settled.said': '<b>Vermerkt bei {id}:</b> {what}.',
  'settled.kept': '{n, plural, one {# Zusage eingehalten} other {# Zusagen eingehalten}}',
  'settled.released': '{n, plural, one {# Zusage vom Kunden erlassen} other {# Zusagen vom Kunden erlassen}}',
  'no.not_told':
    'Bei {id} wurde nichts verschoben: Der Kunde rechnet noch mit {at}, also bleibt die alte Zeit. Sag ihm die neue, dann verschieb sie.',
  'no.told_or_not': 'Noch ist nichts verschoben. Weiß der Kunde, dass es jetzt {at} ist?',
  'told_or_not.agreed': 'Kunde einverstanden',
  'told_or_not.no': 'Weiß es noch nicht',
  'told_or_not.slip': 'War ein Versehen',
  'no.release_reason':
    'Sag, warum der Kunde dir die Zusage erlässt: Es bleibt bei ihr stehen. Zum Beispiel: <b>{command} void {id} weil er es selbst gelöst hat</b>',
  'asked.not_moved': 'Noch ist nichts verschoben. {why}',
  'move.no': 'weiß es noch nicht',
  'void.title': '{id}: Zusage erlassen',
  'void.submit': 'Als erlassen vermerken',
  'void.note': 'Der Kunde will es nicht mehr, also zählt die Zusage nicht als fällig.',
  'void.note_late':
    'Die Zeit ist um: Die Zusage bleibt als nicht rechtzeitig eingehalten stehen, und niemand wartet mehr darauf.',
  'void.reason': 'Warum der Kunde sie dir erlässt',
  'void.example': 'er hat es selbst gelöst',
  'settle.title': 'Zusagen zu {id}',
  'settle.submit': 'Abhaken',
  'settle.kept': 'Eingehalten',
  'settle.released': 'Vom Kunden erlassen',
  'settle.reason': 'Warum er sie erlässt',
  'settle.reason_hint': 'Nötig für das, was der Kunde erlassen hat.',
  'settle.by': '{text}, bis {at}',
};
