/** A letter as a model phrased it, beside the draft it was made from. Privately to whoever asked. Pure. */
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { LetterKind, Voice } from '../../core/letters/letter.ts';
import { inBlocks } from '../kit/in-blocks.ts';
import type { Block, Button, Card } from '../kit/card.ts';
import { capital, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { sentButton } from '../letters/clocks.ts';
import { kindName } from '../letters/names.ts';
import { hintWords as words } from '../words/hints.ts';
import { letterWords } from '../words/letters.ts';

interface Phrased {
  readonly letter: LetterKind;
  readonly voice: Voice;
  readonly text: string;
  readonly model: string;
}

export function phrasedCard(c: RecoveryCase, { letter, voice, text, model }: Phrased, viewer: Viewer): Card {
  return {
    subject: { kind: 'reply' },
    version: c.version,
    title: words.line(viewer, 'letter.title', { kind: capital(kindName(letter, viewer)), case: c.id }),
    blocks: [
      ...inBlocks(text).map((part): Block => ({ kind: 'quote', text: part })),
      { kind: 'context', text: words.text(viewer, 'letter.note', { model: clip(model, 40) }) },
      {
        kind: 'buttons',
        buttons: [
          {
            label: letterWords.line(viewer, 'button.edit'),
            press: { kind: 'open_letter', case: c.id, v: c.version, letter, ...voice, phrased: true },
          },
          sentButton(c, letter, viewer),
        ],
      },
    ],
    summary: words.line(viewer, 'letter.summary', { case: c.id }),
  };
}

export const notPhrasedCard = (viewer: Viewer): Card => reply(words.text(viewer, 'letter.not_yet'));

export const phrasedButton = (c: RecoveryCase, letter: LetterKind, voice: Voice, viewer: Viewer): Button => ({
  label: words.line(viewer, 'letter.button'),
  press: { kind: 'show_phrased', case: c.id, letter, ...voice },
});
