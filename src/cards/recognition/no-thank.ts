/** Why a thank-you cannot go as it was written, and how it can; how colleagues are thanked at all. Pure. */
import type { CaseId, MemberId, ThingId } from '../../core/base/ids.ts';
import type { WhyPrivate } from '../../core/base/private-word.ts';
import { clip } from '../../core/base/text.ts';
import { LONGEST_THANKS, SHORTEST_THANKS } from '../../core/recognition/thank.ts';
import type { LineMeant } from '../answers/parse-error.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { refusalWords } from '../words/refusals.ts';
import { thanksWords as words } from '../words/thanks.ts';

export type NoThank =
  /** Nobody was named, or nobody is called that. */
  | { readonly kind: 'whom'; readonly typed: string }
  /** Several are. */
  | { readonly kind: 'which'; readonly typed: string; readonly among: readonly MemberId[] }
  | { readonly kind: 'left'; readonly who: MemberId }
  | { readonly kind: 'self'; readonly alone: boolean }
  | { readonly kind: 'many'; readonly most: number }
  | { readonly kind: 'short'; readonly text: string }
  | { readonly kind: 'long'; readonly n: number }
  | { readonly kind: 'leaks'; readonly word: string; readonly why: WhyPrivate }
  /** A colleague who is not thanked. */
  | { readonly kind: 'names'; readonly word: string }
  | { readonly kind: 'value'; readonly typed: string; readonly values: readonly string[] }
  | { readonly kind: 'restricted'; readonly case: CaseId };

export function sayNoThank(no: NoThank, viewer: Viewer): Text {
  const { command } = viewer;
  switch (no.kind) {
    case 'whom':
      return no.typed === ''
        ? words.text(viewer, 'no.whom', { command })
        : words.text(viewer, 'no.nobody', { typed: clip(no.typed, 60) });
    case 'which':
      return words.text(viewer, 'no.which', { typed: clip(no.typed, 60) });
    case 'left':
      return words.text(viewer, 'no.left', { who: viewer.name(no.who) });
    case 'self':
      return words.text(viewer, no.alone ? 'no.self' : 'no.self_too');
    case 'many':
      return words.text(viewer, 'no.many', { most: no.most });
    case 'short':
      return words.text(viewer, 'no.short', { least: SHORTEST_THANKS });
    case 'long':
      return words.text(viewer, 'no.long', { most: LONGEST_THANKS, n: no.n });
    case 'leaks':
      return words.text(viewer, 'no.leaks', {
        word: clip(no.word, 60),
        why: refusalWords.line(viewer, `leak.${no.why}`),
      });
    case 'names':
      return words.text(viewer, 'no.names', { word: clip(no.word, 60) });
    case 'value':
      return no.values.length === 0
        ? words.text(viewer, 'no.values', { typed: clip(no.typed, 60) })
        : words.text(viewer, 'no.value', { typed: clip(no.typed, 60), values: listIn(no.values, viewer, 'or') });
    case 'restricted':
      return words.text(viewer, 'no.restricted', { case: no.case });
  }
}

/** Where in the form it stands. */
export function fieldOfNoThank(no: NoThank): 'to' | 'text' | 'value' | 'case' {
  switch (no.kind) {
    case 'whom':
    case 'which':
    case 'left':
    case 'self':
    case 'many':
      return 'to';
    case 'short':
    case 'long':
    case 'leaks':
    case 'names':
      return 'text';
    case 'value':
      return 'value';
    case 'restricted':
      return 'case';
  }
}

/** `words`: what was written, kept for the form; undefined where it could not be. `lines`: who may be meant. */
export interface NoThankSeen {
  readonly words: ThingId | undefined;
  readonly lines: readonly LineMeant[];
  readonly once: string;
  /** What it was to say. */
  readonly text: string;
}

export function noThankCard(no: NoThank, seen: NoThankSeen, viewer: Viewer): Card {
  const whom = seen.lines.map(({ label, line }): Button => ({
    label: clip(label, LABEL),
    press: { kind: 'say_line', line, once: seen.once },
  }));
  const form: Button[] =
    seen.words === undefined
      ? []
      : [{ label: words.line(viewer, 'button.rephrase'), press: { kind: 'open_thank', words: seen.words } }];
  const buttons = [...whom, ...form];
  const marked = 'word' in no ? markedIn(seen.text, no.word) : undefined;
  const said: Block[] =
    seen.text === ''
      ? []
      : [marked === undefined ? { kind: 'quote', text: seen.text } : { kind: 'text', text: marked }];
  const card = reply(sayNoThank(no, viewer));
  return {
    ...card,
    blocks: [...card.blocks, ...said, ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }])],
    isForOne: true,
  };
}

const LABEL = 30;

/** The words with the one that does not belong there standing out; undefined where it does not stand in them as it is. */
function markedIn(text: string, word: string): Text | undefined {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0 || word === '') return undefined;
  return ['“', text.slice(0, at), { bold: text.slice(at, at + word.length) }, text.slice(at + word.length), '”'];
}

export const thankButton = (reader: Reader, of?: CaseId): Button => ({
  label: words.line(reader, 'button.thank'),
  press: { kind: 'open_thank', ...(of !== undefined && { case: of }) },
});

/** To whoever says thanks to nobody in particular. */
export function thankingCard(viewer: Viewer): Card {
  const card = reply(words.text(viewer, 'how'), words.text(viewer, 'how.words', { command: viewer.command }));
  return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [thankButton(viewer)] }] };
}
