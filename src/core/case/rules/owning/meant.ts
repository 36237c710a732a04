/** `accept`, `decline` and `withdraw` are said of requests: typed where none could be meant, they answer the offer of the case itself. Pure. */
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Command } from '../../commands.ts';
import { isOpen } from '../../evolve.ts';
import { offerOf } from '../../handover.ts';
import { mayAnswer } from './answering-offer.ts';

type OfferAnswer = Extract<Command, { kind: 'accept_handover' | 'decline_handover' | 'withdraw_handover' }>;

/** The command as it is meant; itself where a request is, or where nothing is offered to whoever asks. */
export const meantOfOffer = <C extends Command>(c: RecoveryCase, command: C, by: Member): C | OfferAnswer =>
  answerMeant(c, command, by) ?? command;

function answerMeant(c: RecoveryCase, command: Command, by: Member): OfferAnswer | undefined {
  const offer = offerOf(c);
  if (offer === null || !('request' in command) || command.request !== null) return undefined;
  if ('named' in command && command.named != null) return undefined;
  const about = { case: c.id, handover: offer.id };
  const open = c.requests.filter(isOpen);
  if (command.kind === 'accept_counter' && open.every(({ status }) => status !== 'countered'))
    return mayAnswer(offer, by) ? { kind: 'accept_handover', ...about } : undefined;
  if (command.kind === 'decline' && open.every(({ status }) => status !== 'pending'))
    return offer.asked.includes(by.id) ? { kind: 'decline_handover', ...about, reason: command.reason } : undefined;
  return command.kind === 'withdraw' && open.length === 0 && offer.by === by.id
    ? { kind: 'withdraw_handover', ...about }
    : undefined;
}
