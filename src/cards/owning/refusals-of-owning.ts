/** Why a case did not change hands, who has it, and what to do instead. Pure. */
import type { Refusal } from '../../core/case/said.ts';
import type { Button, Card } from '../kit/card.ts';
import { moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { showButton } from '../life/life-buttons.ts';
import { listIn } from '../words/common.ts';
import { owningWords as words } from '../words/owning.ts';
import { handOverButton } from './owning-buttons.ts';

export type RefusalOfOwning = Extract<
  Refusal,
  { kind: 'not_offered' | 'handover_needs_words' | 'no_handover' | 'not_offered_to_you' | 'only_lead_takes' }
>;

export function sayRefusalOfOwning(no: RefusalOfOwning, viewer: Viewer): Card {
  const { command } = viewer;
  // pressed, it asks for the case as it is then
  const offer = handOverButton({ id: no.case, version: 0 }, viewer);
  switch (no.kind) {
    case 'not_offered':
      return withButtons(reply(notOffered(no, viewer)), no.why === 'owner' || no.why === 'self' ? [] : [offer]);
    case 'handover_needs_words': {
      const card = reply(words.text(viewer, `no.words_${no.verb}`, { case: no.case, command }));
      return withButtons(card, no.verb === 'handover' ? [offer] : []);
    }
    case 'no_handover': {
      const about = { case: no.case, owner: person(no.owner, viewer) };
      const text =
        no.how === null || no.at === null
          ? words.text(viewer, 'no.none', about)
          : words.text(viewer, `no.${no.how}`, { ...about, at: moment(no.at, viewer) });
      return withButtons(reply(text), [showButton(no.case, viewer)]);
    }
    case 'not_offered_to_you': {
      const who = listIn(no.asked.map(viewer.name), viewer, 'or');
      return reply(words.text(viewer, 'no.not_you', { case: no.case, who }));
    }
    case 'only_lead_takes':
      return reply(words.text(viewer, 'no.only_lead', { case: no.case, owner: person(no.owner, viewer) }));
  }
}

function notOffered(no: Extract<Refusal, { kind: 'not_offered' }>, viewer: Viewer): ReturnType<typeof words.text> {
  const { command } = viewer;
  const who = no.who === null ? '…' : person(no.who, viewer);
  switch (no.why) {
    case 'owner':
    case 'not_for_them':
      return words.text(viewer, `no.${no.why}`, { case: no.case, who });
    case 'self':
    case 'no_lead':
      return words.text(viewer, `no.${no.why}`, { case: no.case, command });
    case 'gone':
      return words.text(viewer, 'no.gone', { who });
    case 'away':
      return words.text(viewer, 'no.away', { who, until: no.until === undefined ? '…' : moment(no.until, viewer) });
  }
}

/** Nobody, or several, are called that; what was typed comes back. */
export const sayNobodyCalled = (
  { case: id, typed }: { readonly case: RefusalOfOwning['case']; readonly typed: string },
  viewer: Viewer,
): Card =>
  withButtons(
    reply(words.text(viewer, 'no.such_person', { typed: typed.slice(0, 40), case: id, command: viewer.command })),
    [handOverButton({ id, version: 0 }, viewer)],
  );

/** The same of all of somebody's cases. */
export const sayNobodyForAll = (typed: string, viewer: Viewer): Card =>
  reply(words.text(viewer, 'no.such_person_all', { typed: typed.slice(0, 40), command: viewer.command }));

const withButtons = (card: Card, buttons: readonly Button[]): Card =>
  buttons.length === 0 ? card : { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons }] };
