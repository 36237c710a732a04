/** The printable notes of a case, for whoever may hand them out. Reads only. */
import type { Member } from '../../core/base/members.ts';
import { folded } from '../../core/base/text.ts';
import type { RecoveryAction } from '../../core/case/case.ts';
import { gestureEnds, isTangible, lapsesBefore } from '../../core/case/rules/letters/gesture.ts';
import { mayResolve } from '../../core/case/rules/who-may.ts';
import { gesturesCard, type GesturesSeen } from '../../cards/gesture/gestures-card.ts';
import { sayRefusal } from '../../cards/answers/refusals.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { remedyName, WITH_NAMES } from '../../cards/words/names.ts';
import type { Shell } from '../shell.ts';
import type { CaseContext } from './case-view.ts';

interface Asked {
  readonly member: Member;
  readonly viewer: Viewer;
  /** A remedy by its name in the policy or in words; null: all of them. */
  readonly remedy: string | null;
}

/** For who has the case and the lead: a note is handed out by whoever speaks to the customer. */
export function gesturesOf(shell: Shell, { case: c, ctx }: CaseContext, { member, viewer, remedy }: Asked): Card {
  if (!mayResolve(member, c)) return sayRefusal({ kind: 'not_yours', owner: c.owner }, viewer);
  return gesturesCard(c, seen(), viewer);

  function seen(): GesturesSeen {
    const { gestures: links } = shell;
    const all = c.actions.filter((a) => isTangible(a, ctx.at));
    if (all.length === 0) return { kind: 'none' };
    if (links == null) return { kind: 'off' };
    const meant = remedy === null ? all : all.filter((a) => isCalled(a, remedy));
    if (meant.length === 0) return { kind: 'other', typed: remedy ?? '', there: all };
    const zone = ctx.workspace.teams.find(({ id }) => id === c.team)?.zone ?? 'UTC';
    const notes = meant.flatMap((action) => {
      const expires = gestureEnds(action, zone);
      if (expires <= ctx.at) return [];
      const link = links.linkOf({ case: c.id, action: action.id, expires });
      return [{ action, link, code: links.codeOf(action.id), expires, zone, lapses: lapsesBefore(action, expires) }];
    });
    return notes.length === 0 ? { kind: 'over' } : { kind: 'notes', notes };
  }
}

function isCalled({ kind }: RecoveryAction, typed: string): boolean {
  const plain = (words: string): string =>
    folded(words)
      .toLowerCase()
      .replaceAll(/[\s_.-]+/g, ' ')
      .trim();
  return [kind, ...WITH_NAMES.map((reader) => remedyName(kind, reader))].some((name) => plain(name) === plain(typed));
}
