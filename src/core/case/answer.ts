/** `answer`: a case, what is asked for, and the circumstances → what happens, or a kind no. Pure and synchronous. */
import type { Member } from '../base/members.ts';
import type { RecoveryCase } from './case.ts';
import { outageOf, type Circumstances } from './circumstances.ts';
import type { Command } from './commands.ts';
import { acceptCounter, counter, discuss, editRequest } from './rules/countering.ts';
import { approve, decline, withdraw } from './rules/deciding.ts';
import { lookAgain } from './follows/due.ts';
import { heardBack } from './rules/fulfilment/hearing-back.ts';
import { askedOfSystems } from './rules/fulfilment/asked-of-systems.ts';
import { payAgain, settlePayment } from './rules/fulfilment/settling.ts';
import { isOwnOfAgent, mayAgentAsk, mayAgentRead, signedByPerson } from './rules/agents.ts';
import { give } from './rules/giving.ts';
import { putRight } from './rules/again/putting-right.ts';
import { reopen } from './rules/again/reopening.ts';
import { ownWords } from './rules/own-words.ts';
import { care } from './rules/care/caring.ts';
import { heardAgain } from './rules/care/hearing-again.ts';
import { adviceHelped, advise, askTeam } from './rules/help/advising.ts';
import { answerAssist, assist, withdrawAssist, withHelpEnded } from './rules/help/assisting.ts';
import { linkCustomer, unlinkCustomer } from './rules/identities.ts';
import { review } from './rules/learning/reviewing.ts';
import { dismiss } from './rules/life/dismissing.ts';
import { edit } from './rules/life/editing.ts';
import { merge } from './rules/life/merging.ts';
import { undo } from './rules/life/undoing.ts';
import { markSent } from './rules/letters/clocks.ts';
import { draft } from './rules/letters/drafting.ts';
import { link, linkOutage, unlink, unlinkOutage } from './rules/linking.ts';
import { log, setFacts } from './rules/logging.ts';
import { followUp } from './rules/contact/following-up.ts';
import { contact } from './rules/contact/contacting.ts';
import { movePromise } from './rules/promises/moving.ts';
import { keepPromise, settlePromises, voidPromise } from './rules/promises/settling.ts';
import { promise } from './rules/promising.ts';
import { acceptHandover, declineHandover } from './rules/owning/answering-offer.ts';
import { handOver, withdrawHandover } from './rules/owning/offering.ts';
import { take } from './rules/owning/taking.ts';
import { meantOfOffer } from './rules/owning/meant.ts';
import { hold } from './rules/holding.ts';
import { lift, look, restrict } from './rules/restricting.ts';
import { cameAgain } from './rules/again/coming-again.ts';
import { isRestricted, keptPrivate, mayRead } from './rules/who-may.ts';
import { resolve } from './rules/resolving.ts';
import { answerMore, askMore, snooze } from './rules/asking-more.ts';
import { refuse, type Answered, type Refusal } from './said.ts';
import { isOngoing } from './status.ts';
import { withinSize } from './rules/size.ts';
import { withDraftsEnded } from './rules/thanks/ending.ts';
import { withThanksDrafted } from './rules/thanks/drafting.ts';
import { quoteCustomer } from './rules/thanks/quoting.ts';
import { confirmThanks, dropThanks } from './rules/thanks/thanking.ts';

/** `c` is null only for `log`, and for a case that does not exist. Every status meets every command: tests/core/case/every-status. */
export function answer(c: RecoveryCase | null, command: Command, ctx: Circumstances): Answered {
  if (command.kind === 'look_again')
    return c === null
      ? refuse({ kind: 'no_such_case', case: command.case })
      : withDraftsEnded(c, lookAgain(c, ctx), ctx);
  if (command.kind === 'heard_back')
    return c === null
      ? refuse({ kind: 'no_such_case', case: command.case })
      : withDraftsEnded(c, heardBack(c, command, ctx), ctx);
  if (command.kind === 'came_again')
    return c === null
      ? refuse({ kind: 'no_such_case', case: command.case })
      : withDraftsEnded(c, cameAgain(c, command, ctx), ctx);
  if (command.kind === 'heard_again' && ctx.by === null)
    return c === null
      ? refuse({ kind: 'no_such_case', case: command.case })
      : withDraftsEnded(c, heardAgain(c, command, ctx), ctx);
  if (command.kind === 'quote_customer' && ctx.by === null)
    return c === null ? refuse({ kind: 'no_such_case', case: command.case }) : quoteCustomer(c, command, ctx);
  const by = ctx.by;
  if (by === null || !by.active) return refuse({ kind: 'not_a_member' });
  if (by.agent === undefined) return answerMember(c, command, by, ctx);
  const no = keptFromAgent(c, command, by);
  const answered = no === null ? answerMember(c, command, by, ctx) : refuse(no);
  return answered.ok ? { ...answered, events: signedByPerson(answered.events, by) } : answered;
}

/** What an agent is not let near, in whatever words it asks; a case that is none of its business is none it knows of. */
function keptFromAgent(c: RecoveryCase | null, command: Command, by: Member): Refusal | null {
  if (!mayAgentAsk(command.kind)) return { kind: 'not_for_agents' };
  if (command.kind === 'log') return command.source === 'agent' ? null : { kind: 'not_for_agents' };
  if (c === null || !mayAgentRead(by, c)) return { kind: 'not_with_agent', case: command.case };
  return isOwnOfAgent(by, c) ? null : { kind: 'not_with_agent', case: c.id };
}

function answerMember(c: RecoveryCase | null, command: Command, by: Member, ctx: Circumstances): Answered {
  if (command.kind === 'log') return log(command, by, ctx);
  if (command.kind === 'look_again' || command.kind === 'heard_back' || command.kind === 'came_again')
    return refuse({ kind: 'not_a_member' });
  if (c === null) return refuse({ kind: 'no_such_case', case: command.case });
  if (command.kind === 'heard_again' || command.kind === 'quote_customer') return refuse({ kind: 'not_a_member' });
  if (!mayRead(by, c) && !(isRestricted(c) ? [] : SAID_BY_THEIR_RULE).includes(command.kind))
    return refuse(keptPrivate(by, c));
  if (c.status === 'merged' && c.mergedInto != null && !OF_MERGED.includes(command.kind))
    return refuse({ kind: 'merged_into', case: c.id, into: c.mergedInto });
  const answered = answerFor(c, meantOfOffer(c, command, by), by, ctx);
  const ended = withThanksDrafted(c, withHelpEnded(c, answered, by, ctx), by, ctx);
  return withinSize(c, askedOfSystems(c, withDraftsEnded(c, ended, ctx), ctx));
}

/** Of an open case the rules of these say themselves that somebody it is about does not do them, and who does. */
const SAID_BY_THEIR_RULE: readonly Command['kind'][] = [
  'approve',
  'decline',
  'counter',
  'ask_more',
  'set_facts',
  'withdraw',
  'snooze',
];

/** What may still be asked of a case that is part of another one. */
const OF_MERGED: readonly Command['kind'][] = [
  'merge',
  'undo',
  'look',
  'restrict',
  'lift',
  'hold',
  'end_hold',
  'unlink',
  'confirm_thanks',
  'drop_thanks',
];

function answerFor(
  c: RecoveryCase,
  command: Exclude<
    Command,
    { kind: 'log' | 'look_again' | 'heard_back' | 'heard_again' | 'came_again' | 'quote_customer' }
  >,
  by: Member,
  ctx: Circumstances,
): Answered {
  switch (command.kind) {
    case 'give':
      return give(
        c,
        {
          items: command.items,
          because: command.because,
          suggested: false,
          promised: command.promised ?? null,
          ...(command.only && { only: command.only }),
        },
        by,
        ctx,
      );
    case 'give_suggested': {
      const offered = ctx.suggest(c, by, ctx).offered.find((b) => b.id === command.suggestion);
      // an older card offers what may have been given since: two people pressing the same button must not give twice
      if (offered === undefined || (command.v ?? c.version) !== c.version)
        return refuse({ kind: 'suggestion_changed' });
      const because = command.because ?? null;
      if (offered.wantsReason && ownWords(because) === null)
        return refuse({ kind: 'needs', remedy: offered.items.at(-1)?.kind ?? '', requires: ['reason'] });
      return give(c, { items: offered.items, because, suggested: true, promised: command.promised ?? null }, by, ctx);
    }
    case 'give_outage': {
      const remedy = outageOf(c, ctx)?.remedy ?? null;
      if (remedy === null || command.v !== c.version) return refuse({ kind: 'suggestion_changed' });
      return give(c, { items: [remedy], because: null, suggested: true }, by, ctx);
    }
    case 'link_outage':
      return linkOutage(c, by, ctx);
    case 'unlink_outage':
      return unlinkOutage(c, by, ctx);
    case 'approve':
      return approve(c, command, by, ctx);
    case 'decline':
      return decline(c, command, by, ctx);
    case 'counter':
      return counter(c, command, by, ctx);
    case 'accept_counter':
      return acceptCounter(c, command, by, ctx);
    case 'discuss':
      return discuss(c, command, by, ctx);
    case 'edit_request':
      return editRequest(c, command, by, ctx);
    case 'ask_more':
      return askMore(c, command, by, ctx);
    case 'answer_more':
      return answerMore(c, command, by, ctx);
    case 'snooze':
      return snooze(c, command, by, ctx);
    case 'withdraw':
      return withdraw(c, command, by, ctx);
    case 'set_facts':
      return isOngoing(c) ? setFacts(c, command, by, ctx) : refuse({ kind: 'case_is_over', status: c.status });
    case 'edit':
      return edit(c, command, by, ctx);
    case 'merge':
      return merge(c, command, by, ctx);
    case 'dismiss':
      return dismiss(c, command, by, ctx);
    case 'undo':
      return undo(c, by, ctx);
    case 'review':
      return review(c, command, by, ctx);
    case 'put_right':
      return putRight(c, command, by, ctx);
    case 'reopen':
      return reopen(c, command, by, ctx);
    case 'restrict':
      return restrict(c, command, by, ctx);
    case 'lift':
      return lift(c, command, by, ctx);
    case 'hold':
    case 'end_hold':
      return hold(c, command, by, ctx);
    case 'look':
      return look(c, command, by, ctx);
    case 'survey_told':
    case 'opt_out':
    case 'opt_in':
    case 'remember':
    case 'correct_note':
    case 'forget_note':
    case 'leaving':
    case 'staying':
    case 'winback':
      return care(c, command, by, ctx);
    case 'link_customer':
      return linkCustomer(c, command, by, ctx);
    case 'unlink_customer':
      return unlinkCustomer(c, command, by, ctx);
    case 'link':
      return link(c, command, by, ctx);
    case 'unlink':
      return unlink(c, command, by, ctx);
    case 'hand_over':
      return handOver(c, command, by, ctx);
    case 'accept_handover':
      return acceptHandover(c, command, by, ctx);
    case 'decline_handover':
      return declineHandover(c, command, by, ctx);
    case 'withdraw_handover':
      return withdrawHandover(c, command, by, ctx);
    case 'take':
      return take(c, command, by, ctx);
    case 'resolve':
      return resolve(c, command, by, ctx);
    case 'settle_payment':
      return settlePayment(c, command, by, ctx);
    case 'pay_again':
      return payAgain(c, command, by, ctx);
    case 'assist':
      return assist(c, command, by, ctx);
    case 'answer_assist':
      return answerAssist(c, command, by, ctx);
    case 'ask_team':
      return askTeam(c, command, by, ctx);
    case 'advise':
      return advise(c, command, by, ctx);
    case 'advice_helped':
      return adviceHelped(c, command, by, ctx);
    case 'withdraw_assist':
      return withdrawAssist(c, command, by, ctx);
    case 'promise':
      return isOngoing(c) ? promise(command, by, ctx) : refuse({ kind: 'case_is_over', status: c.status });
    case 'move_promise':
      return isOngoing(c) ? movePromise(c, command, by, ctx) : refuse({ kind: 'case_is_over', status: c.status });
    case 'follow_up':
      return followUp(c, command, by, ctx);
    case 'contact':
      return contact(c, command, by, ctx);
    case 'keep_promise':
      return keepPromise(c, command, by, ctx);
    case 'void_promise':
      return voidPromise(c, command, by, ctx);
    case 'settle_promises':
      return settlePromises(c, command, by, ctx);
    case 'mark_sent':
      return markSent(c, command, by, ctx);
    case 'draft':
      return draft(c, command, by, ctx);
    case 'confirm_thanks':
      return confirmThanks(c, command, by, ctx);
    case 'drop_thanks':
      return dropThanks(c, command, by, ctx);
  }
}
