/** The offer of a case, privately to whoever is asked; once it is answered, what became of it, without a button that answers. Pure. */
import type { MemberId, ThingId } from '../../core/base/ids.ts';
import { isOpen } from '../../core/case/evolve.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { offerOf, type Handover } from '../../core/case/handover.ts';
import { waitedFor } from '../../core/case/rules/promising.ts';
import { dueLine } from '../case/promises.ts';
import { titleOf } from '../case/case-title.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { atAGlance } from '../kit/glance.ts';
import { lineOf, moment, person, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { showButton } from '../life/life-buttons.ts';
import { listIn } from '../words/common.ts';
import { owningWords as words } from '../words/owning.ts';
import { answerButtons } from './owning-buttons.ts';

const MOST_PROMISES = 3;

export interface OfferSeen {
  readonly case: RecoveryCase;
  readonly handover: ThingId;
  readonly to: MemberId;
  readonly viewer: Viewer;
  readonly teamName: (id: string) => string;
}

export function handoverCard(seen: OfferSeen): Card {
  const { case: c, handover, to } = seen;
  const offer = offerOf(c);
  const card = offer?.id === handover ? offered(seen, offer) : answered(seen);
  return { ...card, subject: { kind: 'handover', case: c.id, handover, to }, version: c.version };
}

type Drawn = Pick<Card, 'title' | 'blocks' | 'summary'>;

function offered(seen: OfferSeen, offer: Handover): Drawn {
  const { case: c, viewer } = seen;
  const title = titleOf(c, viewer);
  const waiting = c.requests.filter(isOpen).length;
  const lines: readonly Text[] = [
    ...(offer.because === null ? [] : [words.text(viewer, 'asked.because', { because: offer.because })]),
    ...waitedFor(c)
      .slice(0, MOST_PROMISES)
      .map((p) => dueLine(p, viewer)),
    ...(waiting === 0 ? [] : [words.text(viewer, 'asked.request', { n: waiting })]),
  ];
  const ends = { owner: person(c.owner, viewer), until: moment(offer.until, viewer) };
  const until =
    offer.why !== 'case'
      ? words.text(viewer, 'asked.until_shift', { until: ends.until })
      : words.text(viewer, 'asked.until', ends);
  return {
    title,
    blocks: [
      { kind: 'text', text: whoOffers(seen, offer) },
      { kind: 'quote', text: atAGlance(c.complaints[0]?.text ?? '').text },
      ...lines.map((text): Block => ({ kind: 'text', text })),
      { kind: 'context', text: until },
      { kind: 'buttons', buttons: [...answerButtons(c, offer, viewer), showButton(c.id, viewer)] },
    ],
    summary: lineOf(words.line(viewer, 'asked.summary', { who: viewer.name(offer.by), case: c.id, what: title })),
  };
}

function whoOffers({ case: c, viewer, teamName }: OfferSeen, offer: Handover): Text {
  const said = { who: person(offer.by, viewer), case: c.id };
  if (offer.team !== null) return words.text(viewer, 'asked.team', { ...said, team: teamName(offer.team) });
  const key = { case: 'asked', shift: 'asked.shift', absence: 'asked.absence' } as const;
  return words.text(viewer, key[offer.why], said);
}

/** Of an earlier offer than the last one only who has the case. */
function answered({ case: c, handover, viewer }: OfferSeen): Drawn {
  const last = c.handover;
  const status = last?.id === handover && last.status !== 'offered' ? last.status : 'withdrawn';
  const text = words.text(viewer, `state.${status}`, { case: c.id, owner: person(c.owner, viewer) });
  return {
    title: null,
    blocks: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [showButton(c.id, viewer)] },
    ],
    summary: lineOf(plain(text)),
  };
}

/** On the case's own card: to whom it is offered; nothing where it is not. */
export function offerLine(c: RecoveryCase, viewer: Viewer): readonly Text[] {
  const offer = offerOf(c);
  if (offer === null) return [];
  const who = listIn(offer.asked.map(viewer.name), viewer, 'or');
  return [
    offer.because === null
      ? words.text(viewer, offer.why === 'absence' ? 'shown.absence' : 'shown.shift', { who })
      : words.text(viewer, 'shown', { who, because: offer.because }),
  ];
}
