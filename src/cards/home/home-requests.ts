/** The requests on somebody's home: those they are asked to decide, and those they asked. Pure. */
import { clip } from '../../core/base/text.ts';
import type { ApprovalRequest } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { itemWords } from '../case/items.ts';
import { privateLine } from '../case/private-card.ts';
import type { Block, Button, Text } from '../kit/card.ts';
import { amount, bold, capital, listed, moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { HomeView, OnCase } from '../kit/views.ts';
import { FAILURE, REQUEST_STATUS } from '../words/en.ts';
import { firstWords, heading, moreBlocks, MOST_LISTED, showButton, showRow } from './home-parts.ts';

const MOST_WAITING = 6;

/** For those who approve, first and also when empty; for others (a deputy, say) only when something waits. */
export function waitingBlocks({ viewer, waiting, approve }: HomeView, as: 'home' | 'answer'): Block[] {
  const may: Block[] =
    approve === null
      ? []
      : [
          {
            kind: 'context',
            text: [
              `You may approve ${approve.upTo === null ? 'requests' : `up to ${amount(approve.upTo, viewer)}`}${approve.teams === 'own' ? ' for your own team' : ''}.`,
            ],
          },
        ];
  if (waiting.length === 0)
    return approve === null
      ? []
      : [
          heading('Waiting for your decision', 0),
          { kind: 'text', text: ['Nothing waits for you. Requests over somebody’s limit come here.'] },
          ...may,
        ];
  const shown = waiting.slice(0, MOST_WAITING);
  return [
    heading('Waiting for your decision', waiting.length),
    ...shown.flatMap((one) => waitingOne(one, viewer, as === 'home', waiting.length === 1)),
    ...moreBlocks(waiting.length - shown.length, viewer),
    ...may,
  ];
}

function waitingOne({ case: c, request: r }: OnCase, viewer: Viewer, decidable: boolean, alone: boolean): Block[] {
  // the page is drawn whether or not somebody looks: a restricted case is looked at by its button
  if (isRestricted(c))
    return [
      { kind: 'text', text: [...privateLine(c, viewer), ` · ${viewer.name(r.by)} asks`] },
      {
        kind: 'context',
        text: ['Waiting since ', moment(r.requestedAt, viewer), ' · answer by ', moment(r.expiresAt, viewer)],
      },
      { kind: 'buttons', buttons: [showButton(c)] },
    ];
  const what = whatOf({ case: c, request: r }, viewer);
  const approve: Button = {
    label: fitted(`Approve ${what}`, 'Approve'),
    press: { kind: 'approve', case: c.id, v: c.version, request: r.id, digest: r.digest },
    ...(alone ? { tone: 'primary' as const } : {}),
  };
  const answered = r.questions.some((q) => q.answer === null) ? [' · a question is not answered yet'] : [];
  return [
    {
      kind: 'text',
      text: [
        bold(`${c.id} · ${what}`),
        ` · ${viewer.name(r.by)} asks`,
        ...(r.because === null ? [] : [`, because ${clip(r.because, 160)}`]),
      ],
    },
    {
      kind: 'context',
      text: [
        `${capital(FAILURE[c.triage.failure.value])}: ${firstWords(c)} · waiting since `,
        moment(r.requestedAt, viewer),
        ' · answer by ',
        moment(r.expiresAt, viewer),
        ...answered,
      ],
    },
    { kind: 'buttons', buttons: [...(decidable ? [approve] : []), showButton(c)] },
  ];
}

export function askedBlocks({ viewer, asked, open }: HomeView): Block[] {
  if (asked.length === 0) return [];
  const shown = asked.slice(0, MOST_LISTED);
  // cases of their own have their button below
  const elsewhere = shown.map((one) => one.case).filter((c) => !open.some(({ id }) => id === c.id));
  return [
    heading('What you asked', asked.length),
    {
      kind: 'list',
      items: shown.map((one): Text =>
        isRestricted(one.case)
          ? [...privateLine(one.case, viewer), ` · ${REQUEST_STATUS[one.request.status]}`]
          : [bold(`${one.case.id} · ${whatOf(one, viewer)}`), ' · ', ...standing(one.request, viewer)],
      ),
    },
    ...showRow(elsewhere),
    ...moreBlocks(asked.length - shown.length, viewer),
  ];
}

/** How a request of mine stands, and what is mine to do. */
function standing(r: ApprovalRequest, viewer: Viewer): Text {
  const by = r.decidedBy === null ? '' : ` by ${viewer.name(r.decidedBy)}`;
  switch (r.status) {
    case 'pending':
      return r.questions.some((q) => q.answer === null)
        ? ['you are asked something first; answer in its thread']
        : [
            `waiting for ${listed(r.asked.map(viewer.name), 'or') || 'somebody who can decide'} since `,
            moment(r.requestedAt, viewer),
          ];
    case 'countered':
      return [
        `${r.counter === null ? 'An approver' : viewer.name(r.counter.by)} offers this instead; accept or discuss it`,
      ];
    case 'approved':
      return [`approved${by}; give it, and tick it as done when you resolve`];
    case 'declined':
      return [`declined${by}${r.reason === null ? '' : `: ${clip(r.reason, 160)}`}`];
    case 'expired':
      return ['nobody decided in time'];
    case 'withdrawn':
      return [REQUEST_STATUS[r.status]];
  }
}

const whatOf = ({ case: c, request: r }: OnCase, viewer: Viewer): string =>
  listed(c.actions.filter((a) => r.actions.includes(a.id)).map((a) => itemWords(a, viewer)));
/** A button has room for 30 characters. */
const fitted = (label: string, short: string): string => ([...label].length <= 30 ? label : short);
