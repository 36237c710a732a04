/** The fake Slack as the page sees it: its whole state as JSON, and the few things a person at the page may do. */
import { z } from 'zod';
import { Refusal } from '../play-side.ts';
import type { OperationArgs, PlaySide } from '../play-side.ts';
import { COMMAND } from './driver.ts';
import { givenOf } from './elements.ts';
import type { Given } from './elements.ts';
import type { FakeSlack } from './fake-slack.ts';
import type { ApiFault, AppFault } from './faults.ts';
import { imageShown } from './images.ts';
import type { JsonObject } from './json.ts';
import { directChannel, teamOf } from './state.ts';
import type { SlackMessage, SlackView } from './state.ts';
import { viewJson } from './views.ts';

/** A shortcut in the menu of every message, as the manifest declares it. */
export interface MessageShortcut {
  readonly callbackId: string;
  readonly label: string;
}

/** Older messages leave the page, not the fake. */
const SHOWN_PER_CHANNEL = 200;

export function slackSide(slack: FakeSlack, shortcuts: readonly MessageShortcut[]): PlaySide {
  const home = teamOf(slack.state, slack.state.world.slack.team);
  const { people, groups = [] } = slack.state.world;
  for (const person of people) directChannel(slack.state, home, [person.slackUser]);
  for (const group of groups) {
    const users = people.filter(({ id }) => group.people.includes(id)).map(({ slackUser }) => slackUser);
    directChannel(slack.state, home, users);
  }
  return {
    state: () => stateOf(slack, shortcuts),
    onChange: (listener) => {
      slack.state.listeners.add(listener);
      return () => slack.state.listeners.delete(listener);
    },
    operations: operationsOf(slack),
    picture: (url) => imageShown(slack.state, url),
  };
}

function stateOf(slack: FakeSlack, shortcuts: readonly MessageShortcut[]): JsonObject {
  const { state } = slack;
  const team = teamOf(state, state.world.slack.team);
  const channels = [...state.channels.values()].filter((channel) => channel.team === team.id);
  const people = state.world.people.map((person) => person.slackUser);
  const byPerson = (read: (user: string) => unknown): JsonObject =>
    Object.fromEntries(people.map((id) => [id, read(id)]));
  return {
    team: { id: team.id, name: team.name },
    bot: { user: team.botUser, name: state.users.get(team.botUser)?.realName ?? '' },
    command: COMMAND,
    shortcuts,
    users: [...state.users.values()].map(({ id, name, realName, guest }) => ({ id, name, realName, guest })),
    channels: channels.map(({ members, ...channel }) => ({ ...channel, members: [...members] })),
    messages: Object.fromEntries(
      channels.map(({ id }) => [
        id,
        state.messages
          .filter((message) => message.channel === id)
          .slice(-SHOWN_PER_CHANNEL)
          .map(messageState),
      ]),
    ),
    ephemerals: state.ephemerals.slice(-SHOWN_PER_CHANNEL).map(messageState),
    views: byPerson((user) => slack.openViews(user).map((view) => viewState(slack, view))),
    homes: byPerson((user) => homeOf(slack, user)),
  };
}

const messageState = (message: SlackMessage): JsonObject => ({
  ...message,
  metadata: undefined,
  reactions: [...message.reactions].map(([name, users]) => ({ name, users })),
});

function homeOf(slack: FakeSlack, user: string): JsonObject | null {
  const view = slack.home(user);
  return view === undefined ? null : viewState(slack, view);
}

/** The view, what is typed in it by plain values, and what was wrong with it. */
function viewState(slack: FakeSlack, view: SlackView): JsonObject {
  const given = Object.entries(view.values).map(([block, actions]) => [
    block,
    Object.fromEntries(Object.entries(actions).map(([action, state]) => [action, givenOf(state)])),
  ]);
  const { errors, trouble } = view;
  return { ...viewJson(slack.state, view), given: Object.fromEntries(given), errors, trouble };
}

const id = z.string().min(1).max(300);
const words = z.string().max(40_000);
const given = z.union([words, z.array(words).max(100), z.null()]);

const API_FAULTS: Readonly<Record<string, ApiFault>> = {
  rate_limited: { kind: 'rate_limited', retryAfterS: 5 },
  drop_after: { kind: 'drop_after' },
  server_error: { kind: 'status', status: 503 },
  slow: { kind: 'slow', ms: 2500 },
};
const APP_FAULTS: Readonly<Record<string, AppFault>> = {
  duplicate: { kind: 'duplicate' },
  wrong_signature: { kind: 'wrong_signature' },
  old_timestamp: { kind: 'timestamp', offsetS: -600 },
  future_timestamp: { kind: 'timestamp', offsetS: 86_400 },
};

/** Parses the arguments of an operation; what does not fit is refused with the name of the field. */
function operation<T>(shape: z.ZodType<T>, run: (args: T) => unknown): (args: OperationArgs) => Promise<unknown> {
  return async (args) => {
    const parsed = shape.safeParse(args);
    if (!parsed.success) throw new Refusal(`This cannot be done so: ${z.prettifyError(parsed.error)}`);
    return run(parsed.data);
  };
}

function operationsOf(slack: FakeSlack): PlaySide['operations'] {
  const place = { user: id, channel: id };
  return {
    command: operation(z.object({ ...place, text: words, thread: id.optional() }), async (args) =>
      told(await slack.command(args.user, args.channel, args.text, args.thread)),
    ),
    say: operation(z.object({ ...place, text: words.min(1), thread: id.optional() }), (args) =>
      slack.say(args.user, args.channel, args.text, args.thread),
    ),
    press: operation(
      z.object({ user: id, where: id, what: id, block: id.optional(), value: given.optional() }),
      async ({ user, where, what, block, value }) =>
        told(await slack.press(user, where, { what, block }, value ?? null)),
    ),
    submit: operation(z.object({ user: id, view: id, values: z.record(z.string(), given) }), async (args) =>
      told(await slack.submit(args.user, args.view, args.values as Readonly<Record<string, Given>>)),
    ),
    close: operation(z.object({ user: id, all: z.boolean().optional() }), async (args) =>
      told(await slack.closeView(args.user, args.all)),
    ),
    shortcut: operation(z.object({ ...place, callback: id, ts: id }), async (args) =>
      told(await slack.messageShortcut(args.user, args.callback, args.channel, args.ts)),
    ),
    home: operation(z.object({ user: id, tab: z.enum(['home', 'messages']) }), (args) =>
      slack.openHome(args.user, args.tab),
    ),
    react: operation(z.object({ user: id, ts: id, name: z.string().regex(/^[a-z0-9_+-]{1,40}$/) }), (args) =>
      slack.react(args.user, args.ts, args.name),
    ),
    fault: operation(z.object({ kind: z.string() }), ({ kind }) => orderFault(slack, kind)),
  };
}

/** What the page needs of an answer; bodies of the app stay in the wire log. */
const told = (answer: { status: number; ms: number; failed: string | null; withheld: string | null }): JsonObject => ({
  status: answer.status,
  ms: answer.ms,
  failed: answer.failed,
  withheld: answer.withheld,
});

function orderFault(slack: FakeSlack, kind: string): void {
  const api = API_FAULTS[kind];
  const app = APP_FAULTS[kind];
  if (api !== undefined) slack.failApi('*', api);
  else if (app !== undefined) slack.failApp(app);
  else if (kind === 'no_charts') forgetCharts(slack);
  else throw new Refusal(`No such fault: ${kind}`);
}

/** From now on the workspace takes no charts, as one that Slack has not given them to. */
function forgetCharts({ state }: FakeSlack): void {
  state.chartless.add(state.world.slack.team);
}
