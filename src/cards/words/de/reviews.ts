/** Der Rückblick auf einen Fall, der vorbei ist: über Abläufe, nie über jemanden. */
import type { InOtherWords } from '../catalogue.ts';
import type { reviews as en } from '../en/reviews.ts';

export const reviews: InOtherWords<typeof en> = {
  button: 'Rückblick…',
  'form.title': 'Rückblick auf {case}',
  'form.submit': 'Behalten',
  'form.note': 'Über Abläufe, nie über jemanden: keine Namen. Er bleibt beim Fall, und die Leute des Falls lesen ihn.',
  'form.happened': 'Was war: {words}',
  'form.ended': 'Es dauerte bis {at}: {outcome}.',
  'form.again': '{n, plural, one {Er war einmal wieder offen.} other {Er war #-mal wieder offen.}}',
  'form.together': 'Er gehört zu {cases}.',
  'field.helped': 'Was geholfen hat',
  'field.hindered': 'Was im Weg war',
  'field.change': 'Was wir ändern',
  helped: '<b>Was geholfen hat:</b> {words} ',
  hindered: '<b>Was im Weg war:</b> {words} ',
  change: '<b>Was wir ändern:</b> {words} ',
  done: '<b>Der Rückblick auf {case} ist notiert</b>, und die Leute des Falls lesen ihn. Was ihr ändert, mit jemandem, der sich kümmert, und einer Zeit, ist eine Verbesserung:',
  told: '<b>Rückblick auf {case}</b> von {who}. ',
  offered:
    '<b>{case} ist gelöst und einen Rückblick wert</b>: Es war schwer, oder nicht das erste Mal. Fünf Minuten: was geholfen hat, was im Weg war, was anders wird. Namen braucht es nicht.',
  later: 'Nichts notiert: {case} geht noch weiter. Blick darauf zurück, wenn er gelöst ist.',
  head: 'Rückblick, {at}:',
};
