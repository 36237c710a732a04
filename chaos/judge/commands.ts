/** What was acknowledged is done once or answered with a no; what was said not to be saved is not there. */
import type { Facts, MarkedEvent } from '../facts.ts';
import type { Asked, RunRecord } from '../record.ts';
import { severalBy, type Finding, type Judge } from './finding.ts';

/** The case events an act can have. What is beyond somebody's authority is asked for instead. */
const EFFECTS: Readonly<Record<string, readonly string[]>> = {
  log: ['logged', 'came_again', 'complaint_added'],
  give: ['given', 'asked'],
  apologise: ['given'],
  ask: ['given', 'asked'],
  promise: ['promised'],
  edit: ['retriaged'],
  contact: ['contacted'],
  approve: ['approved'],
  decline: ['declined'],
  counter: ['countered'],
};

/** Slack's clock of messages goes by seconds. */
const SECOND_MS = 1_000;
/** So long after the next thing somebody did, an answer may still be to the one before. */
const STILL_MS = 15_000;

export const acknowledgedIsDone: Judge = (record, facts) => {
  const effects = effectsOf(facts);
  const shownAt = placesOf(facts);
  return record.asked.flatMap((one): Finding[] => {
    const { mark, outcome, act } = one;
    if (mark === null || outcome !== 'acknowledged') return [];
    if (done(effects, one).length > 0 || saidOfIt(record, one).length > 0) return [];
    if (wasAnswered(record, one, shownAt)) return [];
    return [
      {
        law: 'what was acknowledged is done, or answered with a no',
        what: `${act} of ${one.by} on ${one.on} at ${one.at} ms (${mark})`,
      },
    ];
  });
};

/** Fewer than this tell nothing of how many should be found. */
const MANY = 20;
/** What is given is often beyond a limit, or about a case that is over. */
const FOUND_SHARE = 0.25;

/** A judge that looks where nothing is any more finds nothing lost: of what was acknowledged a good part is found done. */
export const judgesSee: Judge = ({ asked }, facts) => {
  const effects = effectsOf(facts);
  const acknowledged = asked.filter(({ mark, outcome }) => mark !== null && outcome === 'acknowledged');
  const found = acknowledged.filter((one) => done(effects, one).length > 0);
  if (acknowledged.length < MANY || found.length >= acknowledged.length * FOUND_SHARE) return [];
  return [{ law: 'what was done is found again', what: `${found.length} of ${acknowledged.length}` }];
};

export const onceOnly: Judge = (record, facts) => {
  const effects = effectsOf(facts);
  return record.asked.flatMap((one): Finding[] =>
    severalBy(done(effects, one), ({ kind }) => kind).map(([kind, found]) => ({
      law: 'what was asked once is done once',
      what: `${one.act} ${one.mark} of ${one.by}: ${found.length} × ${kind} on ${found.map((e) => e.case).join(', ')}`,
    })),
  );
};

export const notSavedIsNotThere: Judge = (record, facts) => {
  const effects = effectsOf(facts);
  return record.asked.flatMap((one): Finding[] => {
    // what was answered at once is the answer; later its words stand in forms about its case, too
    const words = isAnswer(one.said) ? [one.said] : saidOfIt(record, one);
    const isDenied = words.some((text) => /not saved/i.test(text) && !/perhaps not saved/i.test(text));
    if (one.mark === null || !isDenied || done(effects, one).length === 0) return [];
    return [
      { law: 'what was said not to be saved is not there', what: `${one.act} ${one.mark} of ${one.by} on ${one.on}` },
    ];
  });
};

type Effects = ReadonlyMap<string, readonly MarkedEvent[]>;

function effectsOf(facts: Facts): Effects {
  const by = new Map<string, MarkedEvent[]>();
  for (const event of facts.events) for (const mark of event.marks) by.set(mark, [...(by.get(mark) ?? []), event]);
  for (const mark of facts.thanked)
    by.set(mark, [...(by.get(mark) ?? []), { case: '', seq: 0, kind: 'thanked', by: null, marks: [mark] }]);
  return by;
}

function done(effects: Effects, { mark, act, by }: Asked): readonly MarkedEvent[] {
  const found = mark === null ? [] : (effects.get(mark) ?? []);
  if (act === 'thank') return found.filter(({ kind }) => kind === 'thanked');
  return found.filter((event) => event.by === by && (EFFECTS[act] ?? []).includes(event.kind));
}

/** What was said to whoever asked that names it as not done: words are given back. */
function saidOfIt({ told }: RunRecord, { mark, by }: Asked): readonly string[] {
  if (mark === null) return [];
  return told.posted
    .filter(({ to, text }) => to === by && text.includes(mark) && /not saved/i.test(text))
    .map(({ text }) => text);
}

/** What a message shows, by where it stands. Those that show something are no answers, but for what nobody heard at first. */
const placesOf = (facts: Facts): ReadonlyMap<string, string> =>
  new Map(facts.messages.map(({ platform, message, subject }) => [`${platform} ${message}`, subject]));

const isAnswer = (said: string): boolean => said !== '' && said !== '{}';

/** Was anything said to this person after it, and before what they did next had its own answer? */
function wasAnswered(record: RunRecord, one: Asked, shownAt: ReadonlyMap<string, string>): boolean {
  if (isAnswer(one.said)) return true;
  const next = record.asked.find(({ by, at }) => by === one.by && at > one.at)?.at ?? Infinity;
  return record.told.posted.some(({ to, at, platform, id }) => {
    if (to !== one.by || at < one.at - SECOND_MS) return false;
    const subject = shownAt.get(`${platform} ${id}`);
    return subject === undefined ? at <= next + STILL_MS * record.patience : subject.startsWith('unheard:');
  });
}
