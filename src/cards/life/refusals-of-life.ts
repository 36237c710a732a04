/** Why something in a case's life was not done, and what to do instead. Pure. */
import type { Refusal } from '../../core/case/said.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { Card } from '../kit/card.ts';
import { person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { lifeWords } from '../words/life.ts';
import { showButton } from './life-buttons.ts';

export type RefusalOfLife = Extract<
  Refusal,
  {
    kind:
      | 'not_dismissed'
      | 'not_merged'
      | 'merged_into'
      | 'merge_stands'
      | 'merged_stays_together'
      | 'dismissal_needs_words'
      | 'nothing_to_undo'
      | 'not_yours_to_undo'
      | 'too_late_to_undo';
  }
>;

export function sayRefusalOfLife(no: RefusalOfLife, viewer: Viewer): Card {
  const { command } = viewer;
  switch (no.kind) {
    case 'not_dismissed': {
      const held = lifeWords.line(viewer, `dismiss.held_${no.held}`);
      return reply(lifeWords.text(viewer, 'dismiss.no', { case: no.case, held, command }));
    }
    case 'dismissal_needs_words':
      return reply(lifeWords.text(viewer, 'dismiss.why', { case: no.case, command }));
    case 'not_merged':
      return reply(lifeWords.text(viewer, 'merge.no', { why: notMerged(no, viewer) }));
    case 'merged_into':
      return withShow(
        reply(lifeWords.text(viewer, 'merge.into_says', { case: no.case, into: no.into })),
        no.into,
        viewer,
      );
    case 'merge_stands':
      return withShow(reply(lifeWords.text(viewer, 'merge.stands', { case: no.case, into: no.into })), no.into, viewer);
    case 'merged_stays_together':
      return reply(lifeWords.text(viewer, 'merge.together', { case: no.case, other: no.other, command }));
    case 'nothing_to_undo':
      return reply(lifeWords.text(viewer, 'undo.nothing', { case: no.case, command }));
    case 'not_yours_to_undo':
      return reply(lifeWords.text(viewer, 'undo.not_yours', { who: person(no.did, viewer) }));
    case 'too_late_to_undo':
      return reply(lifeWords.text(viewer, `undo.late_${no.was}`, { case: no.case, command }));
  }
}

function notMerged({ case: id, why }: Extract<Refusal, { kind: 'not_merged' }>, viewer: Viewer): string {
  const { command } = viewer;
  switch (why) {
    case 'request':
      return lifeWords.line(viewer, 'merge.no_request', { case: id });
    case 'owner':
      return lifeWords.line(viewer, 'merge.no_owner');
    case 'over':
    case 'customer_unknown':
    case 'customers':
      return lifeWords.line(viewer, `merge.no_${why}`, { case: id, command });
  }
}

const withShow = (card: Card, id: CaseId, viewer: Viewer): Card => ({
  ...card,
  blocks: [...card.blocks, { kind: 'buttons', buttons: [showButton(id, viewer)] }],
});
