/** Everybody was told, sees what is true, and sees it once. */
import type { Shown } from '../facts.ts';
import type { Posted } from '../record.ts';
import { TEAMS, channelOf } from '../company.ts';
import { severalBy, type Finding, type Judge } from './finding.ts';
import { isEmptied, isOnce } from './twins.ts';

/**
 * What must never stand twice is given up where nobody can tell whether it stands. A digest is so, too, whose channel is
 * not there: whoever leads the team has it in hand, and it is not posted a second time.
 */
const isGivenUp = ({ subject, platform, state }: Shown, messages: readonly Shown[]): boolean =>
  state === 'dead' &&
  ((platform === 'teams' && isOnce(subject)) ||
    (subject.startsWith('digest:') && messages.some((one) => one.subject === `undelivered:${subject}`)));

export const everythingIsShown: Judge = (_, { messages, wishes, cases }) => [
  ...messages
    .filter((message) => !isGivenUp(message, messages))
    .filter(({ shown, wanted, state }) => shown < wanted || state !== 'idle')
    .map((m) => ({
      law: 'what is wanted is shown',
      what: `${m.subject} on ${m.platform}: ${m.state}, ${m.shown} of ${m.wanted}`,
    })),
  ...Object.entries(wishes)
    .filter(([, count]) => count > 0)
    .map(([how, count]) => ({ law: 'nothing is left to be carried out', what: `${count} wishes ${how}` })),
  ...cases
    .filter(({ id, isShown }) => isShown && !messages.some(({ subject }) => subject === `case:${id}`))
    .map(({ id }) => ({ law: 'each case has its card', what: id })),
];

export const picturesAreTrue: Judge = (record, facts) => {
  const posted = new Map(record.told.posted.map((post) => [`${post.platform} ${post.id}`, post]));
  return facts.messages.flatMap((message): Finding[] => {
    if (message.message === null || message.shown < message.wanted) return [];
    const post = posted.get(`${message.platform} ${message.message}`);
    const law = 'what is said to be shown is there, as it is now';
    if (post === undefined) return [{ law, what: `${message.subject} is not on ${message.platform}` }];
    const old = versionsIn(post).filter((version) => version < message.wanted);
    if (!isOfCase(message) || old.length === 0) return [];
    return [{ law, what: `${message.subject} on ${message.platform} shows ${old[0]} of ${message.wanted}` }];
  });
};

const isOfCase = ({ subject }: Shown): boolean => subject.startsWith('case:');

/** The versions that the buttons of a card stand for. */
const versionsIn = ({ text }: Posted): readonly number[] =>
  [...text.matchAll(/\\*"v\\*":\s*(\d+)/g)].map(([, version]) => Number(version));

export const nothingTwiceOnSlack: Judge = ({ told }) =>
  severalBy(
    told.posted.filter(({ platform, key, text }) => platform === 'slack' && key !== null && !isEmptied(text)),
    ({ key }) => key ?? '',
  ).map(([key, posts]) => ({ law: 'nothing stands twice on Slack', what: `${key}: ${posts.length} times` }));

export const celebrationsOnce: Judge = ({ told }) =>
  TEAMS.flatMap((team) => [channelOf(team, 'thanks'), channelOf(team, 'digest')]).flatMap(
    ({ name, slackChannel, teamsConversation }) =>
      [slackChannel, teamsConversation].flatMap((place) =>
        severalBy(rootsIn(told.posted, place), ({ text }) => text).map(([, posts]) => ({
          law: 'thank-yous and digests stand once',
          what: `${posts.length} alike in ${name} of ${posts[0]?.platform}`,
        })),
      ),
  );

/** The calendar rings within a minute; what it left out in trouble is looked for three minutes later. */
const DIGEST_LATE_MS = 270_000;

/** Due within the first minute or two of the run. */
export const oneDigestAWeek: Judge = ({ told, seconds }, { digests, messages }) => {
  const law = 'one digest a team and week';
  const wanted = messages.filter(({ subject }) => subject.startsWith('digest:'));
  const places = TEAMS.flatMap((team) => {
    const { slackChannel, teamsConversation } = channelOf(team, 'digest');
    return [
      { team, platform: 'slack', place: slackChannel },
      { team, platform: 'teams', place: teamsConversation },
    ];
  });
  return [
    ...severalBy(digests, ({ team, week }) => `${team} ${week}`).map(([of]) => ({ law, what: of })),
    ...TEAMS.filter((team) => seconds * 1_000 >= DIGEST_LATE_MS && !digests.some((one) => one.team === team)).map(
      (team) => ({ law, what: `none of ${team}` }),
    ),
    ...places.flatMap(({ team, platform, place }): readonly Finding[] => {
      const weeks = wanted.filter((one) => one.platform === platform && one.subject.startsWith(`digest:${team}:`));
      const known = weeks.filter(({ message }) => message !== null).length;
      // whether one of which nothing was heard is there Teams cannot be asked: it is given up, and not posted twice
      const perhaps = weeks.filter(({ platform: on, state }) => on === 'teams' && state === 'dead').length;
      const count = rootsIn(told.posted, place).length;
      return count >= known && count <= known + perhaps
        ? []
        : [{ law, what: `${count} of ${team} in ${place} for ${known} weeks` }];
    }),
  ];
};

/** What Amends posted there for everybody, without answers in threads. */
const rootsIn = (posted: readonly Posted[], place: string): readonly Posted[] =>
  posted.filter((post) => post.place === place && post.root === null && post.to === null);

/** What is under way when a platform asks to wait cannot be called back: so many calls at most, of both processes. */
const UNDER_WAY = 8;

export const waitedAsAsked: Judge = ({ told, faults }) => {
  const asked = faults.filter(({ kind }) => kind.endsWith('slowed down')).length;
  if (told.early.length <= asked * UNDER_WAY) return [];
  const what = `${told.early.length} calls before their time, asked to wait ${asked} times: ${[...new Set(told.early)].join(', ')}`;
  return [{ law: 'a platform that asks to wait is left alone', what }];
};
