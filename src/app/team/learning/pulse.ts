/** The pulse of a team: started and stopped by a lead, asked once a month, answered without a name. */
import type { Member } from '../../../core/base/members.ts';
import type { LearningAct } from '../../../core/learning/acts.ts';
import { bitOf, closesAt, hasAnswered, isWhole, monthOf, nextPulse, sumOf } from '../../../core/learning/pulse.ts';
import { reply } from '../../../cards/kit/say.ts';
import { pulseWords as words } from '../../../cards/words/pulse.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import {
  addToPulse,
  markPulse,
  openPulse,
  pulseMark,
  pulsesDue,
  pulsesOf,
  setPulse,
  setSilence,
  silentAmong,
} from '../../../db/learning/pulse.ts';
import type { Team } from '../../../core/base/members.ts';
import type { Reply } from '../../door/door.ts';
import { want } from '../../messages/want.ts';
import type { Shell } from '../../shell.ts';
import { no, tellPrivately, yes, type Acting } from './acting.ts';

type Of<K extends LearningAct['kind']> = Extract<LearningAct, { kind: K }>;

/** Each sentence once; what was said goes into the sum, and into nothing else. */
export async function answerPulse(shell: Shell, acting: Acting, act: Of<'answer_pulse'>): Promise<Reply> {
  const { member, viewer, caller } = acting;
  const came = await serialisable(shell.db, async (tx) => {
    const round = (await pulsesOf(tx, shell.workspace, member.team)).find(
      ({ month, closesAt: until }) => until > caller.at && (act.month === null || act.month === month),
    );
    if (round === undefined) return 'over';
    let items = await pulseMark(tx, shell.workspace, round.month, member.id);
    const fresh = act.answers.filter(({ item }) => !hasAnswered(items, item));
    if (fresh.length === 0) return 'already';
    for (const { item, answer } of fresh) {
      await addToPulse(tx, shell.workspace, round, sumOf(item, answer));
      items += bitOf(item);
    }
    await markPulse(tx, shell.workspace, { month: round.month, member: member.id, items });
    const subject = { kind: 'learning', note: 'pulse', of: round.month, to: member.id } as const;
    await want(shell, { kind: 'anew', subjects: [subject] }, tx);
    return isWhole(items) ? 'whole' : 'thanks';
  });
  const say = reply(words.text(viewer, came));
  return came === 'over' || came === 'already' ? no(say) : yes(say);
}

export async function setPulseSilence(
  shell: Shell,
  { member, viewer }: Acting,
  act: Of<'pulse_silence'>,
): Promise<Reply> {
  await serialisable(shell.db, (tx) => setSilence(tx, shell.workspace, member.id, act.silent));
  return yes(reply(words.text(viewer, act.silent ? 'silent' : 'heard', { command: viewer.command })));
}

/** A lead starts it: the team is asked at once, and each month from then on. */
export async function switchPulse(shell: Shell, acting: Acting, act: Of<'switch_pulse'>): Promise<Reply> {
  const { member, members, teams, viewer, caller } = acting;
  if (!member.lead) return no(reply(words.text(viewer, 'not_lead', { command: viewer.command })));
  const team = teams.find(({ id }) => id === member.team);
  await serialisable(shell.db, async (tx) => {
    if (!act.on) await setPulse(tx, shell.workspace, member.team, null);
    else if (team !== undefined) await ask(shell, tx, team, members, caller.at);
  });
  return yes(reply(words.text(viewer, act.on ? 'started' : 'stopped')));
}

/** Teams whose month has come. */
export async function askPulses(shell: Shell): Promise<void> {
  const at = shell.now();
  const { members, teams } = await shell.directory.now(shell.db.read);
  for (const due of await pulsesDue(shell.db.read, shell.workspace, at)) {
    const team = teams.find(({ id }) => id === due);
    await serialisable(shell.db, async (tx) => {
      if (team === undefined) await setPulse(tx, shell.workspace, due, null);
      else await ask(shell, tx, team, members, at);
    });
  }
}

async function ask(shell: Shell, tx: Tx, team: Team, members: readonly Member[], at: Date): Promise<void> {
  const month = monthOf(at, team.zone);
  await setPulse(tx, shell.workspace, team.id, nextPulse(at, team.zone));
  if (!(await openPulse(tx, shell.workspace, { team: team.id, month, closesAt: closesAt(at) }))) return;
  const people = members.filter((m) => m.active && m.team === team.id);
  const silent = await silentAmong(
    tx,
    shell.workspace,
    people.map(({ id }) => id),
  );
  for (const to of people.filter(({ id }) => !silent.has(id)))
    await tellPrivately(shell, tx, {
      note: 'pulse',
      of: month,
      to,
      version: 1,
      on: 'every',
    });
}
