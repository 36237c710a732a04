/** `amends intake try SOURCE FILE`: what would come of a body, without storing anything and without asking anybody. */
import { judgeMark } from '../../app/intake/judge-mark.ts';
import { notOpened } from '../../app/intake/judged.ts';
import type { ReceivedComplaint } from '../../app/door/intake-door.ts';
import { readJson } from '../../core/base/read-json.ts';
import type { Source } from '../../intake/listen.ts';
import type { Head, IntakeNotice } from '../../intake/scheme.ts';
import { schemeOf } from '../../intake/sources.ts';
import {
  exactly,
  isSet,
  option,
  options,
  Refused,
  toJson,
  WrongUsage,
  type Asked,
  type Io,
  type Verb,
} from '../verb.ts';
import { bytesOf } from '../io/files.ts';
import { sourceNamed } from './source-named.ts';

/** Where neither the source nor a policy says another line. */
const UNHAPPY = { score: 2, outOf: 5 };

export const intakeTry: Verb = {
  options: { header: { type: 'string', multiple: true }, type: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    const [name = '', file = ''] = exactly(asked, 'SOURCE', 'FILE');
    const { source } = sourceNamed(io.env, name);
    const tried = (await noticesOf(source, file, asked, io)).map((notice) => triedOf(notice, source));
    await io.out(isSet(asked, 'json') ? toJson(tried) : `${tried.flatMap(say).join('\n')}\n`);
    const refused = tried.filter(({ becomes }) => becomes === 'refused').length;
    if (refused > 0)
      throw new Refused(`${refused} of ${tried.length} would be answered 422: nothing of it would be stored.`);
  },
};

async function noticesOf(source: Source, file: string, asked: Asked, io: Io): Promise<readonly IntakeNotice[]> {
  const scheme = schemeOf(source.scheme, source.settings);
  const body = bytesOf(file);
  const headers: Record<string, string[]> = {};
  for (const one of options(asked, 'header')) {
    const [, key = '', value = ''] = /^([A-Za-z0-9-]+):\s*(.*)$/.exec(one) ?? [];
    if (key === '')
      throw new WrongUsage(`--header ${one} is none; write for example --header "X-Shopify-Topic: refunds/create"`);
    (headers[key.toLowerCase()] ??= []).push(value);
  }
  const contentType =
    option(asked, 'type') ?? headers['content-type']?.[0] ?? scheme.accepts?.[0] ?? 'application/json';
  const head: Head = { method: 'POST', url: `/intake/${source.name}`, headers, contentType, at: io.now() };
  const received = { ...head, body };
  const parsed = await (scheme.parse?.(received) ?? readJson(body));
  if (!parsed.ok) throw new Refused(`${file} ${parsed.why}: it would be answered 422.`);
  return scheme.read(parsed.value, received, source.settings);
}

interface Tried {
  readonly becomes: 'case' | 'set_aside' | 'counted' | 'purchase' | 'fulfilment' | 'asked' | 'refused';
  /** Why, or by which rule; null where there is nothing to say. */
  readonly why: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

function triedOf(notice: IntakeNotice, source: Source): Tried {
  switch (notice.kind) {
    case 'complaint': {
      const aside = source.opens === 'everything' ? null : notOpened(notice.complaint);
      const fields = fieldsOf(notice.complaint);
      if (aside !== null) return { becomes: 'set_aside', why: `${aside.why} (${aside.rule})`, fields };
      return { becomes: 'case', why: null, fields };
    }
    case 'survey': {
      const { score, outOf } = notice.survey;
      const line = source.settings.threshold;
      const { why } = judgeMark(
        notice.survey,
        line === undefined ? UNHAPPY : { score: line.score, outOf: line.out_of },
      );
      const fields = { score: `${score} of ${outOf}`, ...fieldsOf(notice.survey) };
      if (why !== null) return { becomes: 'case', why: WHY[why], fields };
      return notice.survey.text === ''
        ? { becomes: 'counted', why: null, fields }
        : { becomes: 'set_aside', why: 'above_threshold', fields };
    }
    case 'set_aside':
      return { becomes: 'set_aside', why: `${notice.why} (${notice.rule})`, fields: fieldsOf(notice.of) };
    case 'purchase':
      return { becomes: 'purchase', why: null, fields: { ...notice.purchase } };
    case 'fulfilment':
      return {
        becomes: source.confirms ? 'fulfilment' : 'refused',
        why: source.confirms ? null : 'the source may not say so: `confirms: true` lets it',
        fields: { ...notice.fulfilment },
      };
    case 'fetch':
      return {
        becomes: source.settings.fetch === undefined ? 'refused' : 'asked',
        why: source.settings.fetch === undefined ? `${notice.otherwise.field} ${notice.otherwise.why}` : null,
        fields: { path: notice.path },
      };
    case 'wrong':
      return { becomes: 'refused', why: `${notice.field} ${notice.why}`.trim(), fields: {} };
  }
}

const WHY = {
  mark: 'its mark',
  sensitive: 'its words may be about something sensitive',
  words: 'its words clearly complain',
};

const TOLD = [
  'subject',
  'text',
  'said',
  'customer',
  'customerName',
  'customerKeys',
  'receivedAt',
  'matters',
  'attachments',
  'link',
  'heard',
  'language',
] as const;

/** Whatever it says; what it does not say is left out. */
function fieldsOf(told: ReceivedComplaint): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    TOLD.map((name) => [name, told[name]] as const).filter(
      ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

const SAID: Readonly<Record<Tried['becomes'], string>> = {
  case: 'opens a case',
  set_aside: 'is set aside',
  counted: 'is counted',
  purchase: 'is a purchase',
  fulfilment: 'says what became of a remedy',
  asked: 'is asked about, at the address of `fetch`',
  refused: 'is refused',
};

function say({ becomes, why, fields }: Tried, n: number): readonly string[] {
  const shown = Object.entries(fields).map(([name, value]) => {
    const text =
      value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value);
    return `   ${name.padEnd(13)} ${text.replaceAll('\n', `\n${' '.repeat(17)}`)}`;
  });
  return [`${n + 1}. ${SAID[becomes]}${why === null ? '' : `: ${why}`}`, ...shown];
}
