/** Lines that may have been meant: shown as they are typed, each with a button that does it. Pure. */
import { canCarry } from '../../core/case/press.ts';
import { clip } from '../../core/base/text.ts';
import type { Block, Button, Card } from '../kit/card.ts';
import { bold, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { notUnderstoodWords as words } from '../words/not-understood.ts';
import { OPEN_CASE, type LineMeant } from './parse-error.ts';

const LABEL = 30;

type Asked = Pick<Viewer, 'command' | 'locale' | 'now'>;

/** Why nothing was done, and what may have been meant. */
export function askWhichLine(why: string, lines: readonly LineMeant[], viewer: Asked): Card {
  const [only, second] = lines;
  if (only === undefined) return reply([why]);
  if (second === undefined)
    return withLines(
      reply(words.text(viewer, 'meant.one', { why, command: viewer.command, line: only.line })),
      lines,
      viewer,
    );
  return withLines(reply(words.text(viewer, 'meant.which', { why })), lines, viewer);
}

function withLines(card: Card, lines: readonly LineMeant[], viewer: Asked): Card {
  const isOne = lines.length === 1;
  const list: Block[] = isOne
    ? []
    : [{ kind: 'list', items: lines.map(({ line }) => [bold(`${viewer.command} ${line}`)]) }];
  const buttons = lines.flatMap(({ label, line }): Button[] => {
    if (line.includes(OPEN_CASE) || !canCarry(line)) return [];
    const press = { kind: 'say_line', line, once: viewer.now.toISOString() } as const;
    return [{ label: isOne ? words.line(viewer, 'meant.yes') : clip(label, LABEL), press }];
  });
  const offered: Block[] = buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
  return { ...card, blocks: [...card.blocks, ...list, ...offered] };
}
