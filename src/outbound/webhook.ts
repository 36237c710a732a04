/** A webhook to a system of the operator's, signed by Standard Webhooks (standardwebhooks.com, specification 1.0). */
import { Webhook } from 'standardwebhooks';
import type { Listening } from '../app/deliveries/listening.ts';
import type { Claimed } from '../db/deliveries/deliveries.ts';
import type { Outcome, Receiver } from './receiver.ts';
import { send, type Sent } from './request.ts';

/** A webhook of amends.yaml with its secrets. */
export interface WebhookSettings extends Listening {
  readonly url: URL;
  /** The first signs, and so do the others while a secret is exchanged. */
  readonly secrets: readonly string[];
  readonly allowPrivate: boolean;
}

/** Receivers are asked to answer at once and work afterwards. */
const TIMEOUT_MS = 15_000;

export function webhookReceiver(settings: WebhookSettings, now: () => Date): Receiver {
  const { name, url, secrets, allowPrivate } = settings;
  const signers = secrets.map((secret) => new Webhook(secret));
  return {
    name,
    async deliver({ id, trace }: Claimed, body) {
      const at = now();
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Amends',
        ...(trace !== null && { traceparent: trace }),
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signers.map((one) => one.sign(id, at, body)).join(' '),
      };
      return outcomeOf(await send({ method: 'POST', url, headers, body, allowPrivate, timeoutMs: TIMEOUT_MS }));
    },
  };
}

/** Delivered is what was answered with success. A redirect is not followed: where it leads was not configured. */
function outcomeOf(sent: Sent): Outcome {
  if (sent.kind !== 'answered') return { kind: 'failed', fault: sent.fault, retryAfter: null };
  const { status, retryAfter } = sent;
  if (status >= 200 && status < 300) return { kind: 'done' };
  // gone: the receiver wants no more of it
  return status === 410
    ? { kind: 'given_up', fault: 'status_410' }
    : { kind: 'failed', fault: `status_${status}`, retryAfter };
}
