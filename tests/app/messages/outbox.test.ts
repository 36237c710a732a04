/** What is drawn when: each message once, fresh ones first, and a platform that is away neither hammered nor forgotten. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeliveryOutcome, Outbox } from '../../../src/app/messages/drawing.ts';
import { makeOutbox } from '../../../src/app/messages/outbox.ts';
import { caseId, thingId, workspaceId } from '../../../src/core/base/ids.ts';
import { printSubject } from '../../../src/core/base/message-subject.ts';
import type { Platform } from '../../../src/core/base/members.ts';
import type { ClaimedInSave } from '../../../src/db/case/command-rows.ts';
import type { Drawn, MessageId, Noted } from '../../../src/db/messages/messages.ts';
import { quietLog } from '../../database.ts';

const ASKED_AT = new Date('2026-12-10T10:00:00Z');
const WORKSPACE = workspaceId.parse('aurora');
const DONE: DeliveryOutcome = { kind: 'done' };
const AWAY: DeliveryOutcome = { kind: 'again', afterMs: 1_000, because: 'platform' };
const message = (n: number, platform: Platform = 'slack'): MessageId => ({
  workspace: WORKSPACE,
  subject: { kind: 'case', case: caseId.parse(`R-${n}`) },
  platform,
});

describe('the outbox', () => {
  let outbox: Outbox;
  let drawn: string[];
  let answer: (id: MessageId) => DeliveryOutcome | Promise<DeliveryOutcome>;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    drawn = [];
    answer = () => DONE;
    outbox = makeOutbox({ workspace: WORKSPACE, log: quietLog, note: () => Promise.resolve([]) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const open = (): void =>
    outbox.open({
      one: async (id) => {
        drawn.push(`${printSubject(id.subject).replace('case:R-', '')}${id.platform === 'teams' ? 't' : ''}`);
        return await answer(id);
      },
      claimed: (of) => {
        drawn.push(`${printSubject(of.subject).replace('case:R-', '')} claimed`);
        return Promise.resolve(DONE);
      },
      claimedBefore: (of) => {
        drawn.push(`${printSubject(of.subject).replace('case:R-', '')} handed back`);
        return Promise.resolve(DONE);
      },
      unbegun: (of) => {
        drawn.push(`${printSubject(of.subject).replace('case:R-', '')} not begun`);
        return Promise.resolve();
      },
    });
  /** One is begun in each turn of the event loop; as many turns as any of these has to begin. */
  const turns = async (): Promise<void> => {
    for (let n = 0; n < 250; n += 1) await new Promise(setImmediate);
  };
  const settle = async (ms = 0): Promise<void> => {
    await turns();
    await vi.advanceTimersByTimeAsync(ms);
    await turns();
  };

  it('draws what was named before it was opened, each once however often it was named', async () => {
    outbox.soon([message(1), message(2), message(1)]);
    expect(outbox.busy).toBe(2);
    open();
    await settle();
    expect(drawn).toEqual(['1', '2']);
    expect(outbox.busy).toBe(0);
  });

  it('begins one in each turn of the event loop, so that whoever asks is heard between two of them', async () => {
    outbox.soon([1, 2, 3].map((n) => message(n)));
    open();
    const begun = [drawn.length];
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise(setImmediate);
      begun.push(drawn.length);
    }
    expect(begun).toEqual([1, 2, 3, 3]);
  });

  it('draws once more what was named while it was drawn', async () => {
    open();
    let finish: (outcome: DeliveryOutcome) => void = () => undefined;
    answer = () => new Promise((resolve) => (finish = resolve));
    outbox.soon([message(1)]);
    await settle();
    outbox.soon([message(1), message(1)]);
    answer = () => DONE;
    finish(DONE);
    await settle();
    expect(drawn).toEqual(['1', '1']);
  });

  it('tries again what cannot be drawn now, less and less often, and fresh ones before it', async () => {
    open();
    answer = ({ subject }) =>
      printSubject(subject) === 'case:R-1' ? { kind: 'again', afterMs: 1_000, because: 'message' } : DONE;
    outbox.soon([message(1)]);
    await settle(999);
    expect(drawn).toEqual(['1']);
    await settle(1);
    expect(drawn).toEqual(['1', '1']);
    await settle(1_999);
    expect(drawn).toHaveLength(2);
    await settle(1);
    expect(drawn).toHaveLength(3);
    // named meanwhile, it goes on waiting; when its time has come, it does not
    outbox.soon([message(1)]);
    await settle();
    expect(drawn).toHaveLength(3);
    answer = () => DONE;
    outbox.due([message(1)]);
    await settle();
    expect(drawn).toHaveLength(4);
    await settle(600_000);
    expect(drawn).toHaveLength(4);
  });

  it('draws cards before what tells of them besides, each in the order it came', async () => {
    const told = (n: number): MessageId => ({
      ...message(n),
      subject: { kind: 'event', case: caseId.parse(`R-${n}`), seq: 1, to: null },
    });
    outbox.soon([told(1), message(1), told(2), message(2)]);
    open();
    answer = () => DONE;
    await settle();
    expect(drawn).toEqual(['1', '2', 'event:R-1:1', 'event:R-2:1']);
  });

  describe('while many people wait', () => {
    const request = (n: number): MessageId => ({
      ...message(n),
      subject: {
        kind: 'request',
        case: caseId.parse(`R-${n}`),
        request: thingId.parse(`req_${String(n).padStart(12, '0')}`),
        to: null,
      },
    });
    const asked = (n: number): string => printSubject(request(n).subject);

    it('draws requests, and all others once nobody waits any more', async () => {
      open();
      outbox.giveWay(true);
      outbox.soon([message(1), request(2), message(3)]);
      await settle(100);
      outbox.soon([request(4)]);
      await settle(100);
      expect(drawn).toEqual([asked(2), asked(4)]);
      expect(outbox.waiting).toBe(2);
      outbox.giveWay(false);
      await settle();
      expect(drawn).toEqual([asked(2), asked(4), '1', '3']);
    });

    it('lets nothing wait longer than a moment, however long it goes on', async () => {
      open();
      outbox.giveWay(true);
      for (const n of [1, 2, 3]) {
        outbox.soon([message(n)]);
        await settle(599);
        expect(drawn).toHaveLength(n - 1);
        await settle(1);
        expect(drawn).toHaveLength(n);
      }
      // what comes while the others go on is no reason to wait anew
      answer = () => new Promise((resolve) => setTimeout(() => resolve(DONE), 10));
      outbox.soon(Array.from({ length: 20 }, (_, n) => message(10 + n)));
      await settle(601);
      outbox.soon([message(40)]);
      await settle(30);
      expect(drawn).toHaveLength(24);
    });

    it('lets no more wait than a few', async () => {
      open();
      outbox.giveWay(true);
      outbox.soon(Array.from({ length: 180 }, (_, n) => message(n + 1)));
      await settle();
      expect(drawn).toHaveLength(20);
      // those that had to go on are no reason for the others to wait anew
      await settle(300);
      outbox.soon([message(200)]);
      await settle(299);
      expect(drawn).toHaveLength(21);
      await settle(1);
      expect(drawn).toHaveLength(181);
    });
  });

  it('waits as long as the platform says, not longer and longer', async () => {
    open();
    answer = () => ({ kind: 'again', afterMs: 2_000, because: 'time' });
    outbox.soon([message(1)]);
    await settle(6_000);
    expect(drawn).toHaveLength(4);
  });

  it('asks a platform that is away once in a while, and draws everything when it is back, the freshest first', async () => {
    open();
    answer = ({ platform }) => (platform === 'slack' ? AWAY : DONE);
    outbox.soon(Array.from({ length: 150 }, (_, n) => message(n + 1)));
    await settle();
    const before = drawn.length;
    await settle(600_000);
    // one every four seconds
    expect(drawn.length - before).toBeGreaterThan(140);
    expect(drawn.length - before).toBeLessThan(160);
    outbox.soon([message(1, 'teams')]);
    await settle();
    expect(drawn.at(-1)).toBe('1t');

    answer = () => DONE;
    drawn = [];
    outbox.soon([message(999)]);
    await settle(5_000);
    expect(drawn[0]).toBe('999');
    expect(new Set(drawn).size).toBe(151);
    expect(drawn).toHaveLength(151);
    expect(outbox.busy).toBe(0);
  });

  const claimed = (n: number): ClaimedInSave => ({
    subject: message(n).subject,
    platform: 'slack',
    dest: {},
    trace: null,
    place: null,
    head: null,
    failures: 0,
    wanted: 1,
    shown: 0,
    key: `k${n}`,
    claim: n,
    leaseUntil: new Date(Date.now() + 45_000),
  });

  it('hands back what a command has claimed while the platform is away: the claim does not last so long', async () => {
    open();
    answer = () => AWAY;
    outbox.soon([message(1), message(2), message(3)]);
    await settle();
    outbox.now([claimed(4)], () => Promise.resolve(undefined), ASKED_AT);
    await settle();
    expect(drawn).toEqual(['1', '2', '3']);
    answer = () => DONE;
    await settle(5_000);
    expect(drawn).toContain('4 handed back');
    expect(drawn).not.toContain('4 claimed');
  });

  describe('what is drawn together', () => {
    const noted: number[] = [];
    beforeEach(() => {
      noted.length = 0;
      const note = (some: readonly Drawn[]): Promise<readonly Noted[]> => {
        noted.push(some.length);
        return Promise.resolve(some.map(() => 'settled'));
      };
      outbox = makeOutbox({ workspace: WORKSPACE, log: quietLog, note });
      outbox.open({
        one: () => Promise.resolve(DONE),
        claimedBefore: () => Promise.resolve(DONE),
        unbegun: () => Promise.resolve(),
        claimed: async (of, _picture, together) => {
          await together.shown({ ...of, shown: 1, place: {} });
          return DONE;
        },
      });
    });

    it('is noted as it is through, also of a large command, not when somebody loses patience', async () => {
      outbox.now(
        Array.from({ length: 20 }, (_, n) => claimed(n + 1)),
        () => Promise.resolve(undefined),
        ASKED_AT,
      );
      await settle();
      expect(noted).toEqual([8, 8, 4]);
      expect(outbox.busy).toBe(0);
    });

    it('waits for nobody who stands in line behind others that wait as well: many commands at once, each with a request', async () => {
      for (let n = 0; n < 12; n += 1) {
        const id = caseId.parse(`R-${n + 1}`);
        const request = {
          kind: 'request',
          case: id,
          request: thingId.parse(`req_${String(n).padStart(12, '0')}`),
          to: null,
        } as const;
        const told = { kind: 'event', case: id, seq: 1, to: null } as const;
        outbox.now(
          [{ ...claimed(100 + n), subject: request }, claimed(n + 1), { ...claimed(200 + n), subject: told }],
          () => Promise.resolve(undefined),
          ASKED_AT,
        );
      }
      await settle();
      expect(noted).toEqual(Array.from({ length: 12 }, () => 3));
      expect(outbox.busy).toBe(0);
    });
  });

  it('tries again after a fault of ours, and stops when it is told to', async () => {
    const warned = { ...quietLog, warn: () => undefined };
    outbox = makeOutbox({ workspace: WORKSPACE, log: warned, note: () => Promise.resolve([]) });
    open();
    answer = () => Promise.reject(new Error('the database is away'));
    outbox.soon([message(1)]);
    await settle(1_000);
    expect(drawn).toHaveLength(2);
    await outbox.stop(1_000);
    await settle(600_000);
    expect(drawn).toHaveLength(2);
  });

  it('hands back at its end what it has claimed and not begun, and waits for what it has', async () => {
    open();
    let finish: (outcome: DeliveryOutcome) => void = () => undefined;
    answer = () => new Promise((resolve) => (finish = resolve));
    // as many as are drawn at once
    outbox.soon(Array.from({ length: 8 }, (_, n) => message(n + 1)));
    outbox.now([claimed(20), claimed(21)], () => Promise.resolve(undefined), ASKED_AT);
    await settle();
    const begun = drawn.length;
    const isOver = vi.fn<() => void>();
    outbox.stop(60_000).then(isOver, isOver);
    await settle();
    expect(drawn.slice(begun).toSorted()).toEqual(['20 not begun', '21 not begun']);
    expect([begun, isOver.mock.calls.length]).toEqual([8, 0]);
    finish(DONE);
    await settle(60_000);
    expect([drawn.length, isOver.mock.calls.length]).toEqual([10, 1]);
  });

  it('hands back at its end what it has claimed for a platform that is away', async () => {
    open();
    answer = () => AWAY;
    outbox.soon([message(1), message(2), message(3)]);
    await settle();
    outbox.now([claimed(4)], () => Promise.resolve(undefined), ASKED_AT);
    await settle();
    await outbox.stop(1_000);
    expect(drawn).toEqual(['1', '2', '3', '4 not begun']);
  });
});
