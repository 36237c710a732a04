/** The card a button was pressed on, as it is now: for platforms that redraw in the answer to the press. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Press } from '../../core/case/commands.ts';
import type { Card } from '../../cards/kit/card.ts';
import { draw } from '../messages/draw.ts';
import type { Shell } from '../shell.ts';

export async function drawPressed(shell: Shell, press: Press, platform: Platform): Promise<Card | null> {
  const subject = subjectPressed(press);
  return subject === null ? null : ((await draw(shell, subject, platform)) ?? null);
}

function subjectPressed(press: Press): MessageSubject | null {
  switch (press.do) {
    case 'give_suggested':
    case 'keep_promise':
    case 'link':
    case 'link_event':
    case 'give_event':
    case 'open_give':
    case 'open_resolve':
    case 'open_facts':
    case 'open_promise':
      return { kind: 'case', case: press.case };
    case 'approve':
    case 'withdraw':
    case 'accept_counter':
    case 'open_decline':
    case 'open_counter':
    case 'open_discuss':
    case 'open_edit':
    case 'open_ask':
    case 'open_answer':
      return { kind: 'request', case: press.case, request: press.request, to: null };
    case 'confirm_thanks':
    case 'drop_thanks':
    case 'open_edit_thanks':
      return { kind: 'draft', case: press.case, shoutOut: press.shoutOut };
    // what was pressed is a reminder: nothing on a card changes, so the answer is the sentence
    case 'snooze':
    case 'open_log':
    case 'show_case':
    case 'show_limits':
      return null;
  }
}
