/** A system of the operator's that does a remedy: asked once, under the id of the action. What it answers is said of the case; what nobody knows is found out by people. */
import { heardBack } from '../app/deliveries/heard-back.ts';
import type { Shell } from '../app/shell.ts';
import { caseId, thingId } from '../core/base/ids.ts';
import type { HeardBack } from '../core/case/commands.ts';
import type { Claimed } from '../db/deliveries/deliveries.ts';
import { causeOf } from '../log.ts';
import {
  filledBody,
  filledText,
  filledUrl,
  readAnswer,
  valueAt,
  type AdapterSettings,
  type Known,
  type Mapping,
} from './mapping.ts';
import type { Outcome, Receiver } from './receiver.ts';
import { send, type Sent } from './request.ts';

/** Payments take their time; nobody waits for this one. */
const TIMEOUT_MS = 30_000;
/** Where nothing at all was sent it is tried again, for half an hour: the customer waits. */
const MOST_UNSENT = 4;

type News = Pick<HeardBack, 'to' | 'reference' | 'reason'>;

export function adapterReceiver(settings: AdapterSettings, shell: Shell): Receiver {
  return {
    name: settings.name,
    async deliver(claimed, body) {
      const { data } = JSON.parse(body) as { readonly data: Known };
      const about = {
        case: caseId.parse(data['case']),
        action: thingId.parse(valueAt(data, 'action.id')),
      };
      const hear = (news: News): Promise<Outcome> => heard(shell, claimed, { ...about, ...news });
      // whoever was at it died: perhaps it was sent, and it is never sent again by itself
      if (claimed.wasSending) return await hear({ to: 'unknown', reference: null, reason: 'broke_off' });
      const sent = await send(requestOf(settings, data, about.action));
      if (claimed.tries + 1 < MOST_UNSENT) {
        if (sent.kind === 'not_reached') return { kind: 'failed', fault: sent.fault, retryAfter: null };
        if (sent.kind === 'answered' && sent.status === 429)
          return { kind: 'failed', fault: 'status_429', retryAfter: sent.retryAfter };
      }
      const news = newsOf(settings.mapping, sent);
      return news === null ? { kind: 'done' } : await hear(news);
    },
  };
}

function requestOf({ mapping, secrets, allowPrivate }: AdapterSettings, data: Known, action: string) {
  const known = { ...data, secret: { ...secrets } } satisfies Known;
  const headers = Object.fromEntries(
    Object.entries(mapping.headers).map(([name, value]) => [name.toLowerCase(), filledText(value, known)]),
  );
  return {
    method: mapping.method,
    url: filledUrl(mapping.url, known),
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Amends',
      ...headers,
      [mapping.idempotency_header.toLowerCase()]: action,
    },
    body: JSON.stringify(filledBody(mapping.body, known)),
    allowPrivate,
    timeoutMs: TIMEOUT_MS,
  };
}

/** Null where the system took it and will say what became of it. */
function newsOf(mapping: Mapping, sent: Sent): News | null {
  const plain = { reference: null } as const;
  if (sent.kind === 'not_reached') return { to: 'failed', ...plain, reason: 'not_reached' };
  if (sent.kind === 'no_answer') return { to: 'unknown', ...plain, reason: 'no_answer' };
  const { status, body, isWhole } = sent;
  if (status === 429) return { to: 'failed', ...plain, reason: 'not_reached' };
  if (status >= 400 && status < 500 && status !== 408) return { to: 'failed', ...plain, reason: 'refused' };
  if (status < 200 || status >= 300 || !isWhole) return { to: 'unknown', ...plain, reason: 'unclear_answer' };
  const read = readAnswer(mapping, body);
  if (read.to === 'unclear') return { to: 'unknown', ...plain, reason: 'unclear_answer' };
  if (read.to === 'later') return null;
  return { to: read.to, reference: read.reference, reason: read.to === 'failed' ? 'refused' : null };
}

/** Where it cannot be written down, it is left: sending it again would be a second payment, for all anybody knows. */
async function heard(shell: Shell, { id, claim }: Claimed, said: Omit<HeardBack, 'kind'>): Promise<Outcome> {
  try {
    await heardBack(shell, { key: `adapter:${id}:${claim}`, at: shell.now() }, said);
    return { kind: 'done' };
  } catch (error) {
    shell.log.error('what became of a remedy is not written down yet', { id, cause: causeOf(error) });
    return { kind: 'left' };
  }
}
