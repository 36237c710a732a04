/** CSV as spreadsheets write it (RFC 4180), with commas or semicolons: rows of cells. Pure. */

/** Rows in which nothing stands are left out; so is a byte order mark. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const clean = text.replace(/^\uFEFF/, '');
  const comma = separatorOf(clean.split(/\r?\n/, 1)[0] ?? '');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(cell);
    cell = '';
    if (row.some((each) => each.trim() !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < clean.length; at += 1) {
    const char = clean.charAt(at);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (clean.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (char === comma) {
      row.push(cell);
      cell = '';
    } else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  endRow();
  return rows;
}

/** Where a comma is the decimal point, spreadsheets separate by semicolons. */
const separatorOf = (head: string): string => (head.includes(',') || !head.includes(';') ? ',' : ';');
