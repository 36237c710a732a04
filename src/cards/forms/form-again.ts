/** The way back to a form that was refused, and what is said once it is over. Pure. */
import type { Press } from '../../core/case/press.ts';
import type { Card } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import { formWords } from '../words/forms.ts';
import type { Reader } from '../words/language.ts';

/** The answer, with a button that opens the form as it was sent. */
export function withFormAgain(card: Card, press: Press, reader: Reader): Card {
  return {
    ...card,
    blocks: [
      ...card.blocks,
      { kind: 'buttons', buttons: [{ label: formWords.line(reader, 'again.button'), press }] },
      { kind: 'context', text: formWords.text(reader, 'again.kept') },
    ],
  };
}

export const formNotKept = (reader: Reader): Card => reply(formWords.text(reader, 'again.gone'));
