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
  'logged.follows': 'Er ist eine Sache mit {case}: Beide zählen zusammen.',

  'history.reopened': 'wieder geöffnet',
  'history.reopened_failed': 'wieder geöffnet: was gegeben wurde, kam nicht an',
};
