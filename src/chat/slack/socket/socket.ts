/** Slack's Socket Mode: what comes over its connections goes the way of a request over HTTP. */
import type { Log } from '../../../log.ts';
import type { Hear } from '../in/let-in.ts';
import type { Connections } from './connections.ts';
import { makeEnvelopes } from './envelopes.ts';

export interface SocketNeeds {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
  readonly hear: Hear;
}

export interface Socket {
  /** Throws when Slack refuses the token. */
  open(): Promise<void>;
  /** How many are open. */
  connections(): number;
  /** Takes nothing more; what was taken can still be acknowledged. */
  stop(): void;
  close(mostMs: number): Promise<void>;
}

/** Its library is loaded when it is opened: who hears Slack over HTTP does without. */
export function makeSocket({ appToken, apiUrl, log, hear }: SocketNeeds): Socket {
  const envelopes = makeEnvelopes({ log, letIn: hear });
  let connections: Connections | undefined;
  return {
    open: async () => {
      const { openConnections } = await import('./connections.ts');
      connections = await openConnections({ appToken, apiUrl, log, take: (envelope) => envelopes.take(envelope) });
    },
    connections: () => connections?.open() ?? 0,
    stop: () => envelopes.stop(),
    close: async (mostMs) => await connections?.close(mostMs),
  };
}
