/** A system of the operator's is asked to pay with the yes itself, and never twice, whatever it answers and whoever dies meanwhile. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { beforeAll, expect, it } from 'vitest';
import type { Command } from '../../src/core/case/commands.ts';
import type { RecoveryAction, RecoveryCase } from '../../src/core/case/case.ts';
import { readCase, ledgerOfCase } from '../../src/db/case/reading.ts';
import { gives, logs, refund, resolves } from '../core/case/build.ts';
import { describeJourney } from '../database.ts';
import { openReceiver, SECRET, status, type Got, type LocalReceiver } from '../outbound/local-receiver.ts';
import { commandsIn } from './commands.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { soon } from '../patience.ts';

const MINUTE = 60_000;

function files(url: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'amends-adapter-'));
  writeFileSync(
    path.join(folder, 'payments.yaml'),
    `url: '${url.replace(/\/hook$/, '')}/refunds/{case}'
headers: { Authorization: 'Bearer {secret.token}' }
body: { pence: '{action.amount.minor}', currency: '{action.amount.currency}', for: '{customer}' }
answer: { reference: payment.id, status: state, confirmed: [paid], failed: [declined] }
`,
  );
  writeFileSync(
    path.join(folder, 'amends.yaml'),
    `${readFileSync('demo/amends.yaml', 'utf8')}
adapters:
  - { name: payments, remedies: [refund], file: payments.yaml, fields: [customer], allow_private: true }
intake:
  - { name: bank, team: front-desk, owner: mia, confirms: true }
  - { name: reviews, team: front-desk, owner: mia }
`,
  );
  return path.join(folder, 'amends.yaml');
}

describeJourney('a payment system', 'Slack', (open) => {
  let hotel: Hotel;
  let bank: LocalReceiver;
  let n = 0;
  beforeAll(async () => {
    bank = await openReceiver();
    const env = {
      AMENDS_CONFIG: files(bank.url),
      AMENDS_ADAPTER_PAYMENTS_TOKEN: 't0k',
      AMENDS_INTAKE_BANK_SECRET: SECRET,
      AMENDS_INTAKE_REVIEWS_SECRET: SECRET,
    };
    hotel = await openHotel(await open(), { env });
  });

  const says = (state: string): void =>
    bank.answers(
      (_, res) => void res.writeHead(200).end(JSON.stringify({ state, payment: { id: `P-${bank.got.length}` } })),
    );
  const given = commandsIn(() => hotel, 'ana');
  const ask = async (command: Command, by: 'ana' | 'mia' = 'ana'): Promise<RecoveryCase> =>
    (await given(command, by)).case;
  const paying = async (customer: string): Promise<RecoveryCase> => {
    const { id: of } = await ask(logs('The room was cold', { customer }));
    return await ask(gives([refund(20)], 'a cold night', of));
  };
  const actionOf = async ({ id: of }: Pick<RecoveryCase, 'id'>): Promise<RecoveryAction> => {
    const c = await readCase(hotel.db.read, hotel.app.shell.workspace, of);
    const [action] = c?.actions ?? [];
    if (action === undefined) throw new Error(`nothing on ${of}`);
    return action;
  };
  const becomes = async (c: RecoveryCase, to: RecoveryAction['status']): Promise<RecoveryAction> =>
    await soon(async () => {
      await hotel.app.sweep();
      const action = await actionOf(c);
      expect(action.status).toBe(to);
      return action;
    });
  const askedFor = (action: RecoveryAction): readonly Got[] =>
    bank.got.filter(({ headers }) => headers['idempotency-key'] === action.id);
  const states = async (c: RecoveryCase): Promise<readonly string[]> =>
    (await ledgerOfCase(hotel.db.read, hotel.app.shell.workspace, c.id)).map(({ state }) => state);
  /** A signed notice to the intake. */
  const notice = async (
    type: string,
    data: object,
    { source = 'bank', key = `n${(n += 1)}`, secret = SECRET, at = hotel.now() } = {},
  ): Promise<{ readonly status: number; readonly body: unknown }> => {
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
    const answer = await fetch(`${hotel.app.url}/intake/${source}`, {
      method: 'POST',
      body,
      headers: {
        'webhook-id': key,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(key, at, body),
      },
    });
    return { status: answer.status, body: await answer.json() };
  };

  it('is asked with the yes, under the id of the action, by its mapping; its answer is what became of it', async () => {
    says('paid');
    const c = await paying('Room 501');
    const action = await becomes(c, 'done');
    expect(action.fulfilment).toMatchObject({ by: 'payments', reference: expect.stringMatching(/^P-/) });
    expect(await states(c)).toEqual(['committed']);
    const [got] = askedFor(action);
    expect(got).toMatchObject({ path: `/refunds/${c.id}`, headers: { authorization: 'Bearer t0k' } });
    expect(JSON.parse(got?.text ?? '')).toEqual({ pence: 2000, currency: 'EUR', for: 'Room 501' });
  });

  it('that says no sets the money free; paid again it is asked under the same id', async () => {
    says('declined');
    const c = await paying('Room 502');
    const action = await becomes(c, 'failed');
    expect(await states(c)).toEqual(['released']);
    says('paid');
    await ask({ kind: 'pay_again', case: c.id, action: action.id, named: null });
    await becomes(c, 'done');
    expect(askedFor(action)).toHaveLength(2);
    expect(await states(c)).toEqual(['released', 'committed']);
  });

  const answers: readonly (readonly [string, (got: Got, res: ServerResponse) => void])[] = [
    ['an error', status(500)],
    ['a redirect', status(302, { location: 'https://elsewhere.example/' })],
    ['words that cannot be read', (_, res) => void res.writeHead(200).end('thanks')],
    [
      'half an answer',
      (_, res) => {
        res.writeHead(200, { 'content-length': '99' });
        res.write('{');
        setImmediate(() => res.destroy());
      },
    ],
  ];
  it.each(answers)('that answers with %s leaves it unknown, and is not asked a second time', async (name, how) => {
    bank.answers(how);
    const c = await paying(`Unknown ${name}`);
    const action = await becomes(c, 'unknown');
    hotel.forward(60 * MINUTE);
    await hotel.app.sweep();
    expect(askedFor(action)).toHaveLength(1);
    expect(await states(c)).toEqual(['reserved']);
    expect(await notice('remedy.confirmed', { case: c.id, action: action.id, reference: 'LATE' })).toMatchObject({
      status: 202,
      body: { case: c.id },
    });
    expect(await states(c)).toEqual(['committed']);
  });

  it('that is not there is tried again for a while, because nothing was sent; then it failed', async () => {
    const { port } = new URL(bank.url);
    await bank.close();
    const c = await paying('Room 503');
    await soon(async () => {
      const rows = await hotel.db.read.query('SELECT tries FROM delivery');
      expect(rows).toEqual([{ tries: 1 }]);
    });
    for (let tries = 0; tries < 4; tries += 1) {
      hotel.forward(40 * MINUTE);
      await hotel.app.sweep();
    }
    expect((await becomes(c, 'failed')).fulfilment).toMatchObject({ reason: 'not_reached' });
    bank = await openReceiver(Number(port));
  });

  it('whose asker died is not asked again: nobody knows, and a person finds out', async () => {
    bank.answers(() => undefined);
    const c = await paying('Room 504');
    const action = await actionOf(c);
    await soon(() => expect(askedFor(action)).toHaveLength(1));
    // the process is gone with its lock; another one looks
    await hotel.db.read.query('UPDATE delivery SET holder = 0');
    says('paid');
    await bank.close();
    bank = await openReceiver(Number(new URL(bank.url).port), [...bank.got]);
    await becomes(c, 'unknown');
    expect(askedFor(action)).toHaveLength(1);
  });

  it('says later what became of it, by a signed notice: once, from whoever may, and not against what stands', async () => {
    says('pending');
    const c = await paying('Room 505');
    const action = await actionOf(c);
    await soon(() => expect(askedFor(action)).toHaveLength(1));
    const about = { case: c.id, action: action.id, reference: 'B-9' };
    expect((await notice('remedy.confirmed', about, { source: 'reviews' })).status).toBe(403);
    expect(
      (await notice('remedy.confirmed', about, { secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` })).status,
    ).toBe(401);
    const old = new Date(hotel.now().getTime() - 10 * MINUTE);
    expect((await notice('remedy.confirmed', about, { at: old })).status).toBe(401);
    expect((await notice('remedy.confirmed', { ...about, action: 'act_nobody' })).status).toBe(404);
    expect((await notice('remedy.confirmed', { ...about, case: 'R-99999' })).status).toBe(404);
    expect(await notice('remedy.confirmed', { case: c.id })).toMatchObject({
      status: 422,
      body: { field: 'data.action' },
    });
    expect((await actionOf(c)).status).toBe('executing');
    const first = await notice('remedy.confirmed', about, { key: 'once' });
    expect(first).toEqual({ status: 202, body: { case: c.id } });
    expect(await notice('remedy.confirmed', about, { key: 'once' })).toEqual(first);
    expect(await notice('remedy.failed', about, { key: 'once' })).toMatchObject({ status: 409 });
    expect((await notice('remedy.confirmed', about)).status, 'known already').toBe(202);
    expect(await notice('remedy.failed', about)).toMatchObject({ status: 409, body: { case: c.id } });
    expect(await actionOf(c)).toMatchObject({ status: 'done', fulfilment: { doubt: { said: 'failed' } } });
    expect(await states(c)).toEqual(['committed']);
  });

  it('that says after the case was closed that it failed opens it again, and its owner is told', async () => {
    says('pending');
    const c = await paying('Room 506');
    const action = await actionOf(c);
    await ask(resolves({ case: c.id }));
    expect(await notice('remedy.failed', { case: c.id, action: action.id, reason: 'account closed' })).toMatchObject({
      status: 202,
    });
    const now = await readCase(hotel.db.read, hotel.app.shell.workspace, c.id);
    expect(now).toMatchObject({ status: 'owned', reopened: 1, actions: [{ status: 'failed' }] });
    expect(await states(c)).toEqual(['released']);
  });

  it('never paid anything twice, in all of this', () => {
    const paid = new Map<string, number>();
    for (const { headers } of bank.got) {
      const key = String(headers['idempotency-key']);
      paid.set(key, (paid.get(key) ?? 0) + 1);
    }
    // asked twice only where it had said no, and a person said so
    expect([...paid.values()].filter((times) => times > 1).length).toBeLessThanOrEqual(1);
  });
});
