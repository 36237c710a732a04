/** What is kept of a request while what was said in it waits for its turn. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { makeBodies } from '../../../../src/bodies.ts';
import { makeGuard } from '../../../../src/chat/slack/in/guard.ts';
import { hearing } from '../../../../src/chat/slack/in/let-in.ts';
import type { Inbound } from '../../../../src/chat/slack/in/inbound.ts';
import { closeLater } from '../../../closing.ts';
import { quietLog } from '../../../database.ts';
import { soon } from '../../../patience.ts';

const SECRET = 'kept';
const NOW = new Date('2026-12-10T10:00:00Z');

function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
}

it('neither the request, nor its answer, nor what was sent', async () => {
  const sent: WeakRef<object>[] = [];
  const waiting: { readonly inbound: Inbound; readonly carriedOut: Promise<void> }[] = [];
  const heard = hearing((inbound, answer) => {
    answer(200);
    const { promise } = Promise.withResolvers<void>();
    waiting.push({ inbound, carriedOut: promise });
    return promise;
  }, undefined);
  const guard = makeGuard({
    hear: (content, answer, at) => {
      sent.push(new WeakRef(Object(content)));
      return heard(content, answer, at);
    },
    log: quietLog,
    signingSecret: SECRET,
    bodies: makeBodies(),
    now: () => NOW,
  });
  const server = createServer((req, res) => {
    sent.push(new WeakRef(req), new WeakRef(res));
    guard(req, res);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closeLater(() => new Promise((resolve) => server.close(resolve)));

  const { port } = server.address() as AddressInfo;
  const body = new URLSearchParams({
    team_id: 'T0AURORA',
    api_app_id: 'A0AMENDS',
    channel_id: 'C0DESK',
    user_id: 'U0ANA',
    command: '/amends',
    text: 'limits',
    trigger_id: '1.2.3',
  }).toString();
  const stamp = String(NOW.getTime() / 1_000);
  const { status } = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      connection: 'close',
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex')}`,
    },
  });
  expect([status, waiting.length, sent.length]).toEqual([200, 1, 3]);
  await soon(() => {
    collect();
    expect(sent.filter((one) => one.deref() !== undefined)).toHaveLength(0);
  });
  expect(waiting[0]?.inbound.kind).toBe('command');
});
