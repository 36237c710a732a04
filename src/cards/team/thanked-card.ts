/** How somebody likes to be thanked: what they chose, and the buttons to choose by. Pure. */
import type { RecognitionPreference } from '../../core/base/members.ts';
import type { Button, Card } from '../kit/card.ts';
import { bold, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { thankingWords as words } from '../words/thanking.ts';

const CHOICES = ['public', 'team', 'private', 'none'] as const;
export type ThankedHow = (typeof CHOICES)[number];

export const chooseButtons = (viewer: Viewer): readonly Button[] =>
  CHOICES.map((how) => ({ label: words.line(viewer, `how.${how}`), press: { kind: 'choose_thanked', how } }));

/** Leads to the question, wherever thank-yous are seen. */
export const howButton = (viewer: Viewer): Button => ({
  label: words.line(viewer, 'how'),
  press: { kind: 'show_thanked' },
});

/** Answers `thanked`: privately, to the person alone. */
export function thankedCard(now: RecognitionPreference, viewer: Viewer): Card {
  const card = reply(
    words.text(viewer, 'how.now', { now: words.line(viewer, `how.${now}`) }),
    words.text(viewer, 'how.asks'),
  );
  return {
    ...card,
    title: words.line(viewer, 'how.title'),
    blocks: [...card.blocks, { kind: 'buttons', buttons: chooseButtons(viewer) }],
  };
}

export const thankedChosenCard = (how: ThankedHow, viewer: Viewer): Card => ({
  ...reply(words.text(viewer, `chosen.${how}`)),
});

/** What stood behind `thanked` is no way to be thanked. */
export function whichThankedCard(viewer: Pick<Viewer, 'locale' | 'command'>): Card {
  const typed = (how: ThankedHow) => bold(`${viewer.command} thanked ${how}`);
  return reply(
    words.text(viewer, 'which', {
      public: typed('public'),
      team: typed('team'),
      private: typed('private'),
      none: typed('none'),
    }),
  );
}
