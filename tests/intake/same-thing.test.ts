/** What comes by two ways is one case, what a customer writes again stands on theirs, and what opens nothing can be seen and opened. */
import { beforeAll, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { IntakeDoor, ReceivedComplaint, TakenIn } from '../../src/app/door/intake-door.ts';
import { makeIntakeDoor } from '../../src/app/door/make-intake-door.ts';
import { caseId, memberId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { openDatabase } from '../../src/db/engine/client.ts';
import { asideWith, receivedWith } from '../../src/intake/received.ts';
import { amends } from '../cli/amends.ts';
import { closeLater } from '../closing.ts';
import { describeOnServer, quietLog } from '../database.ts';
import { openHotel, type Hotel } from '../ways/hotel.ts';
import { surfaceOf, type Surface } from '../ways/surfaces.ts';
import { soon } from '../patience.ts';

const HOUR = 3_600_000;
const WORDS = 'The parcel came three days late and the box was crushed on one side.';

describeOnServer('what other ways bring', (server) => {
  let hotel: Hotel;
  let door: IntakeDoor;
  let chat: Surface;
  let url: string;
  let sent = 0;
  beforeAll(async () => {
    url = await server.url();
    hotel = await openHotel(await openDatabase({ url, log: quietLog, migrations: false }));
    closeLater(() => hotel.db.close());
    door = makeIntakeDoor(hotel.app.shell);
    chat = surfaceOf(hotel, 'Slack');
  });

  type Told = Partial<ReceivedComplaint> & { readonly text: string };
  const told = (of: Told): ReceivedComplaint => receivedWith({ receivedAt: hotel.now(), ...of });
  const take = async (source: string, of: Told, id = `d-${(sent += 1)}`): Promise<TakenIn> =>
    await door.takeIn({
      source,
      id,
      owner: memberId.parse('mia'),
      opens: 'everything',
      body: null,
      notice: { kind: 'complaint', complaint: told(of) },
      at: hotel.now(),
    });
  const opens = async (source: string, of: Told): Promise<string> => {
    const taken = await take(source, of);
    return taken.kind === 'case' ? taken.case : taken.kind;
  };
  const stored = async (id: string): Promise<RecoveryCase> => {
    const found = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
    if (found === null) throw new Error(`no ${id}`);
    return found;
  };

  it('under one name is one case, and says by which other way it came', async () => {
    const matters = ['zendesk:acme:17'];
    const first = await opens('desk-events', { text: WORDS, matters });
    expect(await opens('desk-trigger', { text: `Your order\n${WORDS} --\nSent by me`, matters })).toBe(first);
    expect(await opens('desk-trigger', { text: WORDS, matters })).toBe(first);
    expect(await stored(first)).toMatchObject({ complaints: [{ way: 'desk-events' }], alsoBy: ['desk-trigger'] });
  });

  it('at the same moment is one case, under a name and of one customer', async () => {
    const named = await Promise.all(
      Array.from({ length: 6 }, (_, n) => opens(`way-${n}`, { text: WORDS, matters: ['zendesk:acme:race'] })),
    );
    expect(new Set(named).size).toBe(1);
    const ofOne = await Promise.all(
      ['form', 'mail', 'desk', 'shop'].map((way) => opens(way, { text: WORDS, customerKeys: ['race@example.com'] })),
    );
    expect(new Set(ofOne).size).toBe(1);
    expect((await stored(ofOne[0] ?? '')).alsoBy).toHaveLength(3);
  });

  it('of one customer in nearly the same words is one case for two days; repeated by the same way on another day it is two', async () => {
    const of = {
      text: WORDS,
      customer: 'lina@example.com',
      customerName: 'Lina Moreau',
      customerKeys: ['+33 6 12 34 56 78'],
    };
    const first = await opens('form', of);
    expect((await stored(first)).customer.reference).toBe('Lina Moreau');
    expect(await opens('form', of)).toBe(first);
    expect(await opens('mail', { ...of, customer: null, text: `Hello,\n${WORDS}\nLina` })).toBe(first);
    expect(await opens('mail', { ...of, text: 'The invoice has the wrong name on it.' })).not.toBe(first);
    hotel.forward(25 * HOUR);
    const again = await opens('form', of);
    expect(again).not.toBe(first);
    hotel.forward(49 * HOUR);
    expect([first, again]).not.toContain(await opens('chat-tool', of));
  });

  it('of two orders are two', async () => {
    const about = (order: number): Told => ({
      text: `Order ${order} arrived broken and nobody answers me`,
      customer: 'two@example.com',
    });
    expect(await opens('form', about(1_001))).not.toBe(await opens('mail', about(1_002)));
  });

  it('what somebody typed is found as well, and what they type is found on what came', async () => {
    const before = await hotel.db.read.query('SELECT id FROM recovery_case');
    await chat.log('ana', WORDS, { customer: 'typed@example.com' });
    await hotel.drawn();
    const [typed] = await hotel.db.read.query<{ id: string }>(
      'SELECT id FROM recovery_case ORDER BY number DESC LIMIT 1',
    );
    expect(await opens('form', { text: WORDS, customer: 'typed@example.com' })).toBe(typed?.id);
    const came = await opens('form', { text: WORDS, customer: 'came@example.com' });
    await chat.log('ana', WORDS, { customer: 'came@example.com' });
    await chat.until(() => chat.heard('ana').includes(`${came} holds this already`), 'that it is known');
    expect((await stored(came)).alsoBy).toEqual(['chat']);
    expect(await hotel.db.read.query('SELECT id FROM recovery_case')).toHaveLength(before.length + 2);
  });

  it('the customer wrote again: their words stand on the case, raise what they raise, and its owner is told', async () => {
    const matters = ['zendesk:acme:18'];
    const id = await opens('desk', { text: WORDS, matters });
    const attachments = [{ name: 'box.jpg', type: 'image/jpeg', bytes: 9 }];
    expect(await opens('desk', { text: 'Nobody has answered me.', matters, attachments })).toBe(id);
    await chat.until(() => chat.heard('mia').includes(`The customer wrote again on ${id}`), 'that they wrote again');
    expect(await stored(id)).toMatchObject({ complaints: [{}, { way: 'desk', files: ['box.jpg'] }] });
    expect(await opens('desk', { text: 'Somebody was injured by the glass inside.', matters })).toBe(id);
    expect(await stored(id)).toMatchObject({ sensitivity: 'injury' });
  });

  it('after it was put right, whether it goes on is its owner’s to say', async () => {
    const matters = ['zendesk:acme:19'];
    const id = await opens('desk', { text: 'The lamp in the hall is broken.', matters });
    const command = {
      kind: 'resolve',
      case: caseId.parse(id),
      outcome: 'satisfied',
      customerAccepted: 'yes',
      rootCause: null,
      processArea: null,
      whatHelped: null,
      done: [],
    } as const;
    const resolved = await handle(hotel.app.shell, { key: 'k-1', by: memberId.parse('mia'), command, at: hotel.now() });
    expect(resolved.ok).toBe(true);
    expect(await opens('desk', { text: 'It is broken once more.', matters })).toBe(id);
    expect(await stored(id)).toMatchObject({
      status: 'resolved',
      complaints: [{}, { text: 'It is broken once more.' }],
    });
    await chat.until(
      () => /wrote again.*put right[^]*Open again/.test(chat.heard('mia')),
      'the offer to open it again',
    );
    hotel.forward(31 * 24 * HOUR);
    await hotel.app.sweep();
    const later = await opens('desk', { text: 'A month later the lamp flickers.', matters });
    expect(later).not.toBe(id);
    expect((await stored(later)).linked).toEqual([id]);
  });

  it('what opens nothing is kept with why, is listed, and is opened once when a person says so', async () => {
    const notice = asideWith(
      'praise',
      'reads as praise',
      told({ text: 'Lovely stay, thanks! Mail me at rosa@example.com', customer: 'rosa@example.com' }),
    );
    const delivery = {
      source: 'reviews',
      id: 'asd-1',
      owner: memberId.parse('mia'),
      opens: 'complaints',
      body: null,
      notice,
      at: hotel.now(),
    } as const;
    expect(await door.takeIn(delivery)).toEqual({ kind: 'set_aside', why: 'praise' });
    expect(await door.takeIn(delivery)).toEqual({ kind: 'set_aside', why: 'praise' });
    const env = { DATABASE_URL: url };
    const list = JSON.parse((await amends(['intake', 'list', '--why', 'praise', '--json'], env)).out) as readonly {
      id: string;
      words: string;
    }[];
    expect(list).toHaveLength(1);
    expect(list[0]?.words).toBe('Lovely stay, thanks! Mail me at (e-mail hidden)');
    const id = list[0]?.id ?? '';
    expect((await amends(['intake', 'list'], env)).out).toMatch(/praise +reads as praise/);
    expect((await amends(['intake', 'show', id], env)).out).toContain('Lovely stay');
    expect((await amends(['intake', 'show', 'aside-none'], env)).err).toMatch(/intake list names them/);
    expect((await amends(['intake', 'list', '--why', 'prase'], env)).err).toContain('did you mean "praise"');
    expect((await amends(['intake', 'open', id, '--by', 'nobody'], env)).err).toMatch(/no person "nobody"/);
    const opening = amends(['intake', 'open', id, '--by', 'ana'], env);
    await soon(async () => {
      await hotel.app.sweep();
      expect((await amends(['intake', 'show', id], env)).out).toContain('opened as');
    });
    const { out } = await opening;
    const opened = /R-\d+/.exec(out)?.[0] ?? '';
    expect(await stored(opened)).toMatchObject({ owner: 'ana', complaints: [{ way: 'reviews' }] });
    expect((await amends(['intake', 'open', id, '--by', 'mia'], env)).out).toContain(opened);
  });
});
