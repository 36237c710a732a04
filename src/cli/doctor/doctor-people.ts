/** The doctor's look at who works here: the sources people come from, how reading them goes, and what does not fit together. */
import { sourcesOf } from '../../people/settings.ts';
import { putTogether, type PeopleNamed, type RolesOf } from '../../people/put-together.ts';
import type { PeopleFinding } from '../../core/people/merge.ts';
import { sourceStates, type SourceState } from '../../db/people/sources.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { readWorkspace } from '../../db/team/members.ts';
import { MEANT, tooManyLeave } from '../../core/base/people-leaving.ts';
import { count } from '../io/words.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

/** `named`: as the file says it. */
export async function checkPeople(q: Queryable, named: PeopleNamed, policy: RolesOf): Promise<readonly Finding[]> {
  const { id } = named.workspace;
  const { workspace, findings } = await putTogether(q, named, policy);
  const many = tooManyLeave((await readWorkspace(q, id))?.members ?? [], workspace.members);
  const said = `${id}: the file of people drops ${many?.left ?? 0} of ${count(many?.of ?? 0, 'person', 'people')}; a running Amends does not take it by itself`;
  const dropping = many === null ? [] : [warn('people', said, MEANT)];
  if (named.peopleFrom === null) return dropping;
  const states = new Map((await sourceStates(q, id)).map((state) => [state.source, state]));
  return [
    ...dropping,
    ...sourcesOf(named.peopleFrom).map((source) => sayState(source, states.get(source))),
    ...sayFindings(findings),
  ];
}

function sayState(source: string, state: SourceState | undefined): Finding {
  const accounts = count(state?.accounts ?? 0, 'account');
  const read = state?.readAt == null ? ', never read yet' : `, last read ${state.readAt.toISOString()}`;
  if (state?.failing != null) {
    const whole = `people from ${source}: cannot be read since ${state.failing.toISOString()}: ${state.trouble ?? 'no reason given'}; ${accounts}${read}, and everybody stays as they were`;
    return fail('people', whole, 'mend what it says; see docs/operators/people.md');
  }
  if ((state?.held ?? 0) > 0)
    return warn(
      'people',
      `people from ${source}: ${state?.held} left at once, too many to be believed; they stay as they were (${accounts}${read})`,
      `if it is meant: amends people confirm --source ${source}; otherwise mend the groups there`,
    );
  if (state === undefined || (state.readAt === null && state.accounts === 0))
    return warn('people', `people from ${source}: nothing was told yet`, 'start Amends; see docs/operators/people.md');
  return ok('people', `people from ${source}: ${accounts}${state.readAt === null ? '' : read}`);
}

/** More of one kind are the same trouble. */
const MOST = 20;

function sayFindings(findings: readonly PeopleFinding[]): readonly Finding[] {
  return [...Map.groupBy(findings, ({ kind }) => kind).values()].flatMap((same) => [
    ...same.slice(0, MOST).map(sayOne),
    ...(same.length > MOST ? [warn('people', `and ${same.length - MOST} more of the same`, 'as above')] : []),
  ]);
}

function sayOne(finding: PeopleFinding): Finding {
  switch (finding.kind) {
    case 'two_roles':
      return warn(
        'people',
        `${finding.member} is in groups that give several roles (${finding.roles.join(', ')}): the one with less authority counts, ${finding.roles[0] ?? ''}`,
        'take them out of one group, or write `above:` where one group is meant to count',
      );
    case 'two_teams':
      return warn(
        'people',
        `${finding.member} is in groups of several teams (${finding.teams.join(', ')}): ${finding.teams[0] ?? ''} counts`,
        'take them out of one group, or write `above:` where one group is meant to count',
      );
    case 'unknown_role':
      return fail(
        'people',
        `${finding.member} would be ${finding.role}, which the policy does not have: they have no authority`,
        'add the role to the policy, or mend people_from.groups',
      );
    case 'half':
      return warn(
        'people',
        `${count(finding.people, 'person is', 'people are')} in mapped groups that give no ${finding.missing}: they have no authority`,
        `give them a group with a ${finding.missing} under people_from.groups`,
      );
    case 'unknown_group':
      return warn(
        'people',
        `no source has a group "${finding.group}": it gives nothing`,
        'compare its name or id there; a group that nobody is in may not be told of',
      );
    case 'ambiguous_group':
      return fail(
        'people',
        `${finding.source} has several groups called "${finding.group}" (${finding.ids.join(', ')}): the name gives nothing`,
        'write the id instead of the name',
      );
    case 'unclear':
      return warn(
        'people',
        `the account ${finding.account} of ${finding.source} could be ${finding.members.join(' or ')}: it is nobody’s`,
        'mend the mail address, or the account named in amends.yaml',
      );
    case 'closed':
      return warn(
        'people',
        `${finding.member} stands in amends.yaml, but their account in ${finding.source} is closed: they have no authority`,
        'take them out of amends.yaml, or open the account again',
      );
  }
}
