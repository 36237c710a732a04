/** What a sender's format must be able to do for us. One file per format, one row each in sources.ts. Pure types. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Opens, ReceivedNotice } from '../app/door/intake-door.ts';
import type { SourceFacts } from './source-schema.ts';

/** All of a request but its body. */
export interface Head {
  readonly method: string;
  /** Path and query as they were asked for: some senders sign them, or carry a token in them. */
  readonly url: string;
  /** Every header with all the values it came with. */
  readonly headers: Readonly<Record<string, string[] | undefined>>;
  /** The media type in lower case, without its parameters; empty when none was said. */
  readonly contentType: string;
  /** Addresses it may have been sent to, as the sender knows them: `https://amends.example`. */
  readonly origins?: readonly string[];
  readonly at: Date;
}

export interface Received extends Head {
  readonly body: Buffer;
}

/** What a genuine body says. */
export type IntakeNotice =
  | (ReceivedNotice & Own)
  /** Nothing we open a case for, or not as it should be: never a success, so that nobody takes it for stored. `field` is its path in the body, e.g. `data.text`; empty for the body itself. */
  | ({ readonly kind: 'wrong'; readonly field: string; readonly why: string } & Own)
  | ToFetch;

/** Of one body. More is a history, not news. */
export const MOST_NOTICES = 500;

interface Own {
  /** Its own id, whatever body it comes in: what is sent again may differ around it (a counter of tries), and the first holds. Not given: that of the delivery. */
  readonly id?: string;
  /** What tells a repetition of a delivery from another one under its id, where the bytes do not: they are parted anew each time. */
  readonly print?: string;
}

/** It only says that something happened: what is asked of the sender's own interface, where the source has one (`fetch` in amends.yaml). */
export interface ToFetch extends Own {
  readonly kind: 'fetch';
  /** Below the address of the settings: `/api/v2/tickets/12.json`. */
  readonly path: string;
  /** Reads the answer; undefined where there is no such thing any more. Never throws. */
  readonly readAnswer: (answer: unknown) => IntakeNotice;
  /** Where there is nothing to ask: what is missing, and what to do. */
  readonly otherwise: { readonly field: string; readonly why: string };
}

/** Signed by us as it seems, but at another time: by a clock that is this many seconds behind ours, or ahead of it (negative). */
export interface Off {
  readonly secondsOff: number;
  /** So many are taken; not given: five. */
  readonly mostMinutes?: number;
}

/** The id of a delivery. */
type Genuine = string | Off | undefined;

export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  /** Why it cannot be read, as a sentence. */
  | { readonly ok: false; readonly why: string };

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Scheme {
  /** What is wrong with a signing secret, as the end of a sentence; null when it can be one. */
  faultOfSecret(secret: string): string | null;
  /** Not given: it has one. */
  readonly needsSecret?: boolean;
  /** Whether the head is well formed, fresh and signed at all: what can be said before the body is read. */
  mayBeGenuine(head: Head, secret: string): boolean | Off;
  /** The sender's own id of the delivery when the signature is good, fresh and over these bytes; undefined otherwise. */
  genuineId(received: Received, secret: string): Genuine | Promise<Genuine>;
  /** Media types it may come as; not given: JSON, or none said. */
  readonly accepts?: readonly string[];
  /** Not given: a megabyte. */
  readonly mostBytes?: number;
  /** Not given: JSON. Never throws. */
  parse?(received: Received): Parsed | Promise<Parsed>;
  /** Reads what was parsed; several where the sender packs several into one body. Never throws. */
  read(parsed: unknown, received: Received, source: SourceFacts): readonly IntakeNotice[];
  /** Not given: `complaints`. */
  readonly opens?: Opens;
  /** Where its sender wants to be answered otherwise than is documented: another status for success, an echo. */
  answers?(answer: Answer, received: Received): Answer;
  /** What is asked by another method than POST, e.g. whether the address is there; undefined: nothing is. */
  greets?(head: Head): Answer | undefined;
}

/** The only value of a header; undefined when it is missing or came twice. */
export function onlyValue(headers: Received['headers'], name: keyof IncomingHttpHeaders): string | undefined {
  const values = headers[name] ?? [];
  return values.length === 1 ? values[0] : undefined;
}
