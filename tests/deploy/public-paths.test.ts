/** What the world may reach: each address that the server has for others is led to it, described, and nothing of the inside is. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { z } from 'zod';
import { MOST_OF_CODED_MAIL } from '../../src/intake/mail/services/mail-read.ts';
import { drain, makeServer, type ServerParts } from '../../src/server.ts';

type Takes<F> = NonNullable<F> extends (...args: infer A) => void ? A : never;
type IsListener<F> = [Takes<F>] extends [never]
  ? false
  : Takes<F> extends readonly [IncomingMessage, ServerResponse]
    ? true
    : false;
/** What of the server answers requests; `page` is the demo's alone. */
type Door = Exclude<
  { [P in keyof Required<ServerParts>]: IsListener<ServerParts[P]> extends true ? P : never }[keyof ServerParts],
  'page'
>;

/** Of each door an address of every kind that it has: a new door is missed here by the types. */
const ADDRESSES: Readonly<Record<Door, readonly string[]>> = {
  slack: ['/slack/events', '/slack/install', '/slack/oauth_redirect'],
  teams: ['/api/messages'],
  intake: ['/intake/mails', '/intake/inn/mails'],
  agents: [
    '/agents/look_up',
    '/mcp',
    '/mcp/inn',
    '/.well-known/oauth-protected-resource',
    '/.well-known/oauth-protected-resource/mcp',
  ],
  scim: ['/scim/v2/Users', '/scim/inn/v2/Users/u-1'],
  survey: ['/survey/abc'],
  note: ['/note/abc'],
  picture: ['/picture/abc'],
};
const PAGES = ['/privacy', '/terms'];
const INSIDE = ['/healthz', '/readyz', '/metrics', '/', '/slackers', '/mcpx'];

const ingress = z
  .object({
    metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
    spec: z.object({
      rules: z.array(
        z.object({
          http: z.object({ paths: z.array(z.object({ path: z.string(), pathType: z.enum(['Prefix', 'Exact']) })) }),
        }),
      ),
    }),
  })
  .parse(parse(readFileSync('deploy/kubernetes/ingress.example.yaml', 'utf8')));
const paths = ingress.spec.rules.flatMap(({ http }) => http.paths);
/** As Kubernetes says of prefixes: by whole parts. */
const isLed = (to: string): boolean =>
  paths.some(({ path, pathType }) => to === path || (pathType === 'Prefix' && to.startsWith(`${path}/`)));

const ok = (_: IncomingMessage, res: ServerResponse): void => void res.end('ok');
const all = [...Object.values(ADDRESSES).flat(), ...PAGES];

describe('what the world may reach', () => {
  const server = makeServer({
    ...({ slack: ok, teams: ok, intake: ok, agents: ok, scim: ok, survey: ok, note: ok, picture: ok } satisfies Record<
      Door,
      typeof ok
    >),
    slackInstall: true,
    houses: new Set(['inn']),
    pages: new Map(PAGES.map((page) => [page, '<p>'])),
    notReady: () => Promise.resolve([]),
    metrics: () => '',
    onError: (error) => {
      throw error;
    },
  });
  let base = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => drain(server, 500));

  it.each(all)('is served and led to it: %s', async (address) => {
    expect((await fetch(`${base}${address}`)).status).not.toBe(404);
    expect(isLed(address)).toBe(true);
  });

  it('is not the inside', () => {
    expect(INSIDE.filter(isLed)).toEqual([]);
  });

  it('is nothing that is not served', () => {
    expect(
      paths.map(({ path }) => path).filter((path) => !all.some((one) => one === path || one.startsWith(`${path}/`))),
    ).toEqual([]);
  });

  it.each(['README.md', 'docs/operators/running.md', 'docs/operators/threat-model.md'])(
    'stands in %s, all of it',
    (file) => {
      const text = readFileSync(file, 'utf8');
      expect(paths.map(({ path }) => path).filter((path) => !text.includes(path))).toEqual([]);
    },
  );

  it('may send as much as a mail with attachments', () => {
    const most = ingress.metadata.annotations['nginx.ingress.kubernetes.io/proxy-body-size'] ?? '1m';
    expect(Number.parseInt(most, 10) * 1_048_576).toBeGreaterThan(MOST_OF_CODED_MAIL);
  });
});
