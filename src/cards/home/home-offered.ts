/** Cases that are offered to somebody, on their home: each is answered there. Pure. */
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { offerOf } from '../../core/case/handover.ts';
import { privateLine } from '../case/private-card.ts';
import type { Block } from '../kit/card.ts';
import type { HomeView } from '../kit/views.ts';
import { showButton } from '../life/life-buttons.ts';
import { answerButtons } from '../owning/owning-buttons.ts';
import { homeWords as words } from '../words/home.ts';
import { firstWords, heading, moreBlocks } from './home-parts.ts';

const MOST_OFFERED = 5;

export function offeredBlocks({ viewer, offered }: HomeView): Block[] {
  if (offered.length === 0) return [];
  return [
    heading(words.line(viewer, 'offered.title'), offered.length),
    ...offered.slice(0, MOST_OFFERED).flatMap((c): Block[] => {
      const offer = offerOf(c);
      if (offer === null) return [];
      const who = viewer.name(offer.by);
      const isPrivate = isRestricted(c);
      const text = isPrivate
        ? [...privateLine(c, viewer), ` · ${words.line(viewer, 'offered.private', { who })}`]
        : words.text(viewer, 'offered.line', { case: c.id, who, text: offer.because ?? firstWords(c) });
      // the first primary button of the page is what others wait for
      const answers = answerButtons(c, offer, viewer).map(({ label, press }) => ({ label, press }));
      return [
        { kind: 'text', text },
        { kind: 'buttons', buttons: [...(isPrivate ? [] : answers), showButton(c.id, viewer)] },
      ];
    }),
    ...moreBlocks(offered.length - MOST_OFFERED, viewer),
  ];
}
