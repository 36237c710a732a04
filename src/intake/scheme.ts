/** What a sender's format must be able to do for us. One file per format, one row each in sources.ts. Pure types. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ReceivedNotice } from '../app/door/intake-door.ts';

export interface Received {
  /** Every header with all the values it came with. */
  readonly headers: Readonly<Record<string, string[] | undefined>>;
  readonly body: Buffer;
  readonly at: Date;
}

/** What a genuine body says. */
export type IntakeNotice =
  | ReceivedNotice
  /** Nothing we open a case for, or not as it should be: never a success, so that nobody takes it for stored. `field` is its path in the body, e.g. `data.text`; empty for the body itself. */
  | { readonly kind: 'wrong'; readonly field: string; readonly why: string };

export interface Scheme {
  /** What is wrong with a signing secret, as the end of a sentence; null when it can be one. */
  faultOfSecret(secret: string): string | null;
  /** Whether the head is well formed, fresh and signed at all: what can be said before the body is read. */
  mayBeGenuine(received: Omit<Received, 'body'>): boolean;
  /** The sender's own id of the delivery when the signature is good, fresh and over these bytes; undefined otherwise. */
  genuineId(received: Received, secret: string): string | undefined;
  /** Reads the parsed body. Never throws. */
  read(body: unknown): IntakeNotice;
}

/** The only value of a header; undefined when it is missing or came twice. */
export function onlyValue(headers: Received['headers'], name: keyof IncomingHttpHeaders): string | undefined {
  const values = headers[name] ?? [];
  return values.length === 1 ? values[0] : undefined;
}
