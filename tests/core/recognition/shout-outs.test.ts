import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerPromise, RecoveryCase } from '../../../src/core/case/case.ts';
import type { Resolution } from '../../../src/core/case/ends.ts';
import { leakIn } from '../../../src/core/recognition/leaks.ts';
import { sayPraise } from '../../../src/cards/team/praise.ts';
import { draftThanks as draft } from '../../../src/core/recognition/shout-outs.ts';
import type { Member } from '../../../src/core/base/members.ts';
import { after, ANA, BOB, doneIn, gives, item, member, NOON, openCase, R, resolves, thing } from '../case/build.ts';
import { makeWorld } from '../case/world.ts';

const VALUES = ['we own it to the end', 'we keep our word', 'we ask before we guess'];
const resolution: Resolution = {
  outcome: 'accepted',
  customerAccepted: 'yes',
  rootCause: null,
  processArea: null,
  whatHelped: null,
  by: ANA.id,
  at: NOON,
};
const promise: CustomerPromise = {
  id: thing('pro_0001'),
  text: 'call back',
  due: after(1),
  zone: 'Europe/Paris',
  by: ANA.id,
  status: 'kept',
  at: NOON,
  settledAt: NOON,
  follows: null,
  reason: null,
};
const draftThanks = (c: RecoveryCase, to: Member, values: readonly string[]): ReturnType<typeof draft> =>
  draft(c, to, values, (praise) => sayPraise(praise, { locale: 'en-GB' }), []);
const resolved = (change: Partial<RecoveryCase> = {}): RecoveryCase =>
  openCase({ status: 'resolved', resolution, resolvedAt: after(1), ...change });

/** Words alone were given. */
const APOLOGY: RecoveryCase['actions'] = (() => {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, gives([item('apology')])));
  doneIn(world.ask(ANA, resolves({ done: world.caseOf(R(1042)).actions.map(({ id }) => id) })));
  return world.caseOf(R(1042)).actions;
})();

describe('drafting a thank-you', () => {
  it('is only of what the one who is thanked did, and of what happened', () => {
    const unknown = { ...resolution, customerAccepted: 'unknown' } as const;
    expect(draftThanks(resolved({ resolution: unknown }), ANA, []), 'nothing given, nothing accepted').toBeNull();
    const byLead = { ...resolution, by: BOB.id, whatHelped: 'moving first' };
    expect(draftThanks(resolved({ resolution: byLead }), ANA, []), 'the note is somebody else’s').toBeNull();
    expect(draftThanks(resolved({ resolution: { ...byLead, by: ANA.id } }), ANA, [])?.kind).toBe('lesson_shared');
  });

  it('names nobody whom the complaint names', () => {
    const c = {
      ...resolved(),
      complaints: [{ ...openCase().complaints[0], text: 'Mrs Lindgren waited' }],
    } as RecoveryCase;
    expect(leakIn('Lindgren was moved at once', c, { members: [] })).toEqual({ word: 'Lindgren', why: 'name' });
    expect(leakIn('the guest was moved at once', c, { members: [] })).toBeNull();
  });

  it('thanks for what is on record', () => {
    const kind = (change: Partial<RecoveryCase>) => draftThanks(resolved(change), ANA, [])?.kind;
    expect(kind({ promises: [promise] })).toBe('promise_kept');
    expect(kind({ resolution: { ...resolution, whatHelped: 'moving first' } })).toBe('lesson_shared');
    expect(kind({})).toBe('ownership');
  });

  it('does not praise a promise kept late, broken, or made by somebody else', () => {
    for (const change of [{ status: 'kept_late' }, { status: 'broken' }, { by: BOB.id }] as const)
      expect(draftThanks(resolved({ promises: [{ ...promise, ...change }] }), ANA, [])?.kind).not.toBe('promise_kept');
  });

  it('says nothing where there is nothing honest to say', () => {
    expect(draftThanks(openCase(), ANA, VALUES)).toBeNull();
    expect(draftThanks(resolved({ resolution: { ...resolution, customerAccepted: 'no' } }), ANA, VALUES)).toBeNull();
    for (const outcome of ['withdrawn', 'unresolved'] as const)
      expect(draftThanks(resolved({ resolution: { ...resolution, outcome } }), ANA, VALUES)).toBeNull();
    expect(draftThanks(resolved(), BOB, VALUES)).toBeNull();
  });

  it('claims that the customer accepted only when they did', () => {
    const unknown = resolved({
      actions: APOLOGY,
      resolution: { ...resolution, customerAccepted: 'unknown', outcome: 'no_contact' },
    });
    expect(draftThanks(unknown, ANA, VALUES)?.text).not.toMatch(/customer/i);
    expect(draftThanks(resolved(), ANA, VALUES)?.text).toMatch(/customer/i);
  });

  it('says nothing of what came of it where nothing is on record', () => {
    const unknown = resolved({ actions: APOLOGY, resolution: { ...resolution, customerAccepted: 'unknown' } });
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const text = draftThanks({ ...unknown, id: R(n) }, ANA, [])?.text ?? '';
      expect(text).toMatch(/^Ana [^.]+\.$/);
    }
  });

  it('is not the same words every time', () => {
    const drafts = [1, 2, 3, 4, 5, 6].map((n) => draftThanks(resolved({ id: R(n) }), ANA, VALUES));
    expect(new Set(drafts.map((d) => d?.text)).size).toBeGreaterThanOrEqual(3);
  });

  it('names a value of the team that speaks of the deed, and none where none does', () => {
    const value = (change: Partial<RecoveryCase>, values = VALUES) => draftThanks(resolved(change), ANA, values)?.value;
    expect(value({})).toBe('we own it to the end');
    expect(value({ promises: [promise] })).toBe('we keep our word');
    expect(value({ resolution: { ...resolution, whatHelped: 'moving first' } })).toBeNull();
    expect(value({}, ['Wir kümmern uns', 'Wort halten'])).toBe('Wir kümmern uns');
    expect(value({ promises: [promise] }, ['Wir kümmern uns', 'Wort halten'])).toBe('Wort halten');
    expect(value({}, [])).toBeNull();
    const own = ['own it', 'see it through'];
    expect(new Set([1, 2].map((n) => draftThanks(resolved({ id: R(n) }), ANA, own)?.value))).toEqual(new Set(own));
  });

  it('claims of the way it went only what is on record', () => {
    const deed = (change: Partial<RecoveryCase>) => draftThanks(resolved(change), ANA, [])?.text;
    for (const n of [1, 2, 3]) {
      const id = R(n);
      // logged by somebody else and never handed over: nobody was taken over from, and nothing heard from the first word
      expect(deed({ id, loggedBy: BOB.id })).not.toMatch(/took over|stepped in|another|first word/);
      expect(deed({ id, loggedBy: BOB.id, handovers: 1 })).toMatch(/took over|stepped in|another/);
      const kept = [{ ...promise, by: BOB.id, settledBy: ANA.id }];
      expect(deed({ id, promises: kept })).toMatch(/colleague/);
    }
  });

  it('leaves the name out when it is also the customer’s, or would call people', () => {
    const same = resolved({ customer: { reference: 'Diego Ruiz', key: 'Diego Ruiz' } });
    expect(draftThanks(same, member('ana', { name: 'Diego Paz' }), [])?.text).toMatch(/^A colleague /);
    expect(draftThanks(resolved(), member('ana', { name: '<!channel> X' }), [])?.text).toMatch(/^A colleague /);
  });

  it('never leaks, is short, and is the same for the same case', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.option(fc.string({ unit: 'grapheme', maxLength: 120 })),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('yes', 'unknown'),
        (n, name, reference, promised, shared, customerAccepted) => {
          const c = resolved({
            id: R(n),
            customer: { reference, key: reference },
            promises: promised ? [promise] : [],
            resolution: { ...resolution, customerAccepted, whatHelped: shared ? 'room 412, 40 EUR' : null },
          });
          const drafted = draftThanks(c, { ...ANA, name }, VALUES);
          const text = drafted?.text ?? '';
          expect([...text].length).toBeLessThanOrEqual(280);
          expect(text === '' ? null : leakIn(text, c, { members: [] })).toBeNull();
          expect(draftThanks(c, { ...ANA, name }, VALUES)).toEqual(drafted);
        },
      ),
    );
  });
});
