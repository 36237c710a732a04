/** What the lint says of an edited letter before it is copied, and the letter itself to copy. Privately to who wrote it. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { canCarry, type Press } from '../../core/case/press.ts';
import type { Finding } from '../../core/letters/lint/finding.ts';
import type { LetterKind, Voice } from '../../core/letters/letter.ts';
import { showMoment } from '../../core/base/time.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { lineAt } from '../case/moment-asked.ts';
import { inBlocks } from '../kit/in-blocks.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { letterWords as words } from '../words/letters.ts';
import { sentButton } from './clocks.ts';
import { betterThan } from './better.ts';

export interface CheckedLetter {
  readonly text: string;
  readonly letter: LetterKind;
  readonly voice: Voice;
  readonly findings: readonly Finding[];
}

/** The way back to the form, and to the letter whatever was found; null where it could not be kept. */
export interface WaysOn {
  readonly again: Press;
  readonly anyway: Press;
}

/** As many as a card holds well; the rest is said when these are gone. */
const MOST_SHOWN = 6;
/** As much of a sentence as makes a promise. */
const A_PROMISE = 200;

/** Nothing was found: the letter. Otherwise what was, and only then the letter. */
export function checkedCard(checked: CheckedLetter, c: RecoveryCase, ways: WaysOn | null, viewer: Viewer): Card {
  const { findings } = checked;
  if (findings.length === 0) return letterCard(checked, c, ways, viewer);
  const shown = findings.slice(0, MOST_SHOWN);
  const more = findings.length - shown.length;
  const title = words.line(viewer, 'check.title', { case: c.id });
  const buttons: readonly Button[] =
    ways === null
      ? []
      : [
          { label: words.line(viewer, 'check.again'), press: ways.again, tone: 'primary' },
          { label: words.line(viewer, 'check.anyway'), press: ways.anyway },
        ];
  const recorded = shown.flatMap((one) => recordButton(one, c, viewer));
  return {
    subject: { kind: 'reply' },
    version: c.version,
    title,
    blocks: [
      ...shown.flatMap((one) => blocksOf(one, checked.voice, viewer)),
      ...(more > 0 ? [context(words.text(viewer, 'check.more', { n: more }))] : []),
      // words that are kept nowhere else stand in the answer
      ...(ways === null ? inBlocks(checked.text).map(quote) : []),
      ...(buttons.length + recorded.length === 0
        ? []
        : [
            {
              kind: 'buttons' as const,
              buttons: [...buttons.slice(0, 1), ...recorded.slice(0, 2), ...buttons.slice(1)],
            },
          ]),
    ],
    summary: words.line(viewer, 'check.summary', { case: c.id, n: findings.length }),
  };
}

const quote = (text: string): Block => ({ kind: 'quote', text });
const context = (text: Text): Block => ({ kind: 'context', text });

function blocksOf(finding: Finding, voice: Voice, viewer: Viewer): Block[] {
  const better = betterThan(finding, voice.language);
  const instead: Text =
    better === null
      ? words.text(viewer, DEPENDS[finding.kind] ?? 'instead.promise')
      : words.text(viewer, 'instead', { better });
  return [
    { kind: 'text', text: sayFinding(finding, viewer) },
    ...('quote' in finding ? [quote(finding.quote)] : []),
    context(instead),
  ];
}

/** What it depends on the case to say. */
const DEPENDS: Partial<Readonly<Record<Finding['kind'], 'instead.amount' | 'instead.part'>>> = {
  amount: 'instead.amount',
  part: 'instead.part',
};

function sayFinding(finding: Finding, viewer: Viewer): Text {
  switch (finding.kind) {
    case 'conditional':
    case 'blame':
    case 'threat':
    case 'admission':
      return words.text(viewer, `found.${finding.kind}`);
    case 'amount':
      return words.text(viewer, 'found.amount', { what: oneLine(finding.what) });
    case 'promise':
      return finding.at === null
        ? words.text(viewer, 'found.promise_unclear', { what: oneLine(finding.what) })
        : words.text(viewer, 'found.promise', {
            what: oneLine(finding.what),
            at: showMoment(finding.at, viewer.zone, viewer.locale),
          });
    case 'part':
      return words.text(viewer, 'found.part', { part: words.line(viewer, `part.${finding.part}`) });
    case 'lacks':
      return words.text(viewer, `lacks.${finding.duty}`);
  }
}

/** One press records it: the line that promises it, as if its reader had typed it. */
function recordButton(finding: Finding, c: RecoveryCase, viewer: Viewer): readonly Button[] {
  if (finding.kind !== 'promise' || finding.at === null) return [];
  const text = clip(oneLine(finding.quote), A_PROMISE);
  const { line } = lineAt(finding.at, (when) => `promise ${c.id} ${when}: ${text}`, viewer);
  if (!canCarry(line)) return [];
  const at = new Intl.DateTimeFormat(viewer.locale, {
    timeZone: viewer.zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(finding.at);
  return [
    {
      label: clip(words.line(viewer, 'check.record', { at }), 30),
      press: { kind: 'say_line', line, once: viewer.now.toISOString() },
    },
  ];
}

/** The letter to copy, with what it passes over. */
export function letterCard(checked: CheckedLetter, c: RecoveryCase, ways: WaysOn | null, viewer: Viewer): Card {
  const { text, findings } = checked;
  const over = [...new Set(findings.map((one) => words.line(viewer, `over.${one.kind}`)))];
  return {
    subject: { kind: 'reply' },
    version: c.version,
    title: words.line(viewer, 'copy.title', { case: c.id }),
    blocks: [
      ...inBlocks(text).map(quote),
      context(
        over.length === 0
          ? words.text(viewer, 'copy.fine')
          : words.text(viewer, 'copy.over', { over: listIn(over, viewer) }),
      ),
      {
        kind: 'buttons',
        buttons: [
          sentButton(c, checked.letter, viewer),
          ...(ways === null ? [] : [{ label: words.line(viewer, 'check.again'), press: ways.again }]),
        ],
      },
    ],
    summary: words.line(viewer, 'copy.summary', { case: c.id }),
  };
}
