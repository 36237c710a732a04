/** Bolt's app with our listeners: one per name, and one catch-all per kind, so that nothing ends in Slack's own error. */
import type { App as BoltApp, HTTPReceiver } from '@slack/bolt';
import type { Card } from '../../../cards/kit/card.ts';
import type { TokenGrants } from '../install/grants.ts';
import { COMMAND, FORM_CALLBACKS, OTHER_ACTION, OTHER_CALLBACK, OUR_ACTION, SHORTCUT_LOG } from '../ids.ts';
import { readInbound, type Inbound } from './inbound.ts';
import { onCommand, onHome, onPress, onSaid, onShortcut, onSubmission, onUnknown, type Prepared } from './listeners.ts';
import { toMessage } from '../out/render.ts';
import { makeSdkLog } from '../sdk-log.ts';
import { App } from '../bolt.ts';
import { serve, type Bench, type Turn } from './turn.ts';

const OTHER_COMMAND = new RegExp(`^(?!${COMMAND}$)`);
const OTHER_SHORTCUT = new RegExp(`^(?!${SHORTCUT_LOG}$)`);

/** Registers every listener on a Bolt app that is never started: our own server hands it its requests. */
export function makeApp(bench: Bench, receiver: HTTPReceiver, grants: TokenGrants): BoltApp {
  const app = new App({
    receiver,
    convoStore: false,
    // The wall has sorted out our own and other apps' messages already.
    ignoreSelf: false,
    logger: makeSdkLog(bench.log),
    clientOptions: {
      slackApiUrl: bench.apiUrl,
      allowAbsoluteUrls: false,
      retryConfig: { retries: 2, minTimeout: 100, maxTimeout: 1_000 },
      timeout: 5_000,
      // one method that is slowed down must not hold up the others of its client, forms above all
      rejectRateLimitedCalls: true,
    },
    authorize: async ({ teamId }) => {
      const grant = teamId === undefined ? undefined : await grants.of(teamId);
      if (grant === undefined) throw new Error('not installed in this workspace');
      const { token: botToken, botUser, botId } = grant;
      return { botToken, ...(botUser === null ? {} : { botUserId: botUser }), ...(botId === null ? {} : { botId }) };
    },
  });
  hearCommands(app, bench);
  hearPresses(app, bench);
  hearForms(app, bench);
  hearEvents(app, bench, grants);
  return app;
}

/** Reads the body again and works on it when it is of the kind that was expected; the wall let nothing else through. */
function read<K extends Inbound['kind']>(body: unknown, kind: K): Extract<Inbound, { kind: K }> | undefined {
  const inbound = readInbound(body);
  return isKind(inbound, kind) ? inbound : undefined;
}

function isKind<K extends Inbound['kind']>(
  inbound: { readonly kind: string },
  kind: K,
): inbound is Extract<Inbound, { kind: K }> {
  return inbound.kind === kind;
}

function hearCommands(app: BoltApp, bench: Bench): void {
  const on = (
    name: string | RegExp,
    work: (turn: Turn, inbound: Extract<Inbound, { kind: 'command' }>) => Promise<void>,
  ) =>
    app.command(name, async ({ body, client, ack: answer }) => {
      const inbound = read(body, 'command');
      if (inbound === undefined) return answer();
      const ack = (card?: Card): Promise<void> =>
        card === undefined ? answer() : answer({ response_type: 'ephemeral', ...toMessage(card, bench.slackUserOf) });
      return serve(bench, { inbound, client, ack, showsInAck: true }, (turn) => work(turn, inbound));
    });
  on(COMMAND, onCommand);
  on(OTHER_COMMAND, onUnknown);
}

function hearPresses(app: BoltApp, bench: Bench): void {
  const on = (name: RegExp, work: (turn: Turn, inbound: Extract<Inbound, { kind: 'press' }>) => Promise<void>) =>
    app.action(name, async ({ body, client, ack: answer }) => {
      const inbound = read(body, 'press');
      if (inbound === undefined) return answer();
      return serve(bench, { inbound, client, ack: () => answer() }, (turn) => work(turn, inbound));
    });
  on(OUR_ACTION, onPress);
  on(OTHER_ACTION, onUnknown);
}

function hearForms(app: BoltApp, bench: Bench): void {
  const shortcut = (
    name: string | RegExp,
    work: (turn: Turn, inbound: Extract<Inbound, { kind: 'shortcut' }>) => Promise<void>,
  ) =>
    app.shortcut(name, async ({ body, client, ack: answer }) => {
      const inbound = read(body, 'shortcut');
      if (inbound === undefined) return answer();
      return serve(bench, { inbound, client, ack: () => answer() }, (turn) => work(turn, inbound));
    });
  shortcut(SHORTCUT_LOG, onShortcut);
  shortcut(OTHER_SHORTCUT, onUnknown);
  for (const [callback, form] of FORM_CALLBACKS) {
    app.view(callback, async ({ body, client, ack: answer }) => {
      const inbound = read(body, 'submission');
      if (inbound === undefined) return answer();
      // faults are the acknowledgement: a second one would be an error, and the person would hear that something went wrong
      let answered = false;
      const once = async (say: () => Promise<void>): Promise<void> => {
        if (answered) return;
        answered = true;
        await say();
      };
      return serve(bench, { inbound, client, ack: () => once(() => answer()) }, (turn) =>
        onSubmission(turn, inbound, form, (errors) =>
          once(() => answer({ response_action: 'errors', errors: { ...errors } })),
        ),
      );
    });
  }
  app.view(OTHER_CALLBACK, async ({ ack }) => ack());
}

function hearEvents(app: BoltApp, bench: Bench, grants: TokenGrants): void {
  app.event(/^(app_mention|message)$/, async ({ body, client, context }) => {
    const inbound = read(body, 'said');
    const prepared: Prepared | undefined = context['prepared'];
    if (inbound === undefined || prepared === undefined) return;
    await serve(bench, { inbound, client, direct: inbound.direct }, (turn) => onSaid(turn, prepared));
  });
  app.event('app_home_opened', async ({ body, client }) => {
    const inbound = read(body, 'home');
    if (inbound !== undefined) await serve(bench, { inbound, client }, onHome);
  });
  app.event(/^(app_uninstalled|tokens_revoked)$/, async ({ body, client }) => {
    const inbound = read(body, 'gone');
    if (inbound === undefined) return;
    bench.log.warn('Slack workspace left', { workspace: inbound.from.team });
    await serve(bench, { inbound, client }, () => grants.leave(inbound.from.team));
  });
}
