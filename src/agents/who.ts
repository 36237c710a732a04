/** Which agent calls: by its bearer token, by a token of the operator's issuer, or by the signature over the body (standardwebhooks.com, specification 1.0). */
import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { causeOf, type Log } from '../log.ts';
import { hashOfToken, type AgentKeys, type AgentSettings } from './settings.ts';

export interface Called {
  readonly headers: Readonly<Record<string, string[] | undefined>>;
  readonly body: Buffer;
  readonly at: Date;
}

export interface Caller {
  /** By the bearer token; undefined: it is nobody's, or not any more. */
  byToken(token: string, at: Date): Promise<AgentKeys | undefined>;
  /** By the signature, and the name beside it. */
  bySignature(called: Called): AgentKeys | undefined;
}

/** The only value of a header; undefined when it is missing or came twice. */
export function headerOf(headers: Called['headers'], name: string): string | undefined {
  const values = headers[name] ?? [];
  return values.length === 1 ? values[0] : undefined;
}

/** As RFC 6750 writes it, in the header alone: an address stands in logs. */
export const bearerIn = (headers: Called['headers']): string | undefined =>
  /^Bearer +([A-Za-z0-9._~+/-]{1,4096}=*)$/i.exec(headerOf(headers, 'authorization') ?? '')?.[1];

/** Whether the head says that it is signed; what can be told before the body is read. */
export const isSigned = (headers: Called['headers']): boolean =>
  ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'amends-agent'].every(
    (name) => headerOf(headers, name) !== undefined,
  );

export function callers({ agents, issuer }: AgentSettings, log: Log): Caller {
  const isOver = (agent: AgentKeys, at: Date): boolean => agent.expires !== null && at >= agent.expires;
  const issued = issuer === null ? null : issuedTokens(issuer, log);
  const known = (token: string, at: Date): AgentKeys | undefined => {
    const hash = hashOfToken(token);
    // each is compared, whoever it belongs to, so that time tells nothing
    const found = agents.flatMap((agent) =>
      agent.tokens
        .filter((one) => timingSafeEqual(one.hash, hash) && (one.until === null || at < one.until))
        .map(() => agent),
    );
    return found[0];
  };
  return {
    async byToken(token, at) {
      const subject = known(token, at) === undefined ? await issued?.(token, at) : undefined;
      const agent =
        subject === undefined
          ? known(token, at)
          : agents.find((one) => one.subject !== null && one.subject === subject);
      return agent === undefined || isOver(agent, at) ? undefined : agent;
    },
    bySignature(called) {
      const named = headerOf(called.headers, 'amends-agent');
      const agent = agents.find(({ id }) => id === named);
      return agent !== undefined && !isOver(agent, called.at) && isSignedBy(agent, called) ? agent : undefined;
    },
  };
}

const WINDOW_S = 300;
/** While a secret is exchanged it is signed with both. */
const MOST_SIGNATURES = 10;

function isSignedBy({ secrets }: AgentKeys, { headers, body, at }: Called): boolean {
  const id = headerOf(headers, 'webhook-id') ?? '';
  const stamp = headerOf(headers, 'webhook-timestamp') ?? '';
  const given = (headerOf(headers, 'webhook-signature') ?? '').split(' ').slice(0, MOST_SIGNATURES);
  if (!/^[!-\-/-~]{1,256}$/.test(id) || !/^\d{9,11}$/.test(stamp)) return false;
  if (Math.abs(at.getTime() / 1_000 - Number(stamp)) > WINDOW_S) return false;
  const text = body.toString('utf8');
  const due = secrets.map((secret) => Buffer.from(new Webhook(secret).sign(id, new Date(Number(stamp) * 1_000), text)));
  return due.some((one) => given.some((other) => isSame(one, Buffer.from(other))));
}

const isSame = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);

/** Tokens of an issuer (RFC 9068): who the subject is, where the token is genuine, meant for us and of now; undefined otherwise. */
function issuedTokens(
  { issuer, audience, jwks }: NonNullable<AgentSettings['issuer']>,
  log: Log,
): (token: string, at: Date) => Promise<string | undefined> {
  // loaded when the first such token comes
  const verifying = async () => {
    const { createRemoteJWKSet, jwtVerify } = await import('jose');
    const keys = createRemoteJWKSet(new URL(jwks), { timeoutDuration: 3_000 });
    return (token: string, at: Date) =>
      jwtVerify(token, keys, {
        issuer,
        audience,
        currentDate: at,
        clockTolerance: 60,
        algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'],
        requiredClaims: ['exp', 'sub'],
      });
  };
  let verify: ReturnType<typeof verifying> | undefined;
  return async (token, at) => {
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return undefined;
    try {
      verify ??= verifying();
      const { payload } = await (await verify)(token, at);
      return payload.sub;
    } catch (error) {
      log.warn('the token of an agent was not taken', { cause: causeOf(error) });
      return undefined;
    }
  };
}
