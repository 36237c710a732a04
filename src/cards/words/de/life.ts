/** Das Leben eines Falls neben dem, was gegeben wird: geändert, verworfen, zusammengelegt, rückgängig gemacht. */
import type { InOtherWords } from '../catalogue.ts';
import type { life as en } from '../en/life.ts';

export const life: InOtherWords<typeof en> = {
  'button.edit': 'Ändern…',
  'button.merge': 'Zusammenlegen…',
  'button.dismiss': 'Kein Fall…',
  'button.history': 'Verlauf',
  'button.earlier': 'Früher',
  'button.later': 'Später',
  'button.undo': 'Rückgängig',
  'button.show': '{case} zeigen',

  'field.failure': 'was schiefging',
  'field.severity': 'wie eilig',
  'field.stage': 'der Zeitpunkt',
  'field.deadline': 'bis wann es zählt',
  'field.remedySought': 'was der Kunde möchte',
  'field.customer': 'der Kunde',
  'field.orderValue': 'der Bestellwert',
  'field.lossValue': 'der Schaden',
  'field.addition': 'was der Kunde sagte',
  'field.not_known': 'nicht bekannt',

  'dismissed_as.not_a_complaint': 'keine Beschwerde',
  'dismissed_as.duplicate': 'doppelt aufgenommen',
  'dismissed_as.test': 'ein Test',
  'dismissed_as.wrong_place': 'für jemand anderen, nicht für uns',
  'dismissed_as.other': 'etwas anderes',

  'edit.title': '{case} ändern',
  'edit.submit': 'Speichern',
  'edit.note': 'Was du änderst, tritt an die Stelle dessen, was dastand. Beides bleibt im Verlauf des Falls.',
  'edit.failure': 'Was schiefging',
  'edit.severity': 'Wie eilig',
  'edit.stage': 'Zeitpunkt',
  'edit.sought': 'Was der Kunde möchte',
  'edit.customer': 'Kunde',
  'edit.customer_hint': 'Zimmer-, Buchungs-, Bestell- oder Kundennummer.',
  'edit.order': 'Bestellwert',
  'edit.loss': 'Was der Kunde verloren hat',
  'edit.day': 'Zählt bis',
  'edit.day_hint': 'Abreise, Abflug, ein gesetzter Tag. Leer: keiner ist bekannt.',
  'edit.time': 'Um',
  'edit.time_hint': 'In der Zeit von {zone}.',
  'edit.addition': 'Was der Kunde noch sagte',
  'edit.addition_hint': 'Steht unter der Beschwerde, in seinen Worten. Was dasteht, bleibt.',
  'edit.because': 'Warum',
  'edit.because_hint': 'Wird mit der Änderung aufgehoben.',
  'edit.done':
    '<b>Geändert auf {case}: {fields}.</b> Die Karte zeigt, was jetzt gilt, und was möglich ist, richtet sich danach. Was vorher dastand, steht im Verlauf.',
  'edit.told': '<b>{case} wurde geändert</b> von {who}. {now}.',
  'edit.told_why': ' Grund: {why}',
  'edit.added': '<b>{case}: Der Kunde hat mehr gesagt</b>, aufgeschrieben von {who}. Es steht auf der Karte.',
  'edit.which':
    'Sag, was sich ändert und wie es jetzt heißt: failure, urgency, stage, deadline, wants, customer, value, loss oder add.',
  'edit.one_of': 'Sag eines davon: {choices}.',
  'edit.unread': 'Nichts wurde geändert. {problem} Zum Beispiel <b>{command} edit {case} urgency S2</b>.',
  'edit.unread_form': 'Ein Formular mit allem öffnet <b>{command} edit {case}</b>.',
  'edit.not_yet': 'Noch wurde nichts geändert. {why}',

  'dismiss.title': '{case} verwerfen',
  'dismiss.submit': 'Verwerfen',
  'dismiss.note':
    'Der Fall verlässt alle Listen und Zahlen, sein Verlauf bleibt. 30 Tage lang können du oder die Teamleitung es rückgängig machen.',
  'dismiss.reason': 'Warum es keiner ist',
  'dismiss.words': 'In deinen Worten',
  'dismiss.words_hint':
    'Nötig für „etwas anderes“. Steht dieselbe Beschwerde in einem anderen Fall, leg die zwei zusammen.',
  'dismiss.done':
    '<b>{case} ist verworfen.</b> Er verlässt alle Listen und Zahlen, sein Verlauf bleibt. 30 Tage lang lässt es sich rückgängig machen: <b>{command} undo {case}</b>.',
  'dismiss.shown': '<b>Verworfen</b> von {who}, {when}: {reason}',
  'dismiss.told': '<b>{case} wurde verworfen</b> von {who}: {reason} 30 Tage lang lässt es sich rückgängig machen.',
  'dismiss.held_request': 'eine Anfrage wartet auf eine Entscheidung. Lass sie erst entscheiden oder zieh sie zurück',
  'dismiss.held_promise': 'eine Zusage an den Kunden ist offen. Hak sie zuerst ab, wenn sie gehalten ist',
  'dismiss.held_set_aside':
    'etwas, das kostet, wurde darauf freigegeben. Lös den Fall stattdessen und lass ohne Haken, was nicht gegeben wurde',
  'dismiss.held_given':
    'etwas, das kostet, wurde darauf gegeben. Lös den Fall stattdessen, damit es bei dem bleibt, wofür es war',
  'dismiss.no':
    '{case} wurde nicht verworfen: {held}. Steht dieselbe Beschwerde in einem anderen Fall, legt <b>{command} merge {case} into R-…</b> die zwei zusammen.',
  'dismiss.why':
    '{case} wurde nicht verworfen: Sag in ein paar Worten, warum, zum Beispiel <b>{command} dismiss {case} because es war eine Frage</b>.',

  'merge.title': '{case} zusammenlegen',
  'merge.submit': 'Zusammenlegen',
  'merge.note':
    '{case} endet, und der andere Fall geht weiter mit dem, was auf beiden gesagt, gegeben und zugesagt wurde. Gezählt wird wie vorher. Solange dort nichts passiert, lässt es sich rückgängig machen.',
  'merge.into': 'Welcher Fall weitergeht',
  'merge.into_hint': 'Ein anderer Fall derselben Beschwerde.',
  'merge.reason': 'Warum',
  'merge.reason_hint': 'Steht im Verlauf von beiden.',
  'merge.done':
    '<b>{case} gehört jetzt zu {into}.</b> Was auf beiden gesagt, gegeben und zugesagt wurde, steht dort und zählt zusammen wie vorher. Solange dort nichts passiert, lässt es sich rückgängig machen.',
  'merge.shown': '<b>Gehört jetzt zu {into}.</b> Was gesagt, gegeben und zugesagt wurde, geht dort weiter.',
  'merge.note_there': '{case} gehört jetzt zu {into}; was hier stand, geht dort weiter.',
  'merge.told_ended':
    '<b>{case} gehört jetzt zu {other}</b>: {who} hat die zwei zusammengelegt. Was hier stand, geht dort weiter.',
  'merge.told_stays':
    '<b>{other} gehört jetzt zu {case}</b>: {who} hat die zwei zusammengelegt. Was dort gesagt, gegeben und zugesagt wurde, steht jetzt auf deinem Fall.',
  'merge.told_back':
    '<b>{case} geht wieder für sich weiter</b>, nicht als Teil von {other}: {who} hat das Zusammenlegen rückgängig gemacht.',
  'merge.told_left':
    '<b>{other} geht wieder für sich weiter</b>: {who} hat das Zusammenlegen rückgängig gemacht. Was daher kam, steht nicht mehr auf {case}.',
  'merge.no': 'Nichts wurde zusammengelegt: {why}',
  'merge.no_request':
    'eine Anfrage auf {case} wartet auf eine Entscheidung. Lass sie erst entscheiden oder zieh sie zurück.',
  'merge.no_over': '{case} geht nicht mehr weiter. Nimm einen offenen Fall, oder verbinde die zwei: {command} link.',
  'merge.no_owner': 'wer den einen Fall hat, kümmert sich nicht um den anderen. Frag die Teamleitung.',
  'merge.no_customer_unknown':
    'niemand hat gesagt, wer der Kunde von {case} ist. Sag es erst: {command} edit {case} customer …',
  'merge.no_customers':
    'die zwei haben verschiedene Kunden. Ist es einer, sag das erst: {command} link {case} … because …',
  'merge.into_says': '{case} gehört jetzt zu {into}, deshalb ist hier nichts passiert. Mach es auf {into}.',
  'merge.stands':
    'Nichts rückgängig gemacht: Auf {into} ist seitdem etwas passiert, deshalb bleiben {case} und {into} eins. Was für sich steht, nimm als neuen Fall auf.',
  'merge.together':
    'Nichts wurde getrennt: {case} und die Fälle darin sind eins. Der andere lässt sich davon trennen: <b>{command} unlink {other} {case}</b>.',

  'undo.resolved':
    '<b>{case} ist wieder offen.</b> Wie er gelöst war, bleibt im Verlauf. Was gegeben ist, bleibt gegeben; ein Dankeschön, das noch nicht gepostet ist, wird zurückgezogen.',
  'undo.dismissed': '<b>{case} ist wieder ein Fall.</b> Der Kunde wartet seit dem Tag, an dem er es sagte.',
  'undo.merged': '<b>{case} geht wieder für sich weiter.</b> Alles ist, wie es vor dem Zusammenlegen war.',
  'undo.told_resolved':
    '<b>{case} ist wieder offen</b>: {who} hat das Lösen rückgängig gemacht, es war ein Versehen. Wie er gelöst war, bleibt im Verlauf.',
  'undo.told_dismissed': '<b>{case} ist wieder ein Fall</b>: {who} hat das Verwerfen rückgängig gemacht.',
  'undo.nothing':
    'Auf {case} lässt sich nichts rückgängig machen: Er wurde nicht eben gelöst, verworfen oder zusammengelegt. <b>{command} history {case}</b> zeigt, was geändert wurde.',
  'undo.not_yours':
    'Nichts rückgängig gemacht. Das war {who}: Nur wer es tat oder die Teamleitung kann es rückgängig machen.',
  'undo.late_resolved':
    'Nichts rückgängig gemacht: {case} ist seit mehr als einer Stunde gelöst. Meldet sich der Kunde wieder, öffnet <b>{command} reopen {case} because …</b> ihn 30 Tage lang wieder.',
  'undo.late_dismissed':
    'Nichts rückgängig gemacht: {case} ist seit mehr als 30 Tagen verworfen. Steht die Beschwerde noch, nimm sie neu auf: <b>{command} log …</b>',

  'history.title': 'Der Verlauf von {case}',
  'history.earlier':
    '{n, plural, one {Ein früherer Eintrag steht auf der Seite davor.} other {# frühere Einträge stehen auf den Seiten davor.}}',
  'history.because': ', Grund: {why}',
  'history.changed': '{field}: {from} → <b>{to}</b>',
  'history.addition': 'der Kunde sagte noch: {words}',
  'history.owner': 'zuständig: {from} → {to}',
  'history.restricted': 'vertraulich: {as}',
  'history.lifted': 'wieder für alle zu sehen',
  'history.linked': 'zusammengezählt mit {others}',
  'history.unlinked': 'getrennt von {others}',
  'history.resolved': 'gelöst: {outcome}',
  'history.resolve_undone': 'doch nicht gelöst: {outcome}',
  'history.merged': 'geht weiter in {other}',
  'history.unmerged': 'geht für sich weiter, nicht als Teil von {other}',
  'history.merged_in': '{other} geht hier weiter',
  'history.merge_undone': '{other} geht wieder für sich weiter',
  'history.dismissed': 'verworfen: {reason}',
  'history.restored': 'doch nicht verworfen: es ist ein Fall',
  'history.logged': 'aufgenommen',
  'history.closed': 'geschlossen',
  'history.viewed': 'hat es angesehen',
  'history.viewed.hidden': 'hat angesehen, was verdeckt wurde',
};
