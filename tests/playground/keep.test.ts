/** What stands in the chats outlives a restart of the demo. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeKeeper, readMemory, startWhereItWas } from '../../src/playground/keep.ts';
import { startFakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { remember, slackMemory } from '../../src/playground/slack/memory.ts';
import { startFakeTeams } from '../../src/playground/teams/fake-teams.ts';
import { PLAYED_AURORA } from '../../src/playground/world-played.ts';
import { signingKey } from '../signing-key.ts';

const now = (): Date => new Date('2026-12-10T12:00:00Z');

async function fakes() {
  const slack = await startFakeSlack({ world: PLAYED_AURORA, now, events: [] });
  const teams = await startFakeTeams({ world: PLAYED_AURORA, now, key: await signingKey() });
  onTestFinished(async () => {
    await slack.close();
    await teams.close();
  });
  return { slack, teams };
}

it('words, reactions and where they stand come back, and new ones have ids of their own', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'amends-keep-'));
  const before = await fakes();
  const ts = before.slack.say('U0ANA', 'C0DESK', 'The lift is out');
  before.slack.react('U0BOB', ts, 'clap');
  const { id } = await before.teams.say('ana', 'front-desk', 'The lift is out', { mentionBot: false });
  const keeper = makeKeeper(dir, () => ({
    aheadMs: 3_600_000,
    slack: slackMemory(before.slack.state),
    teams: before.teams.memory(),
  }));
  keeper.end();

  const memory = readMemory(dir);
  expect(memory).toMatchObject({ whole: true, aheadMs: 3_600_000 });
  if (memory === null) return;
  const after = await fakes();
  remember(after.slack.state, memory.slack);
  after.teams.remember(memory.teams);
  expect(after.slack.messages('C0DESK')).toEqual(before.slack.messages('C0DESK'));
  expect(after.teams.message(id)).toEqual(before.teams.message(id));
  const next = await after.teams.say('ana', 'front-desk', 'It works again', { mentionBot: false });
  expect(Number(next.id)).toBeGreaterThan(Number(id));
});

it('a fake listens where it did before, so that addresses stored of it hold; elsewhere only where somebody else is there now', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'amends-ports-'));
  const key = await signingKey();
  const began = () =>
    startWhereItWas(dir, 'teams', {
      start: (port) => startFakeTeams({ world: PLAYED_AURORA, now, key, port }),
      portOf: ({ baseUrl }) => Number(new URL(baseUrl).port),
    });
  const first = await began();
  const other = await began();
  expect(other.serviceUrl).not.toBe(first.serviceUrl);
  await other.close();
  await first.close();
  const again = await began();
  onTestFinished(() => again.close());
  expect(again.serviceUrl).toBe(other.serviceUrl);
  writeFileSync(path.join(dir, 'playground-ports.json'), '{"teams":"x"');
  const anew = await began();
  onTestFinished(() => anew.close());
  expect(anew.baseUrl).not.toBe(again.baseUrl);
});

it('a file that cannot be read is as none', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'amends-keep-'));
  expect(readMemory(dir)).toBeNull();
  writeFileSync(path.join(dir, 'playground.json'), '{"version":1,');
  expect(readMemory(dir)).toBeNull();
});
