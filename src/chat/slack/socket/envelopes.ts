/**
 * What comes over Socket Mode: each envelope passes the checks a request over HTTP passes after its signature, and is
 * acknowledged when it would be answered 200 there, so that nothing is acknowledged before it is safe. What is not
 * acknowledged Slack sends again, over any connection of the app.
 */
import { causeOf, type Log } from '../../../log.ts';
import type { Answer } from '../in/let-in.ts';
import { isShallow } from '../in/request-check.ts';

export interface Envelope {
  readonly id: string;
  /** Slack's `type`: `slash_commands`, `interactive`, `events_api`. */
  readonly kind: string;
  readonly payload: unknown;
  /** The acknowledgement may carry what Slack shows. */
  readonly takesPayload: boolean;
  /** Rejects where the connection it came by is gone. */
  readonly acknowledge: (payload?: object) => Promise<void>;
}

export interface EnvelopeNeeds {
  readonly log: Log;
  /** Answers what is in it, as over HTTP. */
  readonly letIn: (content: unknown, answer: Answer) => Promise<void>;
}

export interface Envelopes {
  /** Never throws. */
  take(envelope: Envelope): void;
  /** What comes from now on is left to Slack, which sends it to somebody else or again. */
  stop(): void;
}

/** How many acknowledged envelopes are remembered: Slack repeats one within minutes. */
const MOST_REMEMBERED = 2_000;
const KINDS = new Set(['slash_commands', 'interactive', 'events_api']);

interface Answered {
  readonly payload: object | undefined;
}

export function makeEnvelopes({ log, letIn }: EnvelopeNeeds): Envelopes {
  const seen = new Map<string, Promise<Answered | undefined>>();
  let isStopped = false;

  const answerTo = ({ kind, payload: content }: Envelope): Promise<Answered | undefined> => {
    const { promise, resolve } = Promise.withResolvers<Answered | undefined>();
    const answer: Answer = (status, payload) => resolve(status === 200 ? { payload } : undefined);
    letIn(content, answer)
      .catch((error: unknown) => log.error('Slack envelope failed at the wall', { kind, cause: causeOf(error) }))
      // what ended without an answer has none to give; after an answer this says nothing
      .finally(() => answer(500));
    return promise;
  };

  /** The same envelope again is acknowledged as it was the first time, and nothing is done anew. */
  const take = async (envelope: Envelope): Promise<void> => {
    const { id, takesPayload } = envelope;
    const known = seen.get(id);
    const answering = known ?? answerTo(envelope);
    if (known === undefined) {
      seen.set(id, answering);
      const [oldest] = seen.keys();
      if (seen.size > MOST_REMEMBERED && oldest !== undefined) seen.delete(oldest);
    }
    const answered = await answering;
    if (answered === undefined) {
      log.debug('Slack envelope left unacknowledged', { kind: envelope.kind });
      seen.delete(id);
      return;
    }
    await envelope.acknowledge(takesPayload ? answered.payload : undefined);
  };

  return {
    take: (envelope) => {
      if (isStopped) return;
      const work = KINDS.has(envelope.kind) && isShallow(envelope.payload) ? take(envelope) : envelope.acknowledge();
      work.catch((error: unknown) =>
        log.warn('Slack envelope could not be acknowledged, Slack will send it again', { cause: causeOf(error) }),
      );
    },
    stop: () => {
      isStopped = true;
    },
  };
}
