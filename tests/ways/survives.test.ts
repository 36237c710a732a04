import { beforeAll, describe, expect, it } from 'vitest';
import { makeDoor } from '../../src/app/door/make-door.ts';
import { makeInbox } from '../../src/app/door/inbox.ts';
import type { Door, Wish } from '../../src/app/door/door.ts';
import type { Database } from '../../src/db/engine/client.ts';
import type { Queryable } from '../../src/db/engine/serialisable.ts';
import { describeEachDatabase } from '../database.ts';
import { caseId } from '../../src/core/base/ids.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const RECOVERIES = 'C0RECOVERIES';

describeEachDatabase('what survives', (open) => {
  let hotel: Hotel;
  let slack: Surface;
  let teams: Surface;
  /** Makes the next write of where a card was posted fail, as a lost connection does. */
  let loseNextPlace = false;
  beforeAll(async () => {
    const db = await open();
    hotel = await openHotel(
      failingWhere(db, (sql) => {
        const lost = loseNextPlace && /UPDATE message m SET\s+place/.test(sql);
        if (lost) loseNextPlace = false;
        return lost;
      }),
    );
    slack = surfaceOf(hotel, 'Slack');
    teams = surfaceOf(hotel, 'Teams');
  });
  /** What the platforms call, with nobody's request behind it. */
  const door = (): Door => makeDoor(hotel.app.shell, makeInbox(hotel.app.shell));
  const rows = async (sql: string): Promise<number> => (await hotel.db.read.query(sql)).length;
  const logWish = (text: string): Wish => ({
    kind: 'command',
    command: {
      kind: 'log',
      text,
      customer: 'Room 1',
      remedySought: null,
      failure: null,
      severity: null,
      orderValue: null,
      lossValue: null,
      source: 'chat',
      permalink: null,
      receivedAt: null,
      from: { platform: 'slack', place: 'T0AURORA', channel: 'C0DESK' },
    },
  });
  const ana = () => ({
    platform: 'slack' as const,
    place: 'T0AURORA',
    user: 'U0ANA',
    name: 'ana',
    channel: { platform: 'slack' as const, place: 'T0AURORA', channel: 'C0DESK' },
    locale: null,
    at: hotel.now(),
  });
  /** A new case of Ana's from Slack; its number. */
  const logged = async (chat: Surface, text: string): Promise<string> => {
    const before = new Set(chat.caseTitles());
    await chat.log('ana', text, { customer: `K-9${before.size}${chat.name}` });
    return chat.until(() => chat.caseTitles().find((title) => !before.has(title)), `a card for "${text}"`);
  };
  /** Cards of a case that do not say that they replace another. */
  const alike = (chat: Surface, id: string): number =>
    chat.name === 'Slack'
      ? chat.caseTitles().filter((title) => title === id).length
      : hotel.teams
          .messages('guest-recoveries')
          .filter((m) => m.summary.startsWith(`${id} is`))
          .filter((m) => !JSON.stringify(m.cards).includes('replaces an earlier card')).length;
  const notDrawnYet = async (): Promise<void> => {
    await expect
      .poll(() => rows(`SELECT subject FROM message WHERE state = 'unknown'`), { interval: 20 })
      .toBeGreaterThan(0);
  };

  it('a wish taken in by a process that dies: the next one carries it out, once', async () => {
    const accepted = await door().accept(ana(), 'slack:T0AURORA:died', logWish('Room 1: the lamp fell'));
    await hotel.restart();
    const id = await slack.until(() => slack.caseTitles()[0], 'the card after the restart');
    await door().carryOut(accepted);
    await hotel.drawn();
    expect(await rows('SELECT id FROM recovery_case')).toBe(1);
    expect(slack.caseTitles()).toEqual([id]);
  });

  it('a no to a wish whose process died: whoever asked is told, once, where they asked', async () => {
    const { tenant } = HOTEL_AURORA.teams;
    const inTeams = {
      ...ana(),
      platform: 'teams' as const,
      place: tenant,
      user: '00000000-0000-4000-8000-000000000001',
      channel: { platform: 'teams' as const, place: tenant, channel: 'a:1-ana' },
    };
    const wish: Wish = {
      kind: 'command',
      command: { kind: 'approve', case: caseId.parse('R-9999'), request: null, digest: null },
    };
    const asked = [];
    for (const [n, caller] of [ana(), inTeams].entries()) asked.push(await door().accept(caller, `no:${n}`, wish));
    await hotel.restart();
    const told = (chat: Surface): number =>
      chat.privately('ana').filter(({ text }) => text.includes('nobody could answer you then')).length;
    for (const chat of [slack, teams]) {
      const said = await chat.until(
        () => chat.privately('ana').find(({ text }) => text.includes('nobody could answer you then')),
        'the no, after the restart',
      );
      expect(said.text).toContain('R-9999');
    }
    for (const one of asked) await door().carryOut(one);
    await hotel.drawn();
    expect([told(slack), told(teams)]).toEqual([1, 1]);
  });

  it('a wish that cannot be carried out at once: said to be saved, carried out later, once', async () => {
    const before = await rows('SELECT id FROM recovery_case');
    const accepted = await door().accept(ana(), 'slack:T0AURORA:put-off', logWish('Room 3: the kettle leaks'));
    await hotel.db.read.query('ALTER TABLE recovery_case ADD CONSTRAINT full_disk CHECK (false) NOT VALID');
    const reply = await door().carryOut(accepted);
    expect(reply.say.summary).toMatch(/^Saved\. .* no need to do it again/);
    expect(await rows('SELECT id FROM recovery_case')).toBe(before);
    await hotel.db.read.query('ALTER TABLE recovery_case DROP CONSTRAINT full_disk');
    hotel.forward(5_000);
    await hotel.app.sweep();
    await expect.poll(() => rows('SELECT id FROM recovery_case'), { interval: 20 }).toBe(before + 1);
    await door().carryOut(accepted);
    await hotel.drawn();
    expect(await rows('SELECT id FROM recovery_case')).toBe(before + 1);
  });

  it('a case stored by a process that dies before it posts: exactly one card appears', async () => {
    hotel.slack.failApi('chat.postMessage', { kind: 'drop_before' });
    await slack.log('ana', 'Room 2: the window does not close', { customer: 'Room 2' });
    await notDrawnYet();
    await hotel.restart();
    expect(await slack.until(() => slack.caseTitles()[2], 'the card after the restart')).toBeTruthy();
    await hotel.drawn();
    expect(slack.caseTitles()).toHaveLength(3);
  });

  it('a post that Slack took before the connection broke: found by its mark, one card', async () => {
    hotel.slack.failApi('chat.postMessage', { kind: 'drop_after' });
    const id = await logged(slack, 'Room 3: the bed is broken');
    await notDrawnYet();
    await hotel.drawnAtLast();
    expect(slack.caseTitles().filter((title) => title === id)).toHaveLength(1);
    await slack.type('ana', `give ${id} refund 10 EUR`);
    expect(await slack.until(() => slack.caseCard(id)?.text.includes('€10.00'), 'the same card, drawn anew')).toBe(
      true,
    );
  });

  it('a post that Slack took before the connection broke, and then looking for it fails, too: one card', async () => {
    hotel.slack.failApi('chat.postMessage', { kind: 'drop_after' });
    hotel.slack.failApi('conversations.history', { kind: 'status', status: 503 });
    const before = hotel.slack.calls('conversations.history').length;
    const id = await logged(slack, 'Room 3: the bed is broken again');
    await notDrawnYet();
    await hotel.drawnAtLast();
    await hotel.drawnAtLast();
    expect(hotel.slack.calls('conversations.history').length).toBe(before + 2);
    expect(slack.caseTitles().filter((title) => title === id)).toHaveLength(1);
    expect(JSON.stringify(hotel.slack.messages(RECOVERIES))).not.toContain('replaces an earlier card');
  });

  it('a card that was posted, and the database lost before its place was stored: never two alike', async () => {
    for (const chat of [slack, teams]) {
      loseNextPlace = true;
      const id = await logged(chat, `Room 4: the phone is dead, in ${chat.name}`);
      await hotel.drawnAtLast();
      expect(loseNextPlace).toBe(false);
      expect({ on: chat.name, alike: alike(chat, id) }).toEqual({ on: chat.name, alike: 1 });
    }
  });

  it('a rate limit: the card comes later, once, and forms open meanwhile', async () => {
    hotel.slack.failApi('chat.postMessage', { kind: 'rate_limited', retryAfterS: 1 });
    const before = hotel.slack.calls('chat.postMessage').length;
    const logging = logged(slack, 'Room 5: the heating hums');
    await slack.until(() => hotel.slack.calls('chat.postMessage').length > before, 'the post that is refused');
    await slack.type('bob', 'log');
    expect(
      await slack.until(() => slack.form('bob') !== '' && slack.form('bob'), 'a form for Bob meanwhile'),
    ).toContain('Log a complaint');
    await slack.closeForm('bob');
    hotel.forward(2_000);
    await hotel.drawnAtLast();
    const id = await logging;
    expect(slack.caseTitles().filter((title) => title === id)).toHaveLength(1);
    expect(hotel.slack.calls('chat.postMessage').length).toBe(before + 2);
    expect(hotel.slack.early()).toEqual([]);
  });

  it('a rate limit that several messages meet, on both platforms: none is tried before the time is over, all come after it', async () => {
    for (const chat of [slack, teams]) {
      const before = chat.caseTitles().length;
      for (const who of ['ana', 'bob'] as const) await chat.openLog(who);
      if (chat === slack) hotel.slack.failApi('chat.postMessage', { kind: 'rate_limited', retryAfterS: 30 });
      else {
        const trouble = { kind: 'status', status: 429, retryAfterS: 30 } as const;
        hotel.teams.fault({ route: 'post', conversation: '19:recoveries@thread.tacv2', trouble });
      }
      // one after the other: what is on its way already when the first is told to wait cannot be called back
      for (const [n, who] of (['ana', 'bob'] as const).entries()) {
        await chat.sendLog(who, {
          text: `The lift stands still, says ${who}`,
          customer: `Lift of ${who}, ${chat.name}`,
        });
        await expect
          .poll(() => rows(`SELECT 1 FROM message WHERE due_at IS NOT NULL AND state <> 'sending'`), { interval: 20 })
          .toBeGreaterThanOrEqual(n + 1);
      }
      hotel.forward(40_000);
      await hotel.drawnAtLast();
      expect(chat.caseTitles()).toHaveLength(before + 2);
      expect(hotel.slack.early()).toEqual([]);
      expect(hotel.teams.calls().filter(({ early }) => early)).toEqual([]);
    }
  });

  it('blocks that Slack refuses: the plain words are posted, once', async () => {
    hotel.slack.failApi('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    const before = hotel.slack.messages(RECOVERIES).length;
    await slack.log('ana', 'Room 6: the door sticks', { customer: 'Room 6' });
    const plain = await slack.until(() => hotel.slack.messages(RECOVERIES)[before], 'the plain version');
    expect(`${plain.text} ${JSON.stringify(plain.blocks)}`).toContain('Room 6');
    await hotel.drawn();
    expect(hotel.slack.messages(RECOVERIES)).toHaveLength(before + 1);
  });

  it('a post that Teams took before the connection broke: at most one twin, which says what it is', async () => {
    hotel.teams.fault({
      route: 'post',
      conversation: '19:recoveries@thread.tacv2',
      trouble: { kind: 'deliverThenDrop' },
    });
    const id = await logged(teams, 'Room 7: the bath leaks');
    await notDrawnYet();
    await hotel.drawnAtLast();
    expect(teams.caseTitles().filter((title) => title === id).length).toBeLessThanOrEqual(2);
    expect(alike(teams, id)).toBe(1);
  });

  it('a restart between card and click', async () => {
    for (const chat of [slack, teams]) {
      const id = await logged(chat, `Room 8: no water, in ${chat.name}`);
      await chat.type('ana', `give ${id} refund 400 EUR`);
      const request = await chat.until(() => chat.requests(id)[0], 'the request');
      await hotel.drawn();
      await hotel.restart();
      await chat.press('mia', request, 'Approve');
      expect(await chat.until(() => chat.requests(id)[0]?.text.includes('Approved'), 'the approval')).toBe(true);
      await hotel.drawn();
      expect(await rows(`SELECT 1 FROM journal_entry WHERE "case" = '${id}' AND kind = 'approved'`)).toBe(1);
      expect(await rows(`SELECT 1 FROM ledger_entry WHERE "case" = '${id}' AND state = 'reserved'`)).toBe(1);
      expect(await rows(`SELECT 1 FROM message WHERE subject LIKE 'event:${id}:%'`)).toBe(1);
    }
  });

  describe('a channel that is archived', () => {
    it('costs no case, and the lead is told privately, once', async () => {
      const channel = hotel.slack.state.channels.get(RECOVERIES);
      if (channel === undefined) throw new Error('no such channel');
      channel.archived = true;
      const before = await rows('SELECT id FROM recovery_case');
      await slack.log('ana', 'Room 9: the shower drips', { customer: 'Room 9' });
      await slack.until(() => slack.heard('mia').includes('Not posted: '), 'the lead told');
      await hotel.drawn();
      await hotel.app.sweep();
      await hotel.drawn();
      expect(await rows('SELECT id FROM recovery_case')).toBe(before + 1);
      expect(slack.pieces('mia').filter((piece) => piece.includes('Not posted: '))).toHaveLength(1);
      channel.archived = false;
    });
  });

  it('after all of it nothing is left to do, and no case has two cards', async () => {
    await hotel.drawn();
    expect(new Set(slack.caseTitles()).size).toBe(slack.caseTitles().length);
  });

  it('a yes to a wish whose process died that no card shows, because it was so already, is told as well', async () => {
    const id = caseId.parse(await logged(slack, 'The lamp flickers'));
    await slack.answerTo('ana', `edit ${id} urgency S1 because a child sleeps there`, /Changed/);
    const told = (): number =>
      slack
        .privately('ana')
        .filter(({ text }) => text.includes('nobody could answer you then') && text.includes(`done already on ${id}`))
        .length;
    const edit: Command = { kind: 'edit', case: id, changes: { severity: 'S1' }, because: 'they have a baby' };
    const asked = await door().accept(ana(), 'so-already', { kind: 'command', command: edit });
    await hotel.restart();
    await slack.until(told, 'what came of it, after the restart');
    await door().carryOut(asked);
    await hotel.drawn();
    expect(told()).toBe(1);
  });
});

/** The same database, whose reads outside of transactions fail where the predicate says so. */
function failingWhere(db: Database, fails: (sql: string) => boolean): Database {
  const query: Queryable['query'] = (sql, params, name) =>
    fails(sql) ? Promise.reject(new Error('Connection terminated unexpectedly')) : db.read.query(sql, params, name);
  return { ...db, read: { query } };
}
