/** In Teams a message can be asked for by no key: what stands twice there says so, and has a reason. */
import type { Facts } from '../facts.ts';
import type { Fault, Posted, RunRecord } from '../record.ts';
import { severalBy, type Finding, type Judge } from './finding.ts';

/** What must never stand twice. */
export const isOnce = (subject: string): boolean => /^(?:thanks|peer_thanks|digest|lineup|leader):/.test(subject);

/** A card that went to the end of a chat leaves a line behind. */
export const isEmptied = (text: string): boolean => /has moved|moved to/i.test(text);

/** By the word for a twin in English, which everybody in the company reads. */
const saysSo = ({ text }: Posted): boolean => text.includes('replaces an earlier card');

/** Of each message everything that stands of it, in the order in which it was posted; channels, threads and private chats. */
export const twinsInTeams: Judge = (record, facts) =>
  severalBy(
    subjectsIn(record.told.posted, facts),
    ({ subject, post }) => `${post.place} ${post.root} ${subject}`,
  ).flatMap(([, found]): readonly Finding[] => {
    const posts = found.map(({ post }) => post).toSorted((a, b) => a.at - b.at);
    const { subject = '', post } = found[0] ?? {};
    const where = `${subject} in ${post?.place}: ${posts.map(({ at }) => `${at} ms`).join(', ')}`;
    const known = posts.slice(0, -1).filter((one) => whyInDoubt(one, record) === null);
    return [
      ...(isOnce(subject) ? [{ law: 'thank-yous and digests stand once', what: where }] : []),
      ...(posts.filter((one) => !saysSo(one)).length > 1
        ? [{ law: 'a twin in Teams says that it replaces another', what: where }]
        : []),
      ...known.map(({ at, heardAt }) => ({
        law: 'a twin in Teams only where nobody could know whether the first stands',
        what: `${where}; the one of ${at} ms was answered at ${heardAt} ms`,
      })),
    ];
  });

/** How many posts of a run had a fate that nobody could know. */
export const doubtsIn = (record: RunRecord): number =>
  record.told.posted.filter((post) => post.platform === 'teams' && whyInDoubt(post, record) !== null).length;

/** From the answer of Teams until the database knows of it. */
const NOTED_MS = 1_000;
/** Until a process has a connection again that works, once a fault of the database is over. */
const BACK_MS = 3_000;
/** A connection that fell silent stays so, until whoever asks on it waits no longer. */
const SILENT_MS = 11_000;
/** What a process has sent when it is killed is on the wire, and is answered a moment after. */
const ON_THE_WIRE_MS = 250;
/** So long a process that was told to stop waits for what it has sent; what is answered later nobody hears. */
const STOPPED_AFTER_MS = 8_000;

/** Why Amends could not know that it stands: the answer was lost, or whoever heard it could not write it down any more. */
function whyInDoubt({ heardAt }: Posted, { faults, patience }: InDoubt): string | null {
  if (heardAt === null) return 'no answer';
  const fault = faults.find(({ kind, part, from, until }) => {
    if (from > heardAt + NOTED_MS) return false;
    const backMs = kind === 'database half-open' ? SILENT_MS : BACK_MS * patience;
    if (part === 'database') return heardAt <= until + backMs;
    if (kind === 'app stopped') return heardAt >= from + STOPPED_AFTER_MS && heardAt <= until;
    const isLeft =
      kind === 'app killed' && from <= heardAt && faults.some((hanging) => hangsOver(hanging, from, heardAt));
    return kind === 'app killed' && (heardAt <= from + ON_THE_WIRE_MS || isLeft);
  });
  return fault?.kind ?? null;
}
type InDoubt = Pick<RunRecord, 'faults' | 'patience'>;

/** Teams keeps what it was sent while it hangs, and does it although whoever sent it was killed meanwhile. */
const hangsOver = ({ kind, from, until }: Fault, killedAt: number, heardAt: number): boolean =>
  kind === 'Teams hanging' && from <= killedAt && killedAt <= until && heardAt <= until + ON_THE_WIRE_MS;

interface OfSubject {
  readonly subject: string;
  readonly post: Posted;
}

/**
 * What each message is about: its row says so, or its buttons. One of which no row knows any more and that has no buttons
 * is about whatever else there says the same. Answers are about nothing: who asks twice is answered twice.
 */
function subjectsIn(posted: readonly Posted[], { messages }: Facts): readonly OfSubject[] {
  const rows = new Map(
    messages.flatMap(({ platform, message, subject }) => (platform === 'teams' ? [[message, subject]] : [])),
  );
  const here = posted.filter(({ platform, text }) => platform === 'teams' && !isEmptied(text));
  const told = here.flatMap((post): readonly OfSubject[] => {
    const subject = post.about ?? rows.get(post.id);
    return subject === undefined ? [] : [{ subject: inPlace(subject, post), post }];
  });
  const alike = new Map(told.map(({ subject, post }) => [`${post.place} ${saidIn(post)}`, subject]));
  const rest = here.flatMap((post): readonly OfSubject[] => {
    const subject = alike.get(`${post.place} ${saidIn(post)}`);
    return subject === undefined || post.about !== null || rows.has(post.id) ? [] : [{ subject, post }];
  });
  return [...told, ...rest];
}

/** Buttons do not say whose copy it is, the place does. */
const inPlace = (subject: string, { to }: Posted): string =>
  to !== null && subject.endsWith(`:${to}`) && !subject.startsWith('home:')
    ? subject.slice(0, -to.length - 1)
    : subject;

/** Everything it says but that it is a twin; of a home, which is drawn anew all the time, what it begins with. */
const saidIn = ({ text }: Posted): string => (text.startsWith(HOME) ? HOME : text.replaceAll(TWIN, ''));
const HOME = '["","Your recoveries';
const TWIN = /,\{"type":"RichTextBlock","inlines":\[\{[^{}]*replaces an earlier card[^{}]*\}\]\}/g;
