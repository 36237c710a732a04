/** What was done about who owns a case, and what those concerned are told of it. Pure. */
import type { MemberId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { offerOf } from '../../core/case/handover.ts';
import { waitedFor } from '../../core/case/rules/promising.ts';
import { keeperOf } from '../../core/case/rules/owning/speaking.ts';
import type { Said } from '../../core/case/said.ts';
import type { Card, Text } from '../kit/card.ts';
import { ended, joined, moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { owningWords as words } from '../words/owning.ts';
import { withdrawButton } from './owning-buttons.ts';
import { showButton } from '../life/life-buttons.ts';

export type SaidOfOwning = Extract<
  Said,
  { kind: 'handover_offered' | 'handover_declined' | 'handover_withdrawn' | 'handover_accepted' | 'taken' }
>;

/** To whoever asked for it. */
export function saySaidOfOwning(said: SaidOfOwning, c: RecoveryCase, viewer: Viewer): Card {
  const about = { case: c.id, owner: person(c.owner, viewer) };
  switch (said.kind) {
    case 'handover_offered': {
      const offer = offerOf(c);
      const who = listIn((offer?.asked ?? []).map(viewer.name), viewer, 'or');
      const card = reply(words.text(viewer, 'said.offered', { ...about, who }));
      return offer === null ? card : withButton(card, withdrawButton(c, offer, viewer));
    }
    case 'handover_declined': {
      const from = person(c.handover?.from ?? c.owner, viewer);
      return reply(words.text(viewer, 'said.declined', { ...about, from }));
    }
    case 'handover_withdrawn':
      return reply(words.text(viewer, 'said.withdrawn', about));
    case 'handover_accepted':
    case 'taken': {
      const key = said.kind === 'taken' ? 'said.taken' : 'said.accepted';
      const card = reply(
        words.text(viewer, key, { case: c.id, from: person(said.from, viewer) }),
        ...promised(c, viewer),
      );
      return withButton(card, showButton(c.id, viewer));
    }
  }
}

const withButton = (card: Card, button: ReturnType<typeof showButton>): Card => ({
  ...card,
  blocks: [...card.blocks, { kind: 'buttons', buttons: [button] }],
});

type OfOwning = Extract<CaseEvent, { kind: 'owned' | 'handover_offered' | 'handover_settled' | 'passed_on' }>;

/** To whoever has it now, had it, or offered it. Undefined for those who are told nothing. */
export function tellOfOwning(
  event: OfOwning,
  c: RecoveryCase,
  to: MemberId | null,
  viewer: Viewer,
): readonly Text[] | undefined {
  const about = { case: c.id, owner: person(c.owner, viewer) };
  switch (event.kind) {
    case 'owned':
      return sayOwned(event, c, to, viewer);
    case 'handover_offered': {
      const { by, asked, because } = event.handover;
      const whom = listIn(asked.map(viewer.name), viewer, 'or');
      const said = { case: c.id, who: person(by, viewer), whom, why: because === null ? '' : ended(because) };
      return [words.text(viewer, 'told.offered', said)];
    }
    case 'handover_settled':
      if (event.how === 'withdrawn') return undefined;
      return event.how === 'lapsed' || event.by === null
        ? [words.text(viewer, 'told.lapsed', about)]
        : [
            words.text(viewer, 'told.declined', {
              ...about,
              who: person(event.by, viewer),
              why: ended(event.reason ?? '…'),
            }),
          ];
    case 'passed_on':
      return [words.text(viewer, 'told.passed', { case: c.id }), ...promised(c, viewer)];
  }
}

function sayOwned(
  { how, owner, from, because }: Extract<CaseEvent, { kind: 'owned' }>,
  c: RecoveryCase,
  to: MemberId | null,
  viewer: Viewer,
): readonly Text[] | undefined {
  if (how === undefined || from === undefined) return undefined;
  const about = { case: c.id, owner: person(owner, viewer) };
  if (to === owner) {
    const key = how === 'accepted' || how === 'taken' ? 'other' : how;
    const first = words.text(viewer, `told.yours_${key}`, { case: c.id, from: person(from, viewer) });
    return [joined(first, words.text(viewer, 'told.along')), ...promised(c, viewer)];
  }
  if (how === 'accepted') return [words.text(viewer, to === from ? 'told.accepted' : 'told.moved', about)];
  if (how === 'taken')
    return [words.text(viewer, 'told.taken', { ...about, why: because == null ? '' : ended(because) })];
  return [words.text(viewer, how === 'away' && to === from ? 'told.moved_away' : 'told.moved', about)];
}

const MOST_PROMISES = 3;

/** What its owner has to keep, the first due first. */
const promised = (c: RecoveryCase, viewer: Viewer): readonly Text[] =>
  waitedFor(c)
    .filter((p) => keeperOf(p) === c.owner)
    .slice(0, MOST_PROMISES)
    .map((p) => words.text(viewer, 'told.promised', { text: p.text, due: moment(p.due, viewer) }));
