/** Events to the app: the envelope, what the app subscribed to, and Slack's three retries. */
import { installedAs } from './installs.ts';
import type { JsonObject } from './json.ts';
import { textOf } from './json.ts';
import type { SlackChannel, SlackState, SlackTeam } from './state.ts';
import type { AppAnswer, ToApp } from './to-app.ts';

/** When a failed delivery is tried again: at once, after one minute, after five (docs.slack.dev, "Events API"). */
const RETRY_AFTER_MS = [0, 60_000, 300_000] as const;

export interface Events {
  /** Sends one event in the background, if the app subscribed to it. */
  emit(team: SlackTeam, event: JsonObject, channel?: SlackChannel): void;
  /** Sends an event about an installation that there is no more, if the app subscribed to it. */
  tell(told: JsonObject & { readonly event: JsonObject & { readonly type: string } }): void;
  /** Sends retries whose time has come on the playground's clock. */
  deliverDue(): Promise<void>;
  /** Resolves when no event is under way; retries that wait for their minute do not count. */
  idle(): Promise<void>;
  /** Tries nothing again from now on. */
  stop(): void;
}

interface Waiting {
  readonly body: string;
  readonly what: string;
  readonly attempt: number;
  readonly reason: string;
  readonly dueAt: number;
  readonly timer: NodeJS.Timeout;
}

export function makeEvents(state: SlackState, toApp: ToApp, subscribed: readonly string[]): Events {
  let waiting: Waiting[] = [];
  const flying = new Set<Promise<void>>();
  let stopped = false;

  const deliver = async (what: string, body: string, attempt: number, reason: string): Promise<void> => {
    const headers = { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason };
    const retry = attempt === 0 ? {} : { headers, note: `retry ${attempt}: ${reason}` };
    const answer = await toApp.send({ what, type: 'application/json', body, ...retry });
    if (stopped) return;
    const delay = RETRY_AFTER_MS[attempt];
    if (answer.failed === null || delay === undefined || refusesRetries(answer)) return;
    if (delay === 0) return deliver(what, body, attempt + 1, answer.failed);
    wait({ what, body, attempt: attempt + 1, reason: answer.failed }, delay);
  };

  const start = (what: string, body: string, attempt: number, reason: string): Promise<void> => {
    const work: Promise<void> = deliver(what, body, attempt, reason).finally(() => flying.delete(work));
    flying.add(work);
    return work;
  };

  const deliverDue = async (): Promise<void> => {
    const now = state.now().getTime();
    const due = waiting.filter((one) => one.dueAt <= now);
    waiting = waiting.filter((one) => one.dueAt > now);
    for (const one of due) clearTimeout(one.timer);
    await Promise.all(due.map((one) => start(one.what, one.body, one.attempt, one.reason)));
  };

  // The timer serves a clock that runs by itself; where the clock is moved by hand, deliverDue() is called by hand too.
  const wait = (one: Omit<Waiting, 'dueAt' | 'timer'>, delay: number): void => {
    const timer = setTimeout(() => {
      deliverDue().catch(() => undefined);
    }, delay + 20);
    timer.unref();
    waiting.push({ ...one, dueAt: state.now().getTime() + delay, timer });
  };

  return {
    emit: (team, event, channel) => {
      const name = subscriptionOf(event, channel);
      // who brings a step is told of it: its manifest asks for both together
      if (name !== 'function_executed' && !subscribed.includes(name)) return;
      // Slack tells of reactions to an app that may read them (docs.slack.dev, `reaction_added`)
      if (name.startsWith('reaction_') && !state.scopes.has('reactions:read')) return;
      // nor of a message to one that may not read its kind of conversation (the page of each `message.…`)
      if (name.startsWith('message.') && !state.scopes.has(`${name.slice('message.'.length)}:history`)) return;
      const body = JSON.stringify(envelope(state, team, event, channel));
      start(`event ${name}`, body, 0, '').catch(() => undefined);
    },
    tell: (told) => {
      const name = told.event.type;
      if (!subscribed.includes(name)) return;
      const envelope = {
        token: 'playground-verification-token',
        type: 'event_callback',
        event_id: state.ids.next('event'),
      };
      const body = JSON.stringify({ ...envelope, api_app_id: state.world.slack.app, ...told });
      start(`event ${name}`, body, 0, '').catch(() => undefined);
    },
    deliverDue,
    idle: async () => {
      while (flying.size > 0) await Promise.all(flying);
    },
    stop: () => {
      stopped = true;
      for (const one of waiting) clearTimeout(one.timer);
      waiting = [];
    },
  };
}

const refusesRetries = (answer: AppAnswer): boolean =>
  answer.failed === 'http_error' && answer.headers['x-slack-no-retry'] === '1';

function subscriptionOf(event: JsonObject, channel: SlackChannel | undefined): string {
  const type = textOf(event, 'type') ?? '';
  if (type !== 'message') return type;
  const kinds = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;
  return `message.${kinds[channel?.kind ?? 'public']}`;
}

function envelope(state: SlackState, team: SlackTeam, event: JsonObject, channel?: SlackChannel): JsonObject {
  const { whole, part } = installedAs(state, team);
  const named = whole?.nameless === true ? null : team.id;
  const enterprise = part?.id ?? null;
  return {
    token: 'playground-verification-token',
    team_id: named,
    ...(enterprise !== null && { enterprise_id: enterprise }),
    context_team_id: named,
    context_enterprise_id: enterprise,
    api_app_id: state.world.slack.app,
    event,
    type: 'event_callback',
    event_id: state.ids.next('event'),
    event_time: Math.floor(state.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: named,
        user_id: team.botUser,
        is_bot: true,
        is_enterprise_install: whole !== undefined,
      },
    ],
    is_ext_shared_channel: false,
    ...(channel === undefined ? {} : { event_context: `1-${String(event['type'])}-${team.id}-${channel.id}` }),
  };
}
