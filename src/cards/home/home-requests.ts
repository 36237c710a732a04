/** The requests on somebody's home: those they are asked to decide, and those they asked. Pure. */
import { clip } from '../../core/base/text.ts';
import type { ApprovalRequest } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { mayApprove } from '../answers/limits-card.ts';
import { sayReason } from '../answers/reasons.ts';
import { itemWords } from '../case/items.ts';
import { privateLine } from '../case/private-card.ts';
import type { Block, Button, Text } from '../kit/card.ts';
import { bold, capital, ended, moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { HomeView, OnCase } from '../kit/views.ts';
import { showButton } from '../life/life-buttons.ts';
import { listIn } from '../words/common.ts';
import { homeWords as words } from '../words/home.ts';
import { names } from '../words/names.ts';
import { requestWords } from '../words/requests.ts';
import { byUrgency, firstWords, heading, moreBlocks, MOST_LISTED, showRow } from './home-parts.ts';

const MOST_WAITING = 6;

/** For those who approve, first and also when empty; for others (a deputy, say) only when something waits. */
export function waitingBlocks({ viewer, waiting, approve }: HomeView, as: 'home' | 'answer'): Block[] {
  const may: Block[] = approve === null ? [] : [{ kind: 'context', text: [mayApprove(approve, viewer)] }];
  const title = heading(words.line(viewer, 'waiting.title'), waiting.length);
  if (waiting.length === 0)
    return approve === null ? [] : [title, { kind: 'text', text: words.text(viewer, 'waiting.none') }, ...may];
  const shown = byUrgency(
    waiting,
    (one) => one.case,
    (one) => one.request.requestedAt.getTime(),
  ).slice(0, MOST_WAITING);
  return [
    title,
    ...shown.flatMap((one) => waitingOne(one, viewer, as === 'home', waiting.length === 1)),
    ...moreBlocks(waiting.length - shown.length, viewer),
    ...may,
  ];
}

function waitingOne(one: OnCase, viewer: Viewer, decidable: boolean, alone: boolean): Block[] {
  const { case: c, request: r } = one;
  const who = viewer.name(r.by);
  const until = moment(r.expiresAt, viewer);
  // the page is drawn whether or not somebody looks: a restricted case is looked at by its button
  if (isRestricted(c))
    return [
      { kind: 'text', text: [...privateLine(c, viewer), ` · ${words.line(viewer, 'waiting.private', { who })}`] },
      {
        kind: 'context',
        text: words.text(viewer, 'waiting.asked_since', { since: moment(r.requestedAt, viewer), until }),
      },
      { kind: 'buttons', buttons: [showButton(c.id, viewer)] },
    ];
  const what = whatOf(one, viewer);
  const asks = { case: c.id, what, who };
  const because = r.because === null ? null : ended(clip(r.because, 160));
  const isQuestioned = r.questions.some((q) => q.answer === null);
  return [
    {
      kind: 'text',
      text: [
        ...(because === null
          ? words.text(viewer, 'waiting.asks', asks)
          : words.text(viewer, 'waiting.asks_because', { ...asks, because })),
        ...whyOf(one, viewer),
      ],
    },
    {
      kind: 'context',
      text: words.text(viewer, 'waiting.what', {
        severity: c.triage.severity.value,
        failure: names(viewer).failure[c.triage.failure.value],
        text: firstWords(c),
      }),
    },
    {
      kind: 'context',
      text: [
        ...words.text(viewer, 'waiting.since', { since: moment(c.receivedAt, viewer), until }),
        ...(isQuestioned ? words.text(viewer, 'waiting.question') : []),
      ],
    },
    buttonsOf(one, viewer, { decidable, alone, what }),
  ];
}

/** What it passes, and by how much: without it nobody can decide here. */
function whyOf({ case: c, request: r }: OnCase, viewer: Viewer): Text {
  const reasons = c.actions
    .filter((a) => r.actions.includes(a.id))
    .flatMap(({ decision: { decision } }) => (decision.outcome === 'allow' ? [] : decision.reasons));
  const about = { name: viewer.name(r.by), shared: true };
  const said = [...new Set(reasons.map((reason) => sayReason(reason, viewer, about)))];
  return said.length === 0 ? [] : [` ${said.join(' ')}`];
}

function buttonsOf(
  { case: c, request: r }: OnCase,
  viewer: Viewer,
  { decidable, alone, what }: { readonly decidable: boolean; readonly alone: boolean; readonly what: string },
): Block {
  const show = showButton(c.id, viewer);
  if (!decidable) return { kind: 'buttons', buttons: [show] };
  const at = { case: c.id, v: c.version, request: r.id, digest: r.digest };
  const approve: Button = {
    label: fitted(capital(words.line(viewer, 'approve.what', { what })), requestWords.line(viewer, 'button.approve')),
    press: { kind: 'approve', ...at },
    ...(alone ? { tone: 'primary' as const } : {}),
  };
  return {
    kind: 'buttons',
    buttons: [
      approve,
      { label: requestWords.line(viewer, 'button.counter'), press: { kind: 'open_counter', ...at } },
      { label: requestWords.line(viewer, 'button.decline'), press: { kind: 'open_decline', ...at } },
      show,
    ],
  };
}

export function askedBlocks({ viewer, asked, open }: HomeView): Block[] {
  if (asked.length === 0) return [];
  const shown = asked.slice(0, MOST_LISTED);
  // cases of their own have their button below
  const elsewhere = shown.map((one) => one.case).filter((c) => !open.some(({ id }) => id === c.id));
  return [
    heading(words.line(viewer, 'asked.title'), asked.length),
    {
      kind: 'list',
      items: shown.map((one): Text =>
        isRestricted(one.case)
          ? [...privateLine(one.case, viewer), ` · ${names(viewer).requestStatus[one.request.status]}`]
          : [bold(`${one.case.id} · ${whatOf(one, viewer)}`), ' · ', ...standing(one.request, viewer)],
      ),
    },
    ...showRow(elsewhere, viewer),
    ...moreBlocks(asked.length - shown.length, viewer),
  ];
}

/** How a request of mine stands, and what is mine to do. */
function standing(r: ApprovalRequest, viewer: Viewer): Text {
  const who = r.decidedBy === null ? words.line(viewer, 'asked.somebody') : viewer.name(r.decidedBy);
  switch (r.status) {
    case 'pending':
      return r.questions.some((q) => q.answer === null) ? words.text(viewer, 'asked.question') : waits(r, viewer);
    case 'countered':
      return r.counter === null
        ? words.text(viewer, 'asked.countered_somebody')
        : words.text(viewer, 'asked.countered', { who: viewer.name(r.counter.by) });
    case 'approved':
      return words.text(viewer, 'asked.approved', { who });
    case 'declined':
      return r.reason === null
        ? words.text(viewer, 'asked.declined', { who })
        : words.text(viewer, 'asked.declined_because', { who, reason: clip(r.reason, 160) });
    case 'expired':
      return words.text(viewer, 'asked.expired');
    case 'withdrawn':
      return [names(viewer).requestStatus[r.status]];
  }
}

function waits(r: ApprovalRequest, viewer: Viewer): Text {
  const who = listIn(r.asked.map(viewer.name), viewer, 'or');
  const since = moment(r.requestedAt, viewer);
  return who === ''
    ? words.text(viewer, 'asked.waits_somebody', { since })
    : words.text(viewer, 'asked.waits', { who, since });
}

const whatOf = ({ case: c, request: r }: OnCase, viewer: Viewer): string =>
  listIn(
    c.actions.filter((a) => r.actions.includes(a.id)).map((a) => itemWords(a, viewer)),
    viewer,
  );
/** A button has room for 30 characters. */
const fitted = (label: string, short: string): string => ([...label].length <= 30 ? label : short);
