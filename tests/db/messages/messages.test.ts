import { afterAll, beforeEach, beforeAll, expect, it } from 'vitest';
import { caseId } from '../../../src/core/base/ids.ts';
import {
  messageDead,
  messageLater,
  messagesBehind,
  messagesShown,
  messageUnknown,
  claimMessage,
  placeOfMessage,
  wantMessage,
  type MessageId,
  type ClaimedMessage,
  type Lease,
} from '../../../src/db/messages/messages.ts';
import type { Json } from '../../../src/core/base/wire.ts';
import { openHolder, type Holder } from '../../../src/db/engine/holder.ts';
import { whatIsDue } from '../../../src/db/work/due.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { describeEachDatabase } from '../../database.ts';
import { AURORA, later, NOON } from '../build.ts';

const LEASE = 60_000;
const PLACE = { channel: 'C1', ts: '1.2' };

describeEachDatabase('a card to be drawn', (open) => {
  let database: Database;
  let id: MessageId;
  let n = 0;
  let holder: Holder;
  const by = (at: Date): Lease => ({ holder: holder.id, at, leaseMs: LEASE });
  beforeAll(async () => {
    database = await open();
    holder = await openHolder(database);
  });
  afterAll(() => holder.release());
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

  it('is drawn again by the same hand when something newer was wanted meanwhile', async () => {
    const card = await claim();
    await want(2);
    expect(await shown(card, 1, later(1))).toBe('draw_again');
    expect(await claimMessage(database.read, id, by(later(1.5)))).toEqual({ kind: 'busy', until: later(2) });
    expect(await shown(card, 2, later(1))).toBe('settled');
  });

  it('comes back when its lease ends, in doubt as long as nobody knows a place', async () => {
    const lost = await claim();
    expect(await claimMessage(database.read, id, by(later(0.99)))).toMatchObject({ kind: 'busy' });
    const next = await claim(later(1));
    expect(next.inDoubt).toBe(true);
    expect(await shown(lost, 1, later(1))).toBe('lost');
    expect(await placeOfMessage(database.read, id)).toEqual(PLACE);
    expect(await noted(next, 1, { ts: '9' }, later(1))).toBe('settled');
    expect(await placeOfMessage(database.read, id)).toEqual({ ts: '9' });
  });

  it('is taken at once, before its lease ends, from a process that is gone', async () => {
    const gone = await claimMessage(database.read, id, { holder: holder.id + 1, at: NOON, leaseMs: LEASE });
    expect(gone.kind).toBe('claimed');
    const due = await whatIsDue(database.read, {
      workspace: AURORA,
      holder: holder.id,
      at: NOON,
      platforms: ['slack'],
      limit: 100,
    });
    expect(due.messages).toContainEqual(id);
    expect(await claim()).toMatchObject({ inDoubt: true });
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

  it('that does not exist is nothing to do', async () => {
    expect(await claimMessage(database.read, { ...id, platform: 'teams' }, by(NOON))).toEqual({
      kind: 'nothing_to_do',
    });
    expect(await placeOfMessage(database.read, { ...id, platform: 'teams' })).toBeNull();
  });
});
