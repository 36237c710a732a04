/** What a lead is told of their team's digest, in private. Pure. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Card } from '../kit/card.ts';
import { lineOf, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { weeklyWords as words } from '../words/weekly.ts';

type Note = Extract<MessageSubject, { kind: 'learning' }>;

/** It has nowhere to go. */
export function noChannelNote(subject: Note, team: string, viewer: Viewer): Card {
  const said = words.text(viewer, 'no_channel', { command: viewer.command });
  return {
    subject,
    version: 1,
    title: null,
    blocks: [
      { kind: 'text', text: said },
      { kind: 'context', text: words.text(viewer, 'no_channel.mend', { team }) },
    ],
    summary: lineOf(plain(said)),
  };
}
