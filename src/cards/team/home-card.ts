/** Somebody's home: what waits for them, what they asked, what they may give, their cases and promises, their thanks. One card for Slack's Home tab, the card in the Teams chat, and `mine`. Pure. */
import type { Remaining } from '../../core/authority/remaining.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Money } from '../../core/base/money.ts';
import { clip } from '../../core/base/text.ts';
import type { ApprovalRequest, CustomerPromise, RecoveryCase, ShoutOut } from '../../core/case/case.ts';
import { isOpen } from '../../core/case/evolve.ts';
import { waitedFor } from '../../core/case/rules/promising.ts';
import { limitFact } from '../answers/answers.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { itemWords } from '../case/case-card.ts';
import { keptButton } from '../case/promises.ts';
import { amount, bold, listed, moment } from '../kit/say.ts';
import type { Viewer } from '../kit/seen.ts';
import { FAILURE, remedy, REQUEST_STATUS, STATUS } from '../words/en.ts';

export interface HomeView {
  readonly viewer: Viewer;
  readonly member: MemberId;
  /** Role in the policy. */
  readonly role: string;
  /** What the role may approve; null for those who approve nothing. */
  readonly approve: { readonly upTo: Money; readonly teams: 'own' | 'all' } | null;
  /** What is left to give on a new case; null while no policy is in force. */
  readonly remaining: Remaining | null;
  /** Requests this person is asked to decide, the longest waiting first. */
  readonly waiting: readonly OnCase[];
  /** What this person asked: open, or decided lately. */
  readonly asked: readonly OnCase[];
  /** Their open cases, as many as are worth loading. */
  readonly open: readonly RecoveryCase[];
  /** Newest first. */
  readonly thanks: readonly ShoutOut[];
}
export interface OnCase {
  readonly case: RecoveryCase;
  readonly request: ApprovalRequest;
}

/** More than this is a list to work through, not a page to look at. */
const MOST_WAITING = 6;
const MOST_LISTED = 8;
const MOST_KEPT = 4;
const WORDS = 80;

/**
 * `answer` is the same as a private answer, which vanishes and is never redrawn: nothing is approved there.
 * The card has no version of its own, because it is drawn from many cases; its buttons carry theirs.
 */
export function homeCard(seen: HomeView, as: 'home' | 'answer' = 'home'): Card {
  const { viewer, role } = seen;
  const sections = [
    waitingBlocks(seen, as),
    askedBlocks(seen),
    promiseBlocks(seen),
    caseBlocks(seen),
    limitBlocks(seen),
    thanksBlocks(seen),
  ].filter((blocks) => blocks.length > 0);
  const isEmpty = seen.waiting.length + seen.asked.length + seen.open.length + seen.thanks.length === 0;
  const logFirst = seen.waiting.length === 0 ? { tone: 'primary' as const } : {};
  return {
    subject: as === 'home' ? `home:${seen.member}` : 'reply',
    version: 0,
    title: HOME_TITLE,
    blocks: [
      { kind: 'context', text: [`${capital(role.replaceAll('_', ' '))} · as of `, moment(viewer.now, viewer)] },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Log a complaint', press: { do: 'open_log' }, ...logFirst },
          { label: 'What may I give?', press: { do: 'show_limits' } },
        ],
      },
      ...(isEmpty ? [DIVIDER, ...emptyBlocks(viewer)] : []),
      ...sections.flatMap((blocks) => [DIVIDER, ...blocks]),
    ],
    summary: summaryOf(seen),
  };
}

export const HOME_TITLE = 'Your recoveries';
const DIVIDER: Block = { kind: 'divider' };

/** Put where a home was that stands further down now. */
export function movedHome(member: MemberId): Card {
  const words = 'Your home card has moved to the end of this chat.';
  return {
    subject: `home:${member}`,
    version: 0,
    title: null,
    blocks: [{ kind: 'context', text: [words] }],
    summary: words,
  };
}

function summaryOf({ waiting, asked, open }: HomeView): string {
  const pending = asked.filter(({ request }) => isOpen(request)).length;
  const parts = [
    ...(waiting.length === 0 ? [] : [`${count(waiting.length, 'request')} waiting for your decision`]),
    ...(pending === 0 ? [] : [`${count(pending, 'request')} of yours waiting`]),
    open.length === 0 ? 'no open cases' : count(open.length, 'open case'),
  ];
  return `${HOME_TITLE}: ${listed(parts)}.`;
}

/** For those who approve, first and also when empty; for others (a deputy, say) only when something waits. */
function waitingBlocks({ viewer, waiting, approve }: HomeView, as: 'home' | 'answer'): Block[] {
  const may: Block[] =
    approve === null
      ? []
      : [
          {
            kind: 'context',
            text: [
              `You may approve up to ${amount(approve.upTo, viewer)}${approve.teams === 'own' ? ' for your own team' : ''}.`,
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
  const what = whatOf({ case: c, request: r }, viewer);
  const approve: Button = {
    label: fitted(`Approve ${what}`, 'Approve'),
    press: { do: 'approve', case: c.id, v: c.version, request: r.id, digest: r.digest },
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

function askedBlocks({ viewer, asked, open }: HomeView): Block[] {
  if (asked.length === 0) return [];
  const shown = asked.slice(0, MOST_LISTED);
  // cases of their own have their button below
  const elsewhere = shown.map((one) => one.case).filter((c) => !open.some(({ id }) => id === c.id));
  return [
    heading('What you asked', asked.length),
    {
      kind: 'list',
      items: shown.map((one): Text => [
        bold(`${one.case.id} · ${whatOf(one, viewer)}`),
        ' · ',
        ...standing(one.request, viewer),
      ]),
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

function promiseBlocks({ viewer, open }: HomeView): Block[] {
  const due = open
    .flatMap((c) => waitedFor(c).map((promise) => ({ case: c, promise })))
    .toSorted((a, b) => a.promise.due.getTime() - b.promise.due.getTime());
  if (due.length === 0) return [];
  return [
    heading('Promises due next', due.length),
    {
      kind: 'list',
      items: due
        .slice(0, MOST_LISTED)
        .map(({ case: c, promise }): Text => [
          promise.due < viewer.now ? bold('was due ') : 'by ',
          moment(promise.due, viewer),
          ' · ',
          bold(c.id),
          ` · ${clip(promise.text, 120)}`,
        ]),
    },
    {
      kind: 'buttons',
      buttons: due.slice(0, MOST_KEPT).map(({ case: c, promise }) => keptButton(c, promise, due.length > 1)),
    },
  ];
}

function caseBlocks({ viewer, open }: HomeView): Block[] {
  if (open.length === 0) return [];
  const shown = open.toSorted((a, b) => dueOf(a) - dueOf(b)).slice(0, MOST_LISTED);
  return [
    heading('Your open cases', open.length),
    {
      kind: 'list',
      items: shown.map((c): Text => [
        bold(c.id),
        ` · ${STATUS[c.status]} · ${c.triage.severity.value} · ${FAILURE[c.triage.failure.value]}: ${firstWords(c)} · since `,
        moment(c.receivedAt, viewer),
      ]),
    },
    ...showRow(shown),
    ...moreBlocks(open.length - shown.length, viewer),
  ];
}

/** What matters by a certain time comes first, then the longest waiting. */
function dueOf(c: RecoveryCase): number {
  const promised = c.promises.flatMap((p: CustomerPromise) => (p.status === 'open' ? [p.due.getTime()] : []));
  const times = [...promised, ...(c.triage.deadline === null ? [] : [c.triage.deadline.value.getTime()])];
  // cases without a time follow those with one, in the order they came
  return times.length === 0 ? c.receivedAt.getTime() + 1e13 : Math.min(...times);
}

function limitBlocks({ viewer, remaining }: HomeView): Block[] {
  if (remaining === null)
    return [
      heading('Your limits', null),
      { kind: 'text', text: ['No policy is in force today, so everything with a cost needs the operator first.'] },
    ];
  const kinds = new Map<string, string[]>();
  for (const a of remaining.actions) {
    if (a.standing !== 'now' || a.class === 'free' || a.largest === null) continue;
    const most = `up to ${amount(a.largest, viewer)}`;
    kinds.set(most, [...(kinds.get(most) ?? []), remedy(a.kind)]);
  }
  const items = [...kinds].map(([most, remedies]): Text => [bold(most), `: ${listed(remedies)}`]);
  const period = remaining.limits.filter((l) => PERIODS.includes(l.scope)).flatMap((l) => limitFact(l, viewer));
  return [
    heading('Your limits left', null),
    ...(items.length === 0
      ? [{ kind: 'text' as const, text: ['Apologies and promises are yours; the rest needs somebody else.'] }]
      : [{ kind: 'list' as const, items }]),
    ...(period.length === 0 ? [] : [{ kind: 'facts' as const, facts: period }]),
  ];
}

const PERIODS: readonly string[] = ['actor_day', 'actor_month', 'team_month', 'budget'];

function thanksBlocks({ thanks }: HomeView): Block[] {
  return thanks.length === 0
    ? []
    : [heading('Thanks you received', null), { kind: 'list', items: thanks.map((s): Text => [clip(s.text, 160)]) }];
}

function emptyBlocks(viewer: Viewer): Block[] {
  return [
    { kind: 'text', text: [bold('Nothing is open. This is how it goes:')] },
    {
      kind: 'list',
      items: [
        [
          'A customer tells you that something went wrong: press ',
          bold('Log a complaint'),
          ', or ',
          bold(`${viewer.command} log`),
          ' what happened.',
        ],
        [
          'The case card says what you may give right away, on your own authority. Over your limit, Amends asks whoever can decide.',
        ],
        ['Give it, keep your promises, say how it ended. What you own, asked and promised stands here until then.'],
      ],
    },
  ];
}

function heading(title: string, of: number | null): Block {
  return { kind: 'text', text: [bold(title), ...(of === null || of === 0 ? [] : [` (${of})`])] };
}

function moreBlocks(more: number, viewer: Viewer): Block[] {
  return more <= 0
    ? []
    : [
        {
          kind: 'context',
          text: [`And ${more} more; look any up: ${viewer.command} show R-1042 or ${viewer.command} find words.`],
        },
      ];
}

const showButton = (c: RecoveryCase): Button => ({ label: `Show ${c.id}`, press: { do: 'show_case', case: c.id } });

function showRow(cases: readonly RecoveryCase[]): Block[] {
  const once = [...new Map(cases.map((c) => [c.id, c])).values()];
  return once.length === 0 ? [] : [{ kind: 'buttons', buttons: once.map(showButton) }];
}

const whatOf = ({ case: c, request: r }: OnCase, viewer: Viewer): string =>
  listed(c.actions.filter((a) => r.actions.includes(a.id)).map((a) => itemWords(a, viewer)));
const firstWords = (c: RecoveryCase): string => clip(c.complaints[0]?.text.replace(/\s+/g, ' ') ?? '', WORDS);
const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
/** A button has room for 30 characters. */
const fitted = (label: string, short: string): string => ([...label].length <= 30 ? label : short);
