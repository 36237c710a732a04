/** Rund um den Wochenrückblick: wo er keinen Platz hat, was man dazu sagt, welche Teile ein Team will. */
import type { InOtherWords } from '../catalogue.ts';
import type { weekly as en } from '../en/weekly.ts';

export const weekly: InOtherWords<typeof en> = {
  no_channel:
    '<b>Der Wochenrückblick eures Teams hat keinen Kanal.</b> Bis er einen hat, zeigt <b>{command} digest</b> jedem im Team die letzte Woche, unter vier Augen.',
  'no_channel.mend':
    'Wer Amends betreibt, nennt einen unter „digest“ von {team} in der Datei der Leute. Das wird einmal gesagt.',
  instead:
    '<b>Der Rückblick von {team} ließ sich nicht in seinen Kanal stellen, darum steht er hier.</b> Der nächste wird wieder dort versucht.',

  'button.useful': 'Nützlich 👍',
  'button.not_useful': 'Nicht nützlich 👎',
  'button.idea': 'Etwas verbessern…',
  'button.sections': 'Teile wählen…',
  'button.preview': 'Den nächsten ansehen',

  'voted.yes': '<b>Notiert: nützlich.</b> Gesagt wird nur die Summe, ab drei Stimmen. Der andere Knopf ändert es.',
  'voted.no':
    '<b>Notiert: nicht nützlich.</b> Gesagt wird nur die Summe, ab drei Stimmen. Der andere Knopf ändert es; was helfen würde, gehört in den Thread.',
  'voted.not_posted': 'Nichts notiert: Dieser Rückblick ist noch nicht erschienen. Sagt es, sobald er da ist.',
  'voted.not_yours': 'Nichts notiert: Ob der Rückblick von {team} nützlich ist, sagen die Leute dort.',
  'voted.none': 'Nichts notiert: Euer Team hatte noch keinen Rückblick.',

  'section.numbers': 'die vier Zahlen',
  'section.decisions': 'was ihr selbst entschieden habt',
  'section.customers': 'was Kunden sagen',
  'section.learned': 'was gelernt wurde',
  'section.improved': 'was besser wurde',
  'section.thanks': 'Dank',
  'section.due': 'Zusagen dieser Woche',
  'section.money': 'was noch zu geben ist',
  'section.question': 'eine Frage zum Reden',
  'section.useful': 'ob er nützlich war',

  'sections.title': 'Was euer Rückblick sagt',
  'sections.submit': 'Speichern',
  'sections.label': 'Er sagt',
  'sections.hint': 'Ab dem nächsten Rückblick. Was nichts zu sagen hat, fehlt ohnehin.',
  'sections.saved': '<b>Gespeichert.</b> Ab dem nächsten Rückblick liest euer Team: {shown}.',
  'sections.saved_off': '<b>Gespeichert.</b> Ab dem nächsten Rückblick liest euer Team: {shown}. Nicht mehr: {off}.',
  'sections.saved_none': '<b>Gespeichert.</b> Ab dem nächsten Rückblick liest euer Team nur seinen Kopf.',
  'sections.same': 'Das ist schon so: nichts wurde geändert.',
  'sections.not_lead':
    'Nichts wurde geändert: Was der Rückblick sagt, wählt eine Leitung des Teams. Schreibt in seinen Thread, was ihr möchtet.',
  'sections.unknown':
    'Nichts wurde geändert: „{typed}“ ist kein Teil. Sagt zum Beispiel <b>{command} digest without {one}</b>; es gibt {all}.',

  'left.title': '<b>Was er auslässt</b>, für dich als Leitung:',
  'left.off': 'vom Team abgeschaltet: {sections}',
  'left.nothing': 'nichts zu sagen über: {sections}',
  'left.no_room': 'kein Platz in fünfzehn Zeilen für: {sections}',
  'left.words':
    '{n, plural, one {# Notiz steht} other {# Notizen stehen}} nicht darin, weil jemand, ein Kunde oder Vertrauliches genannt wäre',
  'left.thanks': '{n, plural, one {# Dank ist} other {# Danksagungen sind}} nicht für alle',
  'left.votes': 'Woche {week} war {yes} nützlich, {no} nicht',
  'left.votes_few': 'Woche {week}: zu wenige sagten, ob er nützlich war',

  'preview.empty': 'Noch ist nichts geschehen, wovon der nächste Rückblick erzählen würde.',
  'preview.last': 'Das ist der letzte.',

  ask: '<b>{n} Wochen nacheinander fanden mehr Leute den Rückblick eures Teams nicht nützlich als nützlich.</b> Was soll anders werden? Wähle, was er sagt, oder frag in seinem Thread.',
  'ask.summary': '{n} Wochen nacheinander fanden mehr Leute den Rückblick eures Teams nicht nützlich als nützlich',

  'idea.title': 'Etwas verbessern',
  'idea.submit': 'Notieren',
  'idea.note':
    'Was aufkam, als ihr über den Rückblick von Woche {week} spracht. Sagt, was sich an der Arbeitsweise ändern soll; niemand wird genannt.',
  'idea.made': '<b>I-{number} steht auf der Liste.</b> Ist es erledigt, sagt es der Rückblick.',
};
