/** Tokens of a managed identity, from the service that Azure gives every machine and app: no secret is kept anywhere. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { causeOf } from '../log.ts';
import type { IdentityService } from './credential.ts';
import { call, type Called } from './http-call.ts';

export interface Granted {
  readonly token: string;
  readonly expiresAt: Date;
  readonly date: Date | null;
}

/** Of the one it says when, of the other for how long; both as text or as number. */
const answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional(),
  expires_on: z.coerce.number().positive().optional(),
});
const refusal = z.object({ error: z.string().optional(), error_description: z.string().optional() });

/** The service is busy, begins, or is being changed. */
const AGAIN = (status: number): boolean => status === 404 || status === 410 || status === 429 || status >= 500;
const PAUSES_MS = [200, 800, 2_000] as const;

/** `identity`: see `Credential`. Throws with what the service says. */
export async function managedToken(
  service: IdentityService,
  {
    identity,
    resource,
    now,
  }: { readonly identity: string | null; readonly resource: string; readonly now: () => Date },
): Promise<Granted> {
  for (let tries = 0; ; tries += 1) {
    let called: Called;
    try {
      called = await call(addressOf(service, identity, resource), {
        headers: service.kind === 'machine' ? { metadata: 'true' } : { 'x-identity-header': service.header },
      });
    } catch (error) {
      throw new Error(`no managed identity service at ${new URL(service.url).host}: ${causeOf(error)}`, {
        cause: error,
      });
    }
    const pauseMs = PAUSES_MS[tries];
    if (AGAIN(called.status) && pauseMs !== undefined) await pause(pauseMs);
    else return grantedIn(called, now());
  }
}

function addressOf(service: IdentityService, identity: string | null, resource: string): string {
  const isMachine = service.kind === 'machine';
  const url = new URL(isMachine ? '/metadata/identity/oauth2/token' : service.url, service.url);
  url.searchParams.set('api-version', isMachine ? '2018-02-01' : '2019-08-01');
  url.searchParams.set('resource', resource);
  const byResource = isMachine ? 'msi_res_id' : 'mi_res_id';
  if (identity !== null) url.searchParams.set(identity.startsWith('/') ? byResource : 'client_id', identity);
  return url.href;
}

function grantedIn({ status, text, date }: Called, at: Date): Granted {
  const body = parsed(text);
  if (status !== 200) throw new Error(`the managed identity service says no: ${saidIn(body) ?? `HTTP ${status}`}`);
  const read = answer.safeParse(body);
  if (!read.success) throw new Error('the managed identity service gave no token');
  const { access_token: token, expires_in: lastsS, expires_on: endsS } = read.data;
  const expiresAt = endsS === undefined ? new Date(at.getTime() + (lastsS ?? 0) * 1000) : new Date(endsS * 1000);
  return { token, expiresAt, date };
}

/** The word for it, and the number Entra gives every kind of trouble; never more: what is sent along may tell of tokens. */
export function saidIn(body: unknown): string | undefined {
  const { error, error_description: words = '' } = refusal.safeParse(body).data ?? {};
  const number = /AADSTS\d{3,10}/.exec(words)?.[0];
  return error === undefined ? number : [error.slice(0, 60), number].filter((part) => part !== undefined).join(' ');
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
