/** How well complaints are read, for leaders and operators. */
import type { InOtherWords } from '../catalogue.ts';
import type { triage as en } from '../en/triage.ts';

export const triage: InOtherWords<typeof en> = {
  title: 'Wie gut Beschwerden hier gelesen werden',
  'used.own':
    '<b>In Gebrauch:</b> Stand {version}, gelernt am {day} aus {cases} eurer Fälle, {corrected} davon von jemandem berichtigt.',
  'used.shared': '<b>In Gebrauch:</b> die Regeln und was alle Häuser teilen. Aus euren Fällen ist nichts in Gebrauch.',
  'last.not_as_good':
    'Stand {version}, gelernt am {day} aus {cases} Fällen, ist nicht in Gebrauch: Er hätte weniger davon richtig gelesen als das, was gilt.',
  'last.rolled_back': 'Stand {version}, gelernt am {day} aus {cases} Fällen, wurde zurückgenommen.',
  none: 'Aus euren Fällen wurde noch nichts gelernt: Das beginnt mit {least} gelösten oder berichtigten und wird mit jedem zehnten mehr neu versucht.',
  measured:
    'Von {cases} Fällen, jeder gelesen nach dem, was die anderen lehren, wurden so viele gelesen, wie sie am Ende galten:',
  'row.all':
    '<b>Alle:</b> {own} % mit euren Fällen · {shared} % mit dem, was alle Häuser teilen · {rules} % nach den Regeln allein',
  'row.corrected': '<b>Die {cases}, die jemand berichtigt hat:</b> {own} % · {shared} % · {rules} %',
  'row.failure': '{failure} ({cases}): {own} % · {shared} % · {rules} %',
  how: 'Gelernt wird nur, was schiefging, aus maskierten Worten, und keines davon wird behalten. Nie wird ein Fall dadurch weniger eilig oder weniger vertraulich, und kein Betrag folgt daraus. Vertrauliche Fälle lehren nichts.',
  back: 'Wer Amends betreibt, nimmt einen Stand mit <b>amends triage rollback</b> zurück.',
  not_lead: 'Wie gut Beschwerden gelesen werden, erfährt, wer ein Team leitet.',
};
