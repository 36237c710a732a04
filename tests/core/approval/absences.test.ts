import { describe, expect, it } from 'vitest';
import { circlesFrom, type Absence } from '../../../src/core/approval/absences.ts';
import { memberId } from '../../../src/core/base/ids.ts';

const NOW = new Date('2026-12-10T10:00:00Z');
const day = (n: number): Date => new Date(NOW.getTime() + n * 86_400_000);
const away = (member: string, deputy: string | null, from = 0, until = 5): Absence => ({
  member: memberId.parse(member),
  deputy: deputy === null ? null : memberId.parse(deputy),
  from: day(from),
  until: day(until),
});

describe('deputies in a circle', () => {
  it.each([
    ['two', [away('mia', 'ana'), away('ana', 'mia')], [['mia', 'ana']]],
    ['three', [away('mia', 'ana'), away('ana', 'max'), away('max', 'mia')], [['mia', 'ana', 'max']]],
    ['two and one who leads into them', [away('gil', 'mia'), away('mia', 'ana'), away('ana', 'mia')], [['mia', 'ana']]],
    ['in a week', [away('mia', 'ana', 7, 9), away('ana', 'mia', 8, 12)], [['mia', 'ana']]],
  ])('are found: %s', (_name, absences, circles) => expect(circlesFrom(absences, NOW)).toEqual(circles));

  it.each([
    ['nobody away', []],
    ['a chain', [away('mia', 'ana'), away('ana', 'max')]],
    ['without a deputy', [away('mia', 'ana'), away('ana', null)]],
    ['one after the other', [away('mia', 'ana', 0, 2), away('ana', 'mia', 2, 4)]],
    ['over', [away('mia', 'ana', -5, 0), away('ana', 'mia', -5, 0)]],
  ])('are none: %s', (_name, absences) => expect(circlesFrom(absences, NOW)).toEqual([]));
});
