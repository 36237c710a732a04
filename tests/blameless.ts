/**
 * What would rank or blame somebody, as pure functions: a name, a row that holds a person beside a figure, a query that sums by
 * person, a line that says both. Each answers with the faults; where one is right all the same, the caller allows it with a reason.
 */

/** Words that judge somebody, or would once their name stands beside them. */
const JUDGES =
  /culprit|guilt|blame|(?<!de)fault|offen[cs]e|offender|violat|penalt|strike|mistake|score|rank|rating|leaderboard|(?<!col)league|streak|quota|productiv|efficien|perform(?:er|ance)|(?:best|worst|top|bottom|fastest|slowest)_?(?:member|person|agent|owner|team|people|staff)|(?:per|by|of|each)_?(?:member|person|agent|owner|employee|user|head)(?:_|$)|(?:member|person|agent|owner|employee|staff)_?(?:count|rate|share|total|average|avg|median|sum|index)/i;

/** Names somebody who works here. */
const PERSON =
  /^(?:owner|logged_?by|by|member|members?_?id|agent|employee|staff|person|people|user|username|colleague|lead|manager|approver|approved_?by|asked_?by|given_?by|decided_?by|resolved_?by|settled_?by|kept_?by|made_?by|done_?by|who|author|giver|receiver|helper|actor|asker|keeper|deputy|name|display_?name)$/i;

/** Says which, when or what, and counts nothing. */
const NO_FIGURE =
  /^(?:case|seq|at|day|date|from|until|since|period|week|month|year|team|teams|status|state|kind|event|event_id|details|hash|prev_hash|customer|failure|severity|resource_lost|stage|restricted|outcome|accepted|root_cause|process_area|source|subject|reference|zone|locale|metric|id|unit|pair|segment|channel|site|region|label|description|definition|reason|note|text|.*_(?:at|on|id|day|date|currency|status|kind|area|cause|hash|zone|text|reason|note))$/i;

/** A field, a table, a column, a metric or a label by a name that judges. */
export const judgingNames = (names: Iterable<string>): readonly string[] =>
  [...names].filter((name) => JUDGES.test(name.replace(/([a-z])([A-Z])/g, '$1_$2')));

/** What a row would say of somebody: who, beside each figure. */
export function figuresBesidePeople(columns: readonly string[]): readonly string[] {
  const people = columns.filter((column) => PERSON.test(column));
  const figures = columns.filter((column) => !PERSON.test(column) && !NO_FIGURE.test(column));
  return people.flatMap((who) => figures.map((figure) => `${who} beside ${figure}`));
}

/** Sums by person in a text of SQL: what is grouped, partitioned or told apart by a column of a person. */
export function sumsByPerson(sql: string): readonly string[] {
  const clauses = [...sql.matchAll(/\b(?:GROUP BY|PARTITION BY)\s+(?<list>[^)`;]*)/gi)];
  return clauses.flatMap((clause) => {
    const list = (clause.groups?.['list'] ?? '').split(
      /\b(?:ORDER|HAVING|WINDOW|LIMIT|UNION|ROWS|RANGE|WHERE|FROM|SELECT)\b/i,
    )[0];
    const columns = (list ?? '').split(',').map((column) => column.trim());
    const named = columns.map((column) =>
      /^\d+$/.test(column) ? selectedAt(sql.slice(0, clause.index), Number(column)) : column,
    );
    // what is put in at run time is read by nobody here: it has to be allowed
    return named.filter((column) => column.includes('${') || isOfPerson(column));
  });
}

/** A column, or what is read out of a document, that is a person: `l.member`, `doc ->> 'owner'`, `"by"`. */
function isOfPerson(column: string): boolean {
  const words = column.match(/[a-z_]+/gi) ?? [];
  return words.some((word) => PERSON.test(word) && !/^(?:name)$/i.test(word));
}

/** The n-th of what the last SELECT before it selects: a number in GROUP BY means that. */
function selectedAt(before: string, n: number): string {
  const from = before.toUpperCase().lastIndexOf('SELECT');
  const selected = before.slice(from + 'SELECT'.length);
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of selected) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0 && sign === ',') parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return (parts[n - 1] ?? '').split(/\bFROM\b/i)[0] ?? '';
}

/** What says which or when, or what one thing cost, and counts nobody's doing. */
const NO_COUNT = [
  /\b[RI]-\d+\b/g,
  /(?:[€£$¥]|\b[A-Z]{3})\s?-?\d[\d.,  ]*(?:\/\S+)?|\d[\d.,  ]*\s?(?:[€£$¥]|\b[A-Z]{3}\b)/g,
  /\d[\d.,  ]*\s?(?:points?|punkte?n?)\b/gi,
  /\b\d{1,2}:\d{2}\b/g,
  /\b\d{1,2}\.? (?:jan|feb|mär|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\p{L}*\.?(?:,? \d{4})?/giu,
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b/g,
  /\bS[1-4]\b/g,
  /\b(?:room|table|zimmer|tisch) \d+/gi,
];
const FIGURE = /(?<![\p{L}\d-])\d+(?:[.,]\d+)?\s?%?(?![\p{L}\d])/u;

/** The figure in a line, where it names somebody and counts; undefined where it does not. `names`: what stands for people in it. */
export function countBesideName(line: string, names: readonly string[]): string | undefined {
  if (!names.some((name) => line.includes(name))) return undefined;
  return FIGURE.exec(NO_COUNT.reduce((rest, shape) => rest.replaceAll(shape, ' '), line))?.[0];
}

/** Values of a sentence that stand for somebody, and those that count. */
const WHOSE = /^(?:by|who|whom|whose|owner|person|member|asker|lead|coach|deputy|saidBy|offeredBy|name|helper|keeper)$/;
const COUNTS =
  /^(?:n|nth|count|cases|open|late|kept|broken|total|sum|percent|share|median|marks|answered|decided|promises|measure|times|hits|value|rest|more|most|days|hours|minutes|seconds|waits|due_count|rate|points)$/;

/** In a sentence of a catalogue, by the names of its values: who, beside what counts. */
export function countsBesideWho(values: readonly string[]): readonly string[] {
  const counts = values.filter((value) => COUNTS.test(value));
  return values.filter((value) => WHOSE.test(value)).flatMap((who) => counts.map((count) => `${who} beside ${count}`));
}

/** The faults that nobody allowed, and the allowances that nothing needs any more. */
export function withoutAllowed(
  faults: readonly string[],
  allowed: Readonly<Record<string, string>>,
): { readonly faults: readonly string[]; readonly needless: readonly string[] } {
  return {
    faults: faults.filter((fault) => !Object.hasOwn(allowed, fault)),
    needless: Object.keys(allowed).filter((one) => !faults.includes(one)),
  };
}
