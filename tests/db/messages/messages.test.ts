import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeEach, beforeAll, expect, it } from 'vitest';
import { caseId } from '../../../src/core/base/ids.ts';
import {
  messageDead,
  messageLater,
  messageStuck,
  messagesBehind,
  messagesShown,
  messageUnknown,
  claimMessage,
  placeOfMessage,
  type MessageId,
  type ClaimedMessage,
  type Lease,
} from '../../../src/db/messages/messages.ts';
import { wantAnew, wantAnewAt, wantMessage } from '../../../src/db/messages/wanted.ts';
import { messageInDoubt } from '../../../src/db/messages/in-doubt.ts';
import type { Json } from '../../../src/core/base/wire.ts';
import { openHolder, type Holder } from '../../../src/db/engine/holder.ts';
import { whatIsDue } from '../../../src/db/work/due.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { describeEachDatabase } from '../../database.ts';
import { AURORA, later, NOON } from '../build.ts';
import { LEASE_MS } from '../../../src/app/messages/lease.ts';
import { isStillClaimed } from '../../../src/db/messages/still-claimed.ts';

const LEASE = 60_000;
const PLACE = { channel: 'C1', ts: '1.2' };

describeEachDatabase('a card to be drawn', (open) => {
  let database: Database;
  let id: MessageId;
  let n = 0;
  let holder: Holder;
  let other: Holder;
  const by = (at: Date): Lease => ({ holder: holder.id, at, leaseMs: LEASE });
  beforeAll(async () => {
    database = await open();
    holder = await openHolder(database);
    other = await openHolder(database);
  });
  afterAll(() => Promise.all([holder.release(), other.release()]));
  beforeEach(async () => {
    n += 1;
    id = { workspace: AURORA, subject: { kind: 'case', case: caseId.parse(`R-${n}`) }, platform: 'slack' };
    await want(1);
  });
  const want = (wanted: number): Promise<void> =>
    wantMessage(database.read, AURORA, { ...id, dest: { kind: 'channel' }, wanted, key: `key-${n}` });
  const claim = async (at = NOON): Promise<ClaimedMessage> => {
    const claimed = await claimMessage(database.read, id, by(at));
    if (claimed.kind !== 'claimed') throw new Error(claimed.kind);
    return claimed.message;
  };
  const noted = async (card: ClaimedMessage, version: number, place: Json, at: Date): Promise<string> => {
    const { subject, platform } = id;
    const leaseUntil = new Date(at.getTime() + LEASE);
    const drawn = { subject, platform, claim: card.claim, shown: version, place, leaseUntil };
    return (await messagesShown(database.read, AURORA, [drawn]))[0] ?? 'nothing';
  };
  const shown = (card: ClaimedMessage, version: number, at = NOON): Promise<string> => noted(card, version, PLACE, at);

  it('is claimed by one of twenty who try at once', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, () => claimMessage(database.read, id, by(NOON))));
    expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === 'busy')).toHaveLength(19);
    expect(claims.find(({ kind }) => kind === 'busy')).toEqual({ kind: 'busy', until: later(1) });
  });

  it('is given with what is needed to draw it, and settled once it shows what is wanted', async () => {
    const card = await claim();
    expect(card).toMatchObject({
      dest: { kind: 'channel' },
      place: null,
      wanted: 1,
      shown: 0,
      key: `key-${n}`,
      inDoubt: false,
    });
    expect(await shown(card, 1)).toBe('settled');
    expect(await claimMessage(database.read, id, by(NOON))).toEqual({ kind: 'nothing_to_do' });
    expect(await placeOfMessage(database.read, id)).toEqual(PLACE);
    await want(2);
    expect(await claim()).toMatchObject({ place: PLACE, wanted: 2, shown: 1, inDoubt: false });
  });

  it('is behind again whatever wants it anew, also where it shows more than was wanted', async () => {
    const PLACED = { ts: String(n) };
    const isDrawn = async (ahead: number): Promise<void> => {
      const card = await claim();
      expect(await noted(card, card.wanted + ahead, PLACED, NOON)).toBe('settled');
      expect(await claimMessage(database.read, id, by(NOON))).toEqual({ kind: 'nothing_to_do' });
    };
    await isDrawn(7);
    expect(await wantAnew(database.read, AURORA, [id.subject])).toHaveLength(1);
    await isDrawn(7);
    expect(await wantAnewAt(database.read, id, PLACED.ts)).toBe(true);
    expect(await wantAnewAt(database.read, id, 'another')).toBe(false);
    await isDrawn(0);
    // the second version of what is told, though it was drawn anew many times since the first
    await want(2);
    await isDrawn(0);
    await want(1);
    expect(await claimMessage(database.read, id, by(NOON))).toEqual({ kind: 'nothing_to_do' });
  });

  it('is drawn again by the same hand when something newer was wanted meanwhile', async () => {
    const card = await claim();
    await want(2);
    expect(await shown(card, 1, later(1))).toBe('draw_again');
    expect(await claimMessage(database.read, id, by(later(1.5)))).toEqual({ kind: 'busy', until: later(2) });
    expect(await shown(card, 2, later(1))).toBe('settled');
  });

  it('comes back when its lease ends, in doubt as long as nobody knows a place', async () => {
    const lost = await claim();
    expect(await claimMessage(database.read, id, { ...by(later(0.99)), holder: other.id })).toMatchObject({
      kind: 'busy',
    });
    const next = await claim(later(1));
    expect(next.inDoubt).toBe(true);
    expect(await shown(lost, 1, later(1))).toBe('lost');
    expect(await placeOfMessage(database.read, id)).toEqual(PLACE);
    expect(await noted(next, 1, { ts: '9' }, later(1))).toBe('settled');
    expect(await placeOfMessage(database.read, id)).toEqual({ ts: '9' });
  });

  it('is taken long before its lease ends from a process that is gone, though not while that may only seem to be', async () => {
    const due = async (at: Date): Promise<boolean> => {
      const asking = { workspace: AURORA, holder: holder.id, at, platforms: ['slack' as const], limit: 1_000 };
      return (await whatIsDue(database.read, asking)).messages.some((one) => isDeepStrictEqual(one, id));
    };
    const gone = await claimMessage(database.read, id, { holder: holder.id + 1, at: NOON, leaseMs: LEASE_MS });
    expect(gone.kind).toBe('claimed');
    const after = (ms: number): Date => new Date(NOON.getTime() + ms);
    for (const ms of [0, 1_000, 3_900]) {
      expect([ms, await due(after(ms))]).toEqual([ms, false]);
      expect(await claimMessage(database.read, id, by(after(ms)))).toMatchObject({ kind: 'busy' });
    }
    // by a clock that was set back nobody can tell how old a claim is
    for (const ms of [4_100, 44_000, -60_000]) expect([ms, await due(after(ms))]).toEqual([ms, true]);
    expect(await claim(after(4_100))).toMatchObject({ inDoubt: true });
  });

  it('is held on to by whoever has it still, and by nobody else', async () => {
    const first = await claim();
    expect(await isStillClaimed(database.read, id, first.claim, later(3))).toBe(true);
    // so it goes on for longer
    expect(await claimMessage(database.read, id, { ...by(later(2.4)), holder: other.id })).toEqual({
      kind: 'busy',
      until: later(3),
    });
    const second = await claim(later(3));
    expect(await isStillClaimed(database.read, id, first.claim, later(9))).toBe(false);
    expect(await isStillClaimed(database.read, id, second.claim, later(4))).toBe(true);
    await messageLater(database.read, id, second.claim, NOON);
    expect(await isStillClaimed(database.read, id, second.claim, later(9))).toBe(false);
  });

  it('is taken up by its own process when that claimed it and never heard of it, and by no other that lives', async () => {
    const due = async (who: Holder, at: Date): Promise<boolean> => {
      const asking = { workspace: AURORA, holder: who.id, at, platforms: ['slack' as const], limit: 1_000 };
      return (await whatIsDue(database.read, asking)).messages.some((one) => isDeepStrictEqual(one, id));
    };
    await claim();
    // a quarter of a minute is left to what is under way; by a clock that was set back, none of it is known to be over
    const moments = [
      [NOON, false],
      [later(0.45), false],
      [later(0.55), true],
      [later(-2), true],
    ] as const;
    for (const [at, isOwn] of moments) {
      expect([at, await due(holder, at), await due(other, at)]).toEqual([at, isOwn, false]);
      expect(await claimMessage(database.read, id, { ...by(at), holder: other.id })).toMatchObject({ kind: 'busy' });
    }
    expect((await claim(later(0.55))).inDoubt).toBe(true);
  });

  it('is in doubt after an unknown outcome, and free at once after a certain no', async () => {
    await messageLater(database.read, id, (await claim()).claim, NOON);
    const again = await claim();
    expect(again.inDoubt).toBe(false);
    await messageUnknown(database.read, id, again.claim, NOON);
    expect(await messagesBehind(database.read, AURORA, NOON, 100)).toContainEqual({
      ...id,
      uncertain: true,
      stuck: false,
    });
    expect((await claim()).inDoubt).toBe(true);
  });

  it('stays in doubt when who was taken over from says late that nobody knows, whatever came of the other try', async () => {
    const first = await claim();
    const second = await claim(later(1));
    await messageStuck(database.read, id, second.claim, {
      at: later(1),
      dueAt: later(60),
      inDoubt: false,
      why: 'gone',
    });
    await messageInDoubt(database.read, id, first.claim, later(1.1));
    expect((await claim(later(1.2))).inDoubt).toBe(true);
  });

  it('is never drawn again at a place that is gone for ever', async () => {
    await messageDead(database.read, id, (await claim()).claim);
    await want(9);
    expect(await claimMessage(database.read, id, by(later(99)))).toEqual({ kind: 'nothing_to_do' });
    expect((await messagesBehind(database.read, AURORA, later(99), 100)).map(({ subject }) => subject)).not.toContain(
      id.subject,
    );
  });

  it('is not settled by somebody whose claim is over', async () => {
    const old = await claim();
    const now = await claim(later(2));
    await messageDead(database.read, id, old.claim);
    await messageLater(database.read, id, old.claim, NOON);
    expect(await shown(now, 1, later(2))).toBe('settled');
  });

  it('is noted with many others, each for itself, in the order given', async () => {
    const ids = Array.from({ length: 40 }, (_, at): MessageId => {
      return { ...id, subject: { kind: 'case', case: caseId.parse(`R-${n * 1_000 + at}`) } };
    });
    for (const [at, { subject, platform }] of ids.entries()) {
      const of = {
        subject,
        platform,
        dest: { kind: 'channel' },
        wanted: 1 + (at % 2),
        key: `many-${n}-${at}`,
      } as const;
      await wantMessage(database.read, AURORA, of);
      await claimMessage(database.read, ids[at] ?? id, by(NOON));
    }
    const leaseUntil = new Date(NOON.getTime() + LEASE);
    // each fifth is somebody else's by now
    const drawn = ids.map(({ subject, platform }, at) => {
      return { subject, platform, claim: at % 5 === 4 ? 7 : 1, shown: 1, place: { ...PLACE, at }, leaseUntil };
    });
    const expected = ids.map((_, at) => (at % 5 === 4 ? 'lost' : at % 2 === 1 ? 'draw_again' : 'settled'));
    expect(await messagesShown(database.read, AURORA, drawn)).toEqual(expected);
    expect(await placeOfMessage(database.read, ids[33] ?? id)).toEqual({ ...PLACE, at: 33 });
    expect(await messagesShown(database.read, AURORA, [])).toEqual([]);
  });

  it('that does not exist is nothing to do', async () => {
    expect(await claimMessage(database.read, { ...id, platform: 'teams' }, by(NOON))).toEqual({
      kind: 'nothing_to_do',
    });
    expect(await placeOfMessage(database.read, { ...id, platform: 'teams' })).toBeNull();
  });
});
