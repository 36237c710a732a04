/** A mailbox on a real mail server is taken in: once, in order, over restarts, faults and two processes. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeIntakeDoor } from '../../../src/app/door/make-intake-door.ts';
import { NotSaved } from '../../../src/app/door/door.ts';
import type { IntakeDoor } from '../../../src/app/door/intake-door.ts';
import { mailboxPlaces } from '../../../src/app/intake/mailbox-places.ts';
import { memberId } from '../../../src/core/base/ids.ts';
import { openDatabase } from '../../../src/db/engine/client.ts';
import { openHolder } from '../../../src/db/engine/holder.ts';
import { listAsides } from '../../../src/db/intake/asides.ts';
import type { MailboxSettings } from '../../../src/intake/mailbox/settings.ts';
import { watchMailbox, type EndWatch } from '../../../src/intake/mailbox/watch.ts';
import { lacks } from '../../../tools/lacks.ts';
import { closeLater } from '../../closing.ts';
import { describeOnServer, quietLog } from '../../database.ts';
import { openHotel, type Hotel } from '../../ways/hotel.ts';
import { mail } from '../mail/mails.ts';
import { dovecotVersion, openDovecot, PASSWORD, USER, type MailServer } from './dovecot.ts';
import { soon } from '../../patience.ts';

const version = dovecotVersion();
const AWAY = 'I am away until Monday.';

describe.skipIf(lacks(version !== undefined, 'Dovecot'))('a mailbox (with Dovecot, which `.ci/run` installs)', () => {
  describeOnServer('is taken in', (database) => {
    let server: MailServer;
    let hotel: Hotel;
    let places: ReturnType<typeof mailboxPlaces>;
    let door: IntakeDoor;
    const taken: string[] = [];
    const ends: EndWatch[] = [];
    let sent = 0;
    let named = 0;
    beforeAll(async () => {
      server = await openDovecot();
      hotel = await openHotel(await openDatabase({ url: await database.url(), log: quietLog, migrations: false }));
      closeLater(() => hotel.db.close());
      places = mailboxPlaces(hotel.app.shell);
      const real = makeIntakeDoor(hotel.app.shell);
      door = {
        takeIn: async (delivery) => {
          const is = await real.takeIn(delivery);
          taken.push(is.kind === 'case' ? is.case : is.kind);
          return is;
        },
      };
    });
    afterAll(async () => {
      await end();
      await server.end();
    });
    afterEach(async () => {
      await end();
      await empty();
    });
    beforeEach(() => {
      taken.length = 0;
      named += 1;
    });

    const settings = (of: Partial<MailboxSettings> = {}): MailboxSettings => ({
      name: `complaints-${named}`,
      host: '127.0.0.1',
      port: server.port,
      tls: 'off',
      user: USER,
      folder: 'INBOX',
      moveTo: null,
      markSeen: true,
      owner: memberId.parse('mia'),
      opens: 'everything',
      own: [USER],
      proof: { kind: 'password', password: PASSWORD },
      ...of,
    });
    const watch = (of: Partial<MailboxSettings> = {}, more: Partial<Parameters<typeof watchMailbox>[0]> = {}): void => {
      ends.push(
        watchMailbox({
          settings: settings(of),
          door,
          places,
          log: quietLog,
          // the mail server goes by its own
          now: () => new Date(),
          chance: () => 0,
          lookMs: 200,
          backOffMs: 50,
          ...more,
        }),
      );
    };
    const end = async (): Promise<void> => void (await Promise.all(ends.splice(0).map((one) => one(5_000))));
    const send = async (...bodies: readonly string[]): Promise<void> => {
      const client = await server.client();
      for (const body of bodies) {
        sent += 1;
        const Subject = body === AWAY ? 'Out of office' : 'Room 412';
        const head = { Subject, 'Message-ID': `<${sent}@guest.example>`, From: `Guest <guest${sent}@guest.example>` };
        await client.append('INBOX', mail({ head, body }));
      }
      await client.logout();
    };
    const empty = async (): Promise<void> => {
      const client = await server.client();
      await client.mailboxOpen('INBOX');
      await client.messageDelete('1:*').catch(() => false);
      await client.logout();
    };
    const flags = async (folder: string): Promise<readonly (readonly string[])[]> => {
      const client = await server.client();
      const { exists } = await client.mailboxOpen(folder);
      const found = exists === 0 ? [] : await client.fetchAll('1:*', { flags: true });
      await client.logout();
      return found.map(({ flags: of }) => [...(of ?? [])]);
    };
    const until = async (count: number): Promise<void> =>
      await soon(() => expect(taken.length).toBeGreaterThanOrEqual(count));

    it('as mail comes, each stored and then marked; automatic mail is set aside', async () => {
      await send('The room was dirty and nobody cleaned it.');
      watch();
      await until(1);
      await send('The shower was cold and the lift was broken.', AWAY);
      await until(3);
      await soon(async () => expect(await flags('INBOX')).toEqual(Array.from({ length: 3 }, () => ['\\Seen'])));
      expect(taken.filter((is) => is.startsWith('R-'))).toHaveLength(2);
    });

    it('from where it was: after an end, after the server was away, and moved where it is to go', async () => {
      watch({ moveTo: 'Done' });
      await send('The breakfast was cold and the coffee was stale.');
      await until(1);
      await end();
      await send('The window would not close and it rained in.');
      watch({ moveTo: 'Done' });
      await until(2);
      await server.stop();
      await server.start();
      await send('The bill was wrong and nobody would correct it.');
      await until(3);
      await soon(async () => expect(await flags('INBOX')).toEqual([]));
      expect(await flags('Done')).toHaveLength(3);
      await end();
    });

    it('by one of two processes, and by the other when that is gone; what is numbered anew is known again', async () => {
      const other = await openHolder(hotel.db);
      const theirs = mailboxPlaces({ ...hotel.app.shell, holder: other.id });
      expect(await theirs.claim(settings().name)).toEqual({ uidValidity: 0n, lastUid: 0 });
      expect(await places.claim(settings().name)).toBeUndefined();
      expect(await theirs.keep(settings().name, { uidValidity: 1n, lastUid: 7 })).toBe(true);
      await other.release();
      await send('The bathroom was flooded and my suitcase was in it.');
      watch();
      await until(1);
      expect(await theirs.keep(settings().name, { uidValidity: 1n, lastUid: 8 })).toBe(false);
      const [first] = taken;
      await end();
      await places.claim(settings().name);
      await places.keep(settings().name, { uidValidity: 2n, lastUid: 99 });
      watch();
      await until(2);
      expect(taken).toEqual([first, first]);
    });

    it('again, when it could not be stored; one that cannot be read is set aside and stops no other', async () => {
      let away = 2;
      const failing: IntakeDoor = {
        takeIn: async (delivery) => {
          if ((away -= 1) >= 0) throw new NotSaved('the database is away');
          return await door.takeIn(delivery);
        },
      };
      watch({}, { door: failing });
      await send('The pool was closed although you promised it open.', 'The heating failed for three nights in a row.');
      const client = await server.client();
      await client.append('INBOX', Buffer.from([0xff, 0xfe, 0x00, 0x0a]));
      await client.logout();
      await send('The parking was full although we had paid for it.');
      await until(4);
      expect(taken.map((is) => (is.startsWith('R-') ? 'case' : is))).toEqual(['case', 'case', 'set_aside', 'case']);
      const asides = await listAsides(hotel.db.read, hotel.app.shell.workspace, {
        source: settings().name,
        why: null,
        limit: 5,
      });
      expect(asides).toMatchObject([{ why: 'incomplete' }]);
    });

    it('the first time from what is unread since a day, and not from what people read', async () => {
      await send('An old complaint that somebody read already here.');
      const client = await server.client();
      await client.mailboxOpen('INBOX');
      await client.messageFlagsAdd('1:*', ['\\Seen']);
      await client.logout();
      watch();
      await send('A new complaint: the room was cold and dirty.');
      await until(1);
      await end();
      expect(taken).toHaveLength(1);
      await empty();
    });

    it('not with a wrong password or folder: the log says which, and nothing ends', async () => {
      const said: string[] = [];
      const log = {
        ...quietLog,
        warn: (_: string, fields?: Readonly<Record<string, unknown>>) => void said.push(String(fields?.['cause'])),
        with: () => log,
      };
      watch({ proof: { kind: 'password', password: 'wrong' } }, { log });
      await soon(() => expect(said[0]).toContain('does not let … in'));
      await end();
      said.length = 0;
      watch({ folder: 'Nowhere' }, { log });
      await soon(() => expect(said[0]).toContain('does not open the folder Nowhere'));
      await end();
    });
  });
});
