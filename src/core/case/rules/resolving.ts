/** Resolving a case: what was done, whether the customer accepted, what we learned about the process. Pure. */
import type { Member } from '../../base/members.ts';
import { customerNamedIn } from '../../base/customer-names.ts';
import type { ThingId } from '../../base/ids.ts';
import { reasonIn } from './own-words.ts';
import { colleagueNamed } from '../../base/named-people.ts';
import { redact } from '../../base/redact.ts';
import { cleanText } from '../../base/text.ts';
import type { RecoveryCase } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import type { Resolution } from '../ends.ts';
import type { Circumstances } from '../circumstances.ts';
import type { ResolveCommand } from '../commands.ts';
import type { PromisesSettled } from '../promises-settled.ts';
import { isOpen } from '../evolve.ts';
import { failedOn, isGiven } from '../fulfilment.ts';
import { done, refuse, type Answered } from '../said.ts';
import { personBehind } from './agents.ts';
import { settledIn } from './promises/settling.ts';
import { offeredTo } from './learning/reviewing.ts';
import { mayResolve } from './who-may.ts';

const LONGEST_NOTE = 1000;
const NOTHING_SAID: PromisesSettled = { kept: [], released: [], reason: null };

/** The owner resolves, or a lead of the team. Actions ticked are done; authorised ones left out were not given and are released. */
export function resolve(c: RecoveryCase, command: ResolveCommand, by: Member, ctx: Circumstances): Answered {
  if (c.status === 'resolved' || c.status === 'closed') return done({ kind: 'already_so' });
  if (c.status === 'dismissed' || c.status === 'merged') return refuse({ kind: 'case_is_over', status: c.status });
  if (!mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  const failed = failedOn(c);
  if (failed.length > 0) return refuse({ kind: 'payment_failed', case: c.id, actions: failed });
  const reason = reasonIn(command.because ?? null);
  if (personBehind(by) !== c.owner && reason === null)
    return refuse({ kind: 'resolve_needs_reason', case: c.id, v: c.version, owner: c.owner });
  const isWithdrawn = command.outcome === 'withdrawn';
  const waiting = isWithdrawn ? undefined : c.requests.find(isOpen);
  if (waiting !== undefined) return refuse({ kind: 'open_approval', request: waiting.id });
  const settled = settledIn(c, command.settles ?? NOTHING_SAID, by, ctx);
  if (!settled.ok) return settled;
  const told = settled.events.map(({ promise }) => promise);
  const promises = c.promises.filter((p) => p.status === 'open' && !told.includes(p.id)).map((p) => p.id);
  if (promises.length > 0 && !isWithdrawn) return refuse({ kind: 'open_promise', promises });
  if (command.isAll === true && !isAllGiven(c, command.done))
    return refuse({ kind: 'given_since', case: c.id, v: c.version });
  const noted = { whatHelped: note(command.whatHelped), processArea: note(command.processArea) };
  for (const field of ['whatHelped', 'processArea'] as const) {
    const word = colleagueNamed(noted[field], ctx.workspace.members);
    const named =
      word ??
      customerNamedIn(
        noted[field],
        c.complaints.map(({ text }) => text),
      );
    if (named !== null) return refuse({ kind: 'blame_in_text', field, word: named });
  }
  const resolution: Resolution = {
    outcome: command.outcome,
    customerAccepted: command.customerAccepted,
    rootCause: command.rootCause,
    ...noted,
    ...(personBehind(by) !== c.owner && reason !== null && { reason }),
    by: by.id,
    at: ctx.at,
  };
  const offered = offeredTo(c, ctx);
  const events: CaseEvent[] = [
    ...settled.events,
    ...(isWithdrawn ? takenBack(c, promises, by, ctx) : []),
    ...actionsSettled(c, command, by, ctx),
    { kind: 'resolved', at: ctx.at, by: by.id, resolution, ...(offered.length > 0 && { offersReview: offered }) },
  ];
  return done({ kind: 'resolved', draft: false }, ...events);
}

/** The customer takes the complaint back: nobody decides what waits, and nobody waits for what was promised. */
const takenBack = (
  c: RecoveryCase,
  promises: readonly ThingId[],
  by: Member,
  { at }: Circumstances,
): readonly CaseEvent[] => [
  ...c.requests.filter(isOpen).map((r): CaseEvent => ({ kind: 'withdrawn', at, by: by.id, request: r.id })),
  ...promises.map((promise): CaseEvent => ({
    kind: 'promise_settled',
    at,
    by: by.id,
    promise,
    status: 'void',
    reason: null,
  })),
];

/** Whether what is meant to be all that was given still is: nothing came, lapsed or was said not to be given. */
function isAllGiven({ actions }: RecoveryCase, done: ResolveCommand['done']): boolean {
  const isLeftOut = actions.some((a) => a.status === 'authorised' && !done.includes(a.id));
  const given = actions.filter(isGiven).map((a) => a.id);
  return !isLeftOut && done.every((id) => given.includes(id));
}

function actionsSettled(c: RecoveryCase, command: ResolveCommand, by: Member, ctx: Circumstances): CaseEvent[] {
  return c.actions
    .filter((a) => a.status === 'authorised')
    .map((a) =>
      command.done.includes(a.id)
        ? { kind: 'action_done', at: ctx.at, by: by.id, action: a.id }
        : {
            kind: 'action_dropped',
            at: ctx.at,
            by: by.id,
            action: a.id,
            status: 'refused_by_customer',
            reason: 'not given',
          },
    );
}

function note(typed: string | null): string | null {
  const text = redact(cleanText(typed ?? '').trim()).text;
  return text === '' ? null : [...text].slice(0, LONGEST_NOTE).join('');
}
