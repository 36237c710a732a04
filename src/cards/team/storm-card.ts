/** Storms as people see them: the announcement in the channel, the answers to `storm`, and the words on cards and `limits`. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { MemberId, ThingId } from '../../core/base/ids.ts';
import type { Card, Text } from '../kit/card.ts';
import type { StormRule } from '../../core/policy/policy.ts';
import { amount, ended, lineOf, moment, person, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn, waitIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { names, remedyName } from '../words/names.ts';
import { teamWords as words } from '../words/team.ts';
import { someOf } from './outage-card.ts';

export interface StormView {
  readonly id: ThingId;
  readonly by: MemberId;
  readonly reason: string;
  readonly until: Date;
  /** Null while it is on. */
  readonly ended: { readonly at: Date; readonly by: 'time' | 'budget' | MemberId } | null;
  /** What the policy in force says about storms; null when it says nothing any more. */
  readonly rule: StormRule | null;
  readonly viewer: Viewer;
}

/** "Storm until 06:00: limits are doubled": for whoever is judged during it. */
export const stormLine = (
  storm: { readonly until: Date; readonly percent: number },
  viewer: Pick<Viewer, 'zone' | 'locale'>,
): Text =>
  words.text(viewer, 'storm.line', { until: moment(storm.until, viewer), times: times(storm.percent, viewer) });

/** The announcement; drawn anew when it is over. */
export function stormCard(seen: StormView): Card {
  const { ended: over, viewer } = seen;
  const lines = over === null ? onLines(seen) : [overLine(over, viewer)];
  return {
    subject: { kind: 'storm', storm: seen.id },
    version: over === null ? 1 : 2,
    title: words.line(viewer, over === null ? 'storm.title' : 'storm.title_over'),
    blocks: lines.map((text) => ({ kind: 'text', text })),
    summary: lineOf(plain(lines[0] ?? [])),
  };
}

function onLines({ by, reason, until, rule, viewer }: StormView): Text[] {
  const first = words.text(viewer, 'storm.on', {
    who: person(by, viewer),
    until: moment(until, viewer),
    reason: ended(reason),
  });
  if (rule === null) return [first];
  const scopes = names(viewer).scope;
  return [
    first,
    words.text(viewer, 'storm.rule', {
      times: times(rule.multiplyPercent, viewer),
      roles: listIn(rule.roles.map(nameInWords), viewer),
      remedies: listIn(
        rule.actions.map((kind) => remedyName(kind, viewer)),
        viewer,
      ),
      scopes: listIn(
        rule.scopes.map((scope) => scopes[scope]),
        viewer,
      ),
    }),
    words.text(viewer, 'storm.ends', { budget: amount(rule.budget, viewer), command: viewer.command }),
  ];
}

function overLine(over: NonNullable<StormView['ended']>, viewer: Viewer): Text {
  const at = moment(over.at, viewer);
  if (over.by === 'time') return words.text(viewer, 'storm.over_time', { at });
  if (over.by === 'budget') return words.text(viewer, 'storm.over_budget', { at });
  return words.text(viewer, 'storm.over_by', { who: person(over.by, viewer), at });
}

function times(percent: number, reader: Reader): string {
  if (percent === 200) return words.line(reader, 'storm.doubled');
  return percent === 300 ? words.line(reader, 'storm.tripled') : words.line(reader, 'storm.percent', { percent });
}

export const stormOnReply = (until: Date, viewer: Viewer): Card =>
  reply(
    words.text(viewer, 'storm.on_reply', { until: moment(until, viewer) }),
    words.text(viewer, 'storm.on_how', { command: viewer.command }),
  );

export const stormOffReply = (viewer: Viewer): Card => reply(words.text(viewer, 'storm.off_reply'));

export type StormRefusal =
  | { readonly kind: 'no_storms' }
  | { readonly kind: 'not_your_role'; readonly roles: readonly string[] }
  | { readonly kind: 'too_long'; readonly mostMs: number }
  | { readonly kind: 'on_already'; readonly by: MemberId; readonly until: Date }
  | { readonly kind: 'none_on' };

export function sayStormRefusal(no: StormRefusal, viewer: Viewer): Card {
  switch (no.kind) {
    case 'no_storms':
    case 'none_on':
      return reply(words.text(viewer, `storm.${no.kind}`));
    case 'not_your_role':
      return reply(words.text(viewer, 'storm.not_your_role', { roles: someOf(no.roles, viewer) }));
    case 'too_long':
      return reply(words.text(viewer, 'storm.too_long', { most: waitIn(no.mostMs, viewer) }));
    case 'on_already':
      return reply(
        words.text(viewer, 'storm.on_already', { who: person(no.by, viewer), until: moment(no.until, viewer) }),
      );
  }
}
