import { describe, expect, it } from 'vitest';
import type { Facts } from '../../chaos/facts.ts';
import { judge } from '../../chaos/judge/judges.ts';
import type { Asked, Posted, RunRecord } from '../../chaos/record.ts';
import { channelOf } from '../../chaos/company.ts';
import { markOf } from '../../chaos/random.ts';

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
  ...over,
});
const posted = (over: Partial<Posted> = {}): Posted => ({
  platform: 'slack',
  place: CASES.slackChannel,
  id: '1.000001',
  root: null,
  to: null,
  at: 2_000,
  text: 'R-1001 "v":1',
  key: 'chaos/case:R-1001/slack',
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

const RECORD: RunRecord = {
  seed: 1,
  seconds: 60,
  patience: 1,
  asked: [asked()],
  faults: [],
  samples: [{ app: 'one', at: 60_000, isRunning: true, readyz: 200, rssMb: 200 }],
  told: { posted: [posted()], early: [], ambiguousInTeams: 0 },
  verbs: { auditOk: true, auditSaid: '', behind: [], replaySaid: '' },
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
  posted({ platform: 'teams', place: CASES.teamsConversation, key: null, text: 'R-1002', ...over });
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
      'more twins in Teams than replies were lost',
      'at most one twin in Teams for each lost reply',
      told(twin({ id: '1' }), twin({ id: '2', text: 'R-1002 replaces an earlier card' })),
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
        twin({ id: '1', place: channelOf('east', 'thanks').teamsConversation }),
        twin({ id: '2', place: channelOf('east', 'thanks').teamsConversation }),
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

  it('let a twin be that says what it is, where a reply was lost', () => {
    const posts = [posted(), twin({ id: '1' }), twin({ id: '2', text: 'R-1002 replaces an earlier card' })];
    expect(broken({ told: { posted: posts, early: [], ambiguousInTeams: 1 } })).toEqual([]);
  });

  it('let be given up in Teams what must not stand twice, and nothing else', () => {
    const givenUp = (subject: string) => ({ ...digestOn('teams'), subject, state: 'dead', shown: 0, message: null });
    const withOne = (subject: string) => broken({}, { messages: [...FACTS.messages, givenUp(subject)] });
    expect(withOne('digest:east:2026-W50')).toEqual([]);
    // and it may be there all the same, though not twice
    const there = (...weeks: readonly string[]) =>
      broken(told(...weeks.map((text) => twin({ id: text, place: DIGEST.teamsConversation, text }))), {
        messages: [...FACTS.messages, givenUp('digest:east:2026-W50')],
      });
    expect(there('week 50')).toEqual([]);
    expect(there('week 50', 'week 49')).toEqual(['one digest a team and week']);
    expect(withOne('event:R-1001:2:alma')).toEqual(['what is wanted is shown']);
  });

  it('count nothing against anybody that was released or owed', () => {
    const given = [1, 2, 3].map((n) =>
      spentBy('alma', n, 140, n === 1 ? { state: 'released' } : n === 2 ? { basis: 'statutory' } : {}),
    );
    expect(broken({}, { spent: given })).toEqual([]);
  });
});
