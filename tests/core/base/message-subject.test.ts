import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseId, memberId, teamId, thingId } from '../../../src/core/base/ids.ts';
import {
  LEARNING_NOTES,
  RECOGNITION_NOTES,
  parseSubject,
  printSubject,
  type MessageSubject,
  type PostedSubject,
} from '../../../src/core/base/message-subject.ts';
import { runs } from '../../runs.ts';

const of = fc.integer({ min: 1, max: 9_999_999_999 }).map((n) => caseId.parse(`R-${n}`));
const thing = fc.stringMatching(/^[a-z]{3}_[A-Za-z0-9_-]{4,64}$/).map((id) => thingId.parse(id));
const member = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,63}$/).map((id) => memberId.parse(id));
const team = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,63}$/).map((id) => teamId.parse(id));
const to = fc.option(member);
const is = <K extends MessageSubject['kind']>(kind: K) => fc.constant(kind);

/** One arbitrary for each kind: a new kind does not compile without one. */
const POSTED: { readonly [K in PostedSubject['kind']]: fc.Arbitrary<Extract<PostedSubject, { kind: K }>> } = {
  case: fc.record({ kind: is('case'), case: of }),
  request: fc.record({ kind: is('request'), case: of, request: thing, to }),
  advice: fc.record({ kind: is('advice'), case: of, advice: thing }),
  assist: fc.record({ kind: is('assist'), case: of, assist: thing, to }),
  handover: fc.record({ kind: is('handover'), case: of, handover: thing, to: member }),
  draft: fc.record({ kind: is('draft'), case: of, shoutOut: thing, to }),
  thanks: fc.record({ kind: is('thanks'), case: of, shoutOut: thing }),
  event: fc.record({ kind: is('event'), case: of, seq: fc.integer({ min: 1, max: 1e14 }), to }),
  survey: fc.record({ kind: is('survey'), case: of, survey: thing, to: member }),
  digest: fc.record({ kind: is('digest'), team, week: fc.stringMatching(/^\d{4}-W\d{2}$/) }),
  leader: fc.record({ kind: is('leader'), period: fc.stringMatching(/^\d{4}-(W\d{2}|\d{2})$/), to: member }),
  lineup: fc.record({ kind: is('lineup'), team, day: fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/) }),
  home: fc.record({ kind: is('home'), member }),
  storm: fc.record({ kind: is('storm'), storm: thing }),
  outage: fc.record({ kind: is('outage'), outage: thing }),
  budget: fc.record({
    kind: is('budget'),
    budget: fc.stringMatching(/^[a-z][a-z0-9._-]{0,63}$/),
    day: fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    to: member,
  }),
  learning: fc.record({
    kind: is('learning'),
    note: fc.constantFrom(...LEARNING_NOTES),
    of: fc.stringMatching(/^[A-Za-z0-9._-]{1,90}$/),
    to: member,
  }),
  unheard: fc.record({ kind: is('unheard'), of: thing, to: member }),
  murmur: fc.record({ kind: is('murmur'), murmur: thing, to }),
  peer_thanks: fc.record({ kind: is('peer_thanks'), thank: thing, team }),
  recognition: fc.record({
    kind: is('recognition'),
    note: fc.constantFrom(...RECOGNITION_NOTES),
    of: thing,
    to: member,
  }),
};
const posted: fc.Arbitrary<PostedSubject> = fc.oneof(...Object.values(POSTED));
const KINDS: readonly (readonly [string, fc.Arbitrary<MessageSubject>])[] = [
  ...Object.entries(POSTED),
  ['undelivered', fc.record({ kind: is('undelivered'), of: posted })],
  ['reply', fc.constant({ kind: 'reply' })],
];

describe('the subject of a message', () => {
  it.each(KINDS)('about %s is read back as it was', (_, subjects) =>
    fc.assert(
      fc.property(subjects, (subject) => {
        expect(parseSubject(printSubject(subject))).toEqual(subject);
      }),
    ),
  );

  // the keys of messages that stand in channels already
  it.each<[string, MessageSubject]>([
    ['case:R-1042', { kind: 'case', case: caseId.parse('R-1042') }],
    [
      'request:R-1:req_0001',
      { kind: 'request', case: caseId.parse('R-1'), request: thingId.parse('req_0001'), to: null },
    ],
    [
      'request:R-1:req_0001:mia',
      { kind: 'request', case: caseId.parse('R-1'), request: thingId.parse('req_0001'), to: memberId.parse('mia') },
    ],
    ['draft:R-1:sho_0001', { kind: 'draft', case: caseId.parse('R-1'), shoutOut: thingId.parse('sho_0001'), to: null }],
    [
      'draft:R-1:sho_0001:mia',
      { kind: 'draft', case: caseId.parse('R-1'), shoutOut: thingId.parse('sho_0001'), to: memberId.parse('mia') },
    ],
    ['thanks:R-1:sho_0001', { kind: 'thanks', case: caseId.parse('R-1'), shoutOut: thingId.parse('sho_0001') }],
    ['event:R-1:4:ana', { kind: 'event', case: caseId.parse('R-1'), seq: 4, to: memberId.parse('ana') }],
    ['event:R-1:4', { kind: 'event', case: caseId.parse('R-1'), seq: 4, to: null }],
    ['digest:front-desk:2026-W47', { kind: 'digest', team: teamId.parse('front-desk'), week: '2026-W47' }],
    ['home:ana', { kind: 'home', member: memberId.parse('ana') }],
    ['storm:sto_0001', { kind: 'storm', storm: thingId.parse('sto_0001') }],
    ['failure:eve_0001', { kind: 'outage', outage: thingId.parse('eve_0001') }],
    ['budget:desk:2026-12-01:gil', { kind: 'budget', budget: 'desk', day: '2026-12-01', to: memberId.parse('gil') }],
    [
      'undelivered:@ana:case:R-1',
      { kind: 'undelivered', of: { kind: 'case', case: caseId.parse('R-1') }, to: memberId.parse('ana') },
    ],
    ['undelivered:case:R-1', { kind: 'undelivered', of: { kind: 'case', case: caseId.parse('R-1') } }],
    ['reply', { kind: 'reply' }],
  ])('is printed as %s', (printed, subject) => {
    expect(printSubject(subject)).toBe(printed);
    expect(parseSubject(printed)).toEqual(subject);
  });

  it.each([
    '',
    ':',
    'case',
    'case:',
    'case:1042',
    'case:R-01',
    'case:r-1',
    'case:R-1:',
    'case:R-1:more',
    ' case:R-1',
    'request:R-1',
    'request:R-1:nothing',
    'request:R-1:req_0001:',
    'request:R-1:req_0001:Mia',
    'draft:R-1',
    'event:R-1:0',
    'event:R-1:04',
    'event:R-1:1e3',
    'event:R-1:-1',
    'event:R-1:4:ana:x',
    'digest:desk:2026-47',
    'home:',
    'storm:1',
    'outage:eve_0001',
    'budget:desk:2026-12-01',
    'budget:a:b:2026-12-01:gil',
    'reply:1',
    'undelivered:',
    'undelivered:reply',
    'undelivered:@:case:R-1',
    'undelivered:@ana',
    'undelivered:@Ana:case:R-1',
    'undelivered:undelivered:case:R-1',
    'constructor:R-1',
    'case:R-1\n',
  ])('is none in %j', (strange) => expect(parseSubject(strange)).toBeUndefined());

  it('has one printed form only', () => {
    const words = fc.constantFrom('case', 'request', 'event', 'undelivered', 'R-1', 'req_0001', '4', '04', 'ana', '');
    const strange = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 6 }).map((parts) => parts.join(':')),
    );
    fc.assert(
      fc.property(strange, (text) => {
        const subject = parseSubject(text);
        expect(subject === undefined ? text : printSubject(subject)).toBe(text);
      }),
      { numRuns: runs(1_000) },
    );
  });
});
