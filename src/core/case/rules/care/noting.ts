/** What is remembered of a customer for the next time, by the owner or a lead; what is said otherwise, and what is forgotten. Pure. */
import type { Member } from '../../../base/members.ts';
import type { Care } from '../../care/care.ts';
import { isKeptApart, KEEP_NOTES_MS, LONGEST_NOTE_KEPT, MOST_NOTES } from '../../care/notes.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { ownWords } from '../own-words.ts';
import { isRestricted, mayResolve } from '../who-may.ts';
import { cared } from './cared.ts';

type Noting = Extract<Care, { kind: 'remember' | 'correct_note' | 'forget_note' }>;

export function noteOf(c: RecoveryCase, asked: Noting, by: Member, ctx: Circumstances): Answered {
  const { key } = c.customer;
  if (key === null) return refuse({ kind: 'customer_unknown', case: c.id });
  if (!mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  const notes = ctx.care?.notes ?? [];
  if (asked.kind !== 'remember' && !notes.some(({ id }) => id === asked.note)) return done({ kind: 'already_so' });
  if (asked.kind === 'forget_note') return cared('note_forgotten', { what: 'no_note', note: asked.note }, { by, ctx });
  const words = ownWords(asked.text, LONGEST_NOTE_KEPT);
  if (words === null) return refuse({ kind: 'nothing_written' });
  // a note is read on other cases, by whoever may read those
  if (isRestricted(c) || isKeptApart(words) || ctx.read(words).sensitivity !== null)
    return refuse({ kind: 'note_kept_apart', case: c.id });
  const until = new Date(ctx.at.getTime() + (ctx.policy?.notes?.keepFor ?? KEEP_NOTES_MS));
  if (asked.kind === 'correct_note')
    return cared('note_corrected', { what: 'note_words', note: asked.note, words, until }, { by, ctx });
  if (notes.some((one) => one.words === words)) return done({ kind: 'already_so' });
  if (notes.length >= MOST_NOTES) return refuse({ kind: 'too_many_notes', most: MOST_NOTES });
  return cared('remembered', { what: 'note', note: ctx.newId('not'), key, words, until }, { by, ctx });
}
