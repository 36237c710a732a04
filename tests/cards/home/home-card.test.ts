import { describe, expect, it } from 'vitest';
import { toHome, toMessage } from '../../../src/chat/slack/out/render.ts';
import { faultsInHome, faultsInMessage } from '../../../src/chat/slack/limits/validate.ts';
import { toActivity } from '../../../src/chat/teams/out/render.ts';
import { movedCard } from '../../../src/cards/answers/delivery.ts';
import { homeCard } from '../../../src/cards/home/home-card.ts';
import type { HomeView, OnCase } from '../../../src/cards/kit/views.ts';
import { plain } from '../../../src/cards/kit/say.ts';
import { buttonsOf, type Block, type Card } from '../../../src/cards/kit/card.ts';
import { caseId, memberId, teamId, thingId } from '../../../src/core/base/ids.ts';
import { money } from '../../../src/core/base/money.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../../../src/core/case/case.ts';
import { openCase as buildCase } from '../../core/case/build.ts';

const ANA = memberId.parse('ana');
const MIA = memberId.parse('mia');
const NOW = new Date('2026-12-10T10:00:00Z');
const later = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

const openCase = (n: number, change: Partial<RecoveryCase> = {}): RecoveryCase =>
  buildCase({
    id: caseId.parse(`R-${n}`),
    version: 3,
    complaints: [
      {
        id: thingId.parse('cmp_0001'),
        text: `No hot water, number ${n}`,
        masked: [],
        source: 'chat',
        permalink: null,
        receivedAt: later(-n / 1000),
      },
    ],
    receivedAt: later(-n / 1000),
    ownedAt: NOW,
    ...change,
  });

const asking = (n: number, change: Partial<ApprovalRequest> = {}): OnCase => {
  const over = { code: 'over_limit', scope: 'incident', max: money(25_000n, 'EUR') };
  const decision = { decision: { outcome: 'needs_approval', reasons: [over] } };
  const sum = { amount: money(40_000n, 'EUR'), units: null };
  const action = { id: thingId.parse('act_0001'), kind: 'refund', ...sum, decision } as unknown as RecoveryAction;
  const request: ApprovalRequest = {
    id: thingId.parse('req_0001'),
    actions: [action.id],
    status: 'pending',
    digest: 'd1',
    by: ANA,
    team: teamId.parse('desk'),
    because: 'they bathed in cold water',
    requestedAt: later(-1),
    remindAt: null,
    escalateAt: null,
    expiresAt: later(23),
    remindedAt: null,
    rung: 0,
    asked: [MIA],
    extended: false,
    questions: [],
    approvals: [],
    counter: null,
    decidedBy: null,
    onBehalfOf: null,
    decidedAt: null,
    reason: null,
    alternative: null,
    ...change,
  };
  return { case: openCase(n, { actions: [action], requests: [request] }), request };
};

const seen = (change: Partial<HomeView> = {}): HomeView => ({
  viewer: {
    name: (id) => ({ ana: 'Ana', mia: 'Mia' })[String(id)] ?? 'somebody',
    locale: 'en-GB',
    zone: 'Europe/Paris',
    now: NOW,
    command: '/amends',
  },
  member: ANA,
  role: 'agent',
  approve: null,
  remaining: null,
  waiting: [],
  asked: [],
  open: [],
  offered: [],
  thanks: [],
  ...change,
});
const approver = {
  member: MIA,
  role: 'duty_manager',
  approve: { upTo: money(100_000n, 'EUR'), teams: 'own' },
} as const;

const wordsOf = (block: Block): string => {
  switch (block.kind) {
    case 'text':
    case 'context':
      return plain(block.text);
    case 'list':
      return block.items.map(plain).join('\n');
    case 'facts':
      return block.facts.map((f) => `${f.label}: ${plain(f.value)}`).join('\n');
    case 'quote':
      return block.text;
    case 'chart':
      return block.chart.says;
    case 'picture':
    case 'buttons':
    case 'divider':
      return '';
  }
};
const words = (card: Card): string => card.blocks.map(wordsOf).join('\n');
const buttons = buttonsOf;
const labels = (card: Card): readonly string[] => buttons(card).map((b) => b.label);

describe('the home card', () => {
  it('teaches how it goes while there is nothing, with the one thing to do first', () => {
    const card = homeCard(seen());
    expect(words(card)).toMatch(/Nothing is open\. This is how it goes/);
    expect(buttons(card).find((b) => b.tone === 'primary')?.label).toBe('Log a complaint');
    expect(words(card)).not.toMatch(/Waiting for your decision/);
  });

  it('gives an approver what waits before everything else, also when that is nothing', () => {
    expect(words(homeCard(seen(approver)))).toMatch(
      /Nothing waits for you[\s\S]*of your own team, up to €1,000\.00[\s\S]*Your limits/,
    );
    const card = words(homeCard(seen({ ...approver, waiting: [asking(1001)], open: [openCase(1002)] })));
    expect(card.indexOf('Waiting for your decision')).toBeLessThan(card.indexOf('Your open cases'));
  });

  it('shows a deputy what waits although their role approves nothing', () => {
    expect(labels(homeCard(seen({ waiting: [asking(1001)] })))).toContain('Approve refund €400.00');
  });

  it('puts on the button what is approved, and into it what was on the screen', () => {
    const approve = buttons(homeCard(seen({ ...approver, waiting: [asking(1001)] }))).find((b) => b.tone === 'primary');
    expect(approve).toEqual({
      label: 'Approve refund €400.00',
      tone: 'primary',
      press: { kind: 'approve', case: 'R-1001', v: 3, request: 'req_0001', digest: 'd1' },
    });
  });

  it('makes no approval louder than another', () => {
    const card = homeCard(seen({ ...approver, waiting: [asking(1001), asking(1002)] }));
    expect(buttons(card).filter((b) => b.tone === 'primary')).toEqual([]);
  });

  it('approves nothing in an answer that vanishes, and still shows the case', () => {
    const card = homeCard(seen({ ...approver, waiting: [asking(1001)] }), 'answer');
    expect(labels(card)).toEqual([
      'Log a complaint',
      'What may I give?',
      'Thank a colleague…',
      'How I am thanked',
      'Show R-1001',
    ]);
    expect(card.subject).toEqual({ kind: 'reply' });
  });

  it.each([
    [{}, /waiting for Mia since/],
    [{ asked: [] }, /waiting for somebody who can decide since/],
    [{ questions: [{ by: MIA, at: NOW, text: 'Which room?', answer: null }] }, /you are asked something first/],
    [{ status: 'approved', decidedBy: MIA }, /approved by Mia; give it/],
    [{ status: 'declined', decidedBy: MIA, reason: 'Half of it is fair' }, /declined by Mia: Half of it is fair/],
    [{ status: 'expired' }, /nobody decided in time/],
    [
      {
        status: 'countered',
        counter: { by: MIA, onBehalfOf: null, at: NOW, reason: 'fair', asked: [], withinOwn: false },
      },
      /Mia offers this instead/,
    ],
  ] as const)('says how a request stands: %j', (change, said) => {
    expect(words(homeCard(seen({ asked: [asking(1001, change)] })))).toMatch(said);
  });

  it('lists promises by when they are due, and says which are late', () => {
    const promise = (n: number, hours: number) => ({
      id: thingId.parse(`pro_000${n}`),
      text: `Call number ${n}`,
      due: later(hours),
      zone: 'Europe/Paris',
      by: ANA,
      status: 'open' as const,
      at: NOW,
      settledAt: null,
      follows: null,
      reason: null,
    });
    const open = [openCase(1001, { promises: [promise(1, 5)] }), openCase(1002, { promises: [promise(2, -1)] })];
    const said = words(homeCard(seen({ open })));
    expect(said.indexOf('Call number 2')).toBeLessThan(said.indexOf('Call number 1'));
    expect(said).toMatch(/was due 10 Dec 2026, 10:00 · R-1002/);
    expect(said.lastIndexOf('R-1002'), 'its case comes first, too').toBeLessThan(said.lastIndexOf('R-1001'));
  });

  it('has one button per case, however often the case stands there', () => {
    const one = asking(1001);
    expect(labels(homeCard(seen({ asked: [one], open: [one.case] })))).toEqual([
      'Log a complaint',
      'What may I give?',
      'Thank a colleague…',
      'How I am thanked',
      'Show R-1001',
    ]);
  });

  it('says how many more there are than it shows', () => {
    const open = Array.from({ length: 12 }, (_, n) => openCase(1001 + n));
    const card = homeCard(seen({ open }));
    expect(words(card)).toMatch(/Your open cases \(12\)[\s\S]*And 4 more/);
    expect(labels(card).filter((label) => label.startsWith('Show'))).toHaveLength(8);
  });

  it('fits both platforms when it is as full as it gets', () => {
    const many = Array.from({ length: 20 }, (_, n) => asking(1001 + n, { because: 'x'.repeat(2_000) }));
    const full = seen({ ...approver, waiting: many, asked: many, open: many.map((m) => m.case) });
    const user = (): string | undefined => undefined;
    expect(faultsInHome(toHome(homeCard(full), user))).toEqual([]);
    expect(faultsInMessage(toMessage(homeCard(full, 'answer'), user))).toEqual([]);
    expect(JSON.stringify(toActivity(homeCard(full), user)).length).toBeLessThan(25_000);
    expect([...homeCard(full).summary].length).toBeLessThanOrEqual(300);
  });

  it('leaves one line and no button where it stood before', () => {
    expect(buttons(movedCard({ kind: 'home', member: ANA }, { locale: 'en-GB' }))).toEqual([]);
    expect(words(movedCard({ kind: 'home', member: ANA }, { locale: 'en-GB' }))).toMatch(
      /moved to the end of this chat/,
    );
  });
});
