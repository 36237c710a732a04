/** What the house may learn from a case that ended, as buttons for whoever looks at it. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import type { Block } from '../kit/card.ts';
import type { Reader } from '../words/language.ts';
import { coachingButtons } from './coaching-card.ts';
import { thankButton } from '../recognition/no-thank.ts';
import { improveButton } from './improvement-card.ts';
import { reviewButtons } from './review-card.ts';

export const learningBlocks = (c: RecoveryCase, reader: Reader): readonly Block[] => [
  {
    kind: 'buttons',
    buttons: [
      ...(isRestricted(c) ? [] : [thankButton(reader, c.id)]),
      improveButton(c, 'resolved', reader),
      ...reviewButtons(c, reader),
      ...coachingButtons(c, reader),
    ],
  },
];
