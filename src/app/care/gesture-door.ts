/** What the page of a printable note calls: whose link it is, and what the gift has become. Reads only. */
import type { GestureLink } from '../../core/base/gesture-link.ts';
import type { CaseId } from '../../core/base/ids.ts';
import { peopleOf } from '../../core/base/people.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { concernedBy } from '../../core/case/rules/who-may.ts';
import { voiceFor } from '../../core/case/rules/letters/drafting.ts';
import { givenInLetter } from '../../core/case/rules/letters/letter-facts.ts';
import { isTangible, lapsesBefore } from '../../core/case/rules/letters/gesture.ts';
import type { Voice } from '../../core/letters/letter.ts';
import { firstName, type GestureNote } from '../../cards/pages/gesture/gesture-page.ts';
import { readCase } from '../../db/case/reading.ts';
import type { Shell } from '../shell.ts';
import type { GestureLinks } from './gesture-links.ts';

/** `voice`: how this customer is written to; not given: the case is gone. */
export type GestureSeen =
  | { readonly kind: 'note'; readonly note: GestureNote; readonly voice: Voice }
  | { readonly kind: 'over'; readonly voice?: Voice };

export interface GestureDoor {
  /** Undefined for what was not signed here. Asks nobody. */
  readonly read: (token: string) => GestureLink | undefined;
  readonly note: (link: GestureLink, at: Date) => Promise<GestureSeen>;
}

export const makeGestureDoor = (shell: Shell, links: GestureLinks): GestureDoor => ({
  read: links.read,
  note: (link, at) => noteOf(shell, links, link, at),
});

async function noteOf(shell: Shell, links: GestureLinks, link: GestureLink, at: Date): Promise<GestureSeen> {
  const c = await caseWith(shell, link.case);
  if (c === null) return { kind: 'over' };
  const { members, teams } = await shell.directory.now(shell.db.read);
  const team = teams.find(({ id }) => id === c.team);
  const voice = voiceFor(c, team?.locale ?? 'en');
  const action = c.actions.find(({ id }) => id === link.action);
  const zone = team?.zone ?? 'UTC';
  if (action === undefined || link.expires <= at || !isTangible(action, at)) return { kind: 'over', voice };
  const lapses = lapsesBefore(action, link.expires);
  const giver = concernedBy(c).includes(action.by) ? undefined : peopleOf(members).byId(action.by);
  return {
    kind: 'note',
    voice,
    note: {
      given: givenInLetter(action),
      code: links.codeOf(action.id),
      until: lapses === null ? { at: link.expires, isDay: true } : { at: lapses, isDay: false },
      zone,
      from: giver === undefined ? null : firstName(giver.name),
    },
  };
}

/** What was given goes along with a case that became part of another, and of another after that. */
async function caseWith(shell: Shell, id: CaseId): Promise<RecoveryCase | null> {
  let c = await readCase(shell.db.read, shell.workspace, id);
  for (let merged = 0; c?.mergedInto != null && merged < MOST_MERGED; merged += 1)
    c = await readCase(shell.db.read, shell.workspace, c.mergedInto);
  return c;
}
const MOST_MERGED = 5;
