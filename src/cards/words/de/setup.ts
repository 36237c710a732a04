/** The set-up in chat, in German. */
import type { InOtherWords } from '../catalogue.ts';
import type { setup as en } from '../en/setup.ts';

export const setup: InOtherWords<typeof en> = {
  title: 'Amends einrichten',
  missing:
    '<b>Noch kein Kanal für Fälle: {teams}.</b> Bis es einen gibt, stehen deren Fälle nirgends als in privaten Nachrichten.',
  floor:
    'Was in der Datei der Organisation steht, ist die Grundlage; was hier eingestellt wird, steht darüber. Grenzen der Befugnis stehen allein in der Richtlinie.',
  none: '—',
  set_by: 'eingestellt von {who}, {when}',
  said_by_lead: 'von der Teamleitung so gesagt',
  'holidays.line': 'Feiertage: {days}',

  'team.title': 'Einrichtung von {name}',
  'team.line': '<b>{name}</b> ({id}) · Wochenrückblick {digest}',
  'team.no_cases': '· kein Kanal für Fälle',
  'team.mend':
    '<b>Es hat noch keinen Kanal für seine Fälle.</b> Wähle einen mit Kanäle …, oder sag es im Kanal selbst.',
  'team.new': 'Im Chat angelegt: Die Datei der Organisation kennt es nicht.',
  'team.how':
    'Auch mit Worten: <b>{command} setup team {team} digest mo 09:00</b> · <b>arbeitszeit mo-fr 08:00-18:00</b> · <b>fälle hier</b> · <b>zurück digest</b>',

  'key.name': 'Name',
  'key.zone': 'Zeitzone',
  'key.locale': 'Sprache',
  'key.cases.slack': 'Fälle in Slack',
  'key.cases.teams': 'Fälle in Teams',
  'key.thanks.slack': 'Dank in Slack',
  'key.thanks.teams': 'Dank in Teams',
  'key.digest.slack': 'Rückblick in Slack',
  'key.digest.teams': 'Rückblick in Teams',
  'key.digest_at': 'Wochenrückblick, Tag und Zeit',
  'key.leader_digest': 'Rückblick für die Leitung',
  'key.lineup': 'Tagesstart um',
  'key.hours': 'Arbeitszeit',
  'key.holidays': 'Feiertage',
  'key.goal.first_response_time': 'Ziel: erste Antwort',
  'key.goal.time_to_resolution': 'Ziel: Zeit bis zur Lösung',
  'key.goal.promise_kept_rate': 'Ziel: gehaltene Zusagen',
  'key.role': 'Rolle',
  'key.team': 'Team',
  'key.lead': 'Leitet das Team',

  'button.setup': 'Einrichten …',
  'button.new_team': 'Neues Team …',
  'button.holidays': 'Feiertage …',
  'button.history': 'Was geändert wurde',
  'button.more': 'Mehr',
  'button.change': 'Ändern …',
  'button.channels': 'Kanäle …',
  'button.back': 'Datei: {key}',
  'button.erase': 'Kunden löschen…',
  'button.confirm': 'Bestätigen',
  'button.decline': 'Ablehnen',

  'form.save': 'Speichern',
  'form.create': 'Anlegen',
  'form.zone': 'Wie Europe/Berlin.',
  'form.day': 'Wochenrückblick am',
  'form.time': 'Wochenrückblick um',
  'form.lineup': 'Eine Zeit am Morgen; leer: Er kommt nicht.',
  'form.hours': 'Wie mo-fr 08:00-18:00; sa 09:00-13:00. Oder immer.',
  'form.holidays': 'Tage wie 2026-12-25, hintereinander. Leer: keine.',
  'form.id': 'Kurzname',
  'form.id_hint': 'Kleinbuchstaben, Ziffern und Striche; er bleibt. Leer: Er wird aus dem Namen gemacht.',
  'form.channels.slack':
    'Amends muss in einem Kanal sein, um dort zu schreiben: Lade es zuerst ein, wo der Kanal privat ist.',
  'form.channels.teams':
    'Öffne das Menü des Kanals, kopiere seinen Link und füge ihn hier ein. Amends muss in diesem Team sein.',
  'form.cases': 'Wohin Karten von Fällen kommen. Leer: nirgendwohin.',
  'form.thanks': 'Wohin Dank kommt. Leer: nirgendwohin.',
  'form.digest': 'Wohin der Wochenrückblick kommt. Leer: nirgendwohin.',
  'language.en': 'Englisch',
  'language.de': 'Deutsch',
  'leader.weekly': 'jede Woche',
  'leader.monthly': 'jeden Monat',
  'leader.off': 'gar nicht',
  'day.mon': 'Montag',
  'day.tue': 'Dienstag',
  'day.wed': 'Mittwoch',
  'day.thu': 'Donnerstag',
  'day.fri': 'Freitag',
  'day.sat': 'Samstag',
  'day.sun': 'Sonntag',

  done: '<b>Gespeichert.</b> Es gilt überall binnen Sekunden.',
  'done.told': '<b>Gespeichert.</b> Es gilt überall binnen Sekunden, und die anderen Administratoren erfahren es.',
  unchecked:
    'Ob Amends dort schreiben kann, war gerade nicht zu erfahren. Wenn nichts ankommt: Sieh nach, ob Amends in diesem Kanal ist.',
  change: '{of} · {key}: {before} → <b>{after}</b>',
  'change.back': '{of} · {key}: {before} → wie in der Datei',
  waits:
    '<b>Nummer {n} wartet auf einen zweiten Administrator</b>, wegen dem, was daran hängt. Nichts ändert sich, bevor jemand anderes bestätigt.',
  declined: 'Nummer {n} ist abgelehnt: Nichts wurde geändert.',
  asked: '<b>{who} bittet:</b> für {of}, {what}.',
  'asked.number': 'Nummer {n}',
  note: '<b>{who} hat die Einrichtung geändert.</b>',
  'note.asked': '<b>Etwas an der Einrichtung braucht einen zweiten Administrator.</b>',
  'note.confirmed': 'Nummer {n} ist bestätigt und gilt.',
  'note.declined': 'Nummer {n} ist abgelehnt: Nichts wurde geändert.',
  'history.title': 'Was an der Einrichtung geändert wurde',
  'history.none': 'Im Chat wurde noch nichts eingerichtet: Alles ist, wie es in der Datei steht.',

  'no.not_admin': 'Nichts wurde geändert: Administratoren richten Amends ein. Frag {who}.',
  'no.not_eraser': 'Nichts wurde gelöscht: Darum bitten Administratoren, zu zweit. Frag {who}.',
  'no.no_admins':
    'Nichts wurde geändert: Noch ist kein Administrator genannt. Wer Amends betreibt, nennt welche unter „admins“ in der Datei der Organisation.',
  'no.team':
    'Nichts wurde geändert: Es gibt kein Team „{typed}“. Teams sind {teams}; ein neues: <b>{command} setup team neu nacht „Nachtdienst“</b>.',
  'no.person':
    'Nichts wurde geändert: Niemand mit dem Namen „{typed}“ arbeitet hier. Erwähne die Person, oder schreib ihren Namen so, wie er hier steht.',
  'no.from_source':
    'Nichts wurde geändert: {who} kommt aus einem Verzeichnis, das Rolle und Team nennt. Ändere es dort.',
  'no.role': 'Nichts wurde geändert: Die Richtlinie hat keine solche Rolle. Rollen sind {roles}.',
  'no.above_own':
    'Nichts wurde geändert: Niemand gibt sich selbst eine Rolle über der eigenen. Ein anderer Administrator kann es.',
  'no.team_there':
    'Nichts wurde geändert: Es gibt schon ein Team „{typed}“. Sieh es mit <b>{command} setup team {typed}</b>.',
  'no.channel.slack':
    'Nichts wurde geändert: „{typed}“ sagt nicht, welcher Kanal das ist. Wähle ihn mit Kanäle … in <b>{command} setup</b>, oder sag <b>hier</b> im Kanal selbst.',
  'no.channel.teams':
    'Nichts wurde geändert: „{typed}“ sagt nicht, welcher Kanal das ist. Füge den Link aus dem Menü des Kanals ein, oder sag <b>{command} setup team … fälle hier</b> im Kanal selbst.',
  'no.outside.slack':
    'Nichts wurde geändert: Amends ist nicht in {channel}. Gib dort <b>/invite @Amends</b> ein und lege den Kanal dann noch einmal fest.',
  'no.outside.teams':
    'Nichts wurde geändert: Amends ist nicht im Team dieses Kanals ({channel}). Füge es dort unter Team verwalten, Apps hinzu und lege den Kanal dann noch einmal fest.',
  'no.archived.slack':
    'Nichts wurde geändert: {channel} ist archiviert. Hole ihn zurück oder wähle einen anderen Kanal.',
  'no.archived.teams':
    'Nichts wurde geändert: {channel} ist archiviert. Hole ihn zurück oder wähle einen anderen Kanal.',
  'no.missing.slack':
    'Nichts wurde geändert: Es gibt keinen Kanal {channel}, oder er ist privat und Amends ist nicht darin. Gib dort <b>/invite @Amends</b> ein und lege den Kanal dann noch einmal fest.',
  'no.missing.teams':
    'Nichts wurde geändert: Es gibt keinen Kanal {channel}, oder er ist privat und Amends ist nicht darin. Kopiere seinen Link neu aus seinem Menü, oder füge Amends hinzu, und lege den Kanal dann noch einmal fest.',
  'no.not_here': 'Nichts wurde geändert: Das hier ist kein Kanal. Sag <b>hier</b> in dem Kanal, der gemeint ist.',
  'no.same': 'Das ist schon so: Nichts wurde geändert.',
  'no.gone': 'Nichts wurde geändert: Das ist schon beantwortet, oder es gibt keine solche Nummer.',
  'no.not_yours': 'Nichts wurde geändert: Bestätigen muss jemand anderes, als wer gebeten hat und um wen es geht.',
  'no.no_second':
    'Nichts wurde geändert: Dafür muss ein zweiter Administrator bestätigen, und es gibt keinen. Wer Amends betreibt, kann es in die Datei der Organisation schreiben.',
  'no.name_stays':
    'Nichts wurde geändert: Ein Team, das im Chat angelegt wurde, behält einen Namen. Gib ihm einen anderen.',
  'no.changed_since':
    'Nichts wurde geändert: {who} hat „{key}“ geändert, seit dieses Formular geöffnet wurde. Öffne es noch einmal, dann steht da, was jetzt gilt.',

  'unread.first':
    'Sag, was einzurichten ist, zum Beispiel <b>{command} setup</b>, <b>{command} setup team empfang digest mo 09:00</b>, <b>{command} setup feiertage 2026-12-25</b> oder <b>{command} setup verlauf</b>.',
  'unread.key':
    '„{typed}“ ist nichts von einem Team. Sag zum Beispiel <b>{command} setup team {team} digest mo 09:00</b>; es gibt name, zeitzone, sprache, fälle, dank, digest, leitung, lineup, arbeitszeit und ziel.',
  'unread.new_team':
    'Ein neues Team hat einen Kurznamen in Kleinbuchstaben und einen Namen: <b>{command} setup team neu nacht „Nachtdienst“</b>.',
  'unread.person': 'Sag wen und was, zum Beispiel <b>{command} setup person Ana rolle agent team empfang</b>.',
  'unread.which': 'Sag, welche Nummer, zum Beispiel <b>{command} setup bestätigen 1</b>.',
  'unread.name': 'Ein Name hat höchstens 60 Zeichen und mindestens eines.',
  'unread.zone': '„{typed}“ ist keine Zeitzone. Schreib eine wie Europe/Berlin.',
  'unread.locale': '„{typed}“ ist keine Sprache. Schreib Deutsch, Englisch oder eine wie fr-FR.',
  'unread.cases': 'Sag, welcher Kanal: hier, eine Erwähnung, sein Link, oder aus.',
  'unread.thanks': 'Sag, welcher Kanal: hier, eine Erwähnung, sein Link, oder aus.',
  'unread.digest': '„{typed}“ ist kein Tag mit Zeit und kein Kanal. Schreib zum Beispiel mo 09:00, oder hier.',
  'unread.cases.slack': '„{typed}“ ist kein Kanal von Slack.',
  'unread.cases.teams': '„{typed}“ ist kein Kanal von Teams.',
  'unread.thanks.slack': '„{typed}“ ist kein Kanal von Slack.',
  'unread.thanks.teams': '„{typed}“ ist kein Kanal von Teams.',
  'unread.digest.slack': '„{typed}“ ist kein Kanal von Slack.',
  'unread.digest.teams': '„{typed}“ ist kein Kanal von Teams.',
  'unread.digest_at': '„{typed}“ ist kein Tag mit Zeit. Schreib zum Beispiel mo 09:00.',
  'unread.leader_digest': '„{typed}“ ist keines von wöchentlich, monatlich und aus.',
  'unread.lineup': '„{typed}“ ist keine Uhrzeit. Schreib zum Beispiel 08:30, oder aus.',
  'unread.hours': '„{typed}“ sind keine Zeiten. Schreib zum Beispiel mo-fr 08:00-18:00; sa 09:00-13:00, oder immer.',
  'unread.holidays': '„{typed}“ sind keine Tage. Schreib sie wie 2026-12-25 2026-12-26, oder aus.',
  'unread.goal.first_response_time': '„{typed}“ ist keine Zeit. Schreib zum Beispiel 30m, 4h, oder aus.',
  'unread.goal.time_to_resolution': '„{typed}“ ist keine Zeit. Schreib zum Beispiel 8h, 2d, oder aus.',
  'unread.goal.promise_kept_rate': '„{typed}“ ist kein Anteil. Schreib zum Beispiel 95%, oder aus.',
  'unread.role': '„{typed}“ ist keine Rolle. Schreib sie wie in der Richtlinie, zum Beispiel agent.',
  'unread.team': '„{typed}“ ist kein Team. Schreib seinen Kurznamen, zum Beispiel empfang.',
  'unread.lead': '„{typed}“ ist weder ja noch nein.',
};
