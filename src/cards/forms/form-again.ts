/** The way back to a form that was refused, and what is said once it is over. Pure. */
import type { Press } from '../../core/case/press.ts';
import type { Card } from '../kit/card.ts';
import { reply } from '../kit/say.ts';

/** The answer, with a button that opens the form as it was sent. */
export function withFormAgain(card: Card, press: Press): Card {
  return {
    ...card,
    blocks: [
      ...card.blocks,
      { kind: 'buttons', buttons: [{ label: 'Open the form again', press }] },
      { kind: 'context', text: ['Everything you typed is kept for an hour.'] },
    ],
  };
}

export const formNotKept = (): Card =>
  reply(['What was typed in that form is kept for an hour, for whoever typed it. Please open the form from its card.']);
