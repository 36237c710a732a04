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

  'button.note': 'Merken…',
  'button.correct': 'Berichtigen…',
  'button.forget': 'Vergessen',
  'button.leaving': 'Gefährdet, verloren…',
  'button.staying': 'Bleibt',
  'button.taken_up': 'Ich übernehme',
  'button.won': 'Zurückgewonnen',
  'button.declined': 'Hat abgelehnt',
  'button.no_answer': 'Keine Antwort',

  'note.title': 'Merken: {case}',
  'note.title_correct': 'Berichtigen: {case}',
  'note.submit': 'Merken',
  'note.about':
    'Steht vertraulich beim nächsten Fall dieses Kunden. Was hilft, für ihn da zu sein, nichts über Gesundheit oder Glauben. Wem ein Fall gehört oder eine Leitung kann es berichtigen oder vergessen lassen.',
  'note.words': 'Was zu merken ist',
  'note.heading': '<b>Von diesem Kunden gemerkt</b>',
  'note.line': '{words} · {who}, {when}',
  'note.card': 'Gemerkt: {case}',
  'note.none':
    'Vom Kunden von {case} ist nichts gemerkt. <b>{command} remember {case} mag ein ruhiges Zimmer</b> merkt etwas.',

  'leaving.title': 'Kunde von {case}',
  'leaving.submit': 'Speichern',
  'leaving.standing': 'Wie es steht',
  'leaving.at_risk': 'geht vielleicht',
  'leaving.lost': 'verloren',
  'leaving.reason': 'Warum',
  'leaving.treatment': 'wie wir mit ihm umgegangen sind',
  'leaving.failure': 'was wir nicht hinbekommen haben',
  'leaving.price': 'der Preis',
  'leaving.competitor': 'andere haben, was er will',
  'leaving.need': 'er braucht es nicht mehr',
  'leaving.moved': 'er ist weggezogen',
  'leaving.other': 'etwas anderes',
  'leaving.because': 'In deinen Worten',
  'leaving.because_hint': 'Nötig für „etwas anderes“.',
  'leaving.value': 'Was die Beziehung wert ist',
  'leaving.value_hint': 'Im Jahr, wenn du es weißt. Danach ordnet sich die Liste.',
  'leaving.consent': 'Dürfen wir ihm schreiben?',
  'leaving.consent_yes': 'Er will wieder von uns hören',
  'leaving.consent_hint': 'Sonst wird niemand zurückgewonnen.',
  'leaving.line_at_risk': '<b>Dieser Kunde geht vielleicht</b>: {reason}. {who}, {when}',
  'leaving.line_lost': '<b>Dieser Kunde ist verloren</b>: {reason}. {who}, {when}',
  'leaving.why': '{reason}: {words}',

  'winback.title': 'Wer zurückzugewinnen ist',
  'winback.none':
    'Niemand wartet darauf, zurückgewonnen zu werden. Wer mit <b>{command} at risk R-1042 because …</b> oder <b>{command} lost R-1042 because …</b> vermerkt ist und wieder von uns hören will, kommt nach {days} Tagen hierher.',
  'winback.off': 'Nach den Regeln wird niemand zurückgewonnen: „winback“ fehlt, oder effort ist none.',
  'winback.line': '<b>{case}</b> · {customer} · {standing}: {reason}',
  'winback.value': ' · {value}',
  'winback.taken': ' · übernommen von {who}',
  'winback.unknown': 'Kunde nicht bekannt',
  'winback.how':
    'Zuerst, wessen Grund wir beheben können, dann nach dem Wert der Beziehung. Was du anbietest, gibst du auf einem Fall, mit denselben Grenzen wie alles: „Neuer verbundener Fall…“ auf der Karte.',
  'winback.summary': '{n, plural, one {Ein Kunde ist} other {# Kunden sind}} zurückzugewinnen.',

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

  'done.remembered': '<b>Gemerkt.</b> Es steht vertraulich beim nächsten Fall dieses Kunden.',
  'done.note_corrected': '<b>Berichtigt.</b> Was vorher dastand, ist weg.',
  'done.note_forgotten': '<b>Vergessen.</b>',
  'done.at_risk':
    '<b>Notiert: Der Kunde von {case} geht vielleicht.</b> Es steht beim nächsten Fall. <b>{command} winback</b> sagt, wer zurückzugewinnen ist.',
  'done.lost':
    '<b>Notiert: Der Kunde von {case} ist verloren.</b> <b>{command} winback</b> sagt, wer zurückzugewinnen ist.',
  'done.staying': '<b>Notiert: Der Kunde von {case} bleibt.</b>',
  'done.winback_taken_up':
    '<b>Du übernimmst {case}.</b> Was du anbietest, gibst du auf einem Fall, mit denselben Grenzen wie alles.',
  'done.winback_won': '<b>Zurückgewonnen: der Kunde von {case}.</b>',
  'done.winback_declined': '<b>Notiert: Der Kunde von {case} hat abgelehnt.</b> Er wird nicht wieder gefragt.',
  'done.winback_no_answer':
    '<b>Notiert: keine Antwort vom Kunden von {case}.</b> Nach der Ruhezeit kommt er wieder auf die Liste.',

  'no.note_kept_apart':
    'Nichts wurde gemerkt: Das betrifft Gesundheit, Glauben oder Ähnliches, oder der Fall ist vertraulich. Merk stattdessen, was hilft, zum Beispiel „mag ein ruhiges Zimmer“.',
  'no.too_many_notes':
    'Nichts wurde gemerkt: Von diesem Kunden ist schon {most}-mal etwas gemerkt. Lass erst etwas vergessen: „forget R-…“ zeigt es.',
  'no.leaving_needs_reason':
    'Nichts wurde notiert: Sag in ein paar Worten, warum, zum Beispiel <b>{command} at risk {case} price because der neue Tarif ist teurer</b>.',
  'no.not_leaving':
    'Nichts wurde notiert: Der Kunde von {case} ist weder gefährdet noch verloren. Sag es erst: <b>{command} at risk {case} because …</b>',
  'no.winback_policy': 'Niemand hat {case} übernommen: Nach den Regeln wird niemand zurückgewonnen.',
  'no.winback_consent': 'Niemand hat {case} übernommen: Der Kunde will nicht wieder von uns hören.',

  'no.survey':
    'Nichts wurde notiert: Die Umfrage zu {case} wartet auf keine Antwort. <b>{command} survey {case}</b> zeigt, wie sie steht.',

  'told.heard_again':
    '<b>{case} geht weiter</b>: In der Umfrage sagt der Kunde, dass es nicht gelöst wurde. Seine Worte stehen auf der Karte.',
  'told.heard_again_why': 'in der Umfrage sagt der Kunde, dass es nicht gelöst wurde',

  'history.reopened_survey': 'wieder geöffnet: In der Umfrage sagt der Kunde, dass es nicht gelöst wurde',
  'history.remembered': 'etwas über den Kunden wurde gemerkt',
  'history.note_corrected': 'was vom Kunden gemerkt war, wurde berichtigt',
  'history.note_forgotten': 'was vom Kunden gemerkt war, wurde vergessen',
  'history.at_risk': 'der Kunde geht vielleicht',
  'history.lost': 'der Kunde ist verloren',
  'history.staying': 'der Kunde bleibt',
  'history.winback_taken_up': 'jemand will den Kunden zurückgewinnen',
  'history.winback_won': 'der Kunde ist zurückgewonnen',
  'history.winback_declined': 'der Kunde will nicht zurückgewonnen werden',
  'history.winback_no_answer': 'keine Antwort auf das Zurückgewinnen',
  'history.survey_sent': 'Umfrage an den Kunden verschickt',
  'history.survey_not_reachable': 'der Kunde war für die Umfrage nicht erreichbar',
  'history.opted_out': 'der Kunde wird nicht mehr gefragt',
  'history.opted_in': 'der Kunde wird wieder gefragt',
};
