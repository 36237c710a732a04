/** What a lead is told of their team's digest, in private. Pure. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Card } from '../kit/card.ts';
import { lineOf, note, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { Reader } from '../words/language.ts';
import { weeklyWords as words } from '../words/weekly.ts';
import { sectionsButton } from './vote-buttons.ts';

type Note = Extract<MessageSubject, { kind: 'learning' }>;

/** It has nowhere to go. */
export function noChannelNote(subject: Note, team: string, viewer: Viewer): Card {
  const said = words.text(viewer, 'no_channel', { command: viewer.command });
  return note(subject, 1, said, [{ kind: 'context', text: words.text(viewer, 'no_channel.mend', { team }) }]);
}

/** Its readers find it of little use: what should change? */
export function askNote(subject: Note, weeks: number, viewer: Viewer): Card {
  return {
    subject,
    version: 1,
    title: null,
    blocks: [
      { kind: 'text', text: words.text(viewer, 'ask', { n: weeks }) },
      {
        kind: 'buttons',
        buttons: [
          sectionsButton(viewer),
          { label: words.line(viewer, 'button.preview'), press: { kind: 'show_digest' } },
        ],
      },
    ],
    summary: lineOf(words.line(viewer, 'ask.summary', { n: weeks })),
  };
}

/** The digest itself, for whoever leads the team, because its channel is gone. */
export function insteadCard(
  card: Card,
  subject: Extract<MessageSubject, { kind: 'undelivered' }>,
  team: string,
  reader: Reader,
): Card {
  const said = words.text(reader, 'instead', { team });
  return {
    ...card,
    subject,
    blocks: [{ kind: 'text', text: said }, ...card.blocks],
    summary: lineOf(`${plain(said)} ${card.summary}`),
    ...(card.told !== undefined && { told: `${plain(said)}\n${card.told}` }),
  };
}
