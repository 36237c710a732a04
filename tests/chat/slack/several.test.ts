/** One Slack app for two organisations: what is installed is kept by whose it is, and heard there alone. */
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeBodies } from '../../../src/bodies.ts';
import { makeSlack } from '../../../src/chat/slack/make-slack.ts';
import { slackOfSeveral, type SlackSide } from '../../../src/chat/slack/several.ts';
import { makeLog } from '../../../src/log.ts';
import { startFakeSlack, type FakeSlack } from '../../../src/playground/slack/fake-slack.ts';
import { HOTEL_AURORA } from '../../../src/playground/world.ts';
import { drain, makeServer } from '../../../src/server.ts';
import { installationsInMemory, type InMemory } from './installations-in-memory.ts';
import { makeStubDoor, type StubDoor } from './stub-door.ts';

interface Side extends SlackSide {
  readonly store: InMemory;
  readonly door: StubDoor;
}

const now = (): Date => new Date('2026-11-21T10:00:00Z');
const log = makeLog('error', () => undefined, now);
const { signingSecret } = HOTEL_AURORA.slack;
let fake: FakeSlack;
let url: string;
let aurora: Side;
let harbour: Side;
let end: () => Promise<void>;

async function sideOf(team: string): Promise<Side> {
  const store = installationsInMemory(now);
  const door = makeStubDoor();
  const oauth = { clientId: 'c', clientSecret: 's', stateSecret: 'a-state-secret', redirectUri: null, store };
  const config = { signingSecret: null, botToken: '', apiUrl: fake.apiUrl, team, oauth };
  const people = { nameOf: () => undefined, slackUserOf: () => undefined };
  const slack = await makeSlack({ config, door, ...people, bodies: makeBodies(), log, now });
  return { slack, places: new Set([team]), store, door };
}

beforeAll(async () => {
  fake = await startFakeSlack({ world: HOTEL_AURORA, now });
  const bot = { domain: 'x', name: 'X', token: null };
  for (const id of ['T0HARBOUR', 'T0QUAY', 'T0NOBODYS'])
    fake.addWorkspace({ ...bot, id, botUser: `U0BOT${id}`, botId: `B0${id}` });
  fake.addOrganisation({ id: 'E0COAST', name: 'Coast', workspaces: ['T0HARBOUR', 'T0QUAY'], nameless: true });
  fake.addUser({ id: 'U0HANA', realName: 'Hana', team: 'T0QUAY' });
  fake.addChannel({ id: 'C0QUAY', name: 'quay', team: 'T0QUAY', members: ['U0HANA', 'U0BOTT0QUAY'] });
  [aurora, harbour] = await Promise.all([sideOf('T0AURORA'), sideOf('T0HARBOUR')]);
  const bodies = makeBodies();
  const ways = slackOfSeveral([aurora, harbour], { config: { signingSecret, apiUrl: fake.apiUrl }, bodies, log, now });
  const server = makeServer({
    slack: ways.listener,
    slackInstall: true,
    notReady: () => Promise.resolve([]),
    metrics: () => '',
    onError: () => undefined,
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fake.connect(url);
  end = async () => {
    await drain(server, 1_000);
    await fake.close();
  };
});
afterAll(async () => await end());

async function install(holder: string): Promise<number> {
  const page = await fetch(`${url}/slack/install`);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const link = /href="([^"]+authorize[^"]*)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const consent = await fetch(`${link}&team=${holder}`, { redirect: 'manual' });
  return (await fetch(consent.headers.get('location') ?? '', { headers: { cookie } })).status;
}

it('keeps an installation where its workspace is named, and none that nobody names', async () => {
  expect(await install('T0AURORA')).toBe(200);
  expect(await install('T0NOBODYS')).toBe(403);
  expect([...aurora.store.texts.keys()]).toEqual(['T0AURORA']);
  expect(harbour.store.texts.size).toBe(0);
});

it('keeps a whole organisation’s where one of its workspaces is named, and hears all of them there', async () => {
  expect(await install('E0COAST')).toBe(200);
  expect([...harbour.store.texts.keys()].toSorted()).toEqual(['E0COAST', 'T0HARBOUR', 'T0QUAY']);
  expect([...aurora.store.texts.keys()]).toEqual(['T0AURORA']);
  fake.openHome('U0ANA', 'home');
  fake.openHome('U0HANA', 'home');
  await fake.idle();
  await expect.poll(() => [aurora.door.homes, harbour.door.homes]).toEqual([['U0ANA opened'], ['U0HANA opened']]);
});

it('forgets the organisation’s where it is kept, and leaves the other one alone', async () => {
  fake.uninstall('E0COAST');
  await expect.poll(() => harbour.store.texts.has('E0COAST')).toBe(false);
  expect(aurora.store.texts.has('T0AURORA')).toBe(true);
});
