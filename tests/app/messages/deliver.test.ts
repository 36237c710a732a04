/** What becomes of a message, whatever the platform answers: the real database, and a platform of a few lines. */
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handle } from '../../../src/app/handle.ts';
import type { Chat, Found, Place, Sent } from '../../../src/app/messages/chat-port.ts';
import { deliver } from '../../../src/app/messages/deliver.ts';
import { givenBack } from '../../../src/app/messages/given-back.ts';
import type { DeliveryOutcome } from '../../../src/app/messages/drawing.ts';
import type { Dest } from '../../../src/app/messages/dest.ts';
import { want } from '../../../src/app/messages/want.ts';
import type { CaseId } from '../../../src/core/base/ids.ts';
import { printSubject, type MessageSubject } from '../../../src/core/base/message-subject.ts';
import { reviveIn } from '../../../src/db/messages/tried-again.ts';
import { chooseLocale, syncWorkspace } from '../../../src/db/team/members.ts';
import type { Card } from '../../../src/cards/kit/card.ts';
import { closeLater } from '../../closing.ts';
import { ANA, AURORA, DESK, gives, logs, MIA, NOON, refund, resolves, thing } from '../../core/case/build.ts';
import { openAnyDatabase } from '../../database.ts';
import { raceShell, type RaceShell } from '../../ways/race-shell.ts';

const DONE: DeliveryOutcome = { kind: 'done' };
const LATER: Sent = { kind: 'later', afterMs: 30_000, why: 'rate limit' };
const UNKNOWN: Sent = { kind: 'unknown', why: 'the connection broke' };
const NEVER: Sent = { kind: 'never', why: 'archived' };
const THERE: Found = { kind: 'sent', place: { ts: '7' } };
const CHANNEL = {
  kind: 'channel',
  channel: { platform: 'slack', place: 'T0AURORA', channel: 'C0RECOVERIES' },
} as const;
const TWIN = 'This replaces an earlier card that may not have arrived.';
const SHOUT_OUT = thing('sho_0001');

/** Slack with an answer up its sleeve for each call to come; when there is none, all goes well. */
class Stage implements Chat {
  readonly platform = 'slack';
  readonly answers: Sent[] = [];
  readonly posted: { readonly key: string; readonly card: Card }[] = [];
  redrawn = 0;
  /** The card as it was drawn anew last. */
  anew: Card | undefined;
  found: Found = { kind: 'absent' };
  readonly lookedFor: string[] = [];
  /** Happens while a card is being posted. */
  meanwhile: () => Promise<void> = () => Promise.resolve();

  look = (): Promise<never> => Promise.reject(new Error('nobody sets anything up here'));

  async post(_: unknown, card: Card, key: string): Promise<Sent> {
    this.posted.push({ key, card });
    await this.meanwhile();
    return this.answers.shift() ?? { kind: 'sent', place: { ts: String(this.posted.length) } };
  }
  redraw(place: Place, card: Card): Promise<Sent> {
    this.redrawn += 1;
    this.anew = card;
    return Promise.resolve(this.answers.shift() ?? { kind: 'sent', place });
  }
  find(_: unknown, key: string): Promise<Found> {
    this.lookedFor.push(key);
    return Promise.resolve(this.found);
  }
}

describe('a message that is wanted', () => {
  let shell: RaceShell;
  let chat: Stage;
  let of: CaseId;
  let subject: MessageSubject;
  let n = 0;
  beforeAll(async () => {
    const db = await openAnyDatabase();
    await syncWorkspace(db, AURORA);
    shell = await raceShell(db);
    closeLater(() => shell.stop());
  });
  beforeEach(async () => {
    chat = new Stage();
    const asked = { key: `log ${(n += 1)}`, by: ANA.id, command: logs('Room 412: no hot water'), at: NOON };
    const handled = await handle(shell, asked);
    if (handled.case === null) throw new Error('not logged');
    of = handled.case.id;
    subject = { kind: 'case', case: of };
  });

  const delivered = (about: MessageSubject = subject): Promise<DeliveryOutcome> =>
    deliver(shell, [chat], { workspace: shell.workspace, subject: about, platform: 'slack' });
  const wanted = (version: number, about: MessageSubject = subject, dest: Dest = CHANNEL): Promise<void> =>
    want(shell, { kind: 'version', message: { subject: about, platform: 'slack', dest }, version });
  const stateOf = async (about: MessageSubject = subject): Promise<unknown> =>
    (await shell.db.read.query('SELECT state FROM message WHERE subject = $1', [printSubject(about)]))[0]?.['state'];
  /** Whom a lead was told of in vain. */
  const told = async (): Promise<unknown[]> =>
    await shell.db.read.query(`SELECT dest, key FROM message WHERE subject LIKE 'undelivered:%' || $1 || '%'`, [of]);
  /** Of the week of `NOON`; a new one for each test. */
  const digest = async (): Promise<MessageSubject> => {
    await shell.db.read.query(`DELETE FROM message WHERE subject LIKE 'digest:%'`);
    const about: MessageSubject = { kind: 'digest', team: DESK, week: '2026-W50' };
    await wanted(1, about);
    return about;
  };
  /** For the case, which is resolved. */
  const thanks = async (): Promise<MessageSubject> => {
    const resolved = await handle(shell, {
      key: `resolve ${n}`,
      by: ANA.id,
      command: resolves({ case: of }),
      at: NOON,
    });
    const shoutOut = resolved.case?.shoutOuts.at(-1);
    if (shoutOut === undefined) throw new Error('nobody was thanked');
    const about: MessageSubject = { kind: 'thanks', case: of, shoutOut: shoutOut.id };
    await wanted(1, about);
    return about;
  };
  const celebrations = [
    ['digest', digest],
    ['thank-you', thanks],
  ] as const;

  it('is posted once, under its key', async () => {
    expect([await delivered(), await delivered()]).toEqual([DONE, DONE]);
    expect(chat.posted.map(({ key }) => key)).toEqual([`aurora/case:${of}/slack`]);
    expect(await stateOf()).toBe('idle');
  });

  it('is drawn anew in place when more is wanted', async () => {
    await delivered();
    await wanted(2);
    expect(await delivered()).toEqual(DONE);
    expect({ posted: chat.posted.length, redrawn: chat.redrawn }).toEqual({ posted: 1, redrawn: 1 });
  });

  it('is drawn again at once when more is wanted while it is posted', async () => {
    chat.meanwhile = () => wanted(9);
    await delivered();
    expect({ posted: chat.posted.length, redrawn: chat.redrawn }).toEqual({ posted: 1, redrawn: 1 });
  });

  it('is left to a process that has its platform', async () => {
    const id = { workspace: shell.workspace, subject, platform: 'teams' } as const;
    expect(await deliver(shell, [chat], id)).toEqual(DONE);
  });

  it('is tried again when the platform says later', async () => {
    chat.answers.push(LATER);
    expect([await delivered(), await delivered()]).toEqual([
      { kind: 'again', afterMs: 30_000, because: 'platform' },
      DONE,
    ]);
    expect(chat.posted).toHaveLength(2);
  });

  it('goes where a row of an older version says', async () => {
    await shell.db.read.query(`UPDATE message SET dest = dest - 'kind' || '{"to": "channel"}' WHERE subject = $1`, [
      printSubject(subject),
    ]);
    expect(await delivered()).toEqual(DONE);
    expect(chat.posted).toHaveLength(1);
  });

  it('is given back, and the job fails, when where it goes cannot be read', async () => {
    await shell.db.read.query(`UPDATE message SET dest = '{"kind": "fax"}' WHERE subject = $1`, [
      printSubject(subject),
    ]);
    await expect(delivered()).rejects.toThrow(/kind/);
    expect(await stateOf()).toBe('idle');
  });

  it('is in doubt when it was posted and that could not be noted, however it is given back', async () => {
    const broken = { ...shell, noteShown: () => Promise.reject(new Error('the connection broke')) };
    const id = { workspace: shell.workspace, subject, platform: 'slack' } as const;
    await expect(deliver(broken, [chat], id)).rejects.toThrow('the connection broke');
    expect(await stateOf()).toBe('unknown');
  });

  it('is given back as soon as the database takes it, when it was away at first', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      let tries = 0;
      const away = (): Promise<void> => {
        tries += 1;
        return tries < 3 ? Promise.reject(new Error('away')) : Promise.resolve();
      };
      await givenBack(shell, away);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(tries).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  describe('and perhaps was posted', () => {
    beforeEach(() => void chat.answers.push(UNKNOWN));

    it('is looked for, and not posted a second time', async () => {
      expect(await delivered()).toMatchObject({ kind: 'again' });
      chat.found = THERE;
      expect(await delivered()).toEqual(DONE);
      expect({ posted: chat.posted.length, redrawn: chat.redrawn }).toEqual({ posted: 1, redrawn: 1 });
    });

    it('is posted under the same key when it is not there', async () => {
      await delivered();
      await delivered();
      expect(new Set(chat.posted.map(({ key }) => key)).size).toBe(1);
      expect(chat.posted).toHaveLength(2);
    });

    it('is posted anew, saying so, where nobody can tell', async () => {
      await delivered();
      chat.found = { kind: 'cannot_tell' };
      await delivered();
      expect(chat.posted[1]?.card.blocks.at(-1)).toEqual({ kind: 'context', text: [TWIN] });
    });

    it('goes on saying so when it is drawn anew: the other one may be there as long', async () => {
      await delivered();
      chat.found = { kind: 'cannot_tell' };
      await delivered();
      for (const version of [2, 3]) {
        await wanted(version);
        expect(await delivered()).toEqual(DONE);
        expect(chat.anew?.blocks.at(-1)).toEqual({ kind: 'context', text: [TWIN] });
      }
    });

    const kinds = [['card', () => Promise.resolve(subject)], ...celebrations] as const;
    it.each(
      kinds.flatMap(([what, made]) => [LATER, NEVER].map((refused) => [what, refused.kind, made, refused] as const)),
    )(
      'stays in doubt while looking is answered otherwise, when it is a %s: %s',
      async (_what, _kind, made, refused) => {
        const about = await made();
        await delivered(about);
        chat.found = refused;
        await delivered(about);
        expect(await stateOf(about)).toBe('unknown');
        chat.found = THERE;
        await delivered(about);
        expect({ posted: chat.posted.length, redrawn: chat.redrawn }).toEqual({ posted: 1, redrawn: 1 });
        expect(await stateOf(about)).toBe('idle');
      },
    );

    it('stays in doubt when looking, or anything before it, fails', async () => {
      await delivered();
      await shell.db.read.query(`UPDATE message SET dest = dest || '{"kind": "fax"}' WHERE subject = $1`, [
        printSubject(subject),
      ]);
      await expect(delivered()).rejects.toThrow(/kind/);
      expect(await stateOf()).toBe('unknown');
    });

    it('stays in doubt until what was found is drawn anew', async () => {
      await delivered();
      chat.found = THERE;
      chat.answers.push(LATER);
      await delivered();
      expect(await stateOf()).toBe('unknown');
      await delivered();
      expect({ posted: chat.posted.length, redrawn: chat.redrawn }).toEqual({ posted: 1, redrawn: 2 });
    });

    it('stays in doubt, and still says so, when the twin is put off', async () => {
      await delivered();
      chat.found = { kind: 'cannot_tell' };
      chat.answers.push(LATER);
      await delivered();
      expect(await stateOf()).toBe('unknown');
      await delivered();
      expect(chat.posted[2]?.card.blocks.at(-1)).toEqual({ kind: 'context', text: [TWIN] });
    });

    it('is certainly not there when nothing was found and posting it is put off', async () => {
      await delivered();
      chat.answers.push(LATER);
      await delivered();
      chat.found = { kind: 'cannot_tell' };
      await delivered();
      expect(chat.posted.at(-1)?.card.blocks.at(-1)).not.toEqual({ kind: 'context', text: [TWIN] });
    });

    it.each(celebrations)('stays unposted where nobody can tell, when it is a %s', async (_what, made) => {
      const about = await made();
      await delivered(about);
      chat.found = { kind: 'cannot_tell' };
      expect(await delivered(about)).toEqual(DONE);
      expect(chat.posted).toHaveLength(1);
      expect(await stateOf(about)).toBe('dead');
    });
  });

  describe('and its place is gone', () => {
    const dueAt = async (about: MessageSubject = subject): Promise<unknown> =>
      (await shell.db.read.query('SELECT due_at FROM message WHERE subject = $1', [printSubject(about)]))[0]?.[
        'due_at'
      ];

    it('is stuck for an hour, and a lead and the owner are told privately, once', async () => {
      chat.answers.push(NEVER, NEVER);
      expect([await delivered(), await delivered()]).toEqual([DONE, DONE]);
      expect(await stateOf()).toBe('stuck');
      expect(await dueAt()).toEqual(new Date(NOON.getTime() + 3_600_000));
      expect(await told()).toEqual([
        { dest: { kind: 'person', member: MIA.id }, key: `aurora/undelivered:case:${of}` },
        { dest: { kind: 'person', member: ANA.id }, key: `aurora/undelivered:@ana:case:${of}` },
      ]);
    });

    it('is told in the language of whoever is told', async () => {
      const { db, workspace } = shell;
      await chooseLocale(db.read, workspace, MIA.id, 'de-DE');
      chat.answers.push(NEVER);
      await delivered();
      const about: MessageSubject = { kind: 'undelivered', of: { kind: 'case', case: of } };
      expect([await delivered(about), await delivered({ ...about, to: ANA.id })]).toEqual([DONE, DONE]);
      expect(chat.posted.slice(-2).map(({ card }) => card.summary)).toEqual([
        expect.stringContaining('Nicht gepostet'),
        expect.stringContaining('Not posted'),
      ]);
      await chooseLocale(db.read, workspace, MIA.id, MIA.locale);
    });

    describe('with somebody who is asked to decide', () => {
      const asked = async (): Promise<MessageSubject> => {
        const command = { ...gives([refund(400)]), case: of };
        const handled = await handle(shell, { key: `give ${n}`, by: ANA.id, command, at: NOON });
        const [request] = handled.case?.requests ?? [];
        if (request === undefined) throw new Error('nothing was asked');
        return { kind: 'request', case: of, request: request.id, to: MIA.id };
      };

      /** There, and wanted at the end of the chat. */
      const reminded = async (): Promise<MessageSubject> => {
        const about = await asked();
        await delivered(about);
        const at = new Date(NOON.getTime() + 16 * 60_000);
        await handle(shell, { key: `look ${n}`, by: null, command: { kind: 'look_again', case: of }, at });
        return about;
      };

      it('whose case it is hears of it, once', async () => {
        const about = await asked();
        chat.answers.push(NEVER, NEVER);
        expect([await delivered(about), await delivered(about)]).toEqual([DONE, DONE]);
        expect(await stateOf(about)).toBe('stuck');
        const key = `aurora/undelivered:@ana:${printSubject(about)}`;
        expect(await told()).toEqual([{ dest: { kind: 'person', member: ANA.id }, key }]);
      });

      it('nobody does where the card has come, or may come, on another platform', async () => {
        const about = await asked();
        const there = { subject: about, platform: 'teams', dest: { kind: 'person', member: MIA.id } } as const;
        await want(shell, { kind: 'version', message: there, version: 1 });
        chat.answers.push(NEVER);
        expect(await delivered(about)).toEqual(DONE);
        expect(await told()).toEqual([]);
      });

      it('comes anew when there is news: the one before is emptied, a failure between is made good, and nothing stands twice', async () => {
        const about = await reminded();
        chat.answers.push({ kind: 'sent', place: { ts: '1' } }, LATER);
        expect((await delivered(about)).kind).toBe('again');
        await shell.db.read.query('UPDATE message SET due_at = NULL');
        expect(await delivered(about)).toEqual(DONE);
        expect(await delivered(about)).toEqual(DONE);
        // emptied at each try, posted under a key of its own, and where it is now it stays
        expect(chat.redrawn).toBe(2);
        const keys = chat.posted.map(({ key }) => key);
        expect([new Set(keys).size, keys[1]]).toEqual([2, keys[2]]);
        expect(chat.posted.at(-1)?.card.summary).toContain(`${of} still waits for your decision`);
      });

      /** It comes anew, and what became of the post nobody heard. */
      const lost = async (): Promise<MessageSubject> => {
        const about = await reminded();
        chat.answers.push({ kind: 'sent', place: { ts: '1' } }, UNKNOWN);
        expect((await delivered(about)).kind).toBe('again');
        return about;
      };

      it('is looked for where it should come anew and perhaps did, and not posted a third time', async () => {
        const about = await lost();
        chat.found = THERE;
        expect(await delivered(about)).toEqual(DONE);
        expect([chat.posted.length, chat.lookedFor]).toEqual([2, [chat.posted[1]?.key]]);
      });

      it('says that it is a twin where nobody can tell, also when it comes anew once more', async () => {
        const about = await lost();
        chat.found = { kind: 'cannot_tell' };
        expect(await delivered(about)).toEqual(DONE);
        await shell.db.read.query(
          `UPDATE message SET dest = dest || jsonb_build_object('was', place), wanted = wanted + 1
          WHERE subject = $1`,
          [printSubject(about)],
        );
        expect(await delivered(about)).toEqual(DONE);
        expect(chat.posted.slice(2).map(({ card }) => card.blocks.at(-1))).toEqual(
          [1, 2].map(() => ({ kind: 'context', text: [TWIN] })),
        );
      });

      it('comes anew only when the one before could be emptied, or is gone', async () => {
        const about = await reminded();
        chat.answers.push(LATER, NEVER);
        expect((await delivered(about)).kind).toBe('again');
        expect(chat.posted).toHaveLength(1);
        await shell.db.read.query('UPDATE message SET due_at = NULL');
        expect(await delivered(about)).toEqual(DONE);
        expect([chat.redrawn, chat.posted.length]).toEqual([2, 2]);
      });
    });

    it('is posted as soon as the place is there again, and so is what stands in its thread', async () => {
      const reply: MessageSubject = {
        kind: 'undelivered',
        of: { kind: 'draft', case: of, shoutOut: SHOUT_OUT, to: null },
      };
      await wanted(1, reply, { kind: 'thread', of: subject });
      chat.answers.push(NEVER);
      await delivered();
      await delivered(reply);
      expect([await stateOf(), await stateOf(reply)]).toEqual(['stuck', 'stuck']);
      expect(await delivered()).toEqual(DONE);
      expect(await stateOf()).toBe('idle');
      expect(await dueAt(reply)).toBeNull();
      expect(await delivered(reply)).toEqual(DONE);
      expect(chat.posted).toHaveLength(3);
    });

    it('is due at once when more is wanted, and taken by the command that wants it', async () => {
      chat.answers.push(NEVER);
      await delivered();
      await wanted(2);
      expect(await dueAt()).toBeNull();
    });

    it('is due at once when the platform tells of the place, and not when it tells of another', async () => {
      chat.answers.push(NEVER);
      await delivered();
      const revive = (place: string) =>
        reviveIn(shell.db.read, shell.workspace, { platform: 'slack', place, person: null });
      const it1 = { workspace: shell.workspace, subject, platform: 'slack' };
      expect(await revive('T0OTHER')).not.toContainEqual(it1);
      expect(await revive(CHANNEL.channel.place)).toContainEqual(it1);
      expect(await dueAt()).toBeNull();
    });

    it('is due at once when the platform tells of the place, also when it may be there already, and takes its thread along', async () => {
      const reply: MessageSubject = {
        kind: 'undelivered',
        of: { kind: 'draft', case: of, shoutOut: SHOUT_OUT, to: null },
      };
      await wanted(1, reply, { kind: 'thread', of: subject });
      chat.answers.push(UNKNOWN);
      await delivered();
      chat.found = NEVER;
      await delivered();
      await delivered(reply);
      expect([await stateOf(), await stateOf(reply)]).toEqual(['unknown', 'stuck']);
      const { place } = CHANNEL.channel;
      const revived = await reviveIn(shell.db.read, shell.workspace, { platform: 'slack', place, person: null });
      expect(revived.map((one) => one.subject)).toEqual(expect.arrayContaining([subject, reply]));
      expect([await dueAt(), await dueAt(reply)]).toEqual([null, null]);
    });

    it('takes along what stands in its thread, also when that was tried before it', async () => {
      const reply: MessageSubject = {
        kind: 'undelivered',
        of: { kind: 'draft', case: of, shoutOut: SHOUT_OUT, to: null },
      };
      await wanted(1, reply, { kind: 'thread', of: subject });
      chat.answers.push(NEVER);
      await delivered();
      await delivered(reply);
      const { place } = CHANNEL.channel;
      await reviveIn(shell.db.read, shell.workspace, { platform: 'slack', place, person: null });
      await delivered(reply);
      expect(await dueAt(reply)).not.toBeNull();
      await delivered();
      expect(await dueAt(reply)).toBeNull();
    });

    it.each([
      ['certainly not there', 'stuck'],
      ['perhaps there already', 'unknown'],
    ])('is given up after two weeks in which nothing changed, when it is %s', async (_, state) => {
      if (state === 'unknown') {
        chat.answers.push(UNKNOWN);
        await delivered();
        chat.found = NEVER;
      }
      const tried = async (days: number): Promise<unknown> => {
        const since = new Date(NOON.getTime() - days * 86_400_000);
        await shell.db.read.query(
          'UPDATE message SET stuck_since = $2 WHERE subject = $1 AND stuck_since IS NOT NULL',
          [printSubject(subject), since],
        );
        if (state === 'stuck') chat.answers.push(NEVER);
        await delivered();
        return await stateOf();
      };
      expect([await tried(0), await tried(13.9)]).toEqual([state, state]);
      // a change is a reason to try for as long again
      await wanted(2);
      expect([await tried(99), await tried(14)]).toEqual([state, 'dead']);
    });

    it('tells nobody that the telling failed', async () => {
      chat.answers.push(NEVER, NEVER);
      await delivered();
      const about: MessageSubject = { kind: 'undelivered', of: { kind: 'case', case: of } };
      expect(await delivered(about)).toEqual(DONE);
      expect(await stateOf(about)).toBe('stuck');
      expect(await told()).toHaveLength(2);
    });

    it('is posted anew when only the post is gone', async () => {
      await delivered();
      await wanted(2);
      chat.answers.push(NEVER);
      await delivered();
      expect(chat.posted[1]?.key).toMatch(/^aurora\/case:.*\/slack#\d+$/);
    });

    it('is looked for, not posted a third time, when the post in its place may be there', async () => {
      await delivered();
      await wanted(2);
      chat.answers.push(NEVER, UNKNOWN);
      await delivered();
      chat.found = THERE;
      expect(await delivered()).toEqual(DONE);
      expect(chat.lookedFor).toEqual([chat.posted[1]?.key]);
      expect({ posted: chat.posted.length, redrawn: chat.redrawn }).toEqual({ posted: 2, redrawn: 2 });
    });

    it.each(celebrations)('is not posted anew when it is a %s', async (_what, made) => {
      const about = await made();
      await delivered(about);
      await wanted(9, about);
      chat.answers.push(NEVER);
      expect(await delivered(about)).toEqual(DONE);
      expect({ posted: chat.posted.length, redrawn: chat.redrawn }).toEqual({ posted: 1, redrawn: 1 });
      expect(await stateOf(about)).toBe('dead');
    });
  });

  describe('in a thread', () => {
    const reminder = (): MessageSubject => ({ kind: 'event', case: of, seq: 1, to: ANA.id });
    const inThread = (): Dest => ({ kind: 'thread', of: subject });
    /** Anything that can be drawn will do. */
    const about = (): MessageSubject => ({
      kind: 'undelivered',
      of: { kind: 'draft', case: of, shoutOut: SHOUT_OUT, to: null },
    });

    it('waits until the first message is posted', async () => {
      await wanted(1, about(), inThread());
      expect(await delivered(about())).toEqual({ kind: 'again', afterMs: 250, because: 'message' });
      await delivered();
      expect(await delivered(about())).toEqual(DONE);
    });

    it('is stuck with the first message', async () => {
      await wanted(1, about(), inThread());
      chat.answers.push(NEVER);
      await delivered();
      expect(await delivered(about())).toEqual(DONE);
      expect(await stateOf(about())).toBe('stuck');
      expect(chat.posted).toHaveLength(1);
    });

    it('is given up when there is nothing to draw', async () => {
      await wanted(1, reminder(), inThread());
      await delivered();
      expect(await delivered(reminder())).toEqual(DONE);
      expect(await stateOf(reminder())).toBe('dead');
    });
  });
});
