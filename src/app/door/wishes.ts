/** What a press stands for: a form to open, a question to answer, or a wish, and the command that the wish is. Pure. */
import type { Member } from '../../core/base/members.ts';
import { placeWhen, type NoMoment } from '../../core/base/when.ts';
import type { Command } from '../../core/case/commands.ts';
import type { Press } from '../../core/case/press.ts';
import type { FormOpening, Intent, Wish } from './door.ts';

/** A press either opens a form, asks a question, or is a wish. */
export function intentOf(press: Press): Intent {
  switch (press.kind) {
    case 'open_log':
      return { kind: 'form', form: { kind: 'log', text: '', permalink: null, source: 'chat' } };
    case 'open_give':
    case 'open_resolve':
    case 'open_decline':
    case 'open_counter':
    case 'open_discuss':
    case 'open_edit':
    case 'open_ask':
    case 'open_answer':
    case 'open_edit_thanks':
    case 'open_facts':
    case 'open_promise':
      return { kind: 'form', form: { kind: 'press', press } satisfies FormOpening };
    case 'show_case':
      return { kind: 'question', question: { kind: 'show', case: press.case } };
    case 'show_limits':
      return { kind: 'question', question: { kind: 'limits' } };
    case 'give_suggested':
    case 'approve':
    case 'accept_counter':
    case 'snooze':
    case 'withdraw':
    case 'confirm_thanks':
    case 'drop_thanks':
    case 'keep_promise':
    case 'link':
    case 'link_event':
    case 'give_event':
      return { kind: 'wish', wish: { kind: 'press', press } };
  }
}

/** A promise as typed, at the moment it stands for in the member's zone; or why there is none. `typed` is the line to give back. */
export function placedPromise(
  wish: Extract<Wish, { kind: 'promise' }>,
  at: Date,
  { zone }: Pick<Member, 'zone'>,
): ({ readonly command: Command } | { readonly no: NoMoment }) & { readonly typed: string } {
  const placed = placeWhen(wish.when, at, zone);
  const typed = `promise ${wish.case} ${wish.typed}`;
  if (!placed.ok) return { no: placed.no, typed };
  return { command: { kind: 'promise', case: wish.case, text: wish.text, due: placed.at }, typed };
}

/** A wish about a case, as the command it stands for. */
export function commandOf(wish: Extract<Wish, { kind: 'command' | 'press' }>): Command {
  if (wish.kind === 'command') return wish.command;
  const { press } = wish;
  switch (press.kind) {
    case 'give_suggested':
      return { kind: 'give_suggested', case: press.case, suggestion: press.suggestion, v: press.v };
    case 'approve':
      return { kind: 'approve', case: press.case, request: press.request, digest: press.digest, baseAmount: null };
    case 'accept_counter':
      return { kind: 'accept_counter', case: press.case, request: press.request };
    case 'snooze':
      return { kind: 'snooze', case: press.case, request: press.request, minutes: press.minutes };
    case 'withdraw':
      return { kind: 'withdraw', case: press.case, request: press.request };
    case 'confirm_thanks':
      return {
        kind: 'confirm_thanks',
        case: press.case,
        shoutOut: press.shoutOut,
        text: null,
        audience: press.audience,
      };
    case 'drop_thanks':
      return { kind: 'drop_thanks', case: press.case, shoutOut: press.shoutOut, never: press.never };
    case 'keep_promise':
      return { kind: 'keep_promise', case: press.case, promise: press.promise };
    case 'link':
      return { kind: 'link', case: press.case, other: press.other };
    case 'link_event':
      return { kind: 'link_event', case: press.case };
    case 'give_event':
      return { kind: 'give_event', case: press.case, v: press.v };
    case 'open_log':
    case 'open_give':
    case 'open_resolve':
    case 'open_decline':
    case 'open_counter':
    case 'open_discuss':
    case 'open_edit':
    case 'open_ask':
    case 'open_answer':
    case 'open_edit_thanks':
    case 'open_facts':
    case 'open_promise':
    case 'show_case':
    case 'show_limits':
      throw new Error(`"${press.kind}" is not a wish: it opens a form or asks a question`);
  }
}
