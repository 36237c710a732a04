/** Storms as people see them: the announcement in the channel, the answers to `storm`, and the words on cards and `limits`. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { MemberId, ThingId } from '../../core/base/ids.ts';
import type { Card, Text } from '../kit/card.ts';
import type { StormRule } from '../../core/policy/policy.ts';
import { sayDuration } from '../../core/policy/words/limit-in-words.ts';
import { amount, bold, listed, moment, person, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { remedy, SCOPE } from '../words/en.ts';

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

/** "Storm until 06:00: doubled": for whoever is judged during it. */
export function stormLine(
  storm: { readonly until: Date; readonly percent: number },
  viewer: Pick<Viewer, 'zone'>,
): Text {
  return [bold('Storm'), ' until ', moment(storm.until, viewer), `: ${times(storm.percent)}.`];
}

/** The announcement; drawn anew when it is over. */
export function stormCard(seen: StormView): Card {
  const lines = seen.ended === null ? onLines(seen) : [overLine(seen, seen.ended)];
  return {
    subject: { kind: 'storm', storm: seen.id },
    version: seen.ended === null ? 1 : 2,
    title: seen.ended === null ? 'Storm' : 'Storm over',
    blocks: lines.map((text) => ({ kind: 'text', text })),
    summary: plain(lines[0] ?? []).slice(0, 300),
  };
}

function onLines({ by, reason, until, rule, viewer }: StormView): Text[] {
  const first: Text = [person(by, viewer), ' switched a storm on until ', moment(until, viewer), `: ${reason}`];
  if (rule === null) return [first];
  const who = listed(rule.roles.map((role) => `the role ${nameInWords(role)}`));
  const what = listed(rule.actions.map(remedy));
  const where = listed(rule.scopes.map((scope) => SCOPE[scope]));
  return [
    first,
    [
      bold(`Limits are ${times(rule.multiplyPercent)}`),
      ` for ${who}, for ${what}, ${where}. Everything else stays as it is.`,
    ],
    [
      `It ends by itself, and earlier when ${amount(rule.budget, viewer)} above the normal limits are used up. `,
      bold(`${viewer.command} limits`),
      ' shows what you may decide now.',
    ],
  ];
}

function overLine({ viewer }: StormView, ended: NonNullable<StormView['ended']>): Text {
  const normal = ' The limits are as usual again.';
  if (ended.by === 'time') return ['The storm ended at ', moment(ended.at, viewer), `.${normal}`];
  if (ended.by === 'budget')
    return ['The storm ended at ', moment(ended.at, viewer), `, because its budget is used up.${normal}`];
  return [person(ended.by, viewer), ' ended the storm at ', moment(ended.at, viewer), `.${normal}`];
}

function times(percent: number): string {
  const words: Readonly<Record<number, string>> = { 200: 'doubled', 300: 'tripled' };
  return words[percent] ?? `at ${percent} %`;
}

export const stormOnReply = (until: Date, viewer: Viewer): Card =>
  reply(
    ['The storm is on until ', moment(until, viewer), '. Your team’s channel has been told.'],
    ['Whoever switches a storm on does not use it themselves. ', bold(`${viewer.command} storm off`), ' ends it.'],
  );

export const stormOffReply = (): Card => reply(['The storm is over. The limits are as usual again.']);

export type StormRefusal =
  | { readonly kind: 'no_storms' }
  | { readonly kind: 'not_your_role'; readonly roles: readonly string[] }
  | { readonly kind: 'too_long'; readonly mostMs: number }
  | { readonly kind: 'on_already'; readonly by: MemberId; readonly until: Date }
  | { readonly kind: 'none_on' };

export function sayStormRefusal(no: StormRefusal, viewer: Viewer): Card {
  switch (no.kind) {
    case 'no_storms':
      return reply(['The policy in force has no storms, so nothing was changed. The operator can add them.']);
    case 'not_your_role':
      return reply([
        `A storm is switched by ${listed(
          no.roles.map((role) => `a ${nameInWords(role)}`),
          'or',
        )}. Nothing was changed.`,
      ]);
    case 'too_long':
      return reply([`A storm lasts ${sayDuration(no.mostMs)} at most, so nothing was changed. Say a shorter time.`]);
    case 'on_already':
      return reply([
        'A storm is on already: ',
        person(no.by, viewer),
        ' switched it on until ',
        moment(no.until, viewer),
        '. Nothing was changed.',
      ]);
    case 'none_on':
      return reply(['No storm is on in your team, so nothing was changed.']);
  }
}
