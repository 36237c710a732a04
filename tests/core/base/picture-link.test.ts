/** What the address of a picture says comes back from it, and from no other. */
import { expect, it } from 'vitest';
import { caseId, memberId, teamId, thingId } from '../../../src/core/base/ids.ts';
import { pictureToken, readPictureToken, type PictureSubject } from '../../../src/core/base/picture-link.ts';

const SECRET = new Uint8Array(32).fill(7);
const expires = new Date('2027-12-10T10:00:00Z');

it.each<PictureSubject>([
  { kind: 'thanks', case: caseId.parse('R-1042'), shoutOut: thingId.parse('sho_0001') },
  { kind: 'chart', of: { kind: 'leader', period: '2026-11', to: memberId.parse('mia.laurent') }, nth: 0 },
  { kind: 'chart', of: { kind: 'digest', team: teamId.parse('front.desk'), week: '2026-W47' }, nth: 1 },
])('$kind comes back whole, and from no other secret', (of) => {
  const token = pictureToken({ of, version: 'abc_-1', expires }, SECRET);
  expect(token).toMatch(/^[A-Za-z0-9_.-]{1,250}$/);
  expect(readPictureToken(token, SECRET)).toEqual({ of, version: 'abc_-1', expires });
  expect(readPictureToken(token, new Uint8Array(32))).toBeUndefined();
});
