/** Mass failures as people see them: one card in the channel for all cases, the lines on a case's card, and the answers to `event`. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Money } from '../../core/base/money.ts';
import type { OpenOutage } from '../../core/authority/outage.ts';
import type { ItemAsked } from '../../core/case/commands.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { amount, bold, listed, moment, person, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { remedy } from '../words/en.ts';

export interface OutageView extends OpenOutage {
  readonly openedBy: MemberId;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly cases: readonly string[];
  readonly over: number;
  /** What the policy lets an outage cost; null when it says nothing any more. */
  readonly budget: Money | null;
  readonly viewer: Viewer;
}

/** More case numbers than this are told as "and 40 more". */
const MOST_NAMED = 20;

export function outageCard(seen: OutageView): Card {
  const { viewer, cases, over, closedAt } = seen;
  const count = `${cases.length} ${cases.length === 1 ? 'case' : 'cases'}, ${over} resolved`;
  const more = cases.length > MOST_NAMED ? ` and ${cases.length - MOST_NAMED} more` : '';
  const head: Text =
    closedAt === null
      ? ['Opened by ', person(seen.openedBy, viewer), ', ', moment(seen.openedAt, viewer), '.']
      : ['Closed ', moment(closedAt, viewer), '.'];
  const lines: Text[] = [
    [bold(count), '. ', ...head],
    remedyLine(seen),
    ...(cases.length === 0 ? [] : [[`${cases.slice(0, MOST_NAMED).join(', ')}${more}`]]),
    ...(closedAt === null
      ? [[bold(`${viewer.command} event link R-1042`), ': a case is part of it'] satisfies Text]
      : []),
  ];
  return {
    subject: { kind: 'outage', outage: seen.id },
    version: 1,
    title: `${closedAt === null ? 'Event' : 'Event over'}: ${seen.name}`,
    blocks: lines.map((text) => ({ kind: 'text', text })),
    summary: `${closedAt === null ? 'Event' : 'Event over'}: ${seen.name}. ${plain(lines[0] ?? [])}`.slice(0, 300),
  };
}

function remedyLine({ remedy: given, spent, budget, viewer }: OutageView): Text {
  if (given === null) return ['No remedy for everybody was agreed: each case is decided by itself.'];
  const used = spent.length === 0 ? 'nothing' : listed(spent.map((one) => amount(one, viewer)));
  const of = budget === null ? '' : `; ${used} of ${amount(budget, viewer)} is used`;
  return [`Everybody is given: `, bold(itemLine(given, viewer)), `${of}.`];
}

export function itemLine(item: ItemAsked, viewer: Pick<Viewer, 'locale'>): string {
  const size = item.amount ?? item.cost;
  if (size !== null) return `${remedy(item.kind)} ${amount(size, viewer)}`;
  return item.units === null ? remedy(item.kind) : `${item.units.toLocaleString(viewer.locale)} points`;
}

/** On the card of a case: the outage it is part of, or the open one it may be part of. */
export function outageBlocks(
  c: RecoveryCase,
  own: OpenOutage | null,
  offered: OpenOutage | null,
  viewer: Pick<Viewer, 'locale'>,
): Block[] {
  const at = { case: c.id, v: c.version };
  if (own !== null) {
    const what =
      own.remedy === null
        ? ''
        : `. Everybody is given ${itemLine(own.remedy, viewer)}; anything else with a cost needs a reason`;
    const text: Block = { kind: 'text', text: [bold('Part of the event: '), `${own.name}${what}.`] };
    const given = c.actions.some((a) => a.decision.decision.outage?.id === own.id && a.status !== 'withdrawn');
    if (own.remedy === null || given) return [text];
    return [
      text,
      { kind: 'buttons', buttons: [{ label: 'Give what everybody gets', press: { kind: 'give_outage', ...at } }] },
    ];
  }
  if (offered === null) return [];
  return [
    { kind: 'text', text: [bold('An event is open: '), `${offered.name}. If this case is part of it, link it.`] },
    { kind: 'buttons', buttons: [{ label: 'Part of the event', press: { kind: 'link_outage', ...at } }] },
  ];
}

export const outageOpenedReply = (name: string, viewer: Viewer): Card =>
  reply(
    [bold(`The event “${name}” is open.`), ' Its card is in your team’s channel, and is kept up to date.'],
    [
      'Cases are linked by a button, or by ',
      bold(`${viewer.command} event link R-1042`),
      '; ',
      bold(`${viewer.command} event close`),
      ' ends it.',
    ],
  );

export const outageClosedReply = (): Card =>
  reply(['The event is closed. Its cases stay as they are; what is given from now on is judged as usual.']);

export type OutageRefusal =
  | { readonly kind: 'no_outages' }
  | { readonly kind: 'not_your_role'; readonly roles: readonly string[] }
  | { readonly kind: 'open_already'; readonly name: string }
  | { readonly kind: 'none_open' }
  | { readonly kind: 'remedy_too_large'; readonly most: Money };

export function sayOutageRefusal(no: OutageRefusal, viewer: Pick<Viewer, 'locale' | 'command'>): Card {
  switch (no.kind) {
    case 'no_outages':
      return reply(['The policy in force has no events, so nothing was changed. The operator can add them.']);
    case 'not_your_role':
      return reply([
        `An event is opened and closed by ${listed(
          no.roles.map((role) => `a ${nameInWords(role)}`),
          'or',
        )}. Nothing was changed.`,
      ]);
    case 'open_already':
      return reply([
        `“${no.name}” is open already, so nothing was changed. `,
        bold(`${viewer.command} event close`),
        ' ends it.',
      ]);
    case 'none_open':
      return reply(['No event is open in your team, so nothing was changed.']);
    case 'remedy_too_large':
      return reply([
        `An event gives ${amount(no.most, viewer)} at most for each case, so nothing was opened. Say less.`,
      ]);
  }
}
