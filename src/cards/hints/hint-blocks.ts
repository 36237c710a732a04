/** What a model suggests of a case, always said to be that, and always as somebody's words: nothing in it is a mark, a mention or a link. Pure. */
import type { CaseHint, HintedReading } from '../../core/base/hints.ts';
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { stillSuggested } from '../../core/hints/case-question.ts';
import { SENSITIVITIES } from '../../core/policy/policy.ts';
import { inBlocks } from '../kit/in-blocks.ts';
import type { Block, Button, Text } from '../kit/card.ts';
import { atAGlance } from '../kit/glance.ts';
import type { Viewer } from '../kit/viewer.ts';
import { hintWords as words } from '../words/hints.ts';
import type { Reader } from '../words/language.ts';
import { names } from '../words/names.ts';

/** As much of a model's name as tells it. */
const A_NAME = 40;

interface Hinted {
  readonly case: RecoveryCase;
  readonly viewer: Viewer;
  readonly hint?: CaseHint;
}

/** A note is a line, two where it tells what is suggested; words are two more, or three where they are translated. */
const LINES = { suggested: 2, summary: 3, translation: 4 } as const;

/** On the card in the channel, as far as `room` lines go: what somebody cannot read otherwise, what differs, the shorter words. */
export function hintsAtAGlance({ case: c, viewer, hint }: Hinted, room: number): readonly Block[] {
  if (hint === undefined) return [];
  const { translation, summary } = hint;
  const shown: Block[] = [];
  let left = room;
  const add = (lines: number, blocks: readonly Block[]): void => {
    if (blocks.length === 0 || lines > left) return;
    shown.push(...blocks);
    left -= lines;
  };
  if (translation !== null && summary === null)
    add(LINES.translation, [
      translatedNote(translation, viewer),
      { kind: 'quote', text: atAGlance(translation.text).text },
    ]);
  add(LINES.suggested, suggestedBlock(c, hint, viewer));
  if (summary !== null) add(LINES.summary, [note(words.text(viewer, 'summary')), { kind: 'quote', text: summary }]);
  return shown;
}

/** For whoever looks at the case: all of it. */
export function hintBlocks({ case: c, viewer, hint }: Hinted): readonly Block[] {
  if (hint === undefined) return [];
  const { summary, translation } = hint;
  const take = takeButton({ case: c, viewer, hint });
  return [
    ...(summary === null ? [] : [note(words.text(viewer, 'summary')), { kind: 'quote' as const, text: summary }]),
    ...(translation === null
      ? []
      : [
          translatedNote(translation, viewer),
          ...inBlocks(translation.text).map((text): Block => ({ kind: 'quote', text })),
        ]),
    ...suggestedBlock(c, hint, viewer),
    ...(take === null ? [] : [{ kind: 'buttons' as const, buttons: [take] }]),
  ];
}

/** Opens the form of the case with what is suggested in it; null where nothing is that could be corrected there. */
export function takeButton({ case: c, viewer, hint }: Hinted): Button | null {
  if (hint === undefined) return null;
  const { sensitivity: _, ...reading } = stillSuggested(hint, c);
  if (Object.keys(reading).length === 0) return null;
  return {
    label: words.line(viewer, 'button.take'),
    press: { kind: 'open_edit_case', case: c.id, v: c.version, hinted: true },
  };
}

const note = (text: Text): Block => ({ kind: 'context', text });

function translatedNote({ from }: NonNullable<CaseHint['translation']>, reader: Reader): Block {
  return note(words.text(reader, 'translation', { language: nameOfLanguage(from, reader) }));
}

function suggestedBlock(c: RecoveryCase, hint: CaseHint, reader: Reader): readonly Block[] {
  const what = suggestedWords(c, stillSuggested(hint, c), reader);
  return what === '' ? [] : [note(words.text(reader, 'suggested', { model: clip(hint.by, A_NAME), what }))];
}

/** "Billing instead of Delay · more urgent: today"; empty where nothing is suggested. */
export function suggestedWords(c: Pick<RecoveryCase, 'triage'>, reading: HintedReading, reader: Reader): string {
  const { failure, severity, sensitivity } = names(reader);
  const { failure: f, severity: u, stage: s, sensitivity: few } = reading;
  const kind = SENSITIVITIES.find((one) => one === few);
  return [
    f === undefined ? [] : words.line(reader, 'failure', { now: failure[f], read: failure[c.triage.failure.value] }),
    u === undefined ? [] : words.line(reader, 'severity', { now: severity[u] }),
    s === undefined ? [] : words.line(reader, 'stage', { now: words.line(reader, `stage.${s}`) }),
    kind === undefined ? [] : words.line(reader, 'sensitivity', { now: sensitivity[kind] }),
  ]
    .flat()
    .join(' · ');
}

function nameOfLanguage(code: string, { locale }: Reader): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}
