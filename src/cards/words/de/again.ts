/** Ein Kunde meldet sich wieder: ein Fall geht weiter, eine zweite Beschwerde, eine Entscheidung, die für ihn berichtigt wird. */
import type { InOtherWords } from '../catalogue.ts';
import type { again as en } from '../en/again.ts';

export const again: InOtherWords<typeof en> = {
  'button.reopen': 'Wieder öffnen…',
  'button.follow_up': 'Neuer verbundener Fall…',

  'reopen.title': '{case} wieder öffnen',
  'reopen.submit': 'Wieder öffnen',
  'reopen.note':
    'Was gesagt, gegeben und zugesagt wurde, bleibt und zählt wie vorher. Der Kunde wartet seit dem Tag, an dem er es zuerst sagte.',
  'reopen.ended': 'Er endete {at}: {outcome}.',
  'reopen.reason': 'Warum er weitergeht',
  'reopen.reason_hint': 'Was der Kunde jetzt sagt, in seinen Worten. Steht im Verlauf.',
  'reopen.done':
    '<b>{case} ist wieder offen.</b> Was darauf gesagt, gegeben und zugesagt wurde, bleibt und zählt wie vorher. Wie der Fall endete, steht im Verlauf.',
  'reopen.told': '<b>{case} ist wieder offen</b>, geöffnet von {who}: {reason} Wie der Fall endete, steht im Verlauf.',
  'reopen.told_failed':
    '<b>{case} ist wieder offen</b>: Was gegeben wurde, kam beim Kunden nicht an. {reason} Gib es auf anderem Weg, oder lass es noch einmal senden.',
  'reopen.shown': '<b>Wieder geöffnet</b> {at}: {reason}',
  'reopen.failed': 'was gegeben wurde, kam nicht an',
  'reopen.why':
    '{case} wurde nicht wieder geöffnet: Sag in ein paar Worten, was der Kunde jetzt sagt, zum Beispiel <b>{command} reopen {case} because das Wasser ist wieder kalt</b>.',
  'reopen.not_over':
    '{case} ist schon offen, es gab nichts wieder zu öffnen. Was der Kunde jetzt sagt, ergänzt <b>{command} edit {case} add …</b>',
  'reopen.late':
    '{case} wurde nicht wieder geöffnet: Der Fall wurde vor mehr als 30 Tagen gelöst. Nimm auf, was der Kunde jetzt sagt, als neuen Fall, verbunden mit {case}: Beide zählen zusammen, und was gegeben wurde, bleibt im Blick.',
  'came_again.same':
    '<b>{case} enthält das schon</b>: Es kam {way}. Es wurde kein zweiter Fall eröffnet; dort steht nun, dass es auch hier gesagt wurde.',
  'came_again.more': '<b>Bei {case} ergänzt</b>, wo derselbe Kunde es schon gesagt hatte.',
  'came_again.by': 'über {way}',
  'came_again.typed': 'im Chat',
  'came_again.story': 'hat dasselbe noch einmal gesagt, {way}',
  'unreadable.encrypted': 'Diese E-Mail ist verschlüsselt. Der Text ist nur dort zu lesen, wo sie empfangen wurde.',
  'unreadable.damaged':
    'Diese E-Mail ist beschädigt. Der Text ist, wenn überhaupt, nur dort zu lesen, wo sie empfangen wurde.',

  'came_again.shown': 'Dasselbe kam auch {ways}.',
  'wrote_again.told': '<b>Der Kunde hat wieder geschrieben</b>, zu {case}. Seine Worte stehen im Fall.',
  'wrote_again.told_over':
    '<b>Der Kunde hat wieder geschrieben</b>, zu {case}, der gelöst war. Seine Worte stehen im Fall. Öffne ihn wieder, wenn er weitergeht.',
  'files.shown': 'Angehängt, nicht geholt: {files}',
  'logged.follows': 'Er ist eine Sache mit {case}: Beide zählen zusammen.',

  'button.merge_into': 'In {id} aufgehen lassen',
  'button.apart': 'Andere Sache',
  'repeat.second': '<b>Zum zweiten Mal in {days, plural, =0 {einem Tag} one {# Tag} other {# Tagen}}</b>',
  'repeat.more': '<b>{nth}. Beschwerde dieses Kunden in {days, plural, =0 {einem Tag} one {# Tag} other {# Tagen}}</b>',
  'repeat.first': '; beim ersten Mal: {what}.',
  'repeat.last': '; beim letzten Mal: {what}.',
  'repeat.hidden': '; was vorher war, ist vertraulich.',
  'repeat.private': 'Eine frühere ist vertraulich.',
  'repeat.nothing': 'nichts gegeben',
  'repeat.open': 'noch nicht gelöst',
  'repeat.accepted_yes': 'angenommen',
  'repeat.accepted_no': 'nicht angenommen',
  'repeat.accepted_unknown': 'nicht bekannt, ob angenommen',
  'repeat.earlier': '<b>{id}</b>, {at}: {what}.',
  'repeat.knows': '{who} hat sich darum gekümmert und weiß, was versucht wurde.',
  'repeat.told':
    '<b>{case} ist nicht die erste Beschwerde dieses Kunden</b>: die {nth}. in {days, plural, =0 {einem Tag} one {# Tag} other {# Tagen}}.',
  'repeat.raised': 'Dafür ist sie eine Stufe eiliger: {severity}.',
  'repeat.told_next':
    'Was vorher getan wurde, steht unter Optionen; der erste Schritt ist, zu sagen, was sich seitdem geändert hat.',
  twice: 'Vielleicht eine Beschwerde, zweimal gesagt: <b>{id}</b> hat denselben Kunden und dasselbe Problem, {at}.',
  'apart.done':
    '<b>{case} und {other} sind zwei Sachen.</b> Keine wird mehr für die andere angeboten. Was die Regeln zusammen zählen, bleibt so.',

  'button.wants': 'Wunsch notieren…',
  'wants.title': '{case}: der Wunsch',
  'wants.submit': 'Speichern',
  'wants.text': 'Was es für den Kunden gutmachen würde',
  'wants.hint': 'In seinen Worten: 40 EUR zurück, ein anderes Zimmer, ein Rückruf. Was passt, wird neu ermittelt.',

  'button.withdrawn': 'Kunde nimmt sie zurück…',
  'resolve.cause_hint': 'Vorgeschlagen nach dem, was schiefging. War es anders, wähl etwas anderes.',
  'resolve.because': 'Warum du, und nicht {owner}',
  'resolve.because_hint': 'Wer den Fall hat, liest es, und es bleibt im Verlauf.',
  'resolve.needs_reason': 'Noch nicht gelöst: {owner} hat diesen Fall. Sag, warum du ihn löst; das wird gelesen.',
  'resolve.told': '<b>{case} wurde gelöst</b> von {who}: {outcome}.{reason}',
  'resolve.told_reason': ' Grund: {reason}',
  'withdrawn.told':
    '<b>{case}: Auf {what} wartet niemand mehr.</b> Der Kunde hat die Beschwerde zurückgenommen, deine Anfrage wurde deshalb zurückgezogen.',

  'button.put_right': 'Für Kunden berichtigen…',
  'put_right.title': 'Berichtigen: {case}',
  'put_right.submit': 'Speichern',
  'put_right.note':
    'Was nach den Regeln entschieden wurde, war richtig entschieden und bleibt. Hier steht, was der Kunde hätte bekommen sollen; gib es über „Etwas anderes geben“.',
  'put_right.text': 'Was für den Kunden berichtigt wird, und warum',
  'put_right.hint': 'Über den Ablauf, nennt niemanden.',
  'put_right.leads_to': 'Was daraus folgen soll',
  'put_right.policy_change': 'die Regeln sollten sich ändern',
  'put_right.lesson': 'etwas zu lernen',
  'put_right.done':
    '<b>Steht auf {case}: {what}.</b> Was entschieden wurde, bleibt, und spricht gegen niemanden. Was der Kunde dafür bekommt: <b>{command} give {case} …</b> Was sich ändern soll, braucht jemanden, der sich kümmert.',
  'put_right.nothing':
    'Auf {case} wurde noch nichts entschieden, es gibt nichts zu berichtigen. Gib, was richtig ist: <b>{command} give {case} …</b>',
  'put_right.story': 'für den Kunden berichtigt: {text} ({what})',

  'history.repeated': '{nth}. Beschwerde dieses Kunden in {days, plural, =0 {einem Tag} one {# Tag} other {# Tagen}}',
  'history.raised': ': {from} → <b>{to}</b>',
  'history.said_apart': 'eine andere Sache als {other}',
  'history.reopened': 'wieder geöffnet',
  'history.reopened_failed': 'wieder geöffnet: was gegeben wurde, kam nicht an',
};
