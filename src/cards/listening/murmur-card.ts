/** A message of a watched channel that reads like a complaint: offered as a case, or what became of it. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import { clip } from '../../core/base/text.ts';
import type { Murmur } from '../../core/listening/murmur.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { lineOf, moment, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listeningWords as words } from '../words/listening.ts';

export interface MurmurSeen {
  readonly subject: Extract<MessageSubject, { kind: 'murmur' }>;
  readonly murmur: Murmur;
  /** What it says, masked; null where that is not said again. */
  readonly words: { readonly text: string; readonly by: string | null; readonly at: Date | null } | null;
  /** The case it is, where that may be said. */
  readonly case: CaseId | null;
  /** From when on one is offered again, after too many. */
  readonly again: Date;
}

const LONGEST_QUOTE = 600;
const LONGEST_NAME = 60;

/** One quiet line and two buttons where others read; what it says stands above already. */
export function murmurCard(seen: MurmurSeen, viewer: Viewer): Card {
  const { subject, murmur } = seen;
  const isOffered = murmur.state === 'offered';
  const said = stateLine(seen, viewer);
  return {
    subject,
    version: murmur.version,
    title: null,
    blocks: [
      { kind: isOffered ? 'text' : 'context', text: said },
      ...(isOffered ? [...quoted(seen, viewer), buttons(murmur, viewer)] : []),
    ],
    summary: lineOf(plain(said)),
    ...(subject.to !== null && { isForOne: true as const }),
  };
}

function stateLine({ subject, murmur, case: id, again }: MurmurSeen, viewer: Viewer): Text {
  switch (murmur.state) {
    case 'offered':
      return words.text(viewer, subject.to === null ? 'offered' : 'offered.private');
    case 'held':
      return words.text(viewer, 'held', { again: moment(again, viewer) });
    case 'logged':
      return id === null ? words.text(viewer, 'logged') : words.text(viewer, 'logged.as', { case: id });
    case 'declined':
      return words.text(viewer, 'declined');
    case 'withdrawn':
      return words.text(viewer, 'withdrawn');
  }
}

function quoted({ words: said }: MurmurSeen, viewer: Viewer): Block[] {
  if (said === null) return [];
  const by = said.by === null ? null : clip(said.by, LONGEST_NAME);
  const at = said.at === null ? null : moment(said.at, viewer);
  const who: Text | null =
    by !== null && at !== null
      ? words.text(viewer, 'written.by_at', { by, at })
      : by !== null
        ? words.text(viewer, 'written.by', { by })
        : at !== null
          ? words.text(viewer, 'written.at', { at })
          : null;
  return [
    { kind: 'quote', text: clip(said.text, LONGEST_QUOTE) },
    ...(who === null ? [] : [{ kind: 'context' as const, text: who }]),
  ];
}

const buttons = ({ id }: Murmur, viewer: Viewer): Block => ({
  kind: 'buttons',
  buttons: [
    { label: words.line(viewer, 'button.log'), press: { kind: 'open_murmur', murmur: id } },
    { label: words.line(viewer, 'button.none'), press: { kind: 'decline_murmur', murmur: id } },
  ],
});
