/** One line of a file → a complaint of the past, or everything that is wrong with it. Pure. */
import { redact } from '../../core/base/redact.ts';
import { remembered } from '../../core/base/remembered.ts';
import { clip } from '../../core/base/text.ts';
import { didYouMean, shown } from '../../core/policy/reader/policy-faults.ts';
import type { Fault, HistoricCase, LineRead, Remark } from './historic-case.ts';
import type { HistoricStatus, Mapping, MomentColumn, TeamColumn, Words, WrittenColumn } from './mapping.ts';
import { readMomentCell } from './moment-cell.ts';
import { readAmountCell } from './read-amount-cell.ts';
import { asSeen, sameWord } from './same-word.ts';

/** What lines are judged against. */
export interface ReadingOf {
  readonly mapping: Mapping;
  /** Ids of teams by the words they are known by: id or name, as `sameWord` gives them. */
  readonly teams: ReadonlyMap<string, string>;
  /** Makes the key of a customer; null when the cell names nobody. */
  readonly customerOf: (typed: string) => string | null;
  readonly now: Date;
}

/** The cell of a column; empty where the line has none. */
export type Cells = (column: string) => string;

/** Kept of a label, in code points. */
const LONGEST_LABEL = 120;
const LONGEST_REFERENCE = 400;
/** A count of what happened to one case. */
const MOST_TIMES = 1000;

export function readLine(cells: Cells, of: ReadingOf): LineRead {
  const line = new Line(cells, of);
  const read = line.case();
  return line.faults.length > 0
    ? { kind: 'bad', faults: line.faults }
    : { kind: 'case', case: read, remarks: line.remarks };
}

interface Moment {
  readonly at: Date;
  readonly isDay: boolean;
}

const EPOCH: Moment = { at: new Date(0), isDay: true };

/** Reads on after a fault, so that a line says all that is wrong with it at once. */
class Line {
  readonly faults: Fault[] = [];
  readonly remarks: Remark[] = [];
  readonly #cells: Cells;
  readonly #of: ReadingOf;

  constructor(cells: Cells, of: ReadingOf) {
    this.#cells = cells;
    this.#of = of;
  }

  case(): HistoricCase {
    const { mapping } = this.#of;
    const received = this.#received(mapping.received);
    const resolved = this.#after('resolved', mapping.resolved, received);
    const status = this.#status(mapping.status, resolved);
    const isOver = status !== 'open';
    if (!isOver && resolved !== null) this.remarks.push('open_with_resolved');
    return {
      reference: this.#reference(),
      team: this.#team(mapping.team),
      status,
      receivedAt: received.at,
      ownedAt: this.#after('owned', mapping.owned, received)?.at ?? null,
      contactedAt: this.#after('first_contact', mapping.contacted, received)?.at ?? null,
      resolvedAt: isOver ? (resolved?.at ?? null) : null,
      failure: this.#word('failure', mapping.failure) ?? 'other',
      channel: mapping.channel && this.#written('channel', mapping.channel),
      rootCause: this.#maybe('root_cause', mapping.rootCause),
      accepted: this.#maybe('accepted', mapping.accepted),
      reopened: this.#times('reopened', mapping.reopened),
      handovers: this.#times('handovers', mapping.handovers),
      customerKey: this.#customer(mapping.customer),
      satisfaction: this.#satisfaction(),
      costs: this.#costs(),
      labels: this.#labels(),
    };
  }

  #no(key: string, wrong: string, todo: string): void {
    this.faults.push({ key, wrong, todo });
  }

  #cell(column: string): string {
    const text = this.#cells(column);
    return text.trim();
  }

  #reference(): string {
    const { reference } = this.#of.mapping;
    if (reference === null) return '';
    const text = asSeen(this.#cell(reference));
    if (text === '')
      this.#no('reference', `${shown(reference)} is empty`, 'fill it in, or leave reference out of the mapping');
    else if (text.length > LONGEST_REFERENCE)
      this.#no('reference', `has ${text.length} characters`, `shorten it to ${LONGEST_REFERENCE}`);
    return text;
  }

  #moment(key: string, column: MomentColumn): Moment | null {
    const text = column.columns
      .map((each) => this.#cell(each))
      .filter((each) => each !== '')
      .join(' ');
    if (text === '') return null;
    const read = readMomentCell(asSeen(text), column);
    if (read.kind === 'no') {
      this.#no(key, read.wrong, read.todo);
      return null;
    }
    if (read.at > this.#of.now) {
      this.#no(key, `${shown(text)} is in the future`, 'correct it: what has not happened yet is no history');
      return null;
    }
    if (read.twice) this.remarks.push('twice_on_the_clock');
    return read;
  }

  #received(column: MomentColumn): Moment {
    const before = this.faults.length;
    const read = this.#moment('received', column);
    if (read === null && this.faults.length === before) {
      this.#no('received', `${shown(column.columns.join(' + '))} is empty`, 'say when the complaint came');
    }
    return read ?? EPOCH;
  }

  /** What is known to the day alone happened no earlier on that day than the complaint came. */
  #after(key: string, column: MomentColumn | null, received: Moment): Moment | null {
    if (column === null) return null;
    const read = this.#moment(key, column);
    if (read === null || read.at >= received.at) return read;
    if (read.isDay && received.at.getTime() - read.at.getTime() < LONGEST_DAY_MS && isSameDay(read, received, column)) {
      return { at: received.at, isDay: true };
    }
    this.#no(key, `is before the complaint came`, `correct ${key} or received`);
    return null;
  }

  #status(words: Words<HistoricStatus> | null, resolved: Moment | null): HistoricStatus {
    if (words === null) return resolved === null ? 'open' : 'resolved';
    return this.#word('status', words) ?? 'open';
  }

  /** A word that is needed. */
  #word<T extends string>(key: string, words: Words<T>): T | null {
    if (words.kind === 'always') return words.value;
    const text = this.#cell(words.column);
    const found = words.words.get(sameWord(text)) ?? words.otherwise;
    if (found !== null) return found;
    if (text === '')
      this.#no(key, `${shown(words.column)} is empty`, `fill it in, or say ${key}.otherwise in the mapping`);
    else
      this.#no(
        key,
        `${shown(text)} is in no table${didYouMean(text, words.words.keys())}`,
        `add it under ${key}.words, or say ${key}.otherwise`,
      );
    return null;
  }

  /** A word that may be missing. */
  #maybe<T extends string>(key: string, words: Words<T> | null): T | null {
    if (words === null) return null;
    if (words.kind === 'column' && words.otherwise === null && this.#cell(words.column) === '') return null;
    return this.#word(key, words);
  }

  #team(team: TeamColumn): string {
    if (team.kind === 'always') return team.team;
    const text = asSeen(this.#cell(team.column));
    if (text === '') {
      this.#no('team', `${shown(team.column)} is empty`, 'fill it in');
      return '';
    }
    const word = sameWord(text);
    const known = this.#of.teams.get(sameWord(team.words.get(word) ?? text));
    if (known !== undefined) return known;
    if (team.unknown === 'keep') return this.#kept(team.words.get(word) ?? text);
    this.#no(
      'team',
      `there is no team ${shown(text)}${didYouMean(text, this.#of.teams.values())}`,
      'add it under team.words, or say team.unknown: keep to keep it as a team of the past',
    );
    return '';
  }

  #written(key: string, { column }: WrittenColumn): string | null {
    const text = this.#cell(column);
    if (text === '') return null;
    const kept = this.#kept(text);
    if (kept.includes('\u{fffd}'))
      this.#no(key, `${shown(text)} is not readable`, 'say encoding: latin-1 in the mapping, or correct it');
    return kept;
  }

  /** As it may be stored: masked, on one line, not too long. */
  #kept(text: string): string {
    const { kept, masked, cut } = keptOf(text);
    if (masked) this.remarks.push('masked');
    if (cut) this.remarks.push('cut');
    return kept;
  }

  #times(key: string, column: string | null): number {
    const text = column === null ? '' : this.#cell(column);
    if (text === '') return 0;
    const number = /^\d{1,6}(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
    if (number <= MOST_TIMES) return number;
    this.#no(key, `${shown(text)} is no count`, `write a whole number up to ${MOST_TIMES}`);
    return 0;
  }

  #customer(column: string | null): string | null {
    const text = column === null ? '' : this.#cell(column);
    if (text === '') return null;
    const key = this.#of.customerOf(text);
    if (key === null) this.remarks.push('customer_unknown');
    return key;
  }

  #satisfaction(): number | null {
    const asked = this.#of.mapping.satisfaction;
    const text = asked === null ? '' : this.#cell(asked.column);
    if (asked === null || text === '') return null;
    const mark = /^\d{1,3}(?:[.,]0+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
    if (mark >= 0 && mark <= asked.of) return mark;
    this.#no('satisfaction', `${shown(text)} is no mark`, `write a whole number up to ${asked.of}`);
    return null;
  }

  #costs(): HistoricCase['costs'] {
    return this.#of.mapping.costs.flatMap(({ column, kind, currency, decimal }, at) => {
      const text = this.#cell(column);
      if (text === '') return [];
      const code = currency.kind === 'always' ? currency.code : this.#cell(currency.column).toUpperCase();
      const read = readAmountCell(text, decimal, code);
      if (read.kind === 'no') {
        this.#no(`costs[${at}]`, read.wrong, read.todo);
        return [];
      }
      return read.amount.minor === 0n ? [] : [{ kind, amount: read.amount }];
    });
  }

  #labels(): Readonly<Record<string, string>> {
    const labels: Record<string, string> = {};
    for (const [name, column] of this.#of.mapping.labels) {
      const value = this.#written(`labels.${name}`, column);
      if (value !== null) labels[name] = value;
    }
    return labels;
  }
}

const LONGEST_DAY_MS = 49 * 3_600_000;

/** The same day on the calendar of the column. */
function isSameDay(day: Moment, received: Moment, { zone }: MomentColumn): boolean {
  const on = (at: Date): string => dayFormat(zone).format(at);
  return on(day.at) === on(received.at);
}
const dayFormat = remembered(
  (zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }),
  (zone) => zone,
);

/** The same few words stand in most lines. */
const keptOf = remembered(
  (text: string): { readonly kept: string; readonly masked: boolean; readonly cut: boolean } => {
    const seen = asSeen(text);
    const { text: masked, masked: kinds } = redact(seen);
    const kept = clip(masked, LONGEST_LABEL);
    return { kept, masked: kinds.length > 0, cut: kept !== masked };
  },
  (text) => text,
  20_000,
);
