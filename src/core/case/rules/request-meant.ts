/** Which request a decision means: the one its button carries, the only one that fits what was typed, or none, and then which is asked. Pure. */
import type { ThingId } from '../../base/ids.ts';
import type { Member } from '../../base/members.ts';
import { isNamed } from '../amount-named.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../case.ts';
import type { AmountNamed } from '../commands.ts';
import { isOpen } from '../evolve.ts';
import { speaksFor } from './owning/speaking.ts';
import { refuse, type Answered } from '../said.ts';
import type { RequestVerb } from '../refusal-values.ts';

/** What a button or a line says about the request it is for. */
export interface Meaning {
  readonly verb: RequestVerb;
  /** By the button; null for typed words. */
  readonly request: ThingId | null;
  readonly named?: AmountNamed | null | undefined;
  /** What was typed for somebody to read, to be given back where nothing is done. */
  readonly words?: string | null | undefined;
}

export type RequestMeant =
  | { readonly ok: true; readonly request: ApprovalRequest }
  | { readonly ok: false; readonly answer: Answered };

/**
 * Typed words mean the one request they can be about. Where several could be meant nothing is done and which is asked: the
 * oldest is never taken for the one that was meant.
 */
export function requestMeant(c: RecoveryCase, meaning: Meaning, by: Member, at: Date): RequestMeant {
  const { request, named, verb } = meaning;
  if (request !== null) return found(c.requests.find((r) => r.id === request));
  const could = couldMean(c, verb, by, at);
  if (could.length < 2) return found(could[0] ?? c.requests.find(isOpen) ?? c.requests.at(-1));
  const fitting = named == null ? could : could.filter((r) => isNamed(askedIn(c, r), named));
  const [only, ...more] = fitting;
  if (only !== undefined && more.length === 0) return found(only);
  const asked = (only === undefined ? could : fitting).map((r) => r.id);
  const isNone = only === undefined;
  const no = { kind: 'which_request', verb, case: c.id, requests: asked, named: named ?? null, isNone } as const;
  return { ok: false, answer: refuse({ ...no, words: meaning.words ?? null }) };
}

/** What was asked with a request, or is offered instead. */
export const askedIn = (c: Pick<RecoveryCase, 'actions'>, request: ApprovalRequest): RecoveryAction[] =>
  c.actions.filter((a) => request.actions.includes(a.id));

const found = (request: ApprovalRequest | undefined): RequestMeant =>
  request === undefined ? { ok: false, answer: refuse({ kind: 'no_such_request' }) } : { ok: true, request };

/** The requests a verb can do something about; of those whose time is up, only where no other is left. */
function couldMean(c: RecoveryCase, verb: RequestVerb, by: Member, at: Date): readonly ApprovalRequest[] {
  const fit = c.requests.filter((r) => isOpen(r) && fits(verb, r));
  const inTime = fit.filter((r) => at < r.expiresAt);
  const could = inTime.length > 0 ? inTime : fit;
  const own = isForAsker(verb) ? could.filter((r) => speaksFor(r, by.id)) : [];
  return own.length > 0 ? own : could;
}

function fits(verb: RequestVerb, request: ApprovalRequest): boolean {
  switch (verb) {
    case 'approve':
    case 'decline':
    case 'counter':
    case 'ask':
      return request.status === 'pending';
    case 'accept':
    case 'discuss':
      return request.status === 'countered';
    case 'answer':
      return request.questions.some((q) => q.answer === null);
    case 'withdraw':
      return true;
  }
}

const isForAsker = (verb: RequestVerb): boolean =>
  verb === 'accept' || verb === 'discuss' || verb === 'answer' || verb === 'withdraw';
