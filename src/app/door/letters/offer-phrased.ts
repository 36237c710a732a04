/** Beside a draft: has a model phrase it, and a button for when it has. The draft waits for nothing. */
import type { RecoveryCase } from '../../../core/case/case.ts';
import type { Said } from '../../../core/case/said.ts';
import { phrasedButton } from '../../../cards/hints/phrased-letter.ts';
import type { Block, Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { mayBePhrased } from '../../hints/prepared.ts';
import { wantHintOf } from '../../hints/want-hints.ts';
import type { Shell } from '../../shell.ts';

export function offerPhrased(
  shell: Shell,
  c: RecoveryCase,
  { letter, voice }: Extract<Said, { kind: 'drafted' }>,
  card: Card,
  viewer: Viewer,
): Card {
  const { hints } = shell;
  if (hints === undefined || !hints.settings.tasks.includes('letter') || !mayBePhrased(c, hints)) return card;
  wantHintOf(shell, { kind: 'letter', case: c.id, letter, voice, zone: viewer.zone });
  const button = phrasedButton(c, letter, voice, viewer);
  const blocks = card.blocks.map((block): Block =>
    block.kind === 'buttons' && block.more !== undefined
      ? { ...block, more: { ...block.more, buttons: [button, ...block.more.buttons] } }
      : block,
  );
  return { ...card, blocks };
}
