/** What an agent is told without asking: by webhook, of its own alone; and its tools over standard input and output. */
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { beforeAll, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import { caseId } from '../../src/core/base/ids.ts';
import { id as memberNamed, logs } from '../core/case/build.ts';
import { describeOnOne } from '../database.ts';
import { openReceiver, SECRET, type LocalReceiver } from '../outbound/local-receiver.ts';
import { openHotel, type Hotel } from '../ways/hotel.ts';
import { AGENT_ENV, caller, changed, connected, TOKEN, use } from './caller.ts';

describeOnOne('an agent', (open) => {
  let hotel: Hotel;
  let hook: LocalReceiver;
  beforeAll(async () => {
    hook = await openReceiver();
    const more = `    webhook: { url: '${hook.url}', allow_private: true }\n`;
    hotel = await openHotel(await open(), {
      env: { ...AGENT_ENV, AMENDS_CONFIG: changed((text) => text + more), AMENDS_AGENT_CONCIERGE_SECRET: SECRET },
    });
  });

  it('is told by a signed webhook what became of its own requests and cases, and of nobody else’s', async () => {
    const call = caller(hotel.app.url);
    const other = await handle(hotel.app.shell, {
      key: 'k1',
      by: memberNamed('ana'),
      command: logs('Of a person'),
      at: hotel.now(),
    });
    if (!other.ok) throw new Error('not logged');
    const { body } = await call('log_complaint', {
      text: 'No towels',
      customer: 'Room 9',
      idempotency_key: 'log-0001',
    });
    const c = caseId.parse(body['case']);
    const asked = await call('request_approval', {
      case: c,
      remedy: 'refund',
      amount: { minor: 20_000, currency: 'EUR' },
      reason: 'none all day',
      idempotency_key: 'ask-00001',
    });
    const { id, digest } = asked.body['request'] as { readonly id: string; readonly digest: string };
    const declines = {
      kind: 'decline',
      case: c,
      request: id as never,
      digest,
      reason: 'A towel is no night',
      alternative: null,
    } as const;
    await handle(hotel.app.shell, { key: 'k2', by: memberNamed('mia'), command: declines, at: hotel.now() });
    await hotel.app.sweep();
    await expect.poll(() => hook.got.map((got) => got.body.type)).toEqual(['case.opened', 'request.declined']);
    expect(hook.got.every((got) => got.isGenuine && got.body.data['case'] === c)).toBe(true);
    expect(hook.got[1]?.body.data).toMatchObject({
      request: { id, status: 'declined', remedies: [{ remedy: 'refund' }] },
    });
    expect(hook.got.map(({ text }) => text).join(), 'nobody’s name and nobody’s words').not.toMatch(/mia|towel|ana/i);
  });

  it('has the same tools over standard input and output, started as a program', async () => {
    const client = new Client({ name: 'a test', version: '1' });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: ['bin/amends.js', 'mcp', '--agent', 'concierge', '--url', hotel.app.url],
        env: { PATH: process.env['PATH'] ?? '', AMENDS_AGENT_CONCIERGE_TOKEN: `${TOKEN}@2027-01-01` },
      }),
    );
    const byHttp = await connected(hotel.app.url);
    expect((await client.listTools()).tools).toEqual((await byHttp.listTools()).tools);
    const logged = await use(client, 'log_complaint', { text: 'The pool is green', idempotency_key: 'log-0002' });
    expect(logged.body).toMatchObject({ ok: true, case: expect.stringMatching(/^R-\d+$/) });
    expect((await use(client, 'case', { case: logged.body['case'] })).body).toMatchObject({
      words: ['The pool is green'],
    });
    expect(await use(client, 'case', { case: 'R-999999' })).toMatchObject({
      isError: true,
      body: { code: 'not_with_agent' },
    });
    await client.close();
    await byHttp.close();
  });

  it('keeps nothing open over HTTP: no stream, no session', async () => {
    const ask = (method: string) =>
      fetch(`${hotel.app.url}/mcp`, {
        method,
        headers: { authorization: `Bearer ${TOKEN}`, accept: 'text/event-stream' },
      });
    expect([(await ask('GET')).status, (await ask('DELETE')).status]).toEqual([405, 405]);
    expect(
      (await fetch(`${hotel.app.url}/.well-known/oauth-protected-resource`)).status,
      'nobody else makes tokens',
    ).toBe(404);
  });
});
