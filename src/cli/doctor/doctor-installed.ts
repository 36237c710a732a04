/** The doctor's look at Slack installed by OAuth: each workspace and organisation whose token is kept, and whether Slack takes it. */
import { z } from 'zod';
import { endsAt, readKept, type Installation } from '../../chat/slack/install/installation.ts';
import type { SlackConfig } from '../../config.ts';
import type { Io } from '../verb.ts';
import { count } from '../io/words.ts';
import { ask } from './ask.ts';
import { fail, note, ok, warn, type Finding } from './finding.ts';

/** Slack is asked about so many. */
const MOST_ASKED = 20;
const INSTALL = 'open /slack/install there';

/** `kept`: what is kept of each place; null where the database could not be read. */
export async function checkInstalled(
  slack: SlackConfig,
  kept: ReadonlyMap<string, string | null> | null,
  io: Io,
): Promise<readonly Finding[]> {
  if (kept === null)
    return [
      note(
        'Slack',
        'installed by OAuth: the tokens are sealed in the database, which could not be read now',
        'run this while the database can be read',
      ),
    ];
  const places = [...kept].map(([place, text]) => ({ place, read: text === null ? null : readKept(text) }));
  const parts = places.filter(({ read }) => read !== null && 'partOf' in read).length;
  const own = places.flatMap(({ place, read }) => (read !== null && 'partOf' in read ? [] : [{ place, read }]));
  if (own.length === 0)
    return [warn('Slack', 'by OAuth, and installed nowhere yet', 'open /slack/install at the address of Amends')];
  const asked = await Promise.all(
    own
      .slice(0, MOST_ASKED)
      .map(async ({ place, read }) => (read === null ? shut(place) : await look(slack, place, read, io))),
  );
  const more = own.length - MOST_ASKED;
  return [
    ...asked,
    ...(more > 0 ? [note('Slack', `${count(more, 'more place')} not asked about`, 'look at the log')] : []),
    ...(parts > 0 ? [ok('Slack', `${count(parts, 'workspace')} served by what their organisation installed`)] : []),
  ];
}

const shut = (place: string): Finding =>
  fail(
    'Slack',
    `what is kept of ${place} does not open with AMENDS_SECRET_KEY`,
    `put the old key behind it, or ${INSTALL}`,
  );

const answer = z.object({ ok: z.boolean(), error: z.string().optional() });

async function look(slack: SlackConfig, place: string, installation: Installation, io: Io): Promise<Finding> {
  const { bot, trouble, isEnterpriseInstall } = installation;
  const ends = endsAt(installation);
  const until = ends === null ? '' : `, its token good until ${ends.toISOString()}`;
  const asked = await ask(`${slack.apiUrl}auth.test`, { headers: { authorization: `Bearer ${bot.token}` } }, io);
  if ('trouble' in asked)
    return fail('Slack', `cannot be reached: ${asked.trouble}`, `let this machine reach ${slack.apiUrl}`);
  const { data } = answer.safeParse(asked.json);
  if (trouble !== undefined) {
    const said = `${place}: its token could not be renewed since ${trouble.since} (${trouble.why})${until}`;
    const isOver = trouble.why === 'invalid_refresh_token' || data?.ok !== true;
    return (isOver ? fail : warn)('Slack', said, isOver ? INSTALL : 'it is tried again; let this machine reach Slack');
  }
  if (data?.ok !== true)
    return fail('Slack', `refused the token of ${place}: ${data?.error ?? `HTTP ${asked.status}`}`, INSTALL);
  return ok('Slack', `installed in ${place}${isEnterpriseInstall ? ', a whole organisation' : ''}${until}`);
}
