/** One request outside: how far it came is said exactly, whatever the other side does; nothing inside is ever reached. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isPublic } from '../../src/outbound/address.ts';
import { MOST_ANSWER, send, type Sending } from '../../src/outbound/request.ts';
import { closeLater } from '../closing.ts';
import { openReceiver, status, type LocalReceiver } from './local-receiver.ts';

const sending = (url: string, change: Partial<Sending> = {}): Sending => ({
  method: 'POST',
  url: new URL(url),
  headers: { 'content-type': 'application/json' },
  body: '{"n":1}',
  allowPrivate: true,
  timeoutMs: 5_000,
  ...change,
});

describe('an answer', () => {
  it('is read with its status, its beginning, and when to come back', async () => {
    const receiver = await openReceiver();
    receiver.answers((_, res) => void res.writeHead(503, { 'retry-after': '120' }).end('{"why":"busy"}'));
    expect(await send(sending(receiver.url))).toEqual({
      kind: 'answered',
      status: 503,
      body: '{"why":"busy"}',
      isWhole: true,
      retryAfter: '120',
    });
    expect(receiver.got[0]?.text).toBe('{"n":1}');
  });

  it('without end is read to its bound and no further', async () => {
    const receiver = await openReceiver();
    receiver.answers((_, res) => {
      const more = (): void => {
        while (!res.destroyed && res.write('x'.repeat(8_192)));
        if (!res.destroyed) res.once('drain', more);
      };
      more();
    });
    const sent = await send(sending(receiver.url));
    expect(sent).toMatchObject({ kind: 'answered', status: 200, isWhole: false });
    expect(sent.kind === 'answered' && sent.body.length).toBe(MOST_ANSWER);
  });

  it('that leads elsewhere is not followed', async () => {
    const [receiver, inside] = [await openReceiver(), await openReceiver()];
    receiver.answers(status(307, { location: inside.url }));
    expect(await send(sending(receiver.url))).toMatchObject({ kind: 'answered', status: 307 });
    expect(inside.got).toEqual([]);
  });
});

describe('what was sent and has no answer', () => {
  const broken: readonly (readonly [string, Parameters<LocalReceiver['answers']>[0], string])[] = [
    ['hangs', () => undefined, 'timeout'],
    ['is closed before a word', (_, res) => void res.destroy(), 'broke_off'],
    [
      'is closed half-way',
      (_, res) => {
        res.writeHead(200, { 'content-length': '100' });
        res.write('{"half":');
        setImmediate(() => res.destroy());
      },
      'broke_off',
    ],
  ];
  it.each(broken)('%s', async (_, how, fault) => {
    const receiver = await openReceiver();
    receiver.answers(how);
    expect(await send(sending(receiver.url, { timeoutMs: 300 }))).toEqual({ kind: 'no_answer', fault });
    expect(receiver.got).toHaveLength(1);
  });
});

describe('what was never sent', () => {
  it('because nobody listens', async () => {
    const receiver = await openReceiver();
    await receiver.close();
    expect(await send(sending(receiver.url))).toEqual({ kind: 'not_reached', fault: 'refused' });
  });

  it('because the other side speaks no TLS', async () => {
    const server = createServer((socket) => void socket.write('hello\r\n', () => socket.destroy()));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    closeLater(() => new Promise((resolve) => void server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    expect(await send(sending(`https://127.0.0.1:${port}/`))).toMatchObject({ kind: 'not_reached' });
  });

  it.each([
    ['http://example.com/', 'not_secure'],
    ['https://127.0.0.1/', 'private_address'],
    ['https://2130706433/', 'private_address'],
    ['https://0x7f.1/', 'private_address'],
    ['https://[::1]/', 'private_address'],
    ['https://[::ffff:10.0.0.1]/', 'private_address'],
    ['https://[fd00::1]/', 'private_address'],
    ['https://169.254.169.254/latest/meta-data', 'private_address'],
    // looked up, and refused as it is connected to
    ['https://localhost/', 'private_address'],
  ])('%s: %s', async (url, fault) => {
    expect(await send(sending(url, { allowPrivate: false }))).toEqual({ kind: 'not_reached', fault });
  });
});

describe('an address', () => {
  it.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['::ffff:8.8.8.8', true],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['224.0.0.1', false],
    ['::', false],
    ['fe80::1', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['not an address', false],
  ])('%s is public: %s', (address, isOne) => {
    expect(isPublic(address)).toBe(isOne);
  });
});
