/** While a request waits: facts an approver wants first, the answer to them, and a reminder put off. The clock goes on. Pure. */
import type { Member } from '../../base/members.ts';
import type { ApprovalRequest, RecoveryCase } from '../case.ts';
import type { Circumstances } from '../circumstances.ts';
import type { Command } from '../commands.ts';
import { alreadyDecided, askingFirst, judgeDecision, onlyAsker } from './deciding.ts';
import { isOpen } from '../evolve.ts';
import { ownWords } from './own-words.ts';
import { requestMeant } from './request-meant.ts';
import { done, refuse, type Answered } from '../said.ts';

type Ask<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Whoever may decide may ask first. */
export function askMore(c: RecoveryCase, command: Ask<'ask_more'>, by: Member, ctx: Circumstances): Answered {
  const meant = requestMeant(c, { verb: 'ask', request: command.request, words: command.text }, by, ctx.at);
  if (!meant.ok) return meant.answer;
  const { request } = meant;
  const text = ownWords(command.text);
  if (text === null) return refuse({ kind: 'nothing_written' });
  const no = onlyDecider(c, request, by, ctx);
  return (
    no ??
    done(
      { kind: 'asked_more', request: request.id },
      { kind: 'asked_more', at: ctx.at, by: by.id, request: request.id, text },
    )
  );
}

export function answerMore(c: RecoveryCase, command: Ask<'answer_more'>, by: Member, ctx: Circumstances): Answered {
  const meant = requestMeant(c, { verb: 'answer', request: command.request, words: command.text }, by, ctx.at);
  if (!meant.ok) return meant.answer;
  const { request } = meant;
  const no = onlyAsker(request, by, ctx.at);
  if (no !== undefined) return no;
  if (!request.questions.some((q) => q.answer === null)) return refuse({ kind: 'no_question' });
  const text = ownWords(command.text);
  if (text === null) return refuse({ kind: 'nothing_written' });
  return done(
    { kind: 'answered_more', request: request.id },
    { kind: 'answered_more', at: ctx.at, by: by.id, request: request.id, text },
  );
}

/** No reminder until then; climbing and expiry keep their time. */
export function snooze(c: RecoveryCase, command: Ask<'snooze'>, by: Member, ctx: Circumstances): Answered {
  const request = c.requests.find((r) => r.id === command.request);
  if (request === undefined) return refuse({ kind: 'no_such_request' });
  const no = onlyDecider(c, request, by, ctx);
  if (no !== undefined) return no;
  const until = new Date(ctx.at.getTime() + command.minutes * 60_000);
  return done(
    { kind: 'snoozed', request: request.id, until },
    { kind: 'snoozed', at: ctx.at, by: by.id, request: request.id, until },
  );
}

function onlyDecider(c: RecoveryCase, request: ApprovalRequest, by: Member, ctx: Circumstances): Answered | undefined {
  if (!isOpen(request)) return alreadyDecided(request);
  const judged = judgeDecision(c, request, askingFirst(by, ctx), { ...ctx, approvedBefore: [] });
  return judged.ok ? undefined : judged.answer;
}
