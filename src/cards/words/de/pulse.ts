/** Der Puls eines Teams: drei Sätze im Monat, ohne Namen. */
import type { InOtherWords } from '../catalogue.ts';
import type { pulse as en } from '../en/pulse.ts';

export const pulse: InOtherWords<typeof en> = {
  'item.knew': 'Ich wusste, was ich entscheiden darf',
  'item.backed': 'Ich hatte Rückhalt',
  'item.enough': 'Der Rahmen hat gereicht',
  'answer.yes': 'Ja',
  'answer.partly': 'Zum Teil',
  'answer.no': 'Nein',
  'button.silence': 'Frag mich nicht mehr',

  asked: '<b>Wie war es diesen Monat?</b> Drei Sätze, ohne deinen Namen.',
  'asked.how':
    'Was du sagst, wird zu einer Summe deines Teams gezählt und sonst nirgends aufgehoben: nicht bei dir, nicht mit einer Zeit. Gezeigt wird es nach dem {day}, ab fünf Antworten.',
  'asked.summary': 'Drei kurze Sätze zu diesem Monat, ohne deinen Namen',
  answered: '{item}: beantwortet',
  thanks: '<b>Danke.</b> Es ist zur Summe deines Teams gezählt.',
  whole: '<b>Danke, das war alles.</b>',
  already: 'Das hast du schon beantwortet. Es ist zu einer Summe gezählt und lässt sich nicht mehr ändern.',
  over: 'Nichts gezählt: Gerade gibt es keinen Puls deines Teams zu beantworten.',
  none: 'Dein Team hat keinen Puls. Die Teamleitung beginnt ihn mit <b>{command} pulse start</b>: einmal im Monat drei Sätze, ohne Namen beantwortet.',
  waiting: 'Die Antworten dieses Monats werden nach dem {day} gezeigt.',
  title: 'Der Puls von {month}',
  told: '<b>{item}:</b> ja {yes}, zum Teil {partly}, nein {no}',
  few: '<b>{item}:</b> zu wenige Antworten, um etwas zu sagen',
  started:
    '<b>Dein Team wird jetzt gefragt, und am ersten Arbeitstag jedes Monats.</b> Niemand sieht, wer was sagt; wer nicht gefragt werden will, sagt es.',
  stopped: '<b>Dein Team wird nicht mehr gefragt.</b>',
  silent: '<b>Du wirst nicht mehr gefragt.</b> {command} pulse on bringt es zurück.',
  heard: '<b>Du wirst wieder gefragt, ab dem nächsten Mal.</b>',
  not_lead:
    'Nichts geändert: Den Puls beginnt und beendet die Teamleitung. Für dich selbst: <b>{command} pulse off</b>.',
  words: 'Sag drei Antworten in ihrer Reihenfolge, zum Beispiel <b>{command} pulse ja teils nein</b>: {items}.',
};
