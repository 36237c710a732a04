/** What somebody may decide now, as numbers. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { LimitStanding } from '../../core/authority/limits.ts';
import type { ActionRemaining } from '../../core/authority/remaining.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { amount, bold, capital, listed } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { LimitsView } from '../kit/views.ts';
import { stormLine } from '../team/storm-card.ts';
import { remedy, SCOPE } from '../words/en.ts';

export function limitsCard(seen: LimitsView): Card {
  const { viewer, remaining, approve } = seen;
  const facts = (remaining?.limits ?? []).flatMap((l) => limitFact(l, viewer));
  const each = (remaining?.actions ?? []).map((a): Text => [
    bold(remedy(a.kind)),
    `: ${a.standing === 'now' ? most(a, viewer) : 'needs somebody else'}`,
  ]);
  const blocks: Block[] =
    remaining === null
      ? [
          {
            kind: 'text',
            text: [
              'No policy is in force today, so everything with a cost needs the operator first. Apologies and promises work as always.',
            ],
          },
        ]
      : [
          { kind: 'context', text: [`As ${nameInWords(seen.role)}, on a new case and without asking anyone:`] },
          ...(remaining.storm === undefined
            ? []
            : [{ kind: 'text' as const, text: stormLine(remaining.storm, viewer) }]),
          { kind: 'list', items: each },
          ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
          { kind: 'context', text: [countedWords(seen)] },
        ];
  if (approve !== null)
    blocks.push({
      kind: 'context',
      text: [
        `You may approve requests${approve.upTo === null ? '' : ` up to ${amount(approve.upTo, viewer)}`}${approve.teams === 'own' ? ' of your own team' : ''}.`,
      ],
    });
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: 'What you may decide now',
    blocks,
    summary: 'What you may decide now.',
  };
}

/** What is owed is kept apart from what is chosen to be given. */
const countedWords = ({ owes, lossCounts }: LimitsView): string => {
  const chosen =
    lossCounts === false
      ? 'Goodwill uses these limits; what makes up for a loss that was proved uses none of them.'
      : 'Whatever is chosen to be given, for a loss or as goodwill, uses these limits.';
  return `${chosen}${owes ? ' What a customer is owed by law or promise uses none of them.' : ''}`;
};

const most = (a: ActionRemaining, viewer: Viewer): string => mostOf(a, viewer) || 'yours to give';

/** The most of a remedy that may be given now; empty where nothing bounds it. */
export function mostOf(a: ActionRemaining, viewer: Viewer): string {
  if (a.class === 'free' || a.largest === null) return '';
  return a.units === null
    ? `up to ${amount(a.largest, viewer)}`
    : `up to ${a.units.toLocaleString(viewer.locale)} points (${amount(a.largest, viewer)})`;
}

/** One limit as a line: `250 EUR of 250 EUR left`, for what it covers. */
export function limitFact(l: LimitStanding, viewer: Viewer): { label: string; value: Text }[] {
  const where = l.scope in SCOPE ? SCOPE[l.scope as keyof typeof SCOPE] : nameInWords(l.scope);
  const label = `${capital(where)}${l.only === null ? '' : `, ${listed(l.only.map(remedy))}`}`;
  if (l.times !== null) return [{ label, value: [bold(String(l.times.remaining)), ` of ${l.times.max} times left`] }];
  if (l.remaining === null || l.max === null) return [];
  return [{ label, value: [bold(amount(l.remaining, viewer)), ` of ${amount(l.max, viewer)} left`] }];
}
