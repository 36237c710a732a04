/** The ways by which one Slack app is heard, whosever it is: signed requests over HTTP, connections of Socket Mode, and the pages of an install. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bodies } from '../../bodies.ts';
import type { Log } from '../../log.ts';
import { makeGuard } from './in/guard.ts';
import type { Hear } from './in/let-in.ts';
import type { InstallPages } from './install/pages.ts';
import { makeSocket } from './socket/socket.ts';

export interface WaysInNeeds {
  readonly config: {
    readonly signingSecret: string | null;
    readonly appToken?: string | null;
    readonly apiUrl: string;
  };
  /** Null without OAuth. */
  readonly pages: InstallPages | null;
  readonly hear: Hear;
  readonly bodies: Bodies;
  readonly log: Log;
  readonly now: () => Date;
}

export interface WaysIn {
  /** For `/slack/events` and, with OAuth, the install pages. */
  readonly listener: (req: IncomingMessage, res: ServerResponse) => void;
  /** What of it there is: in Socket Mode Slack calls nobody. */
  readonly served: { readonly events: boolean; readonly install: boolean };
  /** Opens the connections of Socket Mode, if that is configured. Throws when Slack refuses the token. */
  open(): Promise<void>;
  /** How many connections are open; null without Socket Mode. */
  connections(): number | null;
  /** Takes nothing more over connections; what was taken can still be acknowledged. */
  stop(): void;
  close(mostMs: number): Promise<void>;
}

const GOODBYE_MS = 500;

export function makeWaysIn({ config, pages, hear, bodies, log, now }: WaysInNeeds): WaysIn {
  const { signingSecret, appToken = null, apiUrl } = config;
  const guard = signingSecret === null ? nothingHere : makeGuard({ signingSecret, hear, bodies, log, now });
  const socket = appToken === null ? null : makeSocket({ appToken, apiUrl, log, hear });
  return {
    listener: (req, res) => (req.method === 'GET' ? showPage(pages, req, res) : guard(req, res)),
    served: { events: signingSecret !== null, install: pages !== null },
    open: async () => await socket?.open(),
    connections: () => socket?.connections() ?? null,
    stop: () => socket?.stop(),
    // a goodbye is quick or nobody hears it
    close: async (mostMs) => await socket?.close(Math.min(GOODBYE_MS, mostMs)),
  };
}

const nothingHere = (_req: IncomingMessage, res: ServerResponse): void => void res.writeHead(404).end();

function showPage(pages: WaysInNeeds['pages'], req: IncomingMessage, res: ServerResponse): void {
  if (pages === null) res.writeHead(404).end();
  else pages(req, res);
}
