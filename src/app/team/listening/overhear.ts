/** A message of a watched channel: what reads like a complaint is offered as a case, once; of everything else nothing is kept. */
import type { Channel } from '../../../core/base/members.ts';
import type { MessageSubject } from '../../../core/base/message-subject.ts';
import { leadsIn } from '../../../core/base/people.ts';
import { folded } from '../../../core/base/text.ts';
import { HOUR_MS, matterOf, placed, type Murmur, type Post } from '../../../core/listening/murmur.ts';
import { judgeComplaint } from '../../../core/triage/complaint/judge.ts';
import { guessPrefill, mayBeSensitive } from '../../../core/triage/rules.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import { murmurOfMatter, murmursLately, insertMurmur, settleMurmur } from '../../../db/listening/murmurs.ts';
import { casesShownBy } from '../../../db/messages/messages.ts';
import { handle } from '../../handle.ts';
import { dropMurmurWords, keepMurmurWords } from '../../keep/murmur-words.ts';
import type { Overheard } from '../../door/overheard.ts';
import type { Place } from '../../messages/chat-port.ts';
import type { Dest } from '../../messages/dest.ts';
import { readPlace } from '../../messages/dest.ts';
import { personally } from '../../messages/notify.ts';
import { want } from '../../messages/want.ts';
import type { Shell } from '../../shell.ts';
import { murmurIdOf, redrawMurmur } from './settle.ts';

/** Said twice, sent again or edited: offered once. Throws when the database is away. */
export async function overhear(shell: Shell, heard: Overheard): Promise<void> {
  const post = shell.watched?.postOf(heard.channel);
  if (post === undefined) return;
  const matter = matterOf({ ...heard.channel, message: heard.message });
  const words = heard.words.trim();
  // by words alone: colleagues’ talk is not among the sentences that were learnt from; what somebody must look at is offered, however it is said
  const isOne = heard.what !== 'deleted' && words !== '' && (judgeComplaint(words).complaint || mayBeSensitive(words));
  if (!isOne) return heard.what === 'said' ? undefined : await withdraw(shell, matter);
  if (heard.thread !== null && (await isOfCase(shell, heard.channel, heard.thread))) return;
  if (post.opensFor !== null) return await openByItself(shell, heard, post.opensFor);
  await offer(shell, { heard, post, matter, words });
}

/** Whoever talks about a case below its card logs nothing new. */
async function isOfCase({ db, workspace }: Shell, { platform, channel }: Channel, root: string): Promise<boolean> {
  const shown = await casesShownBy(db.read, workspace, platform, root);
  return shown.some(({ place }) => {
    const at = readPlace(place);
    return at['channel'] === channel || at['conversation']?.split(';', 1)[0] === channel;
  });
}

async function openByItself(shell: Shell, heard: Overheard, owner: NonNullable<Post['opensFor']>): Promise<void> {
  const matter = matterOf({ ...heard.channel, message: heard.message });
  const { customer, remedySought } = guessPrefill(heard.words);
  const handled = await handle(shell, {
    key: `listened:${matter}`,
    by: owner,
    at: heard.at,
    command: {
      kind: 'log',
      text: heard.words,
      customer,
      remedySought,
      failure: null,
      severity: null,
      orderValue: null,
      lossValue: null,
      source: 'message',
      permalink: await heard.link(),
      receivedAt: heard.writtenAt,
      from: heard.channel,
      message: matter,
    },
  });
  if (!handled.ok)
    shell.log.warn('a message of a watched channel opened no case', {
      platform: heard.channel.platform,
      why: handled.no.kind,
    });
}

interface ToOffer {
  readonly heard: Overheard;
  readonly post: Post;
  readonly matter: string;
  readonly words: string;
}

async function offer(shell: Shell, { heard, post, matter, words }: ToOffer): Promise<void> {
  const id = murmurIdOf(matter);
  const before = await murmurOfMatter(shell.db.read, shell.workspace, matter);
  if (before !== null && (before.state !== 'offered' || heard.what === 'said')) return;
  const mark = shell.customerKeyOf(`murmur ${folded(words).toLowerCase()}`);
  // sealed before it can be asked for; what is not offered in the end is dropped below
  await keepMurmurWords(shell, id, { text: words, by: heard.by, at: heard.writtenAt, link: await heard.link() });
  if (before !== null) return await redrawMurmur(shell, before);
  const { members } = await shell.directory.lately(shell.db.read);
  const leads = leadsIn(members, post.team);
  const made = await serialisable(
    shell.db,
    async (tx) => {
      if ((await murmurOfMatter(tx, shell.workspace, matter)) !== null) return null;
      const since = new Date(heard.at.getTime() - HOUR_MS);
      const lately = await murmursLately(tx, shell.workspace, { channel: post.channel, since, mark });
      if (lately.isDeclined) return null;
      const { state, isShown } = placed(lately, post.mostAnHour);
      const murmur: Murmur = {
        id,
        matter,
        platform: post.platform,
        channel: post.channel,
        team: post.team,
        state,
        case: null,
        version: 1,
        at: heard.at,
      };
      await insertMurmur(tx, shell.workspace, { ...murmur, mark });
      if (isShown) await show(shell, tx, murmur, { post, under: heard.under, leads });
      return murmur;
    },
    { lanes: [`listening ${post.channel}`] },
  );
  if (made === null && (await murmurOfMatter(shell.db.read, shell.workspace, matter)) === null)
    return await dropMurmurWords(shell, id);
  if (made?.state === 'held') await dropMurmurWords(shell, id);
}

/** In the thread; or in private to whoever leads the team, where anybody does. */
async function show(
  shell: Shell,
  tx: Tx,
  murmur: Murmur,
  { post, under, leads }: { readonly post: Post; readonly under: Place; readonly leads: ReturnType<typeof leadsIn> },
): Promise<void> {
  const inPrivate = post.offers === 'lead' ? leads.flatMap((lead) => personally(lead, post.platform)) : [];
  const all: readonly {
    readonly platform: typeof post.platform;
    readonly dest: Dest;
    readonly subject: MessageSubject;
  }[] =
    inPrivate.length > 0
      ? inPrivate.flatMap(({ platform, dest }) =>
          dest.kind === 'person'
            ? [{ platform, dest, subject: { kind: 'murmur', murmur: murmur.id, to: dest.member } }]
            : [],
        )
      : [
          {
            platform: post.platform,
            dest: { kind: 'under', place: under },
            subject: { kind: 'murmur', murmur: murmur.id, to: null },
          },
        ];
  for (const message of all) await want(shell, { kind: 'version', message, version: murmur.version }, tx);
}

/** Its message was deleted, or says something else by now. */
async function withdraw(shell: Shell, matter: string): Promise<void> {
  const murmur = await settleMurmur(shell.db.read, shell.workspace, {
    matter,
    from: ['offered', 'held'],
    to: 'withdrawn',
    case: null,
    by: null,
  });
  if (murmur === null) return;
  await dropMurmurWords(shell, murmur.id);
  await redrawMurmur(shell, murmur);
}
