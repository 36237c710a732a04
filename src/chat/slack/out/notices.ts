/** The few sentences only Slack's surface has to say: a form that needs a button, a card that is too old. Pure. */
import { askWhichLine } from '../../../cards/answers/lines-meant.ts';
import type { Block, Card } from '../../../cards/kit/card.ts';
import { reply } from '../../../cards/kit/say.ts';
import type { Reader } from '../../../cards/words/language.ts';
import { surfaceWords } from '../../../cards/words/surfaces.ts';
import { COMMAND } from '../ids.ts';
import type { ThingId } from '../../../core/base/ids.ts';
import type { FormOpening } from '../../../app/door/door.ts';
import { LONGEST_LINE_CARRIED, type Press } from '../../../core/case/press.ts';
import { neutral } from './text.ts';

/** A button's payload no longer reads: the card was drawn by an older Amends. */
export function oldCard(reader: Reader): Card {
  return reply(surfaceWords.text(reader, 'button.old', { line: `${COMMAND} mine` }));
}

/** Slack asked for something none of ours: an old command name, a button of an earlier version. */
export function nothingHere(reader: Reader): Card {
  return reply(surfaceWords.text(reader, 'nothing_here.slack', { line: `${COMMAND} help` }));
}

/** Somebody of a workspace that has no installation, in a shared channel or after it was taken out. */
export function notInstalled(reader: Reader): Card {
  return reply(surfaceWords.text(reader, 'not_installed'));
}

/** What a message said before it was edited may be done already, so what it says now is done by a press only. */
export function editedLine(line: string, now: Date, { locale }: Reader): Card {
  const why = surfaceWords.line({ locale }, 'edited');
  return askWhichLine(why, [{ label: line, line }], { command: COMMAND, locale, now });
}

/** Stands where a form was to come and something went wrong on the way; what it was is said privately. */
export function notFilled(reader: Reader): Card {
  return reply(surfaceWords.text(reader, 'form.not_filled'));
}

/** A form cannot be opened from a mention or a private message, only from a button. */
export function pressToOpen(opening: FormOpening, reader: Reader): Card {
  return withButton(surfaceWords.line(reader, 'form.press'), opening, reader);
}

/**
 * Slack lets a form open for three seconds only; this one came too late or the click was used already. What was written
 * for it stands here, and in the form behind the button where it is kept.
 */
export function tooLate(opening: FormOpening, kept: ThingId | undefined, reader: Reader): Card {
  const card = withButton(surfaceWords.line(reader, 'form.late'), opening, reader, kept);
  if (opening.kind !== 'log' || opening.text.trim() === '') return card;
  const [said, ...rest] = card.blocks;
  const words: Block[] = [
    { kind: 'text', text: surfaceWords.text(reader, 'form.your_words') },
    { kind: 'quote', text: opening.text },
  ];
  return { ...card, blocks: [...(said === undefined ? [] : [said]), ...words, ...rest] };
}

function withButton(words: string, opening: FormOpening, reader: Reader, kept?: ThingId): Card {
  const press = pressOf(opening, kept);
  const card = reply([words]);
  return {
    ...card,
    blocks: [
      ...card.blocks,
      { kind: 'buttons', buttons: [{ label: surfaceWords.line(reader, 'form.open'), press, tone: 'primary' }] },
    ],
  };
}

function pressOf(opening: FormOpening, kept: ThingId | undefined): Press {
  switch (opening.kind) {
    case 'log':
      return kept === undefined ? { kind: 'open_log' } : { kind: 'open_log', words: kept };
    case 'press':
      return opening.press;
    case 'thank': {
      const { to, text } = opening.act;
      const line = neutral(`thanks ${to} for ${text}`).trim();
      return { kind: 'say_line', line: line.slice(0, LONGEST_LINE_CARRIED).toWellFormed(), once: 'thanks' };
    }
    case 'resolve': {
      const line = neutral(`resolve ${opening.case} ${opening.words ?? ''}`).trim();
      return { kind: 'say_line', line: line.slice(0, LONGEST_LINE_CARRIED).toWellFormed(), once: 'resolve' };
    }
  }
}
