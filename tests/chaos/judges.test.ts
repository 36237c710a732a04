import { describe, expect, it } from 'vitest';
import type { Facts } from '../../chaos/facts.ts';
import { judge } from '../../chaos/judge/judges.ts';
import type { Asked, Posted, RunRecord } from '../../chaos/record.ts';
import { channelOf } from '../../chaos/company.ts';
import { markOf } from '../../chaos/random.ts';
import { WAYS } from '../../chaos/people/ways.ts';

const [MARK, OTHER] = [markOf(1), markOf(2)];
const CASES = channelOf('east', 'cases');
const DIGEST = channelOf('east', 'digest');

const asked = (over: Partial<Asked> = {}): Asked => ({
  mark: MARK,
  act: 'log',
  by: 'alma',
  on: 'slack',
  at: 1_000,
  ms: 30,
  outcome: 'acknowledged',
  said: '',
  gesture: 'form',
  way: 'once',
  ...over,
});
/** What each platform does beside delivering once. */
const EVERY_WAY = WAYS.map(([on, gesture, way]) => asked({ on, gesture, way, mark: null }));
const posted = (over: Partial<Posted> = {}): Posted => ({
  platform: 'slack',
  place: CASES.slackChannel,
  id: '1.000001',
  root: null,
  to: null,
  at: 2_000,
  text: 'R-1001 "v":1',
  key: 'chaos/case:R-1001/slack',
  about: null,
  heardAt: null,
  ...over,
});
const spentBy = (member: string, seq: number, euros: number, over: Partial<Facts['spent'][number]> = {}) => ({
  id: `led_${seq}`,
  seq,
  case: 'R-1001',
  action: `act_${seq}`,
  state: 'reserved',
  basis: 'goodwill',
  minor: BigInt(euros * 100),
  customer: null,
  member,
  day: '2026-12-14',
  approved: false,
  isSummed: false,
  ...over,
});

const REFUSED = { ok: false, said: 'fail  database: The database at db cannot be reached: …\n2 checks failed.' };
const WELL = { ok: true, said: 'ok    database: PostgreSQL answers, up to date' };
const NONE = { ok: true, said: 'Nothing is parked.' };
const said = (words: string) => ({ ok: true, said: words });

const RECORD: RunRecord = {
  seed: 1,
  seconds: 60,
  patience: 1,
  asked: [asked(), ...EVERY_WAY],
  faults: [],
  samples: [{ app: 'one', at: 60_000, isRunning: true, readyz: 200, rssMb: 200 }],
  told: { posted: [posted()], early: [] },
  verbs: {
    doctor: { refused: REFUSED, well: WELL },
    parked: { list: NONE, retry: NONE },
    auditOk: true,
    auditSaid: '',
    behind: [],
    replaySaid: '',
  },
  settledMs: 900,
  stoppedMs: [4_000],
  endedByThemselves: 0,
  skipped: [],
};
const FACTS: Facts = {
  events: [{ case: 'R-1001', seq: 1, kind: 'logged', by: 'alma', marks: [MARK] }],
  thanked: [],
  decided: [],
  spent: [],
  sums: [{ member: 'alma', stands: 100n, entries: 100n }],
  messages: [{ subject: 'case:R-1001', platform: 'slack', state: 'idle', wanted: 1, shown: 1, message: '1.000001' }],
  cases: [{ id: 'R-1001', version: 1, isShown: true }],
  digests: [],
  wishes: { waiting: 0, parked: 0 },
  broken: [],
};

/** The laws that a judge finds broken, once each. */
const broken = (record: Partial<RunRecord>, facts: Partial<Facts> = {}): readonly string[] => [
  ...new Set(judge({ ...RECORD, ...record }, { ...FACTS, ...facts }).map(({ law }) => law)),
];
const told = (...posts: readonly Posted[]): Partial<RunRecord> => ({
  told: { ...RECORD.told, posted: [posted(), ...posts] },
});
const twin = (over: Partial<Posted>): Posted =>
  posted({
    platform: 'teams',
    place: CASES.teamsConversation,
    key: null,
    text: 'R-1002',
    about: 'case:R-1002',
    ...over,
  });
const SECOND = { id: '2', at: 9_000, heardAt: 9_100, text: 'R-1002 replaces an earlier card' } as const;
const PRIVATE = { place: 'a:1-alma', to: 'alma', about: null } as const;
const UNHEARD: Facts['messages'][number] = {
  subject: 'unheard:w_1:alma',
  platform: 'teams',
  state: 'idle',
  wanted: 1,
  shown: 1,
  message: '2',
};
const verbs = (over: Partial<RunRecord['verbs']>): Partial<RunRecord> => ({ verbs: { ...RECORD.verbs, ...over } });
const digestOn = (platform: 'slack' | 'teams'): Facts['messages'][number] => ({
  subject: 'digest:east:2026-W50',
  platform,
  state: 'idle',
  wanted: 1,
  shown: 1,
  message: platform === 'slack' ? '2.1' : '3',
});
const halfOpen = { kind: 'database half-open', part: 'database', from: 10_000, until: 20_000 } as const;

describe('the judges of a run under faults', () => {
  it('find nothing where all went well', () => {
    expect(broken({})).toEqual([]);
  });

  it.each<readonly [string, string, Partial<RunRecord>, Partial<Facts>]>([
    [
      'a wish that was acknowledged and dropped',
      'what was acknowledged is done, or answered with a no',
      {},
      { events: [] },
    ],
    [
      'a complaint logged twice',
      'what was asked once is done once',
      {},
      { events: [...FACTS.events, { case: 'R-1002', seq: 1, kind: 'logged', by: 'alma', marks: [MARK] }] },
    ],
    [
      'a colleague thanked twice',
      'what was asked once is done once',
      { asked: [asked(), asked({ act: 'thank', mark: OTHER })] },
      { thanked: [OTHER, OTHER] },
    ],
    [
      'what was said not to be saved, and was',
      'what was said not to be saved is not there',
      { asked: [asked({ outcome: 'turned away', said: 'Not saved: the database' })] },
      {},
    ],
    [
      'a card that never came',
      'what is wanted is shown',
      {},
      {
        messages: [
          { subject: 'case:R-1001', platform: 'slack', state: 'stuck', wanted: 2, shown: 1, message: '1.000001' },
        ],
      },
    ],
    ['a wish given up', 'nothing is left to be carried out', {}, { wishes: { waiting: 0, parked: 1 } }],
    [
      'a case that is in no channel',
      'each case has its card',
      {},
      { cases: [...FACTS.cases, { id: 'R-1009', version: 1, isShown: true }] },
    ],
    [
      'a card that somebody took away',
      'what is said to be shown is there, as it is now',
      { told: { ...RECORD.told, posted: [] } },
      {},
    ],
    [
      'an old picture overtaking a newer one',
      'what is said to be shown is there, as it is now',
      {},
      {
        messages: [
          { subject: 'case:R-1001', platform: 'slack', state: 'idle', wanted: 3, shown: 3, message: '1.000001' },
        ],
      },
    ],
    ['a card posted twice', 'nothing stands twice on Slack', told(posted({ id: '1.000009' })), {}],
    [
      'a twin in Teams although the first was known to stand',
      'a twin in Teams only where nobody could know whether the first stands',
      told(twin({ id: '1', heardAt: 2_100 }), twin(SECOND)),
      {},
    ],
    [
      'a twin in Teams of what was heard while its process stopped in order',
      'a twin in Teams only where nobody could know whether the first stands',
      {
        ...told(twin({ id: '1', heardAt: 2_100 }), twin(SECOND)),
        faults: [{ kind: 'app stopped', part: 'app', from: 2_000, until: 14_000 }],
      },
      {},
    ],
    [
      'one in a private chat, though nothing on it says what it is about',
      'a twin in Teams only where nobody could know whether the first stands',
      told(
        twin({ ...PRIVATE, id: '1', heardAt: 2_100, text: '["",""]' }),
        twin({ ...SECOND, ...PRIVATE, text: '["",""]' }),
      ),
      { messages: [...FACTS.messages, UNHEARD] },
    ],
    [
      'one in a thread',
      'a twin in Teams only where nobody could know whether the first stands',
      told(twin({ id: '1', root: '9', heardAt: 2_100 }), twin({ ...SECOND, root: '9' })),
      {},
    ],
    [
      'a celebration twice, whatever was lost',
      'thank-yous and digests stand once',
      told(twin({ id: '1', about: 'thanks:R-1002:s' }), twin({ ...SECOND, about: 'thanks:R-1002:s' })),
      {},
    ],
    [
      'a twin that does not say so',
      'a twin in Teams says that it replaces another',
      told(twin({ id: '1' }), twin({ id: '2' })),
      {},
    ],
    [
      'a thank-you twice',
      'thank-yous and digests stand once',
      told(
        twin({ id: '1', about: null, place: channelOf('east', 'thanks').teamsConversation }),
        twin({ id: '2', about: null, place: channelOf('east', 'thanks').teamsConversation }),
      ),
      {},
    ],
    [
      'a digest twice',
      'one digest a team and week',
      told(
        posted({ id: '2.1', place: DIGEST.slackChannel, key: 'a', text: 'week' }),
        posted({ id: '2.2', place: DIGEST.slackChannel, key: 'b', text: 'the week' }),
        twin({ id: '3', place: DIGEST.teamsConversation }),
      ),
      { messages: ['slack', 'teams'].map((on) => digestOn(on === 'slack' ? 'slack' : 'teams')) },
    ],
    ['no digest in a long run', 'one digest a team and week', { seconds: 600 }, {}],
    [
      'calls a platform had asked to wait with',
      'a platform that asks to wait is left alone',
      { told: { ...RECORD.told, early: ['Slack chat.update'] } },
      {},
    ],
    ['more given at once than anybody may', 'no limit is passed', {}, { spent: [spentBy('alma', 1, 151)] }],
    ['more given on a case', 'no limit is passed', {}, { spent: [1, 2].map((n) => spentBy('alma', n, 130)) }],
    [
      'more given to a customer',
      'no limit is passed',
      {},
      { spent: [1, 2, 3].map((n) => spentBy('alma', n, 140, { case: `R-100${n}`, customer: 'cus_1' })) },
    ],
    [
      'more given in a day',
      'no limit is passed',
      {},
      { spent: [1, 2, 3, 4, 5].map((n) => spentBy('alma', n, 140, { case: `R-100${n}` })) },
    ],
    [
      'an approval beyond authority',
      'no limit is passed',
      {},
      { spent: [spentBy('wanda', 1, 1_001, { approved: true })] },
    ],
    ['an approval by an agent', 'no limit is passed', {}, { spent: [spentBy('alma', 1, 10, { approved: true })] }],
    [
      'one request decided twice',
      'a request has one decision',
      {},
      {
        decided: [
          { case: 'R-1001', request: 'req_1', kind: 'approved', by: 'wanda' },
          { case: 'R-1001', request: 'req_1', kind: 'declined', by: 'yara' },
        ],
      },
    ],
    [
      'that nothing is found where words used to stand',
      'what was done is found again',
      { asked: Array.from({ length: 30 }, (_, n) => asked({ mark: markOf(n + 10), said: 'done' })) },
      {},
    ],
    [
      'a sum that is wrong',
      'sums of the ledger are the entries added up',
      {},
      { sums: [{ member: 'alma', stands: 100n, entries: 200n }] },
    ],
    ['a journal that does not verify', 'the journal verifies', { verbs: { ...RECORD.verbs, auditOk: false } }, {}],
    ['an entry out of its chain', 'the journal is one chain', {}, { broken: ['R-1001 3'] }],
    [
      'a process that says it is ready while the database is away',
      '/readyz says what is wrong while it is',
      {
        faults: [halfOpen],
        samples: [{ app: 'one', at: 16_000, isRunning: true, readyz: 200, rssMb: 1 }, ...RECORD.samples],
      },
      {},
    ],
    [
      'a process that does not come back',
      'everything is well again by itself',
      { samples: [{ app: 'one', at: 1, isRunning: true, readyz: 503, rssMb: 1 }] },
      {},
    ],
    ['work that is never done', 'all is done a minute after the last fault', { settledMs: null }, {}],
    [
      'memory that grows',
      'memory is bounded',
      { samples: [{ app: 'one', at: 1, isRunning: true, readyz: 200, rssMb: 1_000 }] },
      {},
    ],
    [
      'a doctor who finds nothing wrong while the database is away',
      'the doctor says what is wrong, and what is well',
      verbs({ doctor: { refused: WELL, well: WELL } }),
      {},
    ],
    [
      'a doctor who says it and calls it well',
      'the doctor says what is wrong, and what is well',
      verbs({ doctor: { refused: { ...REFUSED, ok: true }, well: WELL } }),
      {},
    ],
    [
      'a doctor who misses the database for good',
      'the doctor says what is wrong, and what is well',
      verbs({ doctor: { refused: REFUSED, well: REFUSED } }),
      {},
    ],
    [
      'what was given up and is named nowhere',
      'what was given up is named, and tried again when asked',
      {},
      { messages: [...FACTS.messages, { ...digestOn('teams'), state: 'dead', shown: 0, message: null }] },
    ],
    [
      'a list of what was given up that ends in an error',
      'what was given up is named, and tried again when asked',
      verbs({ parked: { list: { ok: false, said: '' }, retry: NONE } }),
      {},
    ],
    [
      'a run in which no button was ever pressed twice',
      'each way of delivery was tried',
      { asked: [asked(), ...EVERY_WAY.filter(({ gesture }) => gesture !== 'button')] },
      {},
    ],
  ])('find %s', (_, law, record, facts) => {
    expect(broken(record, facts)).toContain(law);
  });

  it('take an answer for an answer: a no, or words given back', () => {
    const no = posted({ to: 'alma', place: 'D0ALMA', id: '5.1', key: null, text: 'This is over your limit.' });
    const back = posted({
      to: 'alma',
      place: 'D0ALMA',
      id: '5.1',
      key: null,
      at: 99_000,
      text: `Perhaps not saved. Your words: ${MARK}`,
    });
    for (const answer of [no, back]) expect(broken(told(answer), { events: [] })).toEqual([]);
  });

  it.each<readonly [string, number | null, RunRecord['faults']]>([
    ['the reply was lost', null, []],
    ['whoever heard it was killed', 2_100, [{ kind: 'app killed', part: 'app', from: 2_400, until: 5_000 }]],
    [
      'it was on the wire when its process was killed',
      2_100,
      [{ kind: 'app killed', part: 'app', from: 2_000, until: 5_000 }],
    ],
    [
      'Teams hung on it and its process was killed meanwhile',
      8_000,
      [
        { kind: 'app killed', part: 'app', from: 5_000, until: 9_000 },
        { kind: 'Teams hanging', part: 'teams', from: 1_500, until: 8_100 },
      ],
    ],
    [
      'it was answered when its process had ended',
      10_100,
      [{ kind: 'app stopped', part: 'app', from: 2_000, until: 14_000 }],
    ],
    ['it could not be noted', 15_000, [halfOpen]],
  ])('let a twin be that says what it is, where %s', (_, heardAt, faults) => {
    expect(broken({ ...told(twin({ id: '1', heardAt }), twin(SECOND)), faults })).toEqual([]);
  });

  it('let everybody be answered as often as they ask, and home go to the end of its chat', () => {
    const answer = { ...PRIVATE, heardAt: 2_100, text: '["","Noted"]' };
    expect(broken(told(twin({ ...answer, id: '1' }), twin({ ...answer, id: '2' })))).toEqual([]);
    const home = { ...UNHEARD, subject: 'home:alma' };
    const moved = twin({
      ...PRIVATE,
      id: '1',
      heardAt: 2_100,
      text: '["","Your home has moved to the end of this chat."]',
    });
    const here = twin({ ...PRIVATE, id: '2', heardAt: 9_000, text: '["","Your recoveries: 2 open cases."]' });
    expect(broken(told(moved, here), { messages: [...FACTS.messages, home] })).toEqual([]);
  });

  it('ask of a short run no more than it can try', () => {
    expect(broken({ asked: [asked()], seconds: 20 })).toEqual([]);
    const late = { ok: false, said: `${WELL.said}\nfail  Slack: cannot be reached: TimeoutError: aborted` };
    const busy = { ...verbs({ doctor: { refused: REFUSED, well: late } }), asked: [asked()] };
    expect(broken({ ...busy, patience: 4 })).toEqual([]);
    expect(broken(busy)).toContain('the doctor says what is wrong, and what is well');
  });

  it('let be given up in Teams what must not stand twice, and nothing else', () => {
    const givenUp = (subject: string) => ({ ...digestOn('teams'), subject, state: 'dead', shown: 0, message: null });
    const named = (subject: string, on = 'teams') =>
      verbs({
        parked: { list: said(`Never tried again: ${subject} (${on})`), retry: said(`Never: ${subject} (${on})`) },
      });
    const withOne = (subject: string) => broken(named(subject), { messages: [...FACTS.messages, givenUp(subject)] });
    expect(withOne('digest:east:2026-W50')).toEqual([]);
    // and it may be there all the same, though not twice
    const there = (...weeks: readonly string[]) =>
      broken(
        {
          ...named('digest:east:2026-W50'),
          ...told(...weeks.map((text) => twin({ id: text, place: DIGEST.teamsConversation, text, about: null }))),
        },
        { messages: [...FACTS.messages, givenUp('digest:east:2026-W50')] },
      );
    expect(there('week 50')).toEqual([]);
    expect(there('week 50', 'week 49')).toEqual(['one digest a team and week']);
    expect(withOne('event:R-1001:2:alma')).toEqual(['what is wanted is shown']);
    // and in Slack a digest whose channel is gone, when its lead has it
    const inSlack = { ...givenUp('digest:east:2026-W50'), platform: 'slack' } as const;
    const withLead = (...rest: readonly Facts['messages'][number][]) =>
      broken(named(inSlack.subject, 'slack'), { messages: [...FACTS.messages, inSlack, ...rest] });
    expect(withLead()).toEqual(['what is wanted is shown']);
    expect(withLead({ ...UNHEARD, subject: `undelivered:${inSlack.subject}`, message: null })).toEqual([]);
  });

  it('count nothing against anybody that was released or owed', () => {
    const given = [1, 2, 3].map((n) =>
      spentBy('alma', n, 140, n === 1 ? { state: 'released' } : n === 2 ? { basis: 'statutory' } : {}),
    );
    expect(broken({}, { spent: given })).toEqual([]);
  });
});
