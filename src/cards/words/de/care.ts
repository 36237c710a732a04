/** Was über einen Kunden statt über einen Fall gesagt wird: wie er gefragt wird und was er antwortet. */
import type { InOtherWords } from '../catalogue.ts';
import type { care as en } from '../en/care.ts';

export const care: InOtherWords<typeof en> = {
  'button.survey': 'Umfrage',
  'button.sent': 'Ist verschickt',
  'button.not_reachable': 'Nicht erreichbar',
  'button.opt_out': 'Nicht fragen…',
  'button.opt_in': 'Doch wieder fragen',

  'survey.title': 'Wie wurde es gelöst? {case}',
  'survey.open':
    '<b>{case} ist gelöst: Frag den Kunden, wie gut.</b> Kopier die Worte unten dorthin, wo du ihm schreibst. Amends schreibt von sich aus keinem Kunden. Gefragt werden alle, die zufriedenen und die anderen.',
  'survey.until':
    'Der Link nimmt eine Antwort an, bis {until}. Die Seite spricht Deutsch, Englisch, Französisch und Spanisch.',
  'survey.sent': '<b>Ist verschickt.</b> Die Antwort kommt hierher.',
  'survey.not_reachable':
    '<b>Der Kunde war nicht erreichbar.</b> Das zählt als nicht gefragt und spricht gegen niemanden.',
  'survey.not_yours':
    'Der Kunde von {case} wird gefragt, wie gut es gelöst wurde. Den Link hat, wer den Fall gelöst hat, und die Teamleitung.',
  'survey.expired': 'Auf die Umfrage zu {case} hat niemand geantwortet, und ihr Link nimmt keine Antwort mehr an.',
  'survey.withdrawn':
    'Die Umfrage zu {case} wurde zurückgenommen, weil der Fall weitergeht. Ist er gelöst, wird der Kunde neu gefragt.',
  'survey.none': 'Der Kunde von {case} wurde nicht gefragt, wie gut es gelöst wurde: {why}',
  'survey.none_not_resolved': 'Der Fall ist noch nicht gelöst. Ist er es, wird gefragt.',
  'survey.none_off':
    'Hier gibt es keine Umfragen. Wer Amends betreibt, kann sie einschalten, mit einer Adresse, die Kunden erreichen.',
  'survey.none_before': 'Er wurde gelöst, bevor es Umfragen gab, oder ist keiner mehr.',
  'survey.excluded_opted_out': 'Er hat gesagt, dass er nicht gefragt werden will.',
  'survey.excluded_quiet': 'Er wurde vor Kurzem zu einem anderen Fall gefragt.',
  'survey.excluded_restricted': 'Der Fall ist vertraulich, und zu solchen wird niemand gefragt.',
  'survey.answered': '<b>{case}: Der Kunde hat gesagt, wie gut es gelöst wurde</b>, {when}.',
  'survey.answered_late':
    '<b>{case}: Der Kunde hat gesagt, wie gut es gelöst wurde</b>, {when}, mehr als 30 Tage danach.',
  'survey.item_overall': 'Alles in allem',
  'survey.item_outcome': 'Was herauskam',
  'survey.item_procedure': 'Der Weg dahin',
  'survey.item_interaction': 'Wie man mit ihm umging',
  'survey.item_effort': 'Wie leicht es war',
  'survey.mark': '{mark} von {most}',
  'survey.no_mark': 'keine Antwort',
  'survey.followed': 'Er ist nicht zufrieden, darum geht es weiter: {case}.',
  'survey.following': 'Er ist nicht zufrieden: Der Fall wird wieder geöffnet.',
  'survey.for_owner':
    'Für den, dem der Fall gehört, und die Teamleitung. Gezählt wird für das Team, für niemanden mit Namen.',
  'survey.summary': '{case}: eine Umfrage für den Kunden.',
  'survey.summary_answered': '{case}: Der Kunde hat auf die Umfrage geantwortet.',
  'survey.complaint': 'In der Umfrage zu {case} sagt der Kunde, dass es nicht gelöst wurde: {marks}.',
  'survey.complaint_mark': '{item} {mark} von {most}',

  'survey.only_mark': 'Der Kunde gab in einer Umfrage {mark} von {most}, ohne ein Wort.',

  'opt_out.title': 'Nicht fragen: {case}',
  'opt_out.submit': 'Nicht mehr fragen',
  'opt_out.note':
    'Der Kunde bekommt keine Umfrage und keine Nachfrage mehr, zu keinem Fall. Was ihm zugesagt ist, bleibt zugesagt. Wem der Fall gehört oder die Teamleitung kann es zurücknehmen.',
  'opt_out.because': 'Was er sagte',

  'done.survey_sent': '<b>Notiert: Die Umfrage zu {case} ist beim Kunden.</b> Die Antwort kommt hierher zu dir.',
  'done.survey_not_reachable': '<b>Notiert: Der Kunde von {case} war nicht erreichbar.</b>',
  'done.opted_out':
    '<b>Der Kunde von {case} wird nicht mehr gefragt</b>: keine Umfrage, keine Nachfrage, zu keinem Fall. <b>{command} opt in {case}</b> nimmt es zurück.',
  'done.opted_in':
    '<b>Der Kunde von {case} wird wieder gefragt.</b> <b>{command} survey {case}</b> zeigt, ob es einen Link gibt.',

  'no.survey':
    'Nichts wurde notiert: Die Umfrage zu {case} wartet auf keine Antwort. <b>{command} survey {case}</b> zeigt, wie sie steht.',

  'told.heard_again':
    '<b>{case} geht weiter</b>: In der Umfrage sagt der Kunde, dass es nicht gelöst wurde. Seine Worte stehen auf der Karte.',
  'told.heard_again_why': 'in der Umfrage sagt der Kunde, dass es nicht gelöst wurde',

  'history.reopened_survey': 'wieder geöffnet: In der Umfrage sagt der Kunde, dass es nicht gelöst wurde',
  'history.survey_sent': 'Umfrage an den Kunden verschickt',
  'history.survey_not_reachable': 'der Kunde war für die Umfrage nicht erreichbar',
  'history.opted_out': 'der Kunde wird nicht mehr gefragt',
  'history.opted_in': 'der Kunde wird wieder gefragt',
};
