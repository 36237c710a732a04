/** What Slack tells of people, where several workspaces have installed Amends and one of them is the organisation's. */
import { expect, it } from 'vitest';
import { makeBodies } from '../../../../src/bodies.ts';
import { readInbound } from '../../../../src/chat/slack/in/inbound.ts';
import { makeSlack } from '../../../../src/chat/slack/make-slack.ts';
import { makeLog } from '../../../../src/log.ts';
import { installationsInMemory } from '../installations-in-memory.ts';
import { makeStubDoor } from '../stub-door.ts';

const now = (): Date => new Date('2026-12-10T10:00:00Z');

it.each([
  { team: 'T1', of: 'T1', heard: ['groups', 'U1'] },
  { team: 'T1', of: 'T2', heard: [] },
  // the same people in all workspaces of an organisation of Slack
  { team: 'T3', of: 'T4', heard: ['groups', 'U1'] },
  { team: 'T1', of: 'T4', heard: [] },
  // which one is the organisation's is not said
  { team: null, of: 'T2', heard: ['groups', 'U1'] },
])('is taken of the organisation’s own workspace alone: $of for $team', async ({ team, of, heard }) => {
  const store = installationsInMemory(now);
  const bot = (token: string) => ({ bot: { token, scopes: [] } });
  for (const id of ['T1', 'T2'])
    await store.keep(id, JSON.stringify({ ...bot(`xoxb-${id}`), team: { id }, isEnterpriseInstall: false }));
  await store.keep('E1', JSON.stringify({ ...bot('xoxb-E1'), enterprise: { id: 'E1' }, isEnterpriseInstall: true }));
  for (const id of ['T3', 'T4']) await store.keep(id, JSON.stringify({ partOf: 'E1' }));
  const told: string[] = [];
  const oauth = { clientId: 'c', clientSecret: 's', stateSecret: 'a-state-secret', redirectUri: null, store };
  const slack = await makeSlack({
    config: { signingSecret: 's', botToken: '', apiUrl: 'http://127.0.0.1:9/api/', team, oauth },
    door: makeStubDoor(),
    nameOf: () => undefined,
    slackUserOf: () => undefined,
    hearOfPeople: async (changed) => void told.push(changed === 'groups' ? changed : changed.id),
    bodies: makeBodies(),
    log: makeLog('error', () => undefined, now),
    now,
  });
  for (const event of [{ type: 'subteam_members_changed' }, { type: 'user_change', user: { id: 'U1' } }]) {
    const inbound = readInbound({ type: 'event_callback', team_id: of, event_id: 'Ev1', event });
    if (!('from' in inbound)) throw new Error(`no event: ${inbound.kind}`);
    const answers: number[] = [];
    await slack.take(inbound, (status) => void answers.push(status));
    expect(answers).toEqual([200]);
  }
  expect(told).toEqual(heard);
  await slack.close(0);
});
