/** Somebody's home: what waits for them, what they asked, what they may give, their cases and promises, their thanks. One card for Slack's Home tab, the card in the Teams chat, and `mine`. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { LIMIT_SCOPES } from '../../core/policy/policy.ts';
import { clip } from '../../core/base/text.ts';
import { isOpen } from '../../core/case/evolve.ts';
import { limitFact } from '../answers/limits-card.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { amount, bold, capital, listed, moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { HomeView } from '../kit/views.ts';
import { remedy } from '../words/en.ts';
import { heading } from './home-parts.ts';
import { askedBlocks, waitingBlocks } from './home-requests.ts';
import { caseBlocks, promiseBlocks } from './home-cases.ts';

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
    subject: as === 'home' ? { kind: 'home', member: seen.member } : { kind: 'reply' },
    version: 0,
    title: HOME_TITLE,
    blocks: [
      { kind: 'context', text: [`${capital(nameInWords(role))} · as of `, moment(viewer.now, viewer)] },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Log a complaint', press: { kind: 'open_log' }, ...logFirst },
          { label: 'What may I give?', press: { kind: 'show_limits' } },
        ],
      },
      ...(isEmpty ? [DIVIDER, ...emptyBlocks(viewer)] : []),
      ...sections.flatMap((blocks) => [DIVIDER, ...blocks]),
    ],
    summary: summaryOf(seen),
  };
}

const HOME_TITLE = 'Your recoveries';
const DIVIDER: Block = { kind: 'divider' };

function summaryOf({ waiting, asked, open }: HomeView): string {
  const pending = asked.filter(({ request }) => isOpen(request)).length;
  const parts = [
    ...(waiting.length === 0 ? [] : [`${count(waiting.length, 'request')} waiting for your decision`]),
    ...(pending === 0 ? [] : [`${count(pending, 'request')} of yours waiting`]),
    open.length === 0 ? 'no open cases' : count(open.length, 'open case'),
  ];
  return `${HOME_TITLE}: ${listed(parts)}.`;
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

const PERIODS: readonly string[] = [...LIMIT_SCOPES.filter((scope) => /^(actor|team)_/.test(scope)), 'budget'];

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

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
