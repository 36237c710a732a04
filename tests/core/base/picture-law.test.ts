import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseId, teamId, thingId } from '../../../src/core/base/ids.ts';
import { pictureToken, readPictureToken, type PictureLink } from '../../../src/core/base/picture-link.ts';
import { runs } from '../../runs.ts';

const SECRET = Buffer.alloc(32, 1);
const EXPIRES = new Date('2028-12-10T10:00:00Z');

const thing = fc.stringMatching(/^[a-z]{3}_[A-Za-z0-9_-]{4,16}$/).map((id) => thingId.parse(id));
const subject = fc.oneof(
  fc.record({
    kind: fc.constant('thanks' as const),
    case: fc.integer({ min: 1, max: 999_999 }).map((n) => caseId.parse(`R-${n}`)),
    shoutOut: thing,
  }),
  fc.record({
    kind: fc.constant('peer_thanks' as const),
    thank: thing,
    team: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,30}$/).map((id) => teamId.parse(id)),
  }),
);
const link = fc.record({
  of: subject,
  version: fc.stringMatching(/^[A-Za-z0-9_-]{16}$/),
  expires: fc.constant(EXPIRES),
});

describe('the address of a picture', () => {
  it('is read back as it was made, by the same secret alone', () => {
    fc.assert(
      fc.property(link, (made) => {
        const token = pictureToken(made, SECRET);
        expect(readPictureToken(token, SECRET)).toEqual(made);
        expect(readPictureToken(token, Buffer.alloc(32, 2))).toBeUndefined();
      }),
      { numRuns: runs(100) },
    );
  });

  it('is nothing once a sign of it was changed', () => {
    const made: PictureLink = {
      of: { kind: 'thanks', case: caseId.parse('R-1001'), shoutOut: thingId.parse('sho_000001') },
      version: 'abcdefghijklmnop',
      expires: EXPIRES,
    };
    const token = pictureToken(made, SECRET);
    const changed = Array.from(
      token,
      (sign, at) => `${token.slice(0, at)}${sign === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`,
    );
    expect(changed.filter((other) => other !== token && readPictureToken(other, SECRET) !== undefined)).toEqual([]);
  });
});
