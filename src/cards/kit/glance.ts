/** Long words of somebody, cut to what is read at a glance. Pure. */
import { clip } from '../../core/base/text.ts';

/** About three lines of a telephone. */
const GLANCE = 150;
const GLANCE_LINES = 3;

interface Glance {
  readonly text: string;
  /** Something of it is left out. */
  readonly isCut: boolean;
}

/** The beginning of a text, without empty lines, with "…" where it goes on. */
export function atAGlance(text: string): Glance {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const all = lines.slice(0, GLANCE_LINES).join('\n');
  const seen = clip(all, GLANCE);
  const isShort = seen === all;
  return {
    text: isShort && lines.length > GLANCE_LINES ? `${seen} …` : seen,
    isCut: !isShort || lines.length > GLANCE_LINES,
  };
}
