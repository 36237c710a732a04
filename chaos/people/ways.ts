/** In which way what people do is delivered: by chance, and whatever chance has not brought after a third of the time is owed. */
import type { Chance } from '../random.ts';
import type { Asked } from '../record.ts';
import type { Gesture, Way } from './desk.ts';

/** What each platform does with a gesture beside delivering it once. A run in which one of these never happened tried too little. */
export const WAYS: readonly (readonly [Asked['on'], Gesture, Way])[] = [
  ['slack', 'line', 'twice'],
  ['slack', 'line', 'late'],
  ['slack', 'form', 'twice'],
  ['slack', 'button', 'twice'],
  ['teams', 'line', 'twice'],
  ['teams', 'line', 'late'],
  ['teams', 'form', 'twice'],
  ['teams', 'button', 'twice'],
];

/** How often each gesture goes which way; a button is double-clicked sooner than anything else. */
const SHARES: Readonly<Record<Gesture, Readonly<Partial<Record<Way, number>>>>> = {
  line: { twice: 0.06, late: 0.05 },
  form: { twice: 0.1 },
  button: { twice: 0.3 },
};

export function wayOf(
  chance: Chance,
  on: Asked['on'],
  gesture: Gesture,
  { asked, isLate }: { readonly asked: readonly Asked[]; readonly isLate: boolean },
): Way {
  const { twice = 0, late = 0 } = SHARES[gesture];
  const drawn = chance.next();
  const owed = WAYS.find(
    ([where, what, way]) =>
      where === on &&
      what === gesture &&
      !asked.some((one) => one.on === on && one.gesture === gesture && one.way === way),
  );
  // there is not often a button to press
  if ((isLate || gesture === 'button') && owed !== undefined) return owed[2];
  return drawn < twice ? 'twice' : drawn < twice + late ? 'late' : 'once';
}
