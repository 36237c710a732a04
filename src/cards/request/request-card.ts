/** The approval card of one request, in the case's thread and privately with each who is asked; no live button after the decision. Pure. */
import { openReference } from '../../core/base/open-reference.ts';
import type { ApprovalRequest, RecoveryAction } from '../../core/case/case.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { itemsWords } from '../case/items.ts';

import { capital, joined, lineOf, moment, person } from '../kit/say.ts';
import type { RequestView } from '../kit/views.ts';
import { listIn } from '../words/common.ts';
import { names } from '../words/names.ts';
import { requestWords } from '../words/requests.ts';
import { buttonsOfRequest, type Seat } from './request-buttons.ts';
import { factLines } from './request-facts.ts';
import { decidersOf, inPlaceOf } from './who-decided.ts';

/** As much of what is asked as a title holds. */
const A_TITLE = 110;

export function requestCard(seen: RequestView, seat: Seat = 'thread'): Card {
  const { case: c, request: r, viewer } = seen;
  const lines = [...askedLines(seen), ...(r.status === 'pending' ? factLines(seen) : [])];
  return {
    subject: { kind: 'request', case: c.id, request: r.id, to: null },
    version: c.version,
    title: titleOf(seen),
    blocks: [
      ...lines.map((text): Block => ({ kind: 'text', text })),
      ...saidBlocks(seen),
      ...standing(seen, seat),
      ...buttonsOfRequest(seen, seat),
    ],
    summary: lineOf(requestWords.line(viewer, 'summary', { id: c.id, asked: saysWhat(seen), state: stateOf(seen) })),
  };
}

/** The card of one who is asked, in private: whole, and said to them. */
export function ownRequestCard(seen: RequestView): Card {
  const { case: c, request: r, viewer } = seen;
  const card = requestCard(seen, 'own');
  if (r.status !== 'pending') return card;
  const title = requestWords.line(viewer, `yours.${r.came ?? 'new'}`, { id: c.id });
  return {
    ...card,
    blocks: [{ kind: 'context', text: [title] }, ...card.blocks],
    summary: lineOf(requestWords.line(viewer, 'summary.yours', { title, asked: saysWhat(seen) })),
  };
}

/** A copy of somebody who was asked and cannot decide any more: as it is, without buttons, and whose it is now. */
export function takenCard(seen: RequestView): Card {
  const { viewer } = seen;
  const card = requestCard(seen, 'own');
  const who = listIn(seen.request.asked.map(viewer.name), viewer, 'or');
  const text = who === '' ? requestWords.line(viewer, 'with.nobody') : requestWords.line(viewer, 'with.now', { who });
  const shown = card.blocks.filter((b) => b.kind !== 'buttons' && b.kind !== 'context');
  return { ...card, blocks: [...shown, { kind: 'context', text: [text] }] };
}

/** For somebody who is part of the matter: that it is decided, and nothing else. */
export function elsewhereCard({ case: c, request: r, viewer }: RequestView): Card {
  const summary = requestWords.line(viewer, 'elsewhere', { id: c.id });
  const blocks: Block[] = [{ kind: 'text', text: [summary] }];
  return {
    subject: { kind: 'request', case: c.id, request: r.id, to: null },
    version: c.version,
    title: null,
    blocks,
    summary,
  };
}

const actionsOf = ({ case: c, request: r }: RequestView): RecoveryAction[] =>
  c.actions.filter((a) => r.actions.includes(a.id));
const whatOf = (seen: RequestView): string => itemsWords(actionsOf(seen), seen.viewer);

/** "To decide: refund €400.00 · room 412". */
function titleOf(seen: RequestView): string {
  const { case: c, request: r, viewer } = seen;
  const state =
    r.status === 'pending' || r.status === 'countered'
      ? requestWords.line(viewer, `state.${r.status}`)
      : capital(names(viewer).requestStatus[r.status]);
  const said = { state, what: clip(whatOf(seen), A_TITLE) };
  return c.customer.reference === null
    ? requestWords.line(viewer, 'title', said)
    : requestWords.line(viewer, 'title.for', { ...said, customer: openReference(c.customer.reference) });
}

/** Who asked for what, and where something else is offered, by whom: what was offered nobody asked for. */
function saysWhat(seen: RequestView): string {
  const { request: r, viewer } = seen;
  const who = viewer.name(r.by);
  return r.counter === null
    ? requestWords.line(viewer, 'said.asks', { who, what: whatOf(seen) })
    : requestWords.line(viewer, 'said.offers', {
        who,
        before: itemsWords(r.counter.asked, viewer),
        by: viewer.name(r.counter.by),
        what: whatOf(seen),
      });
}

function stateOf({ request: r, viewer }: RequestView): string {
  if (r.status !== 'pending') return names(viewer).requestStatus[r.status];
  const who = listIn(r.asked.map(viewer.name), viewer, 'or');
  return who === '' ? requestWords.line(viewer, 'said.nobody') : requestWords.line(viewer, 'said.can_decide', { who });
}

/** Who asked and why; where something else was offered, what was asked first, and by whom it was offered. */
function askedLines(seen: RequestView): Text[] {
  const { case: c, request: r, viewer } = seen;
  const asker = { who: person(r.by, viewer), id: c.id };
  const why = r.because;
  if (r.counter === null)
    return [
      why === null
        ? requestWords.text(viewer, 'asked', asker)
        : requestWords.text(viewer, 'asked.why', { ...asker, why }),
    ];
  const before = { ...asker, what: itemsWords(r.counter.asked, viewer) };
  return [
    why === null
      ? requestWords.text(viewer, 'before', before)
      : requestWords.text(viewer, 'before.why', { ...before, why }),
    requestWords.text(viewer, r.status === 'countered' ? 'offered' : 'offered.before', {
      by: inPlaceOf(r.counter.by, r.counter.onBehalfOf, viewer),
      what: whatOf(seen),
      reason: r.counter.reason,
    }),
  ];
}

/** What was offered and did not help; what approvers wanted to know first, and what they were told. */
function saidBlocks({ case: c, request: r, viewer }: RequestView): Block[] {
  const offered = (r.discussed ?? []).map((d) =>
    requestWords.text(viewer, 'discussed', {
      by: inPlaceOf(d.by, d.onBehalfOf, viewer),
      what: itemsWords(
        c.actions.filter((a) => d.actions.includes(a.id)),
        viewer,
      ),
      reason: d.reason,
      who: person(d.answer.by, viewer),
      answer: d.answer.text,
    }),
  );
  const asked = r.questions.map((q) => {
    const said = { by: person(q.by, viewer), text: q.text };
    return q.answer === null
      ? requestWords.text(viewer, 'question', said)
      : requestWords.text(viewer, 'question.answered', {
          ...said,
          who: person(q.answer.by, viewer),
          answer: q.answer.text,
        });
  });
  const items = [...offered, ...asked];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** Whom it lies with and until when; or who decided, when and why. */
function standing(seen: RequestView, seat: Seat): Block[] {
  const { request: r, viewer } = seen;
  const at = moment(r.expiresAt, viewer);
  const lines: Text[] = [];
  if (r.status === 'pending') lines.push(whoLine(r, seen));
  else if (r.status === 'countered') {
    if (seat === 'thread' && r.counter?.withinOwn === true)
      lines.push(requestWords.text(viewer, 'within_own', { who: viewer.name(r.by) }));
    lines.push(requestWords.text(viewer, 'with.asker', { who: person(r.by, viewer), at }));
  } else lines.push(decided(seen));
  return lines.map((text) => ({ kind: 'context', text }));
}

function whoLine(r: ApprovalRequest, { viewer }: RequestView): Text {
  const at = moment(r.expiresAt, viewer);
  if (r.asked.length === 0) return requestWords.text(viewer, 'who.nobody', { at });
  const who = r.asked.flatMap((id, i): Text => (i === 0 ? [person(id, viewer)] : [', ', person(id, viewer)]));
  return r.approvals.length === 0
    ? requestWords.text(viewer, 'who', { who, at })
    : requestWords.text(viewer, 'who.one_of_two', {
        by: listIn(
          r.approvals.map((a) => viewer.name(a.by)),
          viewer,
        ),
        who,
        at,
      });
}

function decided({ request: r, viewer }: RequestView): Text {
  const state = capital(names(viewer).requestStatus[r.status]);
  const parts: Text[] = [
    requestWords.text(viewer, 'decided', { state, by: decidersOf(r, viewer) }),
    ...(r.status === 'approved' && r.counter !== null
      ? [requestWords.text(viewer, 'decided.taken', { who: person(r.by, viewer) })]
      : []),
    ...(r.decidedAt === null ? [] : [[moment(r.decidedAt, viewer)]]),
    ...(r.reason === null ? [] : [requestWords.text(viewer, 'decided.reason', { reason: oneLine(r.reason) })]),
    ...(r.alternative === null ? [] : [requestWords.text(viewer, 'decided.instead', { what: oneLine(r.alternative) })]),
  ];
  return joined(...parts.flatMap((part, n): Text[] => (n === 0 ? [part] : [[' · '], part])));
}
