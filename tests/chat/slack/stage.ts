/** The Slack surface on a real port, with the simulated Slack before it and a stub door behind it. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeSlack, type Slack, type SlackSettings } from '../../../src/chat/slack/make-slack.ts';
import { makeBodies } from '../../../src/bodies.ts';
import { makeLog } from '../../../src/log.ts';
import { startFakeSlack, type FakeSlack } from '../../../src/playground/slack/fake-slack.ts';
import { HOTEL_AURORA } from '../../../src/playground/world.ts';
import { drain, makeServer } from '../../../src/server.ts';
import { makeStubDoor, type StubDoor } from './stub-door.ts';

export const CLOCK = new Date('2026-11-21T10:00:00Z');

export interface Stage {
  readonly fake: FakeSlack;
  readonly door: StubDoor;
  readonly slack: Slack;
  readonly server: Server;
  readonly url: string;
  readonly lines: Record<string, unknown>[];
  /** Lets time pass on both sides' clock. */
  pass(ms: number): void;
  /** Resolves when nothing is under way on either side. */
  quiet(): Promise<void>;
  end(): Promise<void>;
}

export interface StageOptions {
  /** By Socket Mode. */
  readonly socket?: boolean;
  /** How long Slack waits for an answer, in real milliseconds; as long as Slack does when not given. */
  readonly deadlineMs?: number;
}

export async function stage(settings: Partial<SlackSettings> = {}, options: StageOptions = {}): Promise<Stage> {
  let at = CLOCK.getTime();
  const now = (): Date => new Date(at);
  const fake = await startFakeSlack({ world: HOTEL_AURORA, now, rates: true, ...options });
  const door = makeStubDoor();
  const lines: Record<string, unknown>[] = [];
  const log = makeLog('debug', (line) => lines.push(JSON.parse(line)), now);
  const { team, app, botToken, appToken } = HOTEL_AURORA.slack;
  const isSocket = options.socket === true;
  const signingSecret = isSocket ? null : HOTEL_AURORA.slack.signingSecret;
  const slack = await makeSlack({
    config: {
      signingSecret,
      appToken: isSocket ? appToken : null,
      botToken,
      apiUrl: fake.apiUrl,
      team,
      app,
      ...settings,
    },
    door,
    nameOf: (user) => HOTEL_AURORA.people.find(({ slackUser }) => slackUser === user)?.name,
    slackUserOf: (member) => HOTEL_AURORA.people.find(({ id }) => id === member)?.slackUser,
    bodies: makeBodies(),
    log,
    now,
    after: (ms, work) => {
      at += ms;
      work();
    },
  });
  const server = makeServer({
    slack: slack.listener,
    slackInstall: true,
    notReady: () => Promise.resolve([]),
    metrics: () => '',
    onError: (error) => lines.push({ level: 'error', message: String(error) }),
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server)));
  });
  const url = `http://127.0.0.1:${port}`;
  fake.connect(url);
  await slack.open();
  return {
    fake,
    door,
    slack,
    server,
    url,
    lines,
    pass: (ms) => {
      at += ms;
    },
    quiet: async () => {
      await fake.idle();
      await slack.drain(5_000);
      await fake.idle();
    },
    end: async () => {
      await slack.close(1_000);
      await drain(server, 1_000);
      await fake.close();
    },
  };
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;
