/** Giving a remedy: allowed now, asked of somebody, or kindly refused. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../../src/core/case/answer.ts';
import type { ApprovalRequest } from '../../../../src/core/case/case.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import type { Member } from '../../../../src/core/base/members.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  circumstances,
  DAY_MS,
  doneIn,
  eur,
  gives,
  hotelPolicy,
  item,
  MAX,
  member,
  MIA,
  NOON,
  openCase,
  PIA,
  R,
  refund,
  refusalIn,
} from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const hotel = (): World => makeWorld({ cases: [openCase()] });
const requestOf = (world: World): ApprovalRequest => {
  const request = world.caseOf(R(1042)).requests.at(-1);
  if (request === undefined) throw new Error('nothing was asked');
  return request;
};

describe('what is within the own authority', () => {
  it('is given at once and set aside in the ledger', () => {
    const world = hotel();
    const said = doneIn(world.ask(ANA, gives([item('apology'), item('reperformance'), refund(80)])));
    expect(said.said).toMatchObject({ kind: 'given' });
    expect(world.caseOf(R(1042)).actions.map((a) => [a.kind, a.status, a.cost?.minor])).toEqual([
      ['apology', 'authorised', 0n],
      ['reperformance', 'authorised', 1_500n],
      ['refund', 'authorised', 8_000n],
    ]);
    expect(world.ledger.map((e) => [e.state, e.cost.minor])).toEqual([
      ['reserved', 1_500n],
      ['reserved', 8_000n],
    ]);
  });

  it('ends at the last cent: 150.00 is given, 150.01 is asked', () => {
    expect(doneIn(hotel().ask(ANA, gives([refund(150)]))).said.kind).toBe('given');
    expect(doneIn(hotel().ask(ANA, gives([refund(150.01)]))).said.kind).toBe('asked');
  });

  it('lapses after its time, and what is free never does', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([item('apology'), refund(80)])));
    expect(world.caseOf(R(1042)).actions.map((a) => a.lapsesAt)).toEqual([null, after(7 * DAY_MS)]);
  });

  it('keeps what the decision rested on', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(80)])));
    expect(world.caseOf(R(1042)).actions[0]?.decision).toMatchObject({
      policy: { id: 'hotel-aurora' },
      at: NOON,
      role: 'agent',
      ledgerSeq: 0n,
      decision: { outcome: 'allow' },
    });
  });

  it('is judged as a whole: three that fit one by one are asked together', () => {
    const world = hotel();
    const said = doneIn(world.ask(ANA, gives([refund(150), item('upgrade'), item('goodwill', { amount: eur(75) })])));
    expect(said.said).toMatchObject({ kind: 'asked', reasons: [{ code: 'over_limit', scope: 'incident' }] });
    expect(requestOf(world).actions).toHaveLength(3);
  });
});

describe('what is beyond it', () => {
  it('is asked of the nearest who can decide, sets nothing aside, and the case waits', () => {
    const world = hotel();
    const said = doneIn(world.ask(ANA, gives([refund(400)], 'two nights without hot water')));
    expect(said.said).toMatchObject({ kind: 'asked', largestAllowed: eur(150) });
    expect(world.caseOf(R(1042)).status).toBe('waiting');
    expect(requestOf(world)).toMatchObject({
      asked: ['mia'],
      status: 'pending',
      because: 'two nights without hot water',
      expiresAt: after(DAY_MS),
    });
    expect(world.ledger).toEqual([]);
  });

  it('goes past those whose limit it is over', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(1_200)])));
    expect(requestOf(world).asked).toEqual(['gil']);
  });

  it('is never asked of the one who asks, nor of another team', () => {
    const world = hotel();
    doneIn(world.ask(MIA, gives([refund(1_200)])));
    expect(requestOf(world).asked).toEqual(['gil']);
    expect(requestOf(world).asked).not.toContain(MAX.id);
  });

  it('is refused at once when nobody could decide it', () => {
    const shop = { ...AURORA, members: [MIA] };
    const world = makeWorld({ workspace: shop, cases: [openCase()] });
    expect(refusalIn(world.ask(MIA, gives([refund(1_200)])))).toMatchObject({
      kind: 'nobody_can_approve',
      largestAllowed: eur(1_000),
    });
    expect(world.ledger).toEqual([]);
  });

  it('is refused, and never asked, while no policy is in force', () => {
    const world = makeWorld({ policy: null, cases: [openCase()] });
    expect(refusalIn(world.ask(ANA, gives([refund(1)])))).toMatchObject({
      kind: 'nobody_can_approve',
      reasons: [{ code: 'no_policy_in_force' }],
    });
    expect(doneIn(world.ask(ANA, gives([item('apology')]))).said.kind).toBe('given');
  });

  it('masks and bounds the reason', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)], `mail jo@example.com ${'x'.repeat(4_000)}`)));
    expect(requestOf(world).because).not.toContain('jo@example');
    expect([...(requestOf(world).because ?? '')].length).toBeLessThanOrEqual(1_000);
  });
});

describe('what the role never gives, or was not asked properly', () => {
  it.each([
    ['no_grant_for_action', PIA, item('upgrade')],
    ['unknown_action', ANA, item('helicopter')],
    ['amount_required', ANA, item('refund')],
    ['amount_required', ANA, refund(0)],
    ['amount_required', ANA, refund(-5)],
    ['units_required', ANA, item('points')],
    ['units_required', ANA, item('points', { units: -1n })],
    ['no_grant_for_action', member('zed', { role: 'nobody' }), refund(1)],
  ])('is refused and changes nothing: %s', (code, by, asked) => {
    const world = hotel();
    expect(refusalIn(world.ask(by, gives([asked])))).toMatchObject({
      kind: 'may_not_give',
      remedy: asked.kind,
      decision: { outcome: 'refuse', reasons: [{ code }] },
    });
    expect([world.ledger, world.journal]).toEqual([[], []]);
  });

  it('refuses nothing at all', () => {
    expect(refusalIn(hotel().ask(ANA, gives([])))).toEqual({ kind: 'nothing_written' });
  });

  it('names the first of a bundle that cannot be given', () => {
    const asked = gives([item('apology'), item('refund')]);
    expect(refusalIn(hotel().ask(ANA, asked))).toMatchObject({ kind: 'may_not_give', remedy: 'refund' });
  });
});

describe('what the policy wants to hear', () => {
  const strict = hotelPolicy([
    'unidentified: #',
    `reason_over: [{ actions: [refund], amount: '60 EUR' }]
evidence_over: [{ actions: [voucher], amount: '60 EUR', kinds: [photo] }]
unidentified: #`,
  ]);
  const world = (): World => makeWorld({ policy: strict, cases: [openCase()] });

  it('asks for a reason above the amount, and for none below', () => {
    expect(doneIn(world().ask(ANA, gives([refund(60)]))).said.kind).toBe('given');
    expect(refusalIn(world().ask(ANA, gives([refund(60.01)])))).toEqual({
      kind: 'needs',
      remedy: 'refund',
      requires: ['reason'],
    });
    expect(doneIn(world().ask(ANA, gives([refund(60.01)], 'no hot water'))).said.kind).toBe('given');
    expect(refusalIn(world().ask(ANA, gives([refund(60.01)], ' \u200b ')))).toMatchObject({ kind: 'needs' });
  });

  it('asks for evidence above the amount, whatever the reason', () => {
    const voucher = item('voucher', { amount: eur(61) });
    expect(refusalIn(world().ask(ANA, gives([voucher], 'because')))).toMatchObject({ requires: ['evidence'] });
  });

  it.each([
    ['of the rule', 'kinds: [photo], seen_by: other }]', 'max_delegation_depth'],
    ['of the separation', 'kinds: [photo] }]', 'evidence_seen_by: other\n  max_delegation_depth'],
  ])('wants evidence seen by somebody else, by the word %s', (_, rule, separation) => {
    const policy = hotelPolicy(
      ['unidentified: #', `evidence_over: [{ actions: [voucher, refund], amount: '60 EUR', ${rule}\nunidentified: #`],
      ['max_delegation_depth', separation],
    );
    const voucher = item('voucher', { amount: eur(61) });
    const sees = (evidence: readonly string[], unseen: readonly string[] = []): Command => ({
      kind: 'set_facts',
      case: R(1042),
      customer: null,
      orderValue: null,
      lossValue: null,
      evidence,
      unseen,
    });
    const w = makeWorld({ policy, cases: [openCase()] });
    const says = (who: Member): string => {
      const answered = w.fork().ask(who, gives([voucher], 'no hot water'));
      return answered.ok ? answered.said.kind : answered.no.kind;
    };
    doneIn(w.ask(ANA, sees(['photo'])));
    expect([says(ANA), says(BOB)]).toEqual(['needs', 'given']);
    expect(refusalIn(w.ask(ANA, gives([voucher], 'no hot water')))).toMatchObject({
      evidence: [{ kinds: ['photo'], others: expect.arrayContaining([MIA.id]) }],
    });
    doneIn(w.ask(MIA, sees(['photo'])));
    expect([says(ANA), says(BOB), says(MIA)]).toEqual(['given', 'given', 'given']);
    doneIn(w.ask(ANA, gives([refund(400)], 'two nights')));
    // whoever saw it takes back only their own word, and nothing is approved without it
    doneIn(w.ask(MIA, sees([], ['photo'])));
    expect([says(ANA), says(BOB)]).toEqual(['needs', 'given']);
    const approve: Command = { kind: 'approve', case: R(1042), request: null, digest: null, baseAmount: null };
    expect(refusalIn(w.ask(MIA, approve))).toMatchObject({ kind: 'needs', requires: ['evidence'], deciding: true });
    doneIn(w.ask(BOB, sees(['photo'])));
    expect(doneIn(w.ask(MIA, approve)).said.kind).toBe('approved');
  });
});

describe('while a request waits', () => {
  it('takes nothing from who asked: their own authority is what it was, for every kind of remedy', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    const before = requestOf(world);
    for (const now of [refund(150), item('upgrade', { cost: eur(40) }), item('points', { units: 2000n })]) {
      expect(doneIn(world.ask(ANA, gives([now], 'a first step'))).said.kind).toBe('given');
    }
    expect(requestOf(world)).toMatchObject({ status: 'pending', digest: before.digest, actions: before.actions });
  });

  it('takes nothing from a colleague, either', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    expect(doneIn(world.ask(BOB, gives([refund(150)]))).said.kind).toBe('given');
  });

  it('says what may be given meanwhile, and just that is given', () => {
    const world = hotel();
    const { said } = doneIn(world.ask(ANA, gives([refund(400)])));
    const promised = said.kind === 'asked' ? (said.meanwhile ?? []) : [];
    expect(promised.find(({ kind }) => kind === 'refund')?.largest).toEqual(eur(150));
    expect(doneIn(world.fork().ask(ANA, gives([refund(150)]))).said.kind).toBe('given');
    expect(doneIn(world.fork().ask(ANA, gives([refund(150.01)]))).said.kind).toBe('asked');
  });

  it('is not asked a second time, by anybody: it waits already', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)], 'two nights')));
    const waits = { kind: 'already_asked', by: ANA.id, asked: [MIA.id], offeredBy: null };
    expect(refusalIn(world.ask(ANA, gives([refund(400)], 'two nights')))).toMatchObject(waits);
    expect(refusalIn(world.ask(BOB, gives([refund(400)])))).toMatchObject(waits);
    expect(doneIn(world.ask(ANA, gives([refund(401)]))).said.kind).toBe('asked');
    expect(doneIn(world.ask(MIA, gives([refund(400)]))).said.kind).toBe('given');
  });

  it('is taken back when they give it alone after all, so that it is not given twice', () => {
    const world = makeWorld({ cases: [openCase({ lossValue: null })] });
    const goodwill = gives([item('goodwill', { amount: eur(60) })]);
    expect(doneIn(world.ask(ANA, goodwill)).said.kind).toBe('asked');
    const nothing = { customer: null, orderValue: null, forget: [], evidence: [], unseen: [], facts: new Map() };
    doneIn(world.ask(ANA, { kind: 'set_facts', case: R(1042), lossValue: eur(60), ...nothing }));
    const { said } = doneIn(world.fork().ask(BOB, goodwill));
    expect(said, 'of somebody else').toMatchObject({ kind: 'given', asksToo: ANA.id });
    expect(said).not.toHaveProperty('takenBack');
    expect(doneIn(world.fork().ask(ANA, gives([item('goodwill', { amount: eur(59) })]))).said).not.toHaveProperty(
      'takenBack',
    );
    const { id } = requestOf(world);
    expect(doneIn(world.ask(ANA, goodwill)).said).toMatchObject({ kind: 'given', takenBack: id });
    expect(requestOf(world).status).toBe('withdrawn');
  });

  it('may be asked again once it is decided', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    doneIn(
      world.ask(MIA, {
        kind: 'decline',
        case: R(1042),
        request: null,
        digest: null,
        reason: 'too much',
        alternative: null,
      }),
    );
    expect(doneIn(world.ask(ANA, gives([refund(400)]))).said.kind).toBe('asked');
  });
});

describe('a case that is not open', () => {
  it.each(['resolved', 'closed', 'dismissed', 'merged'] as const)('takes no remedy: %s', (status) => {
    expect(refusalIn(answer(openCase({ status }), gives([item('apology')]), circumstances()))).toEqual({
      kind: 'case_is_over',
      status,
    });
  });

  it('does not exist, when it does not', () => {
    expect(refusalIn(answer(null, gives([refund(1)]), circumstances()))).toEqual({
      kind: 'no_such_case',
      case: 'R-1042',
    });
  });
});

describe('a suggestion', () => {
  it('is given as it was shown', () => {
    const world = hotel();
    const c = world.caseOf(R(1042));
    const now = world.seenBy(ANA).suggest(c, ANA, world.seenBy(ANA)).bundles;
    const first = now[0];
    if (first === undefined) throw new Error('nothing is suggested');
    doneIn(world.ask(ANA, { kind: 'give_suggested', case: R(1042), suggestion: first.id }));
    expect(world.caseOf(R(1042)).actions.map((a) => a.kind)).toEqual(first.items.map((i) => i.kind));
    expect(world.caseOf(R(1042)).actions.every((a) => a.suggested)).toBe(true);
  });

  it('that needs somebody is asked of them', () => {
    const because = 'it was a burn';
    const severe = openCase({
      triage: { ...openCase().triage, severity: { value: 'S1', because, by: 'person' } },
    });
    const world = makeWorld({ cases: [severe] });
    const asked = world.seenBy(ANA).suggest(severe, ANA, world.seenBy(ANA)).bundles.at(-1);
    if (asked === undefined) throw new Error('nothing is suggested');
    const press = { kind: 'give_suggested', case: R(1042), suggestion: asked.id } as const;
    // whoever decides reads why: a button alone asks for nothing
    expect(refusalIn(world.ask(ANA, press))).toMatchObject({ kind: 'needs', requires: ['reason'] });
    const said = doneIn(world.ask(ANA, { ...press, because: 'nobody slept' }));
    expect(said.said.kind).toBe('asked');
    expect(requestOf(world).asked).toEqual([MIA.id]);
  });

  it('that is not offered any more is refused', () => {
    const no = hotel().ask(ANA, { kind: 'give_suggested', case: R(1042), suggestion: 'AAAA' });
    expect(refusalIn(no)).toEqual({ kind: 'suggestion_changed' });
  });
});
