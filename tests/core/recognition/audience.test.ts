import { describe, expect, it } from 'vitest';
import { teamId } from '../../../src/core/base/ids.ts';
import type { RecognitionPreference } from '../../../src/core/base/members.ts';
import type { Audience } from '../../../src/core/case/ends.ts';
import { audienceNow, mayShowTo } from '../../../src/core/recognition/audience.ts';
import { ANA } from '../case/build.ts';

const AUDIENCES: readonly Audience[] = ['private', 'team', 'public'];
const ana = (recognition: RecognitionPreference, active = true) => ({ ...ANA, recognition, active });

describe('who may read a thank-you as things stand now', () => {
  it('is never more than it was confirmed for, and never more than the person likes', () => {
    for (const audience of AUDIENCES)
      for (const likes of AUDIENCES)
        expect(audienceNow({ audience }, ana(likes))).toBe(
          AUDIENCES[Math.min(AUDIENCES.indexOf(audience), AUDIENCES.indexOf(likes))],
        );
  });

  it('is nobody where they like none, have left, or are not known', () => {
    expect(audienceNow({ audience: 'public' }, ana('none'))).toBeNull();
    expect(audienceNow({ audience: 'public' }, ana('public', false))).toBeNull();
    expect(audienceNow({ audience: 'public' }, undefined)).toBeNull();
  });

  it('keeps what is for a team within that team', () => {
    const elsewhere = teamId.parse('elsewhere');
    expect(mayShowTo(ANA.team, { audience: 'public' }, ana('team'))).toBe(true);
    expect(mayShowTo(elsewhere, { audience: 'public' }, ana('team'))).toBe(false);
    expect(mayShowTo(elsewhere, { audience: 'public' }, ana('public'))).toBe(true);
    expect(mayShowTo(ANA.team, { audience: 'private' }, ana('public'))).toBe(false);
  });
});
