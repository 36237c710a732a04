/** Bereitschaft: die eigenen Zahlen, nur für einen selbst; um mehr Rahmen wird gebeten, und ein Mensch entscheidet. */
import type { InOtherWords } from '../catalogue.ts';
import type { readiness as en } from '../en/readiness.ts';

export const readiness: InOtherWords<typeof en> = {
  title: 'Deine letzten {days} Tage',
  'fact.resolved': '{n, plural, =0 {Kein Fall} one {# Fall} other {# Fälle}} gelöst',
  'fact.promises': '{due, plural, =0 {Keine Zusage war fällig} other {Zusagen rechtzeitig gehalten: {kept} von #}}',
  'fact.requests':
    '{decided, plural, =0 {Keine Anfrage wurde entschieden} other {Anfragen wie gestellt genehmigt: {approved} von #}}',
  'fact.drills': '{n, plural, =0 {Keine Situation} one {# Situation} other {# Situationen}} geübt',
  'fact.latest': 'Aus den letzten 1.000 der Fälle gelesen.',
  only_you: 'Aus den Fällen, die jetzt dir gehören. Das siehst nur du, außer du bittest um mehr Rahmen.',
  stands: 'Deine Leitung hat deine Bitte seit dem {day}.',
  'button.ask': 'Um mehr Rahmen bitten…',
  'button.talk': 'Ich suche das Gespräch',

  asked:
    '<b>Es liegt bei der Leitung deines Teams,</b> mit deinem Satz und diesen Zahlen. Jemand spricht mit dir oder bittet dich zu warten; von selbst ändert sich nichts.',
  talks: '<b>{person} erfährt, dass du das Gespräch suchst.</b>',
  'note.asked': '<b>{person} hätte gern mehr Rahmen:</b>',
  'note.facts': 'Die Zahlen aus {days} Tagen bis zum {day}, gezeigt, weil darum gebeten wurde:',
  'note.change':
    '<b>Wenn du einverstanden bist,</b> schreibt die Leitung in die Personendatei bei {name}: <b>{next}</b> statt {before}.',
  'note.top':
    '<b>Über {role} gibt es in den Regeln keine Rolle:</b> Damit {name} mehr darf, ändert die Leitung deren Rahmen.',
  'note.only_people':
    'Das ändert nur ein Mensch: Amends tut es nie, weder nach oben noch nach unten. Nach {days} Tagen vergessen.',
  'note.lead_talks': '{lead} sucht das Gespräch.',
  'note.talks': '<b>{lead} spricht mit dir über mehr Rahmen.</b> Geändert ist noch nichts.',

  'form.title': 'Mehr Rahmen',
  'form.submit': 'Bitten',
  'form.note': 'Die Leitung deines Teams liest deinen Satz und deine eigenen Zahlen aus {days} Tagen. Sonst niemand.',
  'form.why': 'Was möchtest du selbst entscheiden?',
  'form.why_hint': 'Zum Beispiel: Erstattungen bis 200, weil Gäste nachts auf eine Genehmigung warten',

  'no.words':
    'Um nichts gebeten: Sag, was du selbst entscheiden möchtest, zum Beispiel <b>{command} readiness ask Erstattungen in der Nacht</b>.',
  'no.nobody':
    'Um nichts gebeten: Dein Team hat sonst keine Leitung, die es liest. Wer Amends betreut, trägt in der Personendatei ein, wer ein Team leitet.',
  'no.stands':
    'Kein zweites Mal gebeten: Deine Leitung hat deine Bitte seit dem {day}. Nach 30 Tagen geht es noch einmal.',
  'no.gone':
    'Nichts geändert: Es ist für eine andere Leitung des Teams, aus dem die Bitte kam, oder inzwischen vergessen.',
  'no.talks': 'Nichts geändert: {lead} spricht schon mit {person}.',
};
