/** The parts of the fake that its rules share. */
import type { WireLog } from '../wire-log.ts';
import type { Events } from './events.ts';
import type { Faults } from './faults.ts';
import type { Holder } from './installs.ts';
import type { JsonObject } from './json.ts';
import type { Rates } from './rates.ts';
import type { SocketDoor } from './socket-door.ts';
import type { SlackState, SlackTeam } from './state.ts';
import type { ToApp } from './to-app.ts';

export interface Parts {
  readonly state: SlackState;
  readonly wire: WireLog;
  readonly faults: Faults;
  readonly toApp: ToApp;
  readonly events: Events;
  /** Null where calls are not counted. */
  readonly rates: Rates | null;
  /** Null where the app is called over HTTP. */
  readonly socket: SocketDoor | null;
  /** So many of the latest calls are remembered. */
  readonly keepsCalls: number;
  /** The fake's own origin, for response urls: `http://127.0.0.1:PORT`. */
  readonly origin: () => string;
}

/** One call of a Web API method, already authenticated as the bot of `team`. */
export interface MethodCall extends Parts {
  readonly team: SlackTeam;
  /** Whose token it is. */
  readonly holder: Holder;
  readonly args: JsonObject;
}

/** Answers in Slack's shape: `{ ok: true, … }` or `{ ok: false, error }`. */
export type Method = (call: MethodCall) => JsonObject;

/** A platform error in Slack's shape. */
export const no = (error: string, more: JsonObject = {}): JsonObject => ({ ok: false, error, ...more });
