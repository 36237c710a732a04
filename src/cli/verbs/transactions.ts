/** `amends transactions FILE`: how much was traded on which day, so that complaints can be set against it. All of the file, or nothing of it. */
import { dayStartIn, earlier } from '../../core/base/time.ts';
import type { Team } from '../../core/base/members.ts';
import { makeDirectory } from '../../db/team/directory.ts';
import { keepTradeDays, type TradeDay } from '../../db/facts/trade.ts';
import { textOf } from '../io/files.ts';
import { readCsv } from '../../core/base/read-csv.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { exactly, isSet, Refused, toJson, type Verb } from '../verb.ts';

const HEAD = ['day', 'team', 'transactions'] as const;
/** More are one fault too many to read. */
const MOST_FAULTS = 20;

export const transactions: Verb = {
  options: { workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    const [file = ''] = exactly(asked, 'FILE');
    const text = textOf(file);
    await withStore(asked, io, async ({ db, workspace }) => {
      const { teams } = await makeDirectory(workspace).now(db.read);
      const days = daysIn(text, file, teams);
      await noteCommand({ db, workspace }, io, 'transactions', { days: days.length });
      await keepTradeDays(db.read, workspace, days);
      await io.out(
        isSet(asked, 'json')
          ? toJson({ days: days.length })
          : `Kept: ${days.length === 1 ? 'one day' : `${days.length} days`}.\n`,
      );
    });
  },
};

/** Refused with every fault, each with its line. */
function daysIn(text: string, file: string, teams: readonly Team[]): readonly TradeDay[] {
  const [head = [], ...lines] = readCsv(text);
  const places = HEAD.map((name) => head.findIndex((cell) => cell.trim().toLowerCase() === name));
  if (places.includes(-1)) throw new Refused(`${file}:1 the first line names the columns: ${HEAD.join(',')}`);
  const faults: string[] = [];
  const days = new Map<string, TradeDay>();
  for (const [n, cells] of lines.entries()) {
    const [day = '', team = '', count = ''] = places.map((at) => cells[at]?.trim() ?? '');
    const read = dayOf(day, team, count, teams);
    if (typeof read === 'string') faults.push(`${file}:${n + 2} ${read}`);
    else days.set(`${team} ${day}`, read);
  }
  if (faults.length > 0) throw new Refused(faults.slice(0, MOST_FAULTS).join('\n'));
  return [...days.values()];
}

/** Or what is wrong with it. */
function dayOf(day: string, named: string, count: string, teams: readonly Team[]): TradeDay | string {
  const team = teams.find(({ id }) => id === named);
  if (team === undefined) return `there is no team "${named}"; teams are ${teams.map(({ id }) => id).join(', ')}`;
  const from = /^\d{4}-\d{2}-\d{2}$/.test(day) ? dayStartIn(day, team.zone) : undefined;
  if (from === undefined) return `"${day}" is no day; write 2026-11-20`;
  if (!/^\d{1,15}$/.test(count)) return `"${count}" is no whole number of transactions`;
  return { team: team.id, from, until: earlier(from, -1, team.zone), transactions: BigInt(count) };
}
