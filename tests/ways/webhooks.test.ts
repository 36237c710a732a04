/** Other systems are told what happened: signed, in order, at least once; whatever they do holds nobody else up. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Handled } from '../../src/app/handled.ts';
import { surveyOfCase } from '../../src/db/care/surveys.ts';
import { dropDeliveries, listDeliveries, replayDeliveries } from '../../src/db/deliveries/deliveries.ts';
import { openHolder } from '../../src/db/engine/holder.ts';
import { makeCourier } from '../../src/outbound/courier.ts';
import type { Outcome } from '../../src/outbound/receiver.ts';
import { gives, item, logs, refund, resolves, thing } from '../core/case/build.ts';
import { describeJourney } from '../database.ts';
import { ok, openReceiver, SECRET, status, type LocalReceiver } from '../outbound/local-receiver.ts';
import { commandsIn } from './commands.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { PATIENCE_MS, soon } from '../patience.ts';

const HOUR = 3_600_000;

/** amends.yaml of the hotel with more at its end. */
function configFile(more: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-config-')), 'amends.yaml');
  writeFileSync(file, `${readFileSync('demo/amends.yaml', 'utf8')}\n${more}`);
  return file;
}

describeJourney('webhooks', 'Slack', (open) => {
  let hotel: Hotel;
  let erp: LocalReceiver;
  let crm: LocalReceiver;
  let mail: LocalReceiver;

  beforeAll(async () => {
    [erp, crm, mail] = [await openReceiver(), await openReceiver(), await openReceiver()];
    const env = {
      AMENDS_CONFIG: configFile(`webhooks:
  - { name: erp, url: '${erp.url}', allow_private: true, remedies: [refund] }
  - { name: crm, url: '${crm.url}', allow_private: true, events: [case.opened, case.resolved, remedy.authorised], fields: [customer, because] }
  - { name: mail, url: '${mail.url}', allow_private: true, events: [survey.link, customer.note, customer.standing], fields: [customer, note] }
`),
      AMENDS_WEBHOOK_MAIL_SECRET: SECRET,
      PUBLIC_URL: 'https://aurora.example',
      AMENDS_WEBHOOK_ERP_SECRET: SECRET,
      AMENDS_WEBHOOK_CRM_SECRET: `whsec_${Buffer.alloc(24, 1).toString('base64')},${SECRET}`,
    };
    hotel = await openHotel(await open(), { env });
  });
  afterEach(() => {
    erp.answers(ok);
    crm.answers(ok);
    mail.answers(ok);
  });

  const ask = commandsIn(() => hotel, 'ana');
  const opened = async (customer: string): Promise<Handled['case'] & object> =>
    (await ask(logs('The room was cold', { customer }))).case;
  const typesFor = (receiver: LocalReceiver, of: string): readonly string[] =>
    receiver.got.filter(({ body }) => body.data['case'] === of).map(({ body }) => body.type);
  const failedOnce = (of: string): Promise<void> =>
    soon(async () => {
      const waiting = await listDeliveries(hotel.db.read, hotel.app.shell.workspace, 500);
      expect(waiting.find(({ subject }) => subject === of)).toMatchObject({ tries: 1, state: 'waiting' });
    });
  const delivered = (): Promise<void> =>
    soon(async () => {
      await hotel.app.sweep();
      const waiting = await listDeliveries(hotel.db.read, hotel.app.shell.workspace, 500);
      expect(waiting.filter(({ state, dueAt }) => state !== 'dead' && dueAt <= hotel.now())).toEqual([]);
    });

  it('tells each what it wants to hear, signed, in order, under the id of the event', async () => {
    const c = await opened('Room 412');
    await ask(gives([refund(40), item('apology')], 'a cold night', c.id));
    const { actions } = (await ask(resolves({ case: c.id, done: [] }))).case;
    await delivered();
    expect(typesFor(erp, c.id)).toEqual(['case.opened', 'remedy.authorised', 'remedy.not_given', 'case.resolved']);
    expect(typesFor(crm, c.id)).toEqual(['case.opened', 'remedy.authorised', 'remedy.authorised', 'case.resolved']);
    expect([...erp.got, ...crm.got].every(({ isGenuine }) => isGenuine)).toBe(true);
    const refunded = erp.got.find(({ body }) => body.type === 'remedy.authorised');
    expect(refunded?.id).toMatch(new RegExp(`^evt_${c.id}_\\d+$`));
    expect(refunded?.body.data).toMatchObject({
      version: 1,
      case: c.id,
      action: {
        id: actions[0]?.id,
        remedy: 'refund',
        amount: { value: '40.00', minor: 4000, currency: 'EUR' },
        fulfilment: 'none',
      },
    });
  });

  it('tells nothing personal to whoever was not said to want it, and nothing at all of a restricted case', async () => {
    const c = await opened('Room 418');
    await ask(gives([refund(20)], 'the shower was cold', c.id));
    await ask({ kind: 'restrict', case: c.id, sensitivity: 'injury', reason: 'somebody fell' });
    await ask(resolves({ case: c.id, done: c.actions.map((a) => a.id) }));
    await delivered();
    const said = (receiver: LocalReceiver): string =>
      receiver.got.flatMap(({ body, text }) => (body.data['case'] === c.id ? [text] : [])).join('\n');
    expect(said(erp)).not.toMatch(/418|cold|ana/i);
    expect(said(crm)).toContain('"customer":"Room 418"');
    expect(said(crm)).toContain('the shower was cold');
    const [last] = crm.got.filter(({ body }) => body.data['case'] === c.id).slice(-1);
    expect(last?.body).toMatchObject({ type: 'case.resolved', data: { restricted: true } });
    expect(last?.text).not.toMatch(/418|cold|injury|failure/);
  });

  it('tells whoever asked for it whom to ask, what is remembered of a customer, and whether they stay', async () => {
    const c = await opened('Room 450');
    const note = async () => {
      const [row] = await hotel.db.read.query<{ id: string }>('SELECT id FROM customer_note');
      return thing(row?.id ?? '');
    };
    await ask({ kind: 'remember', case: c.id, text: 'prefers a quiet room, rings from 0171 2345678' });
    await ask({ kind: 'correct_note', case: c.id, note: await note(), text: 'prefers the yard' });
    await ask({ kind: 'forget_note', case: c.id, note: await note() });
    const leaves = {
      standing: 'at_risk',
      reason: 'price',
      because: 'it is dearer',
      value: null,
      consent: true,
    } as const;
    await ask({ kind: 'leaving', case: c.id, ...leaves });
    await ask({ kind: 'staying', case: c.id });
    await ask({ kind: 'leaving', case: c.id, ...leaves, standing: 'lost' });
    await ask({ kind: 'winback', case: c.id, outcome: 'won' });
    await ask(resolves({ case: c.id, done: [] }));
    await delivered();
    const got = mail.got.filter(({ body }) => body.data['case'] === c.id);
    expect(got.map(({ body: { type, data } }) => [type, data['remembered'] ?? data['standing'] ?? 'link'])).toEqual([
      ['customer.note', expect.objectContaining({ became: 'remembered' })],
      ['customer.note', expect.objectContaining({ became: 'corrected' })],
      ['customer.note', expect.objectContaining({ became: 'forgotten' })],
      ['customer.standing', 'at_risk'],
      ['customer.standing', 'staying'],
      ['customer.standing', 'lost'],
      ['customer.standing', 'won_back'],
      ['survey.link', 'link'],
    ]);
    expect(got.map(({ body }) => body.data['note'] ?? null).slice(0, 3)).toEqual([
      expect.stringMatching(/^prefers a quiet room, rings from (?!0171)/),
      'prefers the yard',
      null,
    ]);
    expect(got.every(({ text }) => text.includes('"customer":"Room 450"') && !text.includes('dearer'))).toBe(true);
    const survey = got.at(-1)?.body.data['survey'];
    const { id: of } = (await surveyOfCase(hotel.db.read, hotel.app.shell.workspace, c.id)) ?? {};
    expect(survey).toMatchObject({
      id: of,
      link: expect.stringContaining('https://aurora.example/survey/'),
      language: 'en',
    });
    // whoever hears everything holds no link
    expect(typesFor(erp, c.id)).toContain('customer.standing');
    expect([...erp.got, ...crm.got].map(({ text }) => text).join()).not.toMatch(/survey\/|quiet|yard|dearer/);
    // what is refused or was so already tells nothing
    await ask({ kind: 'staying', case: c.id });
    await delivered();
    expect(mail.got.filter(({ body }) => body.data['case'] === c.id)).toHaveLength(got.length);
  });

  it('goes on to others while one hangs, and keeps the order of a case for whoever failed', async () => {
    let hangs = 0;
    erp.answers(() => void (hangs += 1));
    const c = await opened('Room 420');
    await soon(() => expect(hangs).toBe(1));
    const other = await opened('Room 421');
    await soon(() => expect(typesFor(crm, other.id)).toEqual(['case.opened']));
    await ask(gives([refund(20)], 'cold', c.id));
    // the second of the case waits for the first
    expect(typesFor(erp, c.id)).toEqual(['case.opened']);
    await erp.close();
    erp = await openReceiver(Number(new URL(erp.url).port), [...erp.got]);
    await failedOnce(c.id);
    hotel.forward(HOUR);
    await delivered();
    // at least once: the first came to it before, and it never said so
    expect(typesFor(erp, c.id)).toEqual(['case.opened', 'case.opened', 'remedy.authorised']);
  });

  it('is tried for days while a receiver fails, waits as long as it asks, and is given up at last', async () => {
    erp.answers(status(500));
    const c = await opened('Room 430');
    const got = () => erp.got.filter(({ body }) => body.data['case'] === c.id);
    await failedOnce(c.id);
    erp.answers(status(503, { 'retry-after': '7200' }));
    hotel.forward(10_000);
    await delivered();
    expect(got()).toHaveLength(2);
    hotel.forward(HOUR);
    await delivered();
    expect(got(), 'not before two hours are over').toHaveLength(2);
    erp.answers(status(500));
    for (let n = 0; n < 12; n += 1) {
      hotel.forward(29 * HOUR);
      await delivered();
    }
    expect(got(), 'ten tries in all').toHaveLength(10);
    expect(new Set(got().map((one) => one.id)).size, 'each under one id').toBe(1);
    const [dead] = (await listDeliveries(hotel.db.read, hotel.app.shell.workspace, 500)).filter(
      ({ subject }) => subject === c.id,
    );
    expect(dead).toMatchObject({ receiver: 'erp', type: 'case.opened', state: 'dead', fault: 'status_500', tries: 10 });
    // what comes after goes on without it
    erp.answers(ok);
    await ask(resolves({ case: c.id, done: [] }));
    await delivered();
    expect(typesFor(erp, c.id).at(-1)).toBe('case.resolved');
  });

  it('that was given up is listed first, and tried again by one command', async () => {
    const { workspace, db } = hotel.app.shell;
    expect(await replayDeliveries(db.read, workspace, { receiver: 'crm', at: hotel.now() })).toBe(0);
    const [first] = await listDeliveries(db.read, workspace, 500);
    expect(first?.state).toBe('dead');
    expect(await replayDeliveries(db.read, workspace, { receiver: 'erp', at: hotel.now() })).toBeGreaterThan(0);
    hotel.forward(48 * HOUR);
    await delivered();
    expect(await listDeliveries(db.read, workspace, 500)).toEqual([]);
  });

  it('is forgotten after a month', async () => {
    const { workspace, db } = hotel.app.shell;
    erp.answers(status(410));
    await opened('Room 440');
    await delivered();
    hotel.forward(31 * 24 * HOUR);
    expect(await dropDeliveries(db.read, workspace, new Date(hotel.now().getTime() - 30 * 24 * HOUR))).toBeGreaterThan(
      0,
    );
    expect(await listDeliveries(db.read, workspace, 500)).toEqual([]);
  });

  it('is delivered once by two processes beside each other, and taken up by the other when one is gone', async () => {
    const { shell } = hotel.app;
    const others = await openHolder(hotel.db);
    const receivers = ['erp', 'crm'].map((name) => ({
      name,
      deliver: async ({ subject }: { readonly subject: string }): Promise<Outcome> => {
        seen.push(subject);
        return await Promise.resolve({ kind: 'done' });
      },
    }));
    const seen: string[] = [];
    const second = makeCourier({ shell: { ...shell, holder: others.id }, receivers, chance: () => 0 });
    const cases = await Promise.all(['A-1', 'A-2', 'A-3', 'A-4', 'A-5'].map((customer) => opened(customer)));
    second.wake();
    await delivered();
    await second.look(PATIENCE_MS);
    for (const { id: of } of cases) {
      const times = typesFor(erp, of).length + typesFor(crm, of).length + seen.filter((one) => one === of).length;
      expect(times, 'one to each receiver').toBe(2);
    }
    // the one that was at it died: nobody waits for its lease
    erp.answers(() => undefined);
    const c = await opened('A-6');
    await soon(() => expect(typesFor(erp, c.id)).toEqual(['case.opened']));
    // and the other receiver's is off its hands
    await soon(async () =>
      expect(await hotel.db.read.query('SELECT FROM delivery WHERE subject = $1', [c.id])).toHaveLength(1),
    );
    await hotel.db.read.query('UPDATE delivery SET holder = 0');
    seen.length = 0;
    await second.look(PATIENCE_MS);
    expect(seen).toEqual([c.id]);
    await second.stop(1_000);
    await others.release();
  });
});
