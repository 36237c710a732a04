/** Words into lines that fit a width, evenly long. Pure. */

export interface Measure {
  readonly most: number;
  /** The width of a whole is that of its parts together. */
  readonly widthOf: (text: string) => number;
}

/** Every line fits. A word that is longer than a line is broken; the words are those given, with blanks single. */
export function wrap(text: string, measure: Measure): readonly string[] {
  const lines = filled(text, measure);
  // the narrowest column of as many lines: no last line of one short word
  let [least, most] = [measure.most / 2, measure.most];
  while (lines.length > 1 && most - least > 8) {
    const tried = (least + most) / 2;
    const isAsShort = filled(text, { ...measure, most: tried }).length === lines.length;
    [least, most] = isAsShort ? [least, tried] : [tried, most];
  }
  return lines.length > 1 ? filled(text, { ...measure, most }) : lines;
}

/** At most so many lines; the last one says by "…" that more was said. */
export function wrapAtMost(text: string, measure: Measure, lines: number): readonly string[] {
  const all = wrap(text, measure);
  if (all.length <= lines) return all;
  const full = filled(text, measure).slice(0, lines);
  const last = (full.pop() ?? '').replace(/-$/, '');
  return [...full, clipLine(`${last}…`, measure)];
}

/** One line, with a visible "…" where it did not fit. */
export function clipLine(text: string, { most, widthOf }: Measure): string {
  if (widthOf(text) <= most) return text;
  const signs = [...text.replace(/…$/, '')];
  const clipped = (): string => `${signs.join('').trimEnd()}…`;
  while (signs.length > 0 && widthOf(clipped()) > most) signs.pop();
  return clipped();
}

/** As much on each line as fits, however uneven: how many lines it takes at the least. */
export function filled(text: string, measure: Measure): string[] {
  const blank = measure.widthOf(' ');
  const lines: string[] = [];
  let [line, width] = ['', 0];
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const wide = measure.widthOf(word);
    if (line !== '' && width + blank + wide <= measure.most) {
      line = `${line} ${word}`;
      width += blank + wide;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = wide <= measure.most ? [word] : broken(word, measure);
    line = pieces.pop() ?? '';
    width = measure.widthOf(line);
    lines.push(...pieces);
  }
  return line === '' ? lines : [...lines, line];
}

/** A word longer than a line, in pieces that say by a hyphen that they go on. */
function broken(word: string, { most, widthOf }: Measure): string[] {
  const hyphen = widthOf('-');
  const pieces: string[] = [];
  let [piece, width] = ['', 0];
  for (const sign of word) {
    const wide = widthOf(sign);
    if (piece !== '' && width + wide + hyphen > most && !/^\p{M}$/u.test(sign)) {
      pieces.push(piece.endsWith('-') ? piece : `${piece}-`);
      [piece, width] = ['', 0];
    }
    piece += sign;
    width += wide;
  }
  return [...pieces, piece];
}
