/** Somebody's home: what waits for them, their promises and cases, what they asked, may give, and their thanks. One card for Slack's Home tab, the card in the Teams chat, and `mine`. Pure. */
import { LIMIT_SCOPES } from '../../core/policy/policy.ts';
import { clip } from '../../core/base/text.ts';
import { isOpen } from '../../core/case/evolve.ts';
import { limitFact, mayGive } from '../answers/limits-card.ts';
import { helpsBlocks } from '../help/home-helps.ts';
import { asideHomeBlocks } from '../intake/asides-card.ts';
import { howButton } from '../team/thanked-card.ts';
import { teamBlocks } from '../board/board-parts.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { HomeView } from '../kit/views.ts';
import { commonWords, listIn } from '../words/common.ts';
import { homeWords as words } from '../words/home.ts';
import { missingBlocks, setupButton } from '../setup/setup-card.ts';
import { thankButton } from '../recognition/no-thank.ts';
import { heading } from './home-parts.ts';
import { askedBlocks, waitingBlocks } from './home-requests.ts';
import { caseBlocks, promiseBlocks } from './home-cases.ts';
import { offeredBlocks } from './home-offered.ts';

/**
 * `answer` is the same as a private answer, which vanishes and is never redrawn: nothing is approved there.
 * The card has no version of its own, because it is drawn from many cases; its buttons carry theirs.
 */
export function homeCard(seen: HomeView, as: 'home' | 'answer' = 'home'): Card {
  const { viewer } = seen;
  // what others wait for comes first, then what customers wait for
  const sections = [
    waitingBlocks(seen, as),
    helpsBlocks(seen),
    offeredBlocks(seen),
    promiseBlocks(seen),
    seen.board == null ? [] : teamBlocks(seen.board, viewer),
    asideHomeBlocks(seen.asides, viewer),
    askedBlocks(seen),
    caseBlocks(seen),
    limitBlocks(seen),
    thanksBlocks(seen),
  ].filter((blocks) => blocks.length > 0);
  const isEmpty = [seen.waiting, seen.asked, seen.open, seen.offered, seen.thanks, seen.helps ?? []].every(
    ({ length }) => length === 0,
  );
  const logFirst = seen.waiting.length === 0 ? { tone: 'primary' as const } : {};
  return {
    subject: as === 'home' ? { kind: 'home', member: seen.member } : { kind: 'reply' },
    version: 0,
    title: words.line(viewer, 'title'),
    blocks: [
      { kind: 'context', text: words.text(viewer, 'as_of', { now: moment(viewer.now, viewer) }) },
      {
        kind: 'buttons',
        buttons: [
          { label: words.line(viewer, 'log'), press: { kind: 'open_log' }, ...logFirst },
          { label: words.line(viewer, 'what_may_i_give'), press: { kind: 'show_limits' } },
          thankButton(viewer),
        ],
        more: { buttons: [howButton(viewer), ...(seen.setUp == null ? [] : [setupButton(viewer)])] },
      },
      ...(seen.setUp == null ? [] : missingBlocks(seen.setUp, viewer)),
      ...(isEmpty ? [DIVIDER, ...emptyBlocks(viewer)] : []),
      ...sections.flatMap((blocks) => [DIVIDER, ...blocks]),
    ],
    summary: summaryOf(seen),
    isOfMany: true,
  };
}

const DIVIDER: Block = { kind: 'divider' };

function summaryOf({ waiting, asked, open, viewer }: HomeView): string {
  const pending = asked.filter(({ request }) => isOpen(request)).length;
  const parts = [
    ...(waiting.length === 0 ? [] : [words.line(viewer, 'summary.waiting', { count: waiting.length })]),
    ...(pending === 0 ? [] : [words.line(viewer, 'summary.asked', { count: pending })]),
    words.line(viewer, 'summary.open', { count: open.length }),
  ];
  return words.line(viewer, 'summary', { parts: listIn(parts, viewer) });
}

function limitBlocks({ viewer, remaining }: HomeView): Block[] {
  const title = heading(words.line(viewer, 'limits.title'), null);
  if (remaining === null) return [title, { kind: 'text', text: commonWords.text(viewer, 'no_policy') }];
  const costly = remaining.actions.filter((a) => a.standing === 'now' && a.class !== 'free' && a.largest !== null);
  const period = remaining.limits.filter((l) => PERIODS.includes(l.scope)).flatMap((l) => limitFact(l, viewer));
  return [
    title,
    costly.length === 0
      ? { kind: 'text' as const, text: words.text(viewer, 'limits.ask') }
      : { kind: 'list' as const, items: mayGive(costly, viewer) },
    ...(period.length === 0 ? [] : [{ kind: 'facts' as const, facts: period }]),
  ];
}

const PERIODS: readonly string[] = [...LIMIT_SCOPES.filter((scope) => /^(actor|team)_/.test(scope)), 'budget'];

function thanksBlocks({ thanks, viewer }: HomeView): Block[] {
  return thanks.length === 0
    ? []
    : [
        heading(words.line(viewer, 'thanks.title'), null),
        { kind: 'list', items: thanks.map((s): Text => [clip(s.text, 160)]) },
      ];
}

function emptyBlocks(viewer: Viewer): Block[] {
  return [
    heading(words.line(viewer, 'empty.title'), null),
    {
      kind: 'list',
      items: [
        words.text(viewer, 'empty.log', { command: viewer.command }),
        words.text(viewer, 'empty.give'),
        words.text(viewer, 'empty.keep'),
      ],
    },
  ];
}
