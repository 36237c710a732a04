/** Personenbezogene Daten: gelöscht, festgehalten, angesehen. */
import type { InOtherWords } from '../catalogue.ts';
import type { privacy as en } from '../en/privacy.ts';

export const privacy: InOtherWords<typeof en> = {
  'erased.note': '{case}: Was vom Kunden erzählte, wurde gelöscht',
  'erased.shown':
    '<b>Was vom Kunden erzählte, wurde am {when} gelöscht.</b> Was wann gegeben wurde, bleibt gezählt, ohne zu sagen, für wen.',
  'form.title': 'Kunden löschen',
  'form.submit': 'Darum bitten',
  'form.note':
    'Noch wird nichts gelöscht: Du siehst, was es wäre, und ein zweiter Administrator muss es bestätigen. Was du hier schreibst, bleibt bis dahin versiegelt und wird niemandem gezeigt.',
  'form.customer': 'Wie der Kunde geführt wird',
  'form.customer_hint': 'Zimmer, Buchung, Bestellung, Adresse oder Name, wie auf einem Fall.',
  'button.withdraw': 'Zurückziehen',

  waits:
    '<b>Nummer {n} wartet auf einen zweiten Administrator.</b> Nichts wird gelöscht, bevor jemand anderes bestätigt. Es wäre:',
  asked: '<b>{who} bittet darum, einen Kunden zu löschen.</b> Es wäre:',
  'asked.who': 'Wer es ist, liegt versiegelt; die Fälle zeigen, worum es geht. Rückgängig machen lässt es sich nicht.',
  confirmed:
    '<b>Nummer {n} ist bestätigt:</b> Der Kunde wird gleich gelöscht, und ihr beide erfahrt, was gegangen ist.',
  'note.asked': '<b>Einen Kunden zu löschen braucht einen zweiten Administrator.</b>',
  'note.confirmed': 'Nummer {n} ist bestätigt: Der Kunde wird gelöscht.',
  'note.lapsed': 'Nummer {n} ist verfallen: Niemand hat in 14 Tagen geantwortet, und niemand wurde gelöscht.',

  'went.cases': '{n, plural, one {# Fall} other {# Fälle}}',
  'went.messages': '{n, plural, one {# Nachricht} other {# Nachrichten}} im Chat, ohne den Kunden neu gezeichnet',
  'went.ledger': '{n, plural, one {# Eintrag} other {# Einträge}} zu Gegebenem, gezählt, ohne zu sagen, für wen',
  'went.notes': '{n, plural, one {# Notiz} other {# Notizen}} zum Kunden',
  'went.standings': '{n, plural, one {# Angabe} other {# Angaben}}, ob der Kunde bleibt',
  'went.surveys': '{n, plural, one {# Antwort} other {# Antworten}} auf Umfragen, bis auf die Noten',
  'went.set_asides': '{n, plural, one {# Eingang} other {# Eingänge}} ohne Fall',
  'went.imported': '{n, plural, one {# übernommener Fall} other {# übernommene Fälle}}',
  'went.held': '{n, plural, one {# festgehaltener Fall, der bleibt} other {# festgehaltene Fälle, die bleiben}}',
  'went.once_named': '{n, plural, one {# Fall} other {# Fälle}} anderer, wo der Kunde irrtümlich stand',
  'went.mentioned': '{n, plural, one {# Fall} other {# Fälle}} anderer mit dem Namen im Text: Das muss jemand ansehen',
  'went.still_to_send': '{n, plural, one {# Auftrag} other {# Aufträge}}, die ein anderes System noch annehmen muss',
  'went.entries_of_old': '{n, plural, one {# alter Eintrag} other {# alte Einträge}} des Journals, unveränderlich',
  'went.rest': '{n} weitere, etwa Namen, Entwürfe und Nachgeschlagenes',

  'erasures.title': 'Kunden löschen',
  'erasures.how':
    'Auch mit Worten: <b>{command} erase Zimmer 412</b>. Ein zweiter Administrator muss bestätigen; ein festgehaltener Fall verhindert es.',
  'erasures.none': 'Noch wurde niemand gelöscht.',
  'state.asked': 'erbeten',
  'state.running': 'wird gelöscht',
  'state.done': 'gelöscht',
  'state.declined': 'abgelehnt',
  'by.operator': 'von denen, die Amends betreiben',
  'by.one': 'erbeten von {who}',
  'by.two': 'erbeten von {who}, bestätigt von {second}',
  certificate: '<b>Ein Kunde wurde gelöscht</b>, am {when}. Nachweis {id}:',
  'certificate.elsewhere':
    'Von hier nicht erreicht: exportierte Dateien, benachrichtigte Systeme, Sicherungen, und was Leute selbst in den Chat geschrieben haben.',

  'no.nobody':
    'Nichts wurde gelöscht: Das nennt keinen Kunden. Schreib Zimmer, Buchung, Bestellung oder eine andere Angabe, wie sie auf einem Fall steht.',
  'no.nothing':
    'Nichts wurde gelöscht: Nichts, was Amends führt, erzählt von diesem Kunden. Schreib die Angabe, wie sie auf einem Fall steht.',
  'no.under_way': 'Nichts Neues wurde erbeten: Dieser Kunde wird schon gelöscht.',
  'no.no_second':
    'Nichts wurde erbeten: Dazu muss ein zweiter Administrator bestätigen, und es gibt keinen. Wer Amends betreibt, kann einen in der Datei der Organisation nennen oder den Kunden auf der Kommandozeile löschen.',
  'no.gone': 'Nichts wurde geändert: Das ist schon beantwortet.',
  'no.held':
    'Nichts wurde gelöscht: {n, plural, one {# Fall ist festgehalten ({cases})} other {# Fälle sind festgehalten ({cases})}}, damit alles bleibt, wie es ist. Bitte zuerst die Leitung des Teams, das zu beenden: <b>{command} hold {first} off</b>.',
};
