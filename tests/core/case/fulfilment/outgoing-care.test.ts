/** What other systems are told of a customer: word for word, and nothing of what is nobody else's. */
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../../../src/app/deliveries/listening.ts';
import type { CareKept } from '../../../../src/core/case/care/care.ts';
import type { RecoveryCase } from '../../../../src/core/case/case.ts';
import { OUTGOING_FIELDS, OUTGOING_TYPES, toldUnasked } from '../../../../src/core/case/follows/outgoing.ts';
import { outgoingOfCare, outgoingOfSurvey } from '../../../../src/core/case/follows/outgoing-care.ts';
import { after, ANA, DAY_MS, DESK, doneIn, eur, logs, NOON, R, thing } from '../build.ts';
import { makeWorld } from '../world.ts';

function caseOf(change: Partial<RecoveryCase> = {}): RecoveryCase {
  const world = makeWorld();
  doneIn(world.ask(ANA, logs('No hot water in room 412', { customer: 'Room 412' })));
  return { ...world.caseOf(R(1)), ...change };
}

const KEY = `cus_${'a'.repeat(32)}`;
const until = after(DAY_MS);
const note: CareKept = { what: 'note', note: thing('not_aaaa'), key: KEY, words: 'prefers a quiet room', until };
const leaving: CareKept = {
  what: 'leaving',
  id: thing('sta_aaaa'),
  key: KEY,
  standing: 'at_risk',
  reason: 'price',
  words: 'dearer than next door',
  value: eur(4800),
  consent: true,
  team: DESK,
};
const KEPT: readonly (readonly [CareKept, object | null])[] = [
  [note, { remembered: { id: 'not_aaaa', became: 'remembered', until: '2026-12-11T10:00:00.000Z' } }],
  [
    { what: 'note_words', note: thing('not_aaaa'), words: 'prefers the yard', until },
    { remembered: { id: 'not_aaaa', became: 'corrected', until: '2026-12-11T10:00:00.000Z' } },
  ],
  [{ what: 'no_note', note: thing('not_aaaa') }, { remembered: { id: 'not_aaaa', became: 'forgotten', until: null } }],
  [leaving, { standing: 'at_risk', reason: 'price', consent: true }],
  [
    { ...leaving, standing: 'lost', words: null, consent: false },
    { standing: 'lost', reason: 'price', consent: false },
  ],
  [{ what: 'staying', id: thing('sta_aaaa') }, { standing: 'staying' }],
  [{ what: 'winback', id: thing('sta_aaaa'), outcome: 'won' }, { standing: 'won_back' }],
  // what is tried, and what the customer said of being asked, is for the house
  [{ what: 'winback', id: thing('sta_aaaa'), outcome: 'taken_up' }, null],
  [{ what: 'winback', id: thing('sta_aaaa'), outcome: 'declined' }, null],
  [{ what: 'winback', id: thing('sta_aaaa'), outcome: 'no_answer' }, null],
  [{ what: 'opt_out', key: KEY }, null],
  [{ what: 'opt_in', key: KEY }, null],
  [{ what: 'survey_told', survey: thing('sur_aaaa'), told: 'sent' }, null],
];

const told = (kept: CareKept, c = caseOf()) => outgoingOfCare(kept, { case: c, seq: 7, at: NOON });
const body = (kept: CareKept, fields: Parameters<typeof bodyOf>[1], c?: RecoveryCase): string =>
  JSON.stringify(told(kept, c).map((one) => bodyOf('hotel', fields, one)));

describe('what was said of a customer', () => {
  it.each(KEPT.map(([kept, facts]) => [kept.what, JSON.stringify(facts), kept, facts] as const))(
    '%s is told as %s',
    (_what, _said, kept, facts) => {
      const every = {
        case: 'R-1',
        sequence: 7,
        status: 'owned',
        team: 'front-desk',
        restricted: false,
        failure: 'outcome.facility',
        severity: 'S3',
      };
      expect(told(kept).map((one) => [one.id, one.subject, one.remedy, one.facts])).toEqual(
        facts === null ? [] : [['evt_R-1_7', 'R-1', null, { ...every, ...facts }]],
      );
    },
  );

  it('holds its words, and whose it is, only where they are asked for', () => {
    expect(body(note, [])).not.toMatch(/quiet|412/);
    expect(body(note, ['note'])).toContain('"note":"prefers a quiet room"');
    expect(body(note, ['note'])).not.toMatch(/412/);
    expect(body(note, ['customer', 'customer_key'])).toMatch(/"customer":"Room 412","customer_key":"room412"/i);
    expect(body({ what: 'no_note', note: thing('not_aaaa') }, OUTGOING_FIELDS)).not.toContain('"note"');
    expect(body(leaving, [])).not.toContain('dearer');
    expect(body(leaving, ['because'])).toContain('"because":"dearer than next door"');
    // what a customer is worth is told to nobody
    expect(body(leaving, OUTGOING_FIELDS)).not.toContain('4800');
  });

  it('is told of a restricted case without a word, a reason, or whose it is', () => {
    const c = caseOf({ sensitivity: 'injury' });
    for (const [kept] of KEPT)
      expect(body(kept, OUTGOING_FIELDS, c)).not.toMatch(/quiet|yard|dearer|price|412|ana|injury|consent/i);
    expect(body(leaving, [], c)).toContain('"standing":"at_risk"');
  });
});

describe('the link of a survey', () => {
  const link = 'https://amends.example/survey/sur_aaaa.t.m';
  const asked = { survey: thing('sur_aaaa'), link, expires: until, language: 'de', at: NOON };
  it('is told with its end and its language, and of a restricted case not at all', () => {
    const [one] = outgoingOfSurvey({ case: caseOf(), ...asked });
    expect(one && bodyOf('hotel', [], one)).toEqual({
      type: 'survey.link',
      timestamp: '2026-12-10T10:00:00.000Z',
      data: {
        version: 1,
        workspace: 'hotel',
        case: 'R-1',
        team: 'front-desk',
        survey: { id: 'sur_aaaa', link, expires: '2026-12-11T10:00:00.000Z', language: 'de' },
      },
    });
    expect(outgoingOfSurvey({ case: caseOf({ sensitivity: 'injury' }), ...asked })).toEqual([]);
  });

  it('comes to nobody who did not ask for it by name', () => {
    expect(OUTGOING_TYPES.filter((type) => !toldUnasked(type))).toEqual([
      'survey.link',
      ...OUTGOING_TYPES.filter((type) => type.startsWith('request.')),
    ]);
  });
});
