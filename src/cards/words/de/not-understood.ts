/** Was an einer Zeile oder einem Betrag nicht zu lesen war, und was man stattdessen schreibt. */
import type { InOtherWords } from '../catalogue.ts';
import type { notUnderstood as en } from '../en/not-understood.ts';

export const notUnderstood: InOtherWords<typeof en> = {
  'unread.among_words': '„{typed}“ ist mehr als ein Betrag. Schreib nur den Betrag, zum Beispiel {readings}.',
  'unread.two_readings': '„{typed}“ kann {grouped} oder {decimal} heißen. Schreib {readings}.',
  'unread.shared_symbol': '„{word}“ steht für mehrere Währungen. Schreib das Kürzel, zum Beispiel {readings}.',
  'unread.below_zero': 'Ein Betrag kann nicht unter null liegen. Schreib ihn ohne Vorzeichen: {readings}.',
  'unread.range': '„{typed}“ ist eine Spanne. Schreib einen Betrag: {readings}.',
  'unread.for_each': '„{typed}“ ist ein Betrag je Stück. Schreib den ganzen Betrag; für eins sind es {readings}.',
  'unread.look_alike': 'In „{typed}“ stehen Buchstaben, die wie Ziffern aussehen. Schreib {readings}.',
  'unread.put_together': '„{typed}“ ist kein einfacher Betrag. Schreib {readings}.',
  'unread.large_unit': 'Schreib „{typed}“ in Ziffern: {readings}.',
  'unread.empty': 'Schreib einen Betrag, zum Beispiel {example}.',
  'unread.hidden': 'In dem Betrag stehen unsichtbare Zeichen. Tipp ihn von Hand, zum Beispiel {example}.',
  'unread.negative': 'Ein Betrag kann nicht unter null liegen. Schreib ihn ohne Vorzeichen, zum Beispiel {example}.',
  'unread.zero': 'Der Betrag ist null. Schreib, was gegeben werden soll, zum Beispiel {example}.',
  'unread.percentage': 'Prozente sind kein Betrag. Rechne ihn aus und schreib den Betrag, zum Beispiel {example}.',
  'unread.not_a_number': '„{typed}“ ist kein einfacher Betrag. Schreib Ziffern, zum Beispiel {example}.',
  'unread.strange_word': '„{word}“ gehört nicht zu einem Betrag. Schreib nur den Betrag, zum Beispiel {example}.',
  'unread.too_large': 'Der Betrag ist zu groß. Schreib höchstens {most}.',
  'unread.no_decimals': '{currency} hat keine Nachkommastellen. Schreib zum Beispiel {example}.',
  'unread.decimals':
    '{currency} hat {most, plural, one {# Nachkommastelle} other {# Nachkommastellen}}. Schreib zum Beispiel {example}.',
  'unread.no_currency': 'Sag auch die Währung, zum Beispiel {number} EUR.',
  'unread.unknown_currency':
    '„{word}“ ist keine Währung. Schreib ihr Kürzel aus drei Buchstaben, zum Beispiel {number} EUR.',
  'unread.two_currencies': '„{before}“ und „{after}“ sind zwei Währungen. Schreib eine, zum Beispiel {example}.',
  'meant.unknown': 'Es ist nichts passiert: „{word}“ kenne ich nicht.',
  'meant.one': '{why} Meinst du <b>{command} {line}</b>?',
  'meant.which': '{why} Was davon meinst du?',
  'meant.yes': 'Ja, mach das',
  verb: '„{word}“ kenne ich nicht. <b>{command} help</b> zeigt, was du fragen kannst.',
  words: 'Nach „{verb}“ fehlt etwas. <b>{command} help</b> zeigt Beispiele.',
  case: 'Nenn den Fall, zum Beispiel <b>{command} {verb} R-1042</b>. <b>{command} mine</b> zeigt deine.',
  not_a_case: '„{typed}“ ist keine Fallnummer; die sehen aus wie R-1042. <b>{command} mine</b> zeigt deine.',
  link: '„{typed}“ ist keine Fallnummer; die sehen aus wie R-1042. Läuft der Kunde von {case} auch darunter? Sag, warum: <b>{command} {verb} {case} {typed} because …</b>',
  'passengers.long':
    'Ein Name hat mehr als {most} Buchstaben, deshalb ist nichts passiert: Gekürzt könnte es jemand anderes sein. Schreib ihn kürzer.',
  'passengers.many':
    'Nichts gespeichert: Das sind mehr als {most} Reisende, oder mehr, als ein Fall fasst. Nimm für die übrigen einen eigenen Fall auf.',
  remedy: 'Sag, was du geben willst: {remedies}. Zum Beispiel <b>{command} give R-1042 refund 40 EUR</b>.',
  'remedy.unknown': '„{typed}“ steht nicht in der Richtlinie. Nimm etwas davon: {remedies}.',
  'remedy.free': '„{remedy}“ kostet nichts. Lass den Betrag weg.',
  points: '„{typed}“ ist keine Punktzahl. Zum Beispiel <b>{command} give R-1042 {remedy} 2000</b>.',
  reason: 'Nichts entschieden: Ein Nein braucht einen Grund. Zum Beispiel <b>{command} decline {case} because …</b>',
  'reason.offer':
    ' Wenn du stattdessen diesen Betrag anbieten willst: <b>{command} counter {case} {amount} because …</b>',
  approve: 'Nichts entschieden. {unread}',
  'approve.how':
    '<b>{command} approve {case}</b> gibt frei, was gefragt ist; <b>{command} approve {case} because …</b> sagt auch etwas dazu. Für einen anderen Betrag: <b>{command} counter {case} 250 EUR because …</b>',
  worth: 'Nichts entschieden. {unread} Sag, was es wert ist: <b>{command} approve {case} worth 25 {currency}</b>',
  too_long:
    'Das ist länger als {most} Zeichen, deshalb ist nichts passiert. Kürz es und versuch es noch einmal. So fängt es an:',
  case_alone: 'Es ist nichts passiert: Schreib nur <b>{command} {verb} {case}</b>, ohne weitere Wörter.',
  lineup: 'Nichts wurde geändert: Zu welcher Uhrzeit? Zum Beispiel <b>{command} lineup on 08:30</b>.',
  outage:
    'Sag, was passieren soll: <b>{command} event open "No hot water" remedy refund 30 EUR</b>, <b>{command} event close</b>, <b>{command} event link R-1042</b> oder <b>{command} event unlink R-1042</b>.',
  storm: 'Sag, wie lange und warum: <b>{command} storm on 6h boilers down</b>. <b>{command} storm off</b> beendet ihn.',
  promise:
    'Noch nichts zugesagt. Sag, bis wann: 17:00, morgen 10:00, Freitag Mittag oder in 2h. Zum Beispiel <b>{command} promise {case} 17:00 Rückruf</b>.',
  dates:
    'Sag, von wann bis wann: <b>{command} away 2026-12-09 to 2026-12-20 @max</b>. Am letzten Tag bist du wieder da.',
  amount: 'Nichts gegeben. {unread}',
};
