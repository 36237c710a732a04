/** What somebody wrote goes back to them with a no, so that nothing of it has to be written again. Pure. */
import { clip } from '../../core/base/text.ts';
import type { Command } from '../../core/case/commands.ts';
import { givenBack } from '../../cards/case/promises.ts';
import { LONGEST_FIELD } from '../../cards/forms/forms.ts';
import type { Card } from '../../cards/kit/card.ts';

/** The sentence of a no holds so much of a word. */
const HELD_IN_SENTENCE = 40;

/**
 * More words than a verb and a case are given back with a no: a command is gone from where it was typed. So is what no blank parts,
 * as in Japanese or Thai, once it is longer than the sentence holds.
 */
export function withWords(card: Card, typed: string): Card {
  const holds = card.blocks.some((block) => block.kind === 'quote' || block.kind === 'buttons');
  const isHeld = typed.length <= HELD_IN_SENTENCE && typed.split(/\s+/, 3).length < 3;
  return holds || isHeld ? card : givenBack(card, clip(typed, LONGEST_FIELD));
}

/** The sentences a command carries in somebody's own words; empty where it carries none. */
export function sentencesIn(command: Command): string {
  const edited = command.kind === 'edit' ? [command.changes.remedySought, command.changes.addition] : [];
  const said = [
    ...edited,
    'words' in command ? command.words : null,
    'text' in command ? command.text : null,
    'because' in command ? command.because : null,
    'reason' in command ? command.reason : null,
    'alternative' in command ? command.alternative : null,
    'whatHelped' in command ? command.whatHelped : null,
    ...(command.kind === 'review' ? [command.helped, command.hindered, command.change] : []),
  ];
  return said.filter((each) => each != null && each.trim() !== '').join('\n');
}
