/** The texts of a source file that may be SQL: whole templates, with whatever is put into them, and quoted strings. */

/** Comments are none. What stands in a `${…}` belongs to the template around it, as its source. */
export function textsIn(source: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  while (at < source.length) {
    const end = endOf(source, at);
    const first = source[at] ?? '';
    if (first === '`' || first === "'" || first === '"') found.push(source.slice(at + 1, end - 1));
    at = end;
  }
  return found;
}

/** Where what begins here ends: a comment, a string, a template, or a single character. */
function endOf(source: string, at: number): number {
  const first = source[at] ?? '';
  if (source.startsWith('//', at)) return orEnd(source.indexOf('\n', at), source);
  if (source.startsWith('/*', at)) return orEnd(source.indexOf('*/', at + 2), source) + 2;
  // a quote in a regular expression is no string: those stand behind what opens an argument or a value
  if (first === '/' && /[(,=:[!&|?{;\n]\s*$/.test(source.slice(Math.max(0, at - 20), at)))
    return endOfPattern(source, at);
  if (first === '`') return endOfTemplate(source, at);
  if (first !== "'" && first !== '"') return at + 1;
  let end = at + 1;
  while (end < source.length && source[end] !== first) end += source[end] === '\\' ? 2 : 1;
  return end + 1;
}

function endOfPattern(source: string, at: number): number {
  let inClass = false;
  let end = at + 1;
  while (end < source.length && (inClass || source[end] !== '/') && source[end] !== '\n') {
    if (source[end] === '[') inClass = true;
    if (source[end] === ']') inClass = false;
    end += source[end] === '\\' ? 2 : 1;
  }
  return end + 1;
}

function endOfTemplate(source: string, at: number): number {
  let end = at + 1;
  while (end < source.length && source[end] !== '`') {
    if (source[end] === '\\') end += 2;
    else if (source.startsWith('${', end)) end = endOfHole(source, end + 2);
    else end += 1;
  }
  return end + 1;
}

function endOfHole(source: string, at: number): number {
  let depth = 1;
  let end = at;
  while (end < source.length) {
    if (source[end] === '{') depth += 1;
    if (source[end] === '}' && (depth -= 1) === 0) return end + 1;
    end = endOf(source, end);
  }
  return end;
}

const orEnd = (found: number, source: string): number => (found === -1 ? source.length : found);
