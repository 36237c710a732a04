/** What somebody is asked to help with, on their home. Pure. */
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { heading, moreBlocks, MOST_LISTED } from '../home/home-parts.ts';
import type { Block, Text } from '../kit/card.ts';
import { moment } from '../kit/say.ts';
import type { HomeView } from '../kit/views.ts';
import { showButton } from '../life/life-buttons.ts';
import { helpWords as words } from '../words/help.ts';
import { answerButtons, shortly } from './assist-words.ts';

/** Answered where they stand; the others by their own cards. */
const MOST_WITH_BUTTONS = 4;

export function helpsBlocks({ viewer, helps = [] }: HomeView): Block[] {
  if (helps.length === 0) return [];
  const shown = helps.slice(0, MOST_LISTED);
  return [
    heading(words.line(viewer, 'home.title'), helps.length),
    ...shown.flatMap(({ case: c, assist: a }, n): Block[] => {
      const text: Text = words.text(viewer, a.due <= viewer.now ? 'home.late' : 'home.line', {
        case: c.id,
        who: viewer.name(a.by),
        due: moment(a.due, viewer),
        text: isRestricted(c) ? words.line(viewer, 'home.private') : shortly(a.text),
      });
      const buttons = [...answerButtons(a, c, viewer), showButton(c.id, viewer)];
      return [{ kind: 'text', text }, ...(n < MOST_WITH_BUTTONS ? [{ kind: 'buttons' as const, buttons }] : [])];
    }),
    ...moreBlocks(helps.length - shown.length, viewer),
  ];
}
