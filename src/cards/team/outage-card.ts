/** Mass failures as people see them: one card in the channel for all cases, the lines on a case's card, and the answers to `event`. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Money } from '../../core/base/money.ts';
import type { OpenOutage } from '../../core/authority/outage.ts';
import type { ItemAsked } from '../../core/case/commands.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { amount, lineOf, moment, person, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn, pointsIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { remedyName } from '../words/names.ts';
import { teamWords as words } from '../words/team.ts';

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
  const { viewer, cases, over, closedAt, name } = seen;
  const shown = cases.slice(0, MOST_NAMED).join(', ');
  const more = cases.length - MOST_NAMED;
  const first: Text = [
    ...words.text(viewer, 'outage.count', { cases: cases.length, over }),
    ...(closedAt === null
      ? words.text(viewer, 'outage.opened', {
          who: person(seen.openedBy, viewer),
          at: moment(seen.openedAt, viewer),
        })
      : words.text(viewer, 'outage.closed', { at: moment(closedAt, viewer) })),
  ];
  const lines: Text[] = [
    first,
    remedyLine(seen),
    ...(cases.length === 0 ? [] : [more > 0 ? words.text(viewer, 'outage.more', { cases: shown, more }) : [shown]]),
    ...(closedAt === null ? [words.text(viewer, 'outage.link', { command: viewer.command })] : []),
  ];
  const title = words.line(viewer, closedAt === null ? 'outage.title' : 'outage.title_over', { name });
  return {
    subject: { kind: 'outage', outage: seen.id },
    version: 1,
    title,
    blocks: lines.map((text) => ({ kind: 'text', text })),
    summary: lineOf(`${title}. ${plain(first)}`),
  };
}

function remedyLine({ remedy: given, spent, budget, viewer }: OutageView): Text {
  if (given === null) return words.text(viewer, 'outage.no_remedy');
  const item = itemLine(given, viewer);
  if (budget === null) return words.text(viewer, 'outage.remedy', { item });
  const of = { item, budget: amount(budget, viewer) };
  if (spent.length === 0) return words.text(viewer, 'outage.remedy_unused', of);
  const used = listIn(
    spent.map((one) => amount(one, viewer)),
    viewer,
  );
  return words.text(viewer, 'outage.remedy_used', { ...of, used });
}

export function itemLine(item: ItemAsked, viewer: Pick<Viewer, 'locale'>): string {
  const size = item.amount ?? item.cost;
  const kind = remedyName(item.kind, viewer);
  if (size !== null) return `${kind} ${amount(size, viewer)}`;
  return item.units === null ? kind : pointsIn(item.units, viewer);
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
    const said =
      own.remedy === null
        ? words.text(viewer, 'outage.own', { name: own.name })
        : words.text(viewer, 'outage.own_given', { name: own.name, item: itemLine(own.remedy, viewer) });
    const text: Block = { kind: 'text', text: said };
    const given = c.actions.some((a) => a.decision.decision.outage?.id === own.id && a.status !== 'withdrawn');
    if (own.remedy === null || given) return [text];
    return [
      text,
      {
        kind: 'buttons',
        buttons: [{ label: words.line(viewer, 'outage.give'), press: { kind: 'give_outage', ...at } }],
      },
    ];
  }
  if (offered === null) return [];
  return [
    { kind: 'text', text: words.text(viewer, 'outage.offered', { name: offered.name }) },
    { kind: 'buttons', buttons: [{ label: words.line(viewer, 'outage.part'), press: { kind: 'link_outage', ...at } }] },
  ];
}

export const outageOpenedReply = (name: string, viewer: Viewer): Card =>
  reply(
    words.text(viewer, 'outage.opened_reply', { name }),
    words.text(viewer, 'outage.opened_how', { command: viewer.command }),
  );

export const outageClosedReply = (viewer: Viewer): Card => reply(words.text(viewer, 'outage.closed_reply'));

export type OutageRefusal =
  | { readonly kind: 'no_outages' }
  | { readonly kind: 'not_your_role'; readonly roles: readonly string[] }
  | { readonly kind: 'open_already'; readonly name: string }
  | { readonly kind: 'none_open' }
  | { readonly kind: 'remedy_too_large'; readonly most: Money };

export function sayOutageRefusal(no: OutageRefusal, viewer: Pick<Viewer, 'locale' | 'command'>): Card {
  switch (no.kind) {
    case 'no_outages':
      return reply(words.text(viewer, 'outage.no_outages'));
    case 'not_your_role':
      return reply(words.text(viewer, 'outage.not_your_role', { roles: someOf(no.roles, viewer) }));
    case 'open_already':
      return reply(words.text(viewer, 'outage.open_already', { name: no.name, command: viewer.command }));
    case 'none_open':
      return reply(words.text(viewer, 'outage.none_to_close'));
    case 'remedy_too_large':
      return reply(words.text(viewer, 'outage.too_large', { most: amount(no.most, viewer) }));
  }
}

/** `a duty manager or an owner`, by the policy's names. */
export const someOf = (roles: readonly string[], reader: Reader): string =>
  listIn(
    roles.map((role) => words.line(reader, 'role.a', { role: nameInWords(role) })),
    reader,
    'or',
  );
