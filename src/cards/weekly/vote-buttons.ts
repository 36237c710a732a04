/** What readers do with a digest: say whether it was useful, note what came up, choose what it tells. Pure. */
import type { TeamId } from '../../core/base/ids.ts';
import type { Block, Button } from '../kit/card.ts';
import type { Reader } from '../words/language.ts';
import { weeklyWords as words } from '../words/weekly.ts';

/** `asks`: whether it asks if it was useful. What is pressed seldom stands in the menu. */
export function digestButtons(
  { team, week, asks }: { readonly team: TeamId; readonly week: string; readonly asks: boolean },
  reader: Reader,
): Block {
  const vote = (useful: boolean): Button => ({
    label: words.line(reader, useful ? 'button.useful' : 'button.not_useful'),
    press: { kind: 'digest_vote', team, week, useful },
  });
  const idea: Button = { label: words.line(reader, 'button.idea'), press: { kind: 'open_digest_idea', week } };
  return { kind: 'buttons', buttons: asks ? [vote(true), vote(false), idea] : [idea] };
}

export const sectionsButton = (reader: Reader): Button => ({
  label: words.line(reader, 'button.sections'),
  press: { kind: 'open_digest_sections' },
});
