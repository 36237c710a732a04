/** What whoever thanks is told, and what those who choose or look are told. Pure. */
import type { TeamId } from '../../core/base/ids.ts';
import { clip } from '../../core/base/text.ts';
import { valueKey, type Thank, type Thanked } from '../../core/recognition/thank.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { thanksWords as words } from '../words/thanks.ts';
import { thankedIn } from './thank-card.ts';

export type ThankedSeen =
  /** For nobody: nothing was posted and nothing is kept. */
  | { readonly kind: 'nowhere' }
  | {
      readonly kind: 'kept';
      readonly one: Thank;
      /** Whom it reaches nowhere, for whatever reason. */
      readonly inPerson: readonly Pick<Thanked, 'member' | 'team'>[];
      readonly isProposed: boolean;
      readonly values: readonly string[];
      readonly teamName: (id: TeamId) => string;
    };

/** To whoever thanks: where it goes, as far as that is theirs to know. */
export function thankedCard(seen: ThankedSeen, viewer: Viewer): Card {
  if (seen.kind === 'nowhere') return reply(words.text(viewer, 'said.nowhere'));
  const { one, inPerson, teamName } = seen;
  const among = (...states: readonly Thanked['state'][]): Text => {
    const to = one.to.filter(({ state }) => states.includes(state));
    return to.length === 0 ? [] : thankedIn({ to }, (id) => teamName(id as TeamId), viewer, false);
  };
  const [shown, own, asked, held] = [among('public', 'team'), among('private'), among('asks'), among('held')];
  const rest = inPerson.map((to): Thanked => ({ ...to, state: 'private', givenAt: null }));
  const lines: Text[] = [
    ...(shown.length === 0 ? [] : [words.text(viewer, 'said.posted', { who: shown })]),
    ...(own.length === 0 ? [] : [words.text(viewer, 'said.private', { who: own })]),
    ...(asked.length === 0 ? [] : [words.text(viewer, 'said.asked', { who: asked })]),
    ...(held.length === 0 ? [] : [words.text(viewer, 'said.held', { who: held })]),
    ...(rest.length === 0
      ? []
      : [
          words.text(viewer, 'said.in_person', {
            who: thankedIn({ to: rest }, (id) => teamName(id as TeamId), viewer, false),
          }),
        ]),
  ];
  const card = reply(...lines);
  return { ...card, blocks: [...card.blocks, ...valueBlocks(seen, viewer)] };
}

/** The value it stands for: proposed from the words, or left open. Nobody has to choose. */
function valueBlocks(
  { one, values, isProposed }: Extract<ThankedSeen, { kind: 'kept' }>,
  viewer: Viewer,
): readonly Block[] {
  if (one.text === '' || values.length === 0 || (one.value !== null && !isProposed)) return [];
  const buttons: Button[] = values
    .filter((value) => value !== one.value)
    .map((value) => ({
      label: clip(value, LABEL),
      press: { kind: 'thank_value', thank: one.id, value: valueKey(value) },
    }));
  const without: Button[] =
    one.value === null
      ? []
      : [{ label: words.line(viewer, 'value.none'), press: { kind: 'thank_value', thank: one.id, value: null } }];
  const asked =
    one.value === null ? words.text(viewer, 'value.which') : words.text(viewer, 'value.proposed', { value: one.value });
  return [
    { kind: 'text', text: asked },
    ...([...buttons, ...without].length === 0 ? [] : [{ kind: 'buttons' as const, buttons: [...buttons, ...without] }]),
  ];
}

const LABEL = 30;

/** `value` undefined: it cannot be changed any more. */
export const valueChanged = (value: string | null | undefined, viewer: Viewer): Card =>
  reply(
    value === undefined
      ? words.text(viewer, 'value.late')
      : value === null
        ? words.text(viewer, 'value.taken')
        : words.text(viewer, 'value.set', { value }),
  );

export const likesAnswer = (likes: 'public' | 'team' | 'private' | 'none', viewer: Viewer): Card =>
  reply(words.text(viewer, `likes.said_${likes}`));

export const lookAnswer = (became: 'gone' | 'looked' | 'left' | 'posted', viewer: Viewer): Card =>
  reply(words.text(viewer, `look.said_${became}`));
