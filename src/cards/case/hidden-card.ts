/** What masking hid: told to whoever typed it, and shown, on asking, to those who work on the case. Pure. */
import type { MemberId } from '../../core/base/ids.ts';
import { MASK_WORDS } from '../../core/base/redact.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isKeptNowhere } from '../../core/case/originals.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { caseWords } from '../words/case.ts';
import { listIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { inBlocks } from '../kit/in-blocks.ts';

/** `until`: kept so long; null: nowhere. */
interface HiddenSaid {
  readonly masked: readonly string[];
  readonly until: Date | null;
}

interface Shown {
  readonly field: string;
  readonly text: string;
  readonly by: MemberId | null;
  readonly at: Date;
  readonly until: Date;
}

export const hiddenButton = (c: Pick<RecoveryCase, 'id'>, reader: Reader): Button => ({
  label: caseWords.line(reader, 'button.hidden'),
  press: { kind: 'show_hidden', case: c.id },
});

/** Whether anything of it was masked: then there may be something to show. */
export const hasHidden = (c: Pick<RecoveryCase, 'complaints' | 'customer'>): boolean =>
  c.complaints.some(({ masked }) => masked.length > 0) ||
  MASK_WORDS.some((mask) => c.customer.reference?.includes(mask) === true);

/** The answer to what somebody typed, with what was hidden of it and what is kept. `isTold`: the answer says already what it was. */
export function withHidden(
  card: Card,
  { masked, until }: HiddenSaid,
  { c, viewer, isTold }: { readonly c: RecoveryCase; readonly viewer: Viewer; readonly isTold: boolean },
): Card {
  const kinds = [...new Set(masked)];
  const kept: Text =
    until === null
      ? caseWords.text(viewer, 'hidden.nowhere')
      : caseWords.text(viewer, kinds.some(isKeptNowhere) ? 'hidden.partly' : 'hidden.kept', {
          until: moment(until, viewer),
        });
  const what = kinds.map((kind) => hiddenAs(kind, viewer));
  const told: Text = isTold
    ? kept
    : [...caseWords.text(viewer, 'hidden.told', { what: listIn(what, viewer) }), ...kept];
  const blocks: Block[] = [
    { kind: 'text', text: told },
    ...(until === null ? [] : [{ kind: 'buttons' as const, buttons: [hiddenButton(c, viewer)] }]),
  ];
  // nobody is told of it before others
  return { ...card, blocks: [...card.blocks, ...blocks], isForOne: true, openly: card.openly ?? card };
}

const KINDS = ['secret', 'iban', 'card', 'email', 'id', 'phone'] as const;
/** Cards of cases logged long ago may know kinds that are told no more. */
export function hiddenAs(kind: string, viewer: Viewer): string {
  const known = KINDS.find((one) => one === kind);
  return known === undefined ? kind : caseWords.line(viewer, `hidden.${known}`);
}

/** As it was typed, for one person alone. */
export function hiddenCard(c: RecoveryCase, originals: readonly Shown[], viewer: Viewer): Card {
  const id = { id: c.id };
  if (originals.length === 0) return { ...reply(caseWords.text(viewer, 'hidden.none', id)), isForOne: true };
  const blocks = originals.flatMap(({ field, text, by, at, until }): Block[] => [
    { kind: 'context', text: fromWhom(field, { by, at, until }, viewer) },
    ...inBlocks(text).map((part): Block => ({ kind: 'quote', text: part })),
  ]);
  return {
    subject: { kind: 'reply' },
    version: c.version,
    title: caseWords.line(viewer, 'hidden.title', id),
    blocks: [{ kind: 'text', text: caseWords.text(viewer, 'hidden.looked', id) }, ...blocks.slice(0, MOST_BLOCKS)],
    summary: caseWords.line(viewer, 'hidden.summary', id),
    isForOne: true,
  };
}
const MOST_BLOCKS = 30;

function fromWhom(field: string, { by, at, until }: Omit<Shown, 'field' | 'text'>, viewer: Viewer): Text {
  const what = field.endsWith('.customer')
    ? 'hidden.of_customer'
    : COMPLAINT.has(field)
      ? 'hidden.of_complaint'
      : 'hidden.of_note';
  const said = { at: moment(at, viewer), until: moment(until, viewer), what: caseWords.line(viewer, what) };
  return by === null
    ? caseWords.text(viewer, 'hidden.sent', said)
    : caseWords.text(viewer, 'hidden.typed', { ...said, who: person(by, viewer) });
}
const COMPLAINT: ReadonlySet<string> = new Set(['log.text', 'edit.addition', 'heard_again.text']);
