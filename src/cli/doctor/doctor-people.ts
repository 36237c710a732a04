/** The doctor's look at who works here: whether the file drops so many that a running Amends keeps everybody until it is meant. */
import type { Workspace } from '../../core/base/members.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { readWorkspace } from '../../db/team/members.ts';
import { MEANT, tooManyLeave } from '../../core/base/people-leaving.ts';
import { count } from '../io/words.ts';
import { warn, type Finding } from './finding.ts';

/** `named`: as the file says it. */
export async function checkPeople(q: Queryable, { id, members }: Workspace): Promise<readonly Finding[]> {
  const many = tooManyLeave((await readWorkspace(q, id))?.members ?? [], members);
  if (many === null) return [];
  const said = `${id}: the file of people drops ${many.left} of ${count(many.of, 'person', 'people')}; a running Amends does not take it by itself`;
  return [warn('people', said, MEANT)];
}
