/** The pulse as a card: three sentences with their answers as buttons, and what a team said once the month is over. Pure. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import { hasAnswered, isWhole, PULSE_ANSWERS, PULSE_ITEMS, toldOf, type PulseItem } from '../../core/learning/pulse.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { lineOf, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { dayIn } from '../words/dates.ts';
import { listIn } from '../words/common.ts';
import { pulseWords as words } from '../words/pulse.ts';

/** A month's, as one person may answer it. */
export interface PulseSeen {
  readonly month: string;
  readonly closesAt: Date;
  /** The sentences they have answered, as bits. */
  readonly answered: number;
}

type Note = Extract<MessageSubject, { kind: 'learning' }>;

/** In private: what was answered is not shown again, not even to whoever did. */
export function pulseNote(subject: Note, seen: PulseSeen, viewer: Viewer): Card {
  return {
    subject,
    version: 1,
    title: null,
    blocks: isWhole(seen.answered) || seen.closesAt <= viewer.now ? [thanks(viewer)] : asking(seen, viewer),
    summary: lineOf(words.line(viewer, 'asked.summary')),
  };
}

const thanks = (viewer: Viewer): Block => ({ kind: 'text', text: words.text(viewer, 'whole') });

function asking({ month, closesAt, answered }: PulseSeen, viewer: Viewer): readonly Block[] {
  return [
    { kind: 'text', text: words.text(viewer, 'asked') },
    ...PULSE_ITEMS.flatMap((item) => itemBlocks(item, month, answered, viewer)),
    { kind: 'context', text: words.text(viewer, 'asked.how', { day: dayIn(closesAt, viewer) }) },
    {
      kind: 'buttons',
      buttons: [{ label: words.line(viewer, 'button.silence'), press: { kind: 'pulse_silence' } }],
    },
  ];
}

function itemBlocks(item: PulseItem, month: string, answered: number, viewer: Viewer): readonly Block[] {
  const said = words.line(viewer, `item.${item}`);
  if (hasAnswered(answered, item)) return [{ kind: 'context', text: words.text(viewer, 'answered', { item: said }) }];
  const buttons = PULSE_ANSWERS.map((answer): Button => ({
    label: words.line(viewer, `answer.${answer}`),
    press: { kind: 'pulse', month, item, answer },
  }));
  return [
    { kind: 'text', text: [said] },
    { kind: 'buttons', buttons },
  ];
}

/** What a team said in a month that is over; and, where one is open, when its answers are told. */
export function pulseCard(
  told: { readonly month: string; readonly said: readonly number[] } | null,
  open: PulseSeen | null,
  viewer: Viewer,
): Card {
  if (told === null && open === null) return reply(words.text(viewer, 'none', { command: viewer.command }));
  const lines: Text[] =
    told === null
      ? []
      : PULSE_ITEMS.map((item) => {
          const sums = toldOf(told.said, item);
          const said = words.line(viewer, `item.${item}`);
          return sums === null
            ? words.text(viewer, 'few', { item: said })
            : words.text(viewer, 'told', { item: said, ...sums });
        });
  const asked = open === null || isWhole(open.answered) ? [] : asking(open, viewer);
  const waiting: readonly Block[] =
    open === null
      ? []
      : [{ kind: 'context', text: words.text(viewer, 'waiting', { day: dayIn(open.closesAt, viewer) }) }];
  const title = words.line(viewer, 'title', { month: told?.month ?? open?.month ?? '' });
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [...(lines.length === 0 ? [] : [{ kind: 'list' as const, items: lines }]), ...asked, ...waiting],
    summary: lineOf(plain(lines[0] ?? [title])),
  };
}

export const pulseWordsAsked = (viewer: Pick<Viewer, 'command' | 'locale'>): Text =>
  words.text(viewer, 'words', {
    command: viewer.command,
    items: listIn(
      PULSE_ITEMS.map((item) => words.line(viewer, `item.${item}`)),
      viewer,
    ),
  });
