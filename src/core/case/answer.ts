/** `answer`: a case, what is asked for, and the circumstances → what happens, or a kind no. Pure and synchronous. */
import type { Member } from '../base/members.ts';
import type { RecoveryCase } from './case.ts';
import { eventOf, type Circumstances } from './circumstances.ts';
import type { Command } from './commands.ts';
import { acceptCounter, counter, discuss, editRequest } from './countering.ts';
import { approve, decline, withdraw } from './deciding.ts';
import { lookAgain } from './due.ts';
import { give } from './giving.ts';
import { link, linkEvent, unlink, unlinkEvent } from './linking.ts';
import { log, setFacts } from './logging.ts';
import { keepPromise, promise } from './promising.ts';
import { resolve } from './resolving.ts';
import { answerMore, askMore, snooze } from './questions.ts';
import { refuse, type Answered } from './said.ts';
import { confirmThanks, dropThanks } from './thanking.ts';

/** `c` is null only for `log`, and for a case that does not exist. Every status meets every command: tests/core/case/every-status. */
export function answer(c: RecoveryCase | null, command: Command, at: Circumstances): Answered {
  if (command.kind === 'look_again')
    return c === null ? refuse({ no: 'no_such_case', case: command.case }) : lookAgain(c, at);
  const by = at.by;
  if (by === null || !by.active) return refuse({ no: 'not_a_member' });
  if (command.kind === 'log') return log(command, by, at);
  if (c === null) return refuse({ no: 'no_such_case', case: command.case });
  return answerFor(c, command, by, at);
}

function answerFor(
  c: RecoveryCase,
  command: Exclude<Command, { kind: 'log' | 'look_again' }>,
  by: Member,
  at: Circumstances,
): Answered {
  switch (command.kind) {
    case 'give':
      return give(c, { items: command.items, because: command.because, suggested: false }, by, at);
    case 'give_suggested': {
      const offered = at.suggest(c, by, at).bundles.find((b) => b.id === command.suggestion);
      // an older card offers what may have been given since: two people pressing the same button must not give twice
      if (offered === undefined || (command.v ?? c.version) !== c.version) return refuse({ no: 'suggestion_changed' });
      return give(c, { items: offered.items, because: null, suggested: true }, by, at);
    }
    case 'give_event': {
      const remedy = eventOf(c, at)?.remedy ?? null;
      if (remedy === null || command.v !== c.version) return refuse({ no: 'suggestion_changed' });
      return give(c, { items: [remedy], because: null, suggested: true }, by, at);
    }
    case 'link_event':
      return linkEvent(c, by, at);
    case 'unlink_event':
      return unlinkEvent(c, by, at);
    case 'approve':
      return approve(c, command, by, at);
    case 'decline':
      return decline(c, command, by, at);
    case 'counter':
      return counter(c, command, by, at);
    case 'accept_counter':
      return acceptCounter(c, command, by, at);
    case 'discuss':
      return discuss(c, command, by, at);
    case 'edit_request':
      return editRequest(c, command, by, at);
    case 'ask_more':
      return askMore(c, command, by, at);
    case 'answer_more':
      return answerMore(c, command, by, at);
    case 'snooze':
      return snooze(c, command, by, at);
    case 'withdraw':
      return withdraw(c, command, by, at);
    case 'set_facts':
      return isOver(c) ? refuse({ no: 'case_is_over', status: c.status }) : setFacts(c, command, by, at);
    case 'link':
      return link(c, command, by, at);
    case 'unlink':
      return unlink(c, command, by, at);
    case 'resolve':
      return resolve(c, command, by, at);
    case 'promise':
      return isOver(c) ? refuse({ no: 'case_is_over', status: c.status }) : promise(command, by, at);
    case 'keep_promise':
      return keepPromise(c, command, by, at);
    case 'confirm_thanks':
      return confirmThanks(c, command, by, at);
    case 'drop_thanks':
      return dropThanks(c, command, by, at);
  }
}

const isOver = (c: RecoveryCase): boolean => c.status !== 'new' && c.status !== 'owned' && c.status !== 'waiting';
