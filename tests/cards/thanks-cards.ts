/** The draft of a thank-you as each of the two sees it, and how somebody is asked. */
import type { Card } from '../../src/cards/kit/card.ts';
import type { ShoutOutView } from '../../src/cards/kit/views.ts';
import { thankedCard, thankedChosenCard } from '../../src/cards/team/thanked-card.ts';
import { draftCard } from '../../src/cards/team/thanks-card.ts';
import { MIA } from '../core/case/build.ts';

/** `drafted`: a draft seen by somebody whose preference is not known. */
export function thanksCards(drafted: (change?: Partial<ShoutOutView>) => ShoutOutView): Readonly<Record<string, Card>> {
  const { viewer, shoutOut } = drafted();
  const over = (change: Partial<ShoutOutView['shoutOut']>): ShoutOutView =>
    drafted({ shoutOut: { ...shoutOut, status: 'dropped', settledAt: shoutOut.at, ...change } });
  return {
    draft: draftCard(drafted()),
    'draft-preference-known': draftCard(drafted({ preference: 'public' })),
    'draft-team-only': draftCard(drafted({ preference: 'team' })),
    'draft-wants-none': draftCard(drafted({ preference: 'none' })),
    'draft-lead': draftCard(drafted({ preference: 'public', lead: MIA.id })),
    'draft-lead-waits': draftCard(drafted({ lead: MIA.id })),
    'draft-lapsed': draftCard(over({ dropped: 'lapsed', droppedBy: null })),
    'draft-let-be': draftCard(over({ dropped: 'by_hand', droppedBy: MIA.id })),
    thanked: thankedCard('team', viewer),
    'thanked-never-asked': thankedCard('unknown', viewer),
    'thanked-none': thankedChosenCard('none', viewer),
  };
}
