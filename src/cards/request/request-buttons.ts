/** The buttons of a request: what is pressed at once or often, and the rest in the menu. Pure. */
import { isOpen } from '../../core/case/evolve.ts';
import type { Block, Button } from '../kit/card.ts';
import type { RequestView } from '../kit/views.ts';
import { showButton } from '../life/life-buttons.ts';
import { requestWords } from '../words/requests.ts';

/** Who looks at it: everybody who is in the thread, or one who is asked, who gets only what that one may press. */
export type Seat = 'thread' | 'own';
type Label = 'approve' | 'counter' | 'decline' | 'ask' | 'answer' | 'change' | 'withdraw' | 'accept' | 'discuss';

/** None where it is decided, or where an offer is somebody else's to take. */
export function buttonsOfRequest(seen: RequestView, seat: Seat): Block[] {
  const { request: r } = seen;
  if (!isOpen(r)) return [];
  if (r.status === 'pending') return [decideRow(seen, seat)];
  return seat === 'own' ? [] : [takeRow(seen)];
}

function decideRow(seen: RequestView, seat: Seat): Block {
  const { case: c, request: r, viewer } = seen;
  const at = { case: c.id, v: c.version, request: r.id };
  const say = sayer(seen);
  const decide: readonly Button[] = [
    {
      label: say('approve'),
      press: { kind: 'approve', ...at, digest: r.digest, ...(seat === 'own' && { own: true }) },
      tone: 'primary',
    },
    { label: say('counter'), press: { kind: 'open_counter', ...at, digest: r.digest } },
  ];
  const rest: readonly Button[] = [
    { label: say('decline'), press: { kind: 'open_decline', ...at, digest: r.digest } },
    { label: say('ask'), press: { kind: 'open_ask', ...at } },
  ];
  if (seat === 'own') {
    return {
      kind: 'buttons',
      buttons: [...decide, showButton(c.id, viewer)],
      more: { buttons: [...rest, ...laterButtons(seen)] },
    };
  }
  const isAsked = r.questions.some(({ answer }) => answer === null);
  const answer: readonly Button[] = isAsked ? [{ label: say('answer'), press: { kind: 'open_answer', ...at } }] : [];
  return { kind: 'buttons', buttons: [...decide, ...answer], more: { buttons: [...rest, ...changeButtons(seen)] } };
}

/** An offer is the asker's to take. */
function takeRow(seen: RequestView): Block {
  const at = { case: seen.case.id, v: seen.case.version, request: seen.request.id };
  const say = sayer(seen);
  const buttons: readonly Button[] = [
    { label: say('accept'), press: { kind: 'accept_counter', ...at }, tone: 'primary' },
    { label: say('discuss'), press: { kind: 'open_discuss', ...at } },
  ];
  return { kind: 'buttons', buttons, more: { buttons: changeButtons(seen) } };
}

function changeButtons(seen: RequestView): readonly Button[] {
  const at = { case: seen.case.id, v: seen.case.version, request: seen.request.id };
  const say = sayer(seen);
  return [
    { label: say('change'), press: { kind: 'open_edit', ...at } },
    { label: say('withdraw'), press: { kind: 'withdraw', ...at } },
  ];
}

/** Whoever was reminded may put the next reminder off. */
function laterButtons({ case: c, request: r, viewer }: RequestView): readonly Button[] {
  if (r.came === undefined) return [];
  return ([15, 30, 60] as const).map((minutes) => ({
    label: requestWords.line(viewer, 'button.later', { minutes }),
    press: { kind: 'snooze', case: c.id, v: c.version, request: r.id, minutes },
  }));
}

const sayer =
  ({ viewer }: RequestView) =>
  (key: Label): string =>
    requestWords.line(viewer, `button.${key}`);
