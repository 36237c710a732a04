/** Whom somebody asks for help, in words; what became of it, in a line. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { openAssists, type Assist, type AskedOf } from '../../core/case/help.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import type { Block, Button, Text } from '../kit/card.ts';
import { bold, moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { adviceWords } from '../words/advice.ts';
import { listIn } from '../words/common.ts';
import { helpWords as words } from '../words/help.ts';
import type { Reader } from '../words/language.ts';

/** As much of what is needed, or was said to it, as tells it in a line. */
const A_LINE = 120;
const MOST_NAMED = 3;

export const shortly = (text: string | null): string => clip(oneLine(text ?? ''), A_LINE);

/** A person's name, or the team's. */
export const nameOf = (of: AskedOf, viewer: Pick<Viewer, 'name'>): string =>
  of.kind === 'person' ? viewer.name(of.member) : of.name;

/** Who has it now; the team's name where its channel alone has it. */
export const withWhom = ({ of, asked }: Assist, viewer: Viewer): string =>
  asked.length === 0 ? nameOf(of, viewer) : listIn(asked.slice(0, MOST_NAMED).map(viewer.name), viewer, 'or');

export const askButton = (c: RecoveryCase, reader: Reader): Button => ({
  label: words.line(reader, 'button.ask'),
  press: { kind: 'open_assist', case: c.id, v: c.version },
});

export const askTeamButton = (c: RecoveryCase, reader: Reader): Button => ({
  label: adviceWords.line(reader, 'button.ask'),
  press: { kind: 'open_ask_team', case: c.id, v: c.version },
});

/** On the card of the case: what is waited for, the first due at the front, in one line. */
export function helpLine(c: RecoveryCase, viewer: Viewer): Text[] {
  const [first, ...others] = openAssists(c).toSorted((a, b) => a.due.getTime() - b.due.getTime());
  if (first === undefined) return [];
  const more = others.length === 0 ? [] : [` · ${words.line(viewer, 'line.more', { n: others.length })}`];
  return [[...oneLineOf(first, viewer), ...more]];
}

function oneLineOf(a: Assist, viewer: Viewer): Text {
  const [whom, text, answer] = [nameOf(a.of, viewer), shortly(a.text), shortly(a.answer?.text ?? null)];
  switch (a.status) {
    case 'open': {
      const key = a.due <= viewer.now ? 'line.late' : 'line.open';
      return words.text(viewer, key, { whom, text, due: moment(a.due, viewer) });
    }
    case 'done':
    case 'declined':
      return words.text(viewer, `line.${a.status}`, { whom, text, answer });
    case 'withdrawn':
      return [];
  }
}

/** All of it for whoever looks at the case, with the way to take back what waits. */
export function helpBlocks(c: RecoveryCase, viewer: Viewer): Block[] {
  const told = (c.assists ?? []).filter(({ status }) => status !== 'withdrawn');
  if (told.length === 0) return [];
  const open = openAssists(c);
  return [
    { kind: 'text', text: [bold(words.line(viewer, 'list.title'))] },
    { kind: 'list', items: told.map((a) => oneLineOf(a, viewer)) },
    ...(open.length === 0
      ? []
      : [{ kind: 'buttons' as const, buttons: open.slice(0, MOST_NAMED).flatMap((a) => endButtons(a, c, viewer)) }]),
  ];
}

const endButtons = (a: Assist, c: RecoveryCase, viewer: Viewer): readonly Button[] => [
  ...answerButtons(a, c, viewer).slice(0, 1),
  {
    label: words.line(viewer, 'button.withdraw'),
    press: { kind: 'withdraw_assist', case: c.id, v: c.version, assist: a.id },
  },
];

export const answerButtons = (
  a: Assist,
  c: Pick<RecoveryCase, 'id' | 'version'>,
  reader: Reader,
): readonly Button[] => [
  {
    label: words.line(reader, 'button.done'),
    press: { kind: 'open_assist_done', case: c.id, v: c.version, assist: a.id },
  },
  {
    label: words.line(reader, 'button.cannot'),
    press: { kind: 'open_assist_cannot', case: c.id, v: c.version, assist: a.id },
  },
];
