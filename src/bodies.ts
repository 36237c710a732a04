/** Bodies of requests that nobody has vouched for yet: read within a bound for each and for all together, or turned away. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A body read whole. It counts against the bound until `release`: call it when its sender is known, or it is dropped. */
export interface Body {
  readonly ok: true;
  readonly bytes: Buffer;
  readonly release: () => void;
}

/** 400: it broke off; 413: too large; 503: too much at once, to be sent again. */
export interface NoBody {
  readonly ok: false;
  readonly status: 400 | 413 | 503;
}

export interface Refused {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** One for the process, shared by every door. */
export interface Bodies {
  /** Reads the body, at most `most` bytes. Never rejects. */
  read(req: IncomingMessage, most: number): Promise<Body | NoBody>;
  /** Answers without having read the body, and closes the connection unless the body is over. 503 comes with Retry-After. */
  turnAway(req: IncomingMessage, res: ServerResponse, refused: Refused): void;
  /** Bytes of memory held just now for bodies whose sender is not known. */
  held(): number;
}

/** Of all bodies together. Slack's and Teams' own are a few kilobytes each and vouched for within milliseconds. */
const MOST_TOGETHER = 16_777_216;
/** Of mails with what is attached to them, whoever sent them; the largest takes more than half of it. */
export const MOST_MAIL_TOGETHER = 58_720_256;
const FIRST_ROOM = 4_096;
const RETRY_AFTER_S = 5;

/** So many who are refused may finish their body, which is thrown away, so that the answer reaches them; all others are cut off. */
const MOST_LINGERING = 16;
const LINGER_BYTES = 4_194_304;
const LINGER_MS = 1_000;

interface Reading {
  room: Buffer;
  bytes: number;
  stop(status: NoBody['status']): void;
}

export function makeBodies(mostTogether: number = MOST_TOGETHER): Bodies {
  const reading = new Set<Reading>();
  let held = 0;
  let lingering = 0;

  /** What is largest goes first: a flood of large bodies is in its own way, and a small one that is genuine is not in it. */
  const makeRoom = (): void => {
    if (held <= mostTogether) return;
    let largest: Reading | undefined;
    for (const each of reading) if (each.room.length > (largest?.room.length ?? 0)) largest = each;
    if (largest === undefined) return;
    largest.stop(503);
    makeRoom();
  };

  /** Copied together, because a body in chunks of one byte would take a hundred times its length. */
  const keep = (into: Reading, chunk: Buffer, most: number): void => {
    const needed = into.bytes + chunk.length;
    // whole in one piece, as Slack's and Teams' nearly always are
    if (chunk.length === most && into.bytes === 0) {
      held += chunk.length;
      into.room = chunk;
      into.bytes = needed;
      return;
    }
    if (needed > into.room.length) {
      const room = Buffer.allocUnsafeSlow(Math.min(most, Math.max(needed, 2 * into.room.length, FIRST_ROOM)));
      into.room.copy(room, 0, 0, into.bytes);
      held += room.length - into.room.length;
      into.room = room;
    }
    chunk.copy(into.room, into.bytes);
    into.bytes = needed;
  };

  return {
    held: () => held,
    read: (req, most) =>
      new Promise((resolve) => {
        const declared = Number(req.headers['content-length'] ?? most);
        if (declared > most) return resolve({ ok: false, status: 413 });
        const drop = (): void => {
          held -= mine.room.length;
          mine.room = Buffer.alloc(0);
        };
        const settle = (answer: Body | NoBody): void => {
          reading.delete(mine);
          req.off('data', take).off('end', whole).off('error', broken).off('close', broken);
          // an error after this is of no interest, and must not be thrown for want of a listener
          req.on('error', () => undefined);
          if (!answer.ok) drop();
          resolve(answer);
        };
        const mine: Reading = {
          room: Buffer.alloc(0),
          bytes: 0,
          stop: (status) => {
            req.pause();
            settle({ ok: false, status });
          },
        };
        const take = (chunk: Buffer): void => {
          if (mine.bytes + chunk.length > most) return mine.stop(413);
          keep(mine, chunk, Math.min(most, declared));
          makeRoom();
        };
        const whole = (): void => settle({ ok: true, bytes: mine.room.subarray(0, mine.bytes), release: drop });
        const broken = (): void => settle({ ok: false, status: 400 });
        reading.add(mine);
        req.on('data', take).once('end', whole).once('error', broken).once('close', broken);
      }),
    turnAway: (req, res, { status, headers = {}, text = '' }) => {
      if (res.headersSent || res.destroyed || (req.destroyed && !req.complete)) return;
      const more: Record<string, string> = { 'content-length': String(Buffer.byteLength(text)) };
      if (status === 503) more['retry-after'] = String(RETRY_AFTER_S);
      if (!req.complete) more['connection'] = 'close';
      res.writeHead(status, { ...headers, ...more });
      // what has come already is let go at once, not only when the answer is out
      req.resume();
      if (req.complete || lingering >= MOST_LINGERING) {
        res.end(text);
        return;
      }
      // complete with its head and text; ending it would hang up on a sender who still writes, and destroy the answer on its way
      if (text === '') res.flushHeaders();
      else res.write(text);
      lingering += 1;
      letFinish(req, res, () => (lingering -= 1));
    },
  };
}

function letFinish(req: IncomingMessage, res: ServerResponse, over: () => void): void {
  const hangUp = (): void => void req.destroy();
  const late = setTimeout(hangUp, LINGER_MS);
  let thrownAway = 0;
  req.on('data', (chunk: Buffer) => {
    thrownAway += chunk.length;
    if (thrownAway > LINGER_BYTES) hangUp();
  });
  req.once('end', () => res.end());
  req.once('close', () => {
    clearTimeout(late);
    over();
  });
  req.resume();
}
