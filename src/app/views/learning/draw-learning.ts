/** Private notes of what the house learns, as they should look now. Reads only. */
import type { MessageSubject } from '../../../core/base/message-subject.ts';
import type { Member, Platform } from '../../../core/base/members.ts';
import { mayRead } from '../../../core/case/rules/who-may.ts';
import { isBetween } from '../../../core/learning/coaching.ts';
import { mayDrop, maySettle, type Improvement } from '../../../core/learning/improvements.ts';
import { coachingNote } from '../../../cards/learning/coaching-card.ts';
import { doneNote, improvementNote, type ImprovementSeen } from '../../../cards/learning/improvement-card.ts';
import { pulseNote } from '../../../cards/learning/pulse-card.ts';
import { askNote, noChannelNote } from '../../../cards/weekly/note-card.ts';
import type { Card } from '../../../cards/kit/card.ts';
import { readCoaching, readCoachingWords } from '../../../db/learning/coaching.ts';
import { pulseMark, pulsesOf } from '../../../db/learning/pulse.ts';
import { casesById, readImprovement } from '../../../db/learning/improvements.ts';
import type { Shell } from '../../shell.ts';
import { drawAuthority } from './readiness-of.ts';
import { viewerOf } from '../case-view.ts';
import { drawCertificate } from '../setup/erasures-seen.ts';
import { drawSetupNote } from '../setup/setup-seen.ts';

type Note = Extract<MessageSubject, { kind: 'learning' }>;

/** Undefined where what it is about, or whom it is for, is not there. */
export async function drawLearning(shell: Shell, subject: Note, platform: Platform): Promise<Card | undefined> {
  const { members, teams } = await shell.directory.now(shell.db.read);
  const to = members.find((m) => m.id === subject.to);
  if (to === undefined) return undefined;
  const viewer = viewerOf(shell, { members }, to, platform);
  switch (subject.note) {
    case 'setup':
    case 'setup_asked':
      return await drawSetupNote(shell, subject, viewer);
    case 'erased':
      return await drawCertificate(shell, subject, viewer);
    case 'pulse': {
      const rounds = await pulsesOf(shell.db.read, shell.workspace, to.team);
      const round = rounds.find(({ month }) => month === subject.of);
      if (round === undefined) return undefined;
      const answered = await pulseMark(shell.db.read, shell.workspace, round.month, to.id);
      return pulseNote(subject, { ...round, answered }, viewer);
    }
    case 'digest_ask':
      return askNote(subject, Number(subject.of.split('.').at(-1) ?? 0), viewer);
    case 'digest_no_channel':
      return noChannelNote(subject, teams.find(({ id }) => id === subject.of)?.name ?? subject.of, viewer);
    case 'authority':
      return await drawAuthority(shell, subject, { to, members, viewer });
    case 'coaching': {
      const one = await readCoaching(shell.db.read, shell.workspace, subject.of);
      if (one === null || !isBetween(one, to.id)) return undefined;
      const said = await readCoachingWords(shell.db.read, shell.sealer, shell.workspace, one.id);
      return coachingNote(subject, one, said, viewer);
    }
    case 'improvement':
    case 'improvement_due':
    case 'improvement_done': {
      const one = await readImprovement(shell.db.read, shell.workspace, subject.of.split('.')[0] ?? '');
      if (one === null) return undefined;
      const seen = await improvementSeen(shell, one, to);
      return subject.note === 'improvement_done'
        ? doneNote(subject, seen, viewer)
        : improvementNote(subject, seen, viewer);
    }
  }
}

async function improvementSeen(shell: Shell, one: Improvement, by: Member): Promise<ImprovementSeen> {
  const cases = await casesById(shell.db.read, shell.workspace, one.cases);
  return {
    one,
    cases: cases.filter((c) => mayRead(by, c)).map(({ id }) => id),
    maySettle: maySettle(by, one),
    mayDrop: mayDrop(by, one),
  };
}
