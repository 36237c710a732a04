import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { checkIntake } from '../../../src/cli/doctor/doctor-intake.ts';
import { readConfig } from '../../../src/config.ts';
import { memberId } from '../../../src/core/base/ids.ts';
import type { Source } from '../../../src/intake/listen.ts';

const OWNER = memberId.parse('mia');
const source = (name: string, scheme: Source['scheme'], more: Partial<Source> = {}): Source => ({
  name,
  scheme,
  owner: OWNER,
  confirms: false,
  opens: 'complaints',
  secret: 'a secret of some length',
  token: null,
  settings: {},
  ...more,
});

it('says of each source how it stands, and asks the interface that may be asked', async () => {
  const server = createServer((req, res) => {
    res.writeHead(req.headers.authorization === 'Bearer right' && req.url === '/api/v2/tickets/count.json' ? 200 : 401);
    res.end('{}');
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = readConfig({
    AMENDS_CONFIG: 'demo/amends.yaml',
    AMENDS_POLICY: 'demo/policy.yaml',
    AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    SLACK_SIGNING_SECRET: 'secret',
    SLACK_BOT_TOKEN: 'xoxb-1',
  });
  const intake = [
    source('kit', 'standard', { opens: 'everything' }),
    source('crm', 'hubspot'),
    source('help', 'zendesk', { settings: { fetch: base }, token: 'right' }),
    source('other', 'zendesk', { settings: { fetch: base }, token: 'wrong' }),
  ];
  const io = {
    env: {},
    now: () => new Date(),
    out: () => Promise.resolve(),
    err: () => Promise.resolve(),
  };
  const found = await checkIntake({ ...config, intake, publicUrl: null }, io);
  expect(found.map(({ state, said }) => `${state} ${said}`)).toEqual([
    'ok kit (standard) at /intake/kit: cases are mia’s; opens everything',
    'ok crm (hubspot) at /intake/crm: cases are mia’s; opens complaints',
    expect.stringMatching(/^warn crm: HubSpot signs the address/),
    expect.stringMatching(/^note crm: events that hold no words are refused/),
    'ok help (zendesk) at /intake/help: cases are mia’s; opens complaints',
    `ok help: ${base} lets Amends read tickets`,
    'ok other (zendesk) at /intake/other: cases are mia’s; opens complaints',
    `fail other: ${base} answered 401 to its token`,
  ]);
});
