/** Coaching zu einem Fall, zwischen zwei Leuten und nur für sie. */
import type { InOtherWords } from '../catalogue.ts';
import type { coaching as en } from '../en/coaching.ts';

export const coaching: InOtherWords<typeof en> = {
  button: 'Coaching…',
  'button.offer': 'Coaching anbieten…',
  'button.own_view': 'Meine Sicht…',
  'button.decline': 'Nein, danke',
  'button.coach_note': 'Stärke und Idee dazu…',
  'button.erase': 'Löschen',
  'button.next': 'Nächste Seite',

  private:
    'Das lesen nur {person} und {coach}. Nichts davon wird gezählt oder exportiert; es wird auf Wunsch gelöscht, und nach {days} Tagen.',
  'note.offered': '<b>{coach} bietet dir Coaching zu {case} an.</b> Du schreibst zuerst, wie du es siehst.',
  'note.offered_by': '<b>Du hast {person} Coaching zu {case} angeboten.</b> Zuerst wird die eigene Sicht geschrieben.',
  'note.asked':
    '<b>{person} möchte mit dir über {case} sprechen.</b> Schreib eine Stärke dazu, die du siehst, und eine Idee.',
  'note.asked_by': '<b>Du hast {coach} um Coaching zu {case} gebeten.</b>',
  'note.done': '<b>Coaching zu {case}</b>, {person} und {coach}.',
  'note.declined': '<b>Diesmal kein Coaching zu {case}.</b> Das ist in Ordnung.',
  'note.erased': 'Was hier stand, ist gelöscht.',
  'note.summary': 'Coaching zu {case}',
  own: '<b>Die eigene Sicht von {person}</b>',
  strength: '<b>Eine Stärke:</b> {words}',
  idea: '<b>Eine Idee:</b> {words}',

  'list.title': 'Dein Coaching',
  'list.none':
    'Gerade hast du kein Coaching. <b>{command} coaching R-1042</b> fragt danach, <b>{command} coaching R-1042 for @ana</b> bietet eines an. Nur die zwei lesen es.',
  'list.line': '{case}, {person} und {coach} · {state}',
  'state.offered': 'zuerst die eigene Sicht',
  'state.asked': 'wartet auf den Coach',
  'state.done': 'beide haben geschrieben',

  asked:
    '<b>{coach} hat deine Sicht auf {case}</b> und schreibt eine Stärke und eine Idee dazu. Sonst liest es niemand.',
  offered:
    '<b>{person} wird gefragt.</b> Zuerst kommt die eigene Sicht auf {case}; ein Nein ist in Ordnung und wird nirgends festgehalten.',
  answered: '<b>{person} hat es.</b> Sonst liest es niemand.',
  declined: 'Du hast diesmal Nein gesagt. Mehr wird davon nicht aufgehoben.',
  erased: '<b>Es ist gelöscht</b>, für euch beide.',

  'form.title': 'Coaching zu {case}',
  'form.submit': 'Fragen',
  'form.own': 'Wie du es selbst siehst',
  'form.own_hint': 'Was gut ging, was du anders machen würdest, wo du unsicher bist. Du schreibst zuerst.',
  'form.coach': 'Mit wem',
  'form.coach_hint': 'Ein Name oder eine Erwähnung.',
  'form.offer': 'Anbieten',
  'form.person': 'Wem du es anbietest',
  'form.send': 'Schicken',
  'form.strength': 'Eine Stärke, die du siehst',
  'form.idea': 'Eine Idee',

  'no.person':
    'Nichts geschickt: „{typed}“ kennt Amends hier nicht, oder es ist mehr als eine Person. Erwähne sie mit @.',
  'no.self': 'Nichts geschickt: Für Coaching braucht es zwei. Nenn jemand anderen.',
  'no.nobody':
    'Nichts geschickt: Dein Team hat gerade keine Leitung. Sag, mit wem: <b>{command} coaching {case} with @mia …</b>',
  'no.not_lead':
    'Nichts geschickt: Anbieten kann es die Teamleitung. Für dich selbst fragst du mit <b>{command} coaching {case}</b>.',
  'no.not_at_work':
    'Nichts geschickt: {person} darf {case} nicht sehen. Coaching geht über einen Fall, den beide sehen.',
  'no.gone': 'Hier ist nichts mehr zu tun: Es ist beantwortet, abgelehnt oder gelöscht, oder gehört jemand anderem.',
  'no.words':
    'Nichts geschickt: Schreib zuerst deine eigene Sicht, zum Beispiel <b>{command} coaching {case} gut zugehört, zu früh zugesagt</b>.',
};
