/** What somebody may decide now, as numbers. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { LimitStanding } from '../../core/authority/limits.ts';
import type { ActionRemaining } from '../../core/authority/remaining.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { amount, capital } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { LimitsView } from '../kit/views.ts';
import { stormLine } from '../team/storm-card.ts';
import { commonWords, listIn, numberIn } from '../words/common.ts';
import { lookedUpWords as words } from '../words/looked-up.ts';
import { names, remedyName } from '../words/names.ts';

export function limitsCard(seen: LimitsView): Card {
  const { viewer, remaining, approve } = seen;
  // what one remedy may be at most is said with the remedies
  const facts = (remaining?.limits ?? [])
    .filter(({ scope }) => scope !== 'action')
    .flatMap((l) => limitFact(l, viewer));
  const blocks: Block[] =
    remaining === null
      ? [{ kind: 'text', text: commonWords.text(viewer, 'no_policy') }]
      : [
          ...(remaining.storm === undefined
            ? []
            : [{ kind: 'text' as const, text: stormLine(remaining.storm, viewer) }]),
          { kind: 'context', text: words.text(viewer, 'limits.alone') },
          { kind: 'list', items: mayGive(remaining.actions, viewer) },
          ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
          { kind: 'context', text: countedWords(seen) },
        ];
  if (approve !== null) blocks.push({ kind: 'context', text: [mayApprove(approve, viewer)] });
  const title = words.line(viewer, 'limits.title');
  return { subject: { kind: 'reply' }, version: 0, title, blocks, summary: `${title}.` };
}

/** Each amount once, for all it is the most of; what needs somebody else comes last. */
export function mayGive(actions: readonly ActionRemaining[], viewer: Viewer): Text[] {
  const now = actions.filter(({ standing }) => standing === 'now');
  const asks = actions.filter(({ standing }) => standing !== 'now').map((a) => remedyName(a.kind, viewer));
  const byMost = Map.groupBy(now, (a) =>
    a.class === 'free' || a.largest === null
      ? ''
      : words.line(viewer, 'limits.up_to', { most: amount(a.largest, viewer) }),
  );
  const lines = [...byMost].map(([most, those]) => {
    const remedies = listIn(
      those.map((a) => remedyWithPoints(a, viewer)),
      viewer,
    );
    return most === ''
      ? words.text(viewer, 'limits.free', { remedies })
      : words.text(viewer, 'limits.most', { most, remedies });
  });
  return asks.length === 0 ? lines : [...lines, words.text(viewer, 'limits.ask', { remedies: listIn(asks, viewer) })];
}

/** `points (30,000)` */
function remedyWithPoints({ kind, units, class: of }: ActionRemaining, viewer: Pick<Viewer, 'locale'>): string {
  const remedy = remedyName(kind, viewer);
  return units === null || of !== 'points'
    ? remedy
    : words.line(viewer, 'limits.points_in', { remedy, points: numberIn(units, viewer) });
}

/** What the role may say yes to, as a sentence. */
export function mayApprove({ upTo, teams }: NonNullable<LimitsView['approve']>, viewer: Viewer): string {
  const whose = teams === 'own' ? 'limits.approve_own' : 'limits.approve';
  return upTo === null ? words.line(viewer, whose) : words.line(viewer, `${whose}_to`, { most: amount(upTo, viewer) });
}

/** What is owed is kept apart from what is chosen to be given. */
const countedWords = ({ owes, lossCounts, viewer }: LimitsView): Text => [
  ...words.text(viewer, lossCounts === false ? 'limits.goodwill' : 'limits.chosen'),
  ...(owes ? words.text(viewer, 'limits.owed') : []),
];

/** The most of a remedy that may be given now; empty where nothing bounds it. */
export function mostOf(a: ActionRemaining, viewer: Viewer): string {
  if (a.class === 'free' || a.largest === null) return '';
  const most = amount(a.largest, viewer);
  return a.units === null
    ? words.line(viewer, 'limits.up_to', { most })
    : words.line(viewer, 'limits.points', { points: numberIn(a.units, viewer), most });
}

/** One limit as a line: `250 EUR of 250 EUR left`, for what it covers. */
export function limitFact(l: LimitStanding, viewer: Viewer): { label: string; value: Text }[] {
  const scopes: Readonly<Record<string, string>> = names(viewer).scope;
  const where = capital(scopes[l.scope] ?? nameInWords(l.scope));
  const label =
    l.only === null
      ? where
      : words.line(viewer, 'limits.only', {
          where,
          remedies: listIn(
            l.only.map((kind) => remedyName(kind, viewer)),
            viewer,
          ),
        });
  if (l.times !== null)
    return [{ label, value: words.text(viewer, 'limits.times', { left: l.times.remaining, max: l.times.max }) }];
  if (l.remaining === null || l.max === null) return [];
  const sums = { left: amount(l.remaining, viewer), max: amount(l.max, viewer) };
  return [{ label, value: words.text(viewer, 'limits.left', sums) }];
}
