/** Dank in einem Team, für die Leitung: eine Einladung hinzusehen, und Zahlen des Teams. */
import type { InOtherWords } from '../catalogue.ts';
import type { recognition as en } from '../en/recognition.ts';

export const recognition: InOtherWords<typeof en> = {
  button: 'Wem wurde gedankt?',
  title: 'Dank in {team}, 8 Wochen',
  invite:
    '<b>Vielleicht möchtest du sehen, was sie getan haben.</b> An mehreren Fällen beteiligt, und niemand hat in dieser Zeit dafür gedankt:',
  others: 'Und weitere; gezeigt werden die ersten nach dem Alphabet.',
  everybody:
    '<b>Allen, die an mehreren Fällen beteiligt waren, wurde in dieser Zeit gedankt,</b> oder sie möchten keinen Dank.',
  coverage: 'Gedankt im Team: {thanked} von {at_work}, die an drei oder mehr Fällen beteiligt waren.',
  'coverage.few': 'Gedankt im Team: zu wenige an drei oder mehr Fällen beteiligt, um etwas zu sagen.',
  gap: 'Nach {by}: zwischen {lowest} % und {highest} % wurde gedankt, in Gruppen ab fünf.',
  'gap.none': 'Nach {by}: {lowest} % wurde in jeder Gruppe ab fünf gedankt.',
  'gap.few': 'Nach {by}: zu wenige, um etwas zu sagen; Gruppen unter fünf werden nicht angesehen.',
  'by.role': 'Rolle',
  'by.contact_type': 'Kontakt mit Kunden',
  'by.shift': 'Schicht',
  'by.site': 'Standort',
  only_you:
    'Das siehst nur du. Nach dem Alphabet und ohne Zahlen zu einzelnen; wer keinen Dank möchte, steht nicht dabei.',
  not_lead: 'Wem zuletzt nicht gedankt wurde, sieht, wer ein Team leitet. Danken können alle:',
};
