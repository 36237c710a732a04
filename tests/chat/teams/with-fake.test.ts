/** The Teams surface against the simulated Teams: what people there see when they use it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTeams, type Teams } from '../../../src/chat/teams/make-teams.ts';
import { makeBodies } from '../../../src/bodies.ts';
import { makeLog } from '../../../src/log.ts';
import { startFakeTeams, type FakeTeams } from '../../../src/playground/teams/fake-teams.ts';
import { HOTEL_AURORA } from '../../../src/playground/world.ts';
import { press } from '../../../src/core/case/press.ts';
import { card, stubDoor, type StubDoor } from './stub-door.ts';
import { stubRefs, type StubRefs } from './stub-refs.ts';
import { signingKey } from '../../signing-key.ts';

let at = 0;
const now = (): Date => new Date(at);
const approve = press.parse({ kind: 'approve', case: 'R-1042', v: 7, request: 'req_abcd', digest: 'd1' });
const RECOVERIES = {
  platform: 'teams' as const,
  place: HOTEL_AURORA.teams.tenant,
  channel: '19:recoveries@thread.tacv2',
};
const TYPED = 'Room 412: no hot water';

let fake: FakeTeams;
let door: StubDoor;
let refs: StubRefs;
let teams: Teams;
let server: Server;

beforeEach(async () => {
  at = Date.parse('2026-12-10T10:00:00Z');
  fake = await startFakeTeams({ world: HOTEL_AURORA, now, key: await signingKey() });
  door = stubDoor();
  refs = stubRefs();
  const { clientId, clientSecret, tenant } = HOTEL_AURORA.teams;
  teams = makeTeams({
    config: {
      clientId,
      credential: { kind: 'secret', secret: clientSecret },
      appTenant: tenant,
      tenantIds: [tenant],
      issuer: fake.env['TEAMS_ISSUER'] ?? '',
      jwksUri: fake.env['TEAMS_JWKS_URI'] ?? '',
      serviceHosts: [fake.env['TEAMS_SERVICE_HOSTS'] ?? ''],
      loginUrl: fake.env['TEAMS_LOGIN_URL'] ?? '',
      allowHttp: true,
    },
    door,
    bodies: makeBodies(),
    store: refs,
    log: makeLog('warn', () => undefined, now),
    now,
    after: (ms, work) => {
      at += ms;
      work();
    },
    userOf: (member) => HOTEL_AURORA.people.find(({ id }) => id === member)?.teamsUser,
  });
  server = createServer((req, res) => void teams.listener(req, res));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await fake.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`);
});
afterEach(async () => {
  await teams.drain(5_000);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await fake.close();
});

const texts = (user: string): string[] => fake.personal(user).map(({ summary }) => summary);

it('learns of the team and of everybody in it when it is installed', () => {
  expect([...refs.all.values()].filter(({ kind }) => kind === 'personal')).toHaveLength(HOTEL_AURORA.people.length);
  expect([...refs.all.values()].some(({ kind }) => kind === 'channel')).toBe(true);
});

it('lets Ana log a complaint in the channel without losing a word, and closes the form', async () => {
  const said = await fake.say('ana', 'guest-recoveries', `log ${TYPED}`, { mentionBot: true });
  await teams.drain(5_000);
  const form = [...fake.thread('guest-recoveries', said.id), ...fake.messages('guest-recoveries')].find(
    ({ author }) => author === 'bot',
  );
  const [bobs, anas] = [
    await fake.openDialog('bob', form?.id ?? 'none', 'Log a complaint…'),
    await fake.openDialog('ana', form?.id ?? 'none', 'Log a complaint…'),
  ];
  expect(bobs).toMatchObject({ answer: { kind: 'sentence', text: expect.stringContaining('Ana Ortiz asked for') } });
  expect(anas).toMatchObject({ answer: { kind: 'dialog' } });
  expect(await fake.submitDialog('ana')).toMatchObject({ answer: { kind: 'sentence', text: 'R-1042 was logged' } });
  await teams.drain(5_000);
  expect(fake.message(form?.id ?? '')?.summary).toBe('This form was sent by Ana Ortiz.');
  expect(door.effects).toBe(1);
});

it('gives a form back with what was typed, in a dialog and until it is right', async () => {
  await teams.chat.post(
    { kind: 'channel', channel: RECOVERIES },
    card('Welcome', [{ kind: 'buttons', buttons: [{ label: 'Log a complaint', press: { kind: 'open_log' } }] }]),
    'k',
  );
  const [post] = fake.messages('guest-recoveries');
  await fake.openDialog('bob', post?.id ?? '', 'Log a complaint');
  expect(await fake.submitDialog('bob', { in_text: 'no hot wa' })).toMatchObject({ answer: { kind: 'dialog' } });
  expect(JSON.stringify(fake.dialogs('bob')[0]?.card)).toContain('no hot wa');
  await fake.submitDialog('bob', { in_text: TYPED });
  expect(fake.dialogs('bob')[0]?.sentence).toBe('R-1042 was logged');
});

it('offers the message action on what a colleague wrote', async () => {
  const said = await fake.say('bob', 'front-desk', TYPED, { mentionBot: false });
  expect(await fake.messageAction('ana', 'logComplaint', said.id)).toMatchObject({ answer: { kind: 'dialog' } });
  expect(await fake.submitDialog('ana')).toMatchObject({ answer: { kind: 'closed' } });
  await teams.drain(5_000);
  expect(texts('ana')).toEqual(['R-1042 was logged.']);
});

it('draws case cards, approvals in their thread and redraws that Teams takes', async () => {
  const buttons = [{ label: 'Approve', press: approve, tone: 'primary' as const }];
  const text = [
    'Waits for ',
    { person: 'mia' as never, name: 'Mia Laurent' },
    ' until ',
    { moment: now(), zone: 'Europe/Paris', locale: 'en-GB' },
  ];
  const posted = await teams.chat.post(
    { kind: 'channel', channel: RECOVERIES },
    card('R-1042', [{ kind: 'text', text }]),
    'a',
  );
  if (posted.kind !== 'sent') throw new Error(posted.why);
  const asked = await teams.chat.post(
    { kind: 'thread', of: posted.place },
    card('Approve 40 EUR?', [{ kind: 'buttons', buttons }]),
    'b',
  );
  if (asked.kind !== 'sent') throw new Error(asked.why);
  const [request] = fake.thread('guest-recoveries', posted.place['id'] ?? '');
  const pressed = await fake.press('mia', request?.id ?? '', 'Approve');
  expect(pressed).toMatchObject({ answer: { kind: 'card' } });
  expect(await teams.chat.redraw(asked.place, card('Approved by Mia'))).toMatchObject({ kind: 'sent' });
  expect(
    fake.thread('guest-recoveries', posted.place['id'] ?? '').map(({ summary, edited }) => [summary, edited]),
  ).toEqual([['Approved by Mia.', true]]);
  const mia = HOTEL_AURORA.people.find(({ id }) => id === 'mia');
  const ana = HOTEL_AURORA.people.find(({ id }) => id === 'ana');
  expect(door.callers.at(-1)).toMatchObject({ user: mia?.teamsUser, place: HOTEL_AURORA.teams.tenant });
  expect(ana?.teamsUser).not.toBe(mia?.teamsUser);
});

it('posts within what Teams takes in a channel, its threads counted together: nobody calls too early', async () => {
  const channel = { kind: 'channel', channel: RECOVERIES } as const;
  const roots = [];
  for (const title of ['R-1', 'R-2', 'R-3']) {
    const sent = await teams.chat.post(channel, card(title), title);
    if (sent.kind === 'sent') roots.push(sent.place);
  }
  let waiting = roots.flatMap((of) => Array.from({ length: 6 }, (_, n) => ({ of, words: `${of['id']} ${n}` })));
  for (let round = 0; round < 60 && waiting.length > 0; round += 1) {
    const sent = await Promise.all(
      waiting.map(({ of, words }) => teams.chat.post({ kind: 'thread', of }, card(words), words)),
    );
    waiting = waiting.filter((_, n) => sent[n]?.kind !== 'sent');
    at += 1_000;
  }
  const replies = roots.map(({ id = '' }) => fake.thread(RECOVERIES.channel, id).length);
  expect([waiting, replies]).toEqual([[], [6, 6, 6]]);
  const calls = fake.calls().filter(({ route }) => route === 'post');
  expect(calls.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  expect(calls.filter(({ early }) => early)).toEqual([]);
});

it('stops being in a conversation the moment it is taken out of it', async () => {
  const before = refs.all.size;
  await fake.uninstallFor('ana');
  expect(refs.all.size).toBe(before - 1);
});
