/**
 * Personal data goes in by every way there is: each verb of the grammar, each form, what other systems send. It stands in
 * no table but the sealed ones, in nothing others can read, and in no line of the log. A new verb, form or table is tried
 * here without a line of this test being changed.
 */
import { beforeAll, expect, it } from 'vitest';
import { FORM_IDS } from '../../src/cards/kit/card.ts';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { describeOnOne } from '../database.ts';
import { complaint, openHotelWithSource } from '../intake/sender.ts';
import type { Hotel } from './hotel.ts';
import { ENDS, walkIn, type Walk } from './walk.ts';

const CARD = '4111 1111 1111 1111';
const IBAN = 'DE89 3704 0044 0532 0130 00';
const PERSONAL = `${CARD} ${IBAN} rosa.canary@customer.example +33 6 12 34 56 78 SSN 536-22-4821 password: Canary!77x`;
const RAW = [CARD, IBAN, 'rosa.canary', '12 34 56 78', '536-22-4821', 'Canary!77x'];
/** As text, and as the bytes that PostgreSQL shows of a column of bytes. */
const LEAKS = new RegExp(
  RAW.flatMap((raw) => [raw, Buffer.from(raw).toString('hex'), Buffer.from(raw).toString('base64').slice(0, 10)])
    .map((raw) => raw.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|'),
  'i',
);

describeOnOne('personal data by every way in', (open) => {
  let hotel: Hotel;
  let walk: Walk;
  const stored = async (id: string): Promise<RecoveryCase> => {
    const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
    if (c === null) throw new Error(`no ${id}`);
    return c;
  };
  beforeAll(async () => {
    hotel = await openHotelWithSource(await open());
    walk = walkIn(hotel, PERSONAL);
  });

  it('goes in', async () => {
    const done = { forms: 0, lines: 0 };
    if (await walk.fill('log', 'U0ANA', { customer: 'rosa.canary@customer.example' })) done.forms += 1;
    // something to decide on, to keep and to settle
    await walk.say('U0ANA', `give R-1001 refund 400 EUR because ${PERSONAL}`);
    await walk.say('U0ANA', `promise R-1001 18:00 call ${PERSONAL}`);
    await hotel.drawn();
    const c = await stored('R-1001');
    walk.goOn({
      request: c.requests[0]?.id ?? '',
      digest: c.requests[0]?.digest ?? '',
      promise: c.promises[0]?.id ?? '',
      v: String(c.version),
    });
    done.lines += await walk.sayEachVerb('U0ANA');
    for (const line of [
      'assist R-1001 @bob by 18:00',
      'handover R-1001 @bob',
      'storm on 2h because',
      'event open outage',
      'improve R-1001 @bob by friday',
      'remember R-1001',
      'link R-1001 K-7 because',
      'note R-1001',
      'wants R-1001',
      'opt R-1001 out because',
      'nominate @bob R-1001 because',
      'thanks @bob for',
    ])
      await walk.say('U0MIA', `${line} ${PERSONAL}`);
    for (const id of FORM_IDS)
      for (const user of ['U0ANA', 'U0MIA']) {
        // what ends a case comes last
        if (['dismiss', 'merge', 'resolve', 'log'].includes(id)) continue;
        if (await walk.fill(id, user)) done.forms += 1;
      }
    if (await walk.fill('resolve', 'U0MIA', { accepted: 'yes' })) done.forms += 1;
    for (const verb of ENDS) await walk.say('U0MIA', `${verb} R-1001 because ${PERSONAL}`);
    for (const body of [
      complaint({ subject: PERSONAL, text: PERSONAL, customer: { id: 'rosa.canary@customer.example' } }),
      complaint({ text: `Cold soup ${PERSONAL}`, customer: { id: '+33 6 12 34 56 78' }, order: PERSONAL }),
      JSON.stringify({
        type: 'survey.answered',
        timestamp: '2026-12-10T08:30:00Z',
        data: { score: 1, out_of: 5, text: PERSONAL, customer: { id: 'rosa.canary@customer.example' } },
      }),
    ]) {
      const { status } = await walk.send(body);
      expect(status).toBeLessThan(500);
    }
    await hotel.drawn();
    // most forms fit the case as it stands; the rest is refused, and leaves as little
    expect(done.forms).toBeGreaterThan(20);
    expect(done.lines).toBeGreaterThan(120);
    const [kept] = await hotel.db.read.query<{ masks: number; kinds: number }>(
      `SELECT sum(regexp_count(w.apart::text, 'card number hidden'))::int AS masks,
         (count(DISTINCT j.kind) FILTER (WHERE w.apart::text LIKE '%hidden)%'))::int AS kinds
       FROM journal_entry j JOIN journal_word w USING (workspace, "case", seq)`,
    );
    expect(kept?.masks).toBeGreaterThan(20);
    expect(kept?.kinds).toBeGreaterThan(10);
  });

  it('stands in no table as it was typed', async () => {
    const tables = await hotel.db.read.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(30);
    const leaks: string[] = [];
    for (const { name } of tables) {
      const rows = await hotel.db.read.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`);
      for (const { row } of rows) {
        const at = row.search(LEAKS);
        if (at >= 0) leaks.push(`${name}: …${row.slice(Math.max(0, at - 120), at + 60)}`);
      }
    }
    expect(leaks).toEqual([]);
    const sealed = await hotel.db.read.query(`SELECT 1 FROM sealed_text WHERE kind = 'original'`);
    expect(sealed.length).toBeGreaterThan(1);
  });

  it('stands in nothing that others can read', () => {
    const { slack, teams } = hotel;
    const dms = new Set(
      [...slack.state.channels.values()].filter(({ kind }) => kind === 'im').map((channel) => channel.id),
    );
    const posted = [
      ...slack.state.messages.filter((m) => !dms.has(m.channel)).map((m) => `${m.text} ${JSON.stringify(m.blocks)}`),
      ...HOTEL_AURORA.channels.flatMap(({ name }) =>
        teams.messages(name).flatMap((m) => [m, ...teams.thread(name, m.id)].map((each) => JSON.stringify(each))),
      ),
      // whoever typed is given back what was refused; nobody else hears of it
      ...[...dms]
        .flatMap((dm) => slack.state.messages.filter((m) => m.channel === dm && m.viewer === null))
        .map((m) => JSON.stringify([m.text, m.blocks])),
    ].filter((text) => LEAKS.test(text));
    expect(posted.map((text) => text.slice(0, 400))).toEqual([]);
  });

  it('stands in no line of the log', () => {
    expect(hotel.logged.filter((line) => LEAKS.test(line))).toEqual([]);
  });
});
