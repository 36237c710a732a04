/** What a mapping says of a body: a complaint, a mark, or why it opens nothing. Pure. */
import { DateTime } from 'luxon';
import type { ReceivedFile } from '../../app/door/intake-door.ts';
import { linkIn, momentIn, momentOfMs, numberIn, textIn, writtenIn } from '../lenient.ts';
import { plainWords } from '../plain-words.ts';
import { asideWith, receivedWith } from '../received.ts';
import { MOST_NOTICES, type IntakeNotice, type Received } from '../scheme.ts';
import { surveyNotice } from '../survey-notice.ts';
import { markIn, markOf, type Mark } from '../marks.ts';
import { allAt } from './json-path.ts';
import type { Mapping } from './mapping-shape.ts';

/** `id`: the path of what each item is called; null: the delivery's own. */
export function readMapped(
  parsed: unknown,
  received: Pick<Received, 'at'>,
  mapping: Mapping,
  id: string | null,
): readonly IntakeNotice[] {
  const items = mapping.items === undefined ? [parsed] : allAt(parsed, mapping.items);
  if (items.length === 0)
    return [
      {
        kind: 'wrong',
        field: mapping.items ?? '',
        why: 'finds nothing in this body: `items` of the mapping; nothing was stored',
      },
    ];
  // one more than are taken, so that nobody reads thousands to refuse them
  return items.slice(0, MOST_NOTICES + 1).map((item) => {
    const notice = readItem(item, received.at, mapping);
    const own = id === null ? '' : firstAt(item, [id]);
    return own === '' || notice.kind === 'wrong' ? notice : { ...notice, id: own.slice(0, 250) };
  });
}

function readItem(item: unknown, at: Date, mapping: Mapping): IntakeNotice {
  const moment = receivedAt(item, at, mapping);
  if ('why' in moment) return { kind: 'wrong', ...moment };
  const told = toldIn(item, moment.at, mapping);
  for (const { why, ...condition } of mapping.set_aside_when)
    if (holds(item, condition)) return asideWith(why, sayCondition(condition), told);
  const unmet = mapping.only_when.find((condition) => !holds(item, condition));
  if (unmet !== undefined) return asideWith('not_a_complaint', `not ${sayCondition(unmet)}`, told);
  const mark = markAt(item, mapping);
  if (mark !== null && 'why' in mark) return { kind: 'wrong', ...mark };
  if (mark !== null)
    return surveyNotice({ ...told, heard: told.heard === 'direct' ? 'survey' : told.heard }, mark, item);
  if (told.text.trim() === '' && (told.subject ?? '').trim() === '')
    return asideWith('incomplete', 'no words at `text`', told);
  return { kind: 'complaint', complaint: receivedWith(told) };
}

function toldIn(item: unknown, moment: Date, mapping: Mapping) {
  const one = (path: string | undefined): string => (path === undefined ? '' : firstAt(item, [path]));
  const keys = (mapping.customer ?? []).flatMap((path) => allAt(item, path).map(textIn)).filter((key) => key !== '');
  const matter = one(mapping.matter?.path);
  const words = (mapping.text ?? []).flatMap((path) =>
    allAt(item, path).map((text) => plainWords(textIn(text)).trim()),
  );
  return {
    text: [...new Set(words.filter((text) => text !== ''))].join('\n\n'),
    subject: one(mapping.subject) || null,
    customer: keys[0] ?? null,
    customerKeys: [...new Set(keys)].slice(0, 10),
    customerName: one(mapping.customer_name) || null,
    receivedAt: moment,
    matters: matter === '' ? [] : [`${mapping.matter?.as ?? ''}:${matter}`.slice(0, 300)],
    link: linkIn(one(mapping.link)),
    language: one(mapping.language) || null,
    heard: mapping.heard ?? ('direct' as const),
    attachments: filesIn(item, mapping),
  };
}

function filesIn(item: unknown, { attachments }: Mapping): readonly ReceivedFile[] {
  if (attachments === undefined) return [];
  return allAt(item, attachments.items)
    .slice(0, 50)
    .map((file) => ({
      name: firstAt(file, [attachments.name]),
      type: attachments.type === undefined ? '' : firstAt(file, [attachments.type]),
      bytes: attachments.bytes === undefined ? null : numberIn(firstAt(file, [attachments.bytes])),
    }));
}

interface Fault {
  readonly field: string;
  readonly why: string;
}

/** When nothing stands there it is now; it is never later than now. */
function receivedAt(item: unknown, now: Date, { received }: Mapping): { readonly at: Date } | Fault {
  const [value] = received === undefined ? [] : allAt(item, received.path).filter((one) => textIn(one) !== '');
  if (received === undefined || value === undefined) return { at: now };
  const at = momentOf(value, received.format, received.zone);
  if (at === null)
    return {
      field: received.path,
      why: `cannot be read as ${received.format ?? 'a moment'}: correct \`received\` of the mapping; nothing was stored`,
    };
  return { at: at < now ? at : now };
}

function momentOf(value: unknown, format: string | null, zone: string): Date | null {
  const text = textIn(value);
  switch (format) {
    case null:
    case 'rfc2822':
      return momentIn(value);
    case 'iso': {
      const read = DateTime.fromISO(text, { zone });
      return read.isValid ? read.toJSDate() : null;
    }
    case 'unix':
    case 'unix_ms': {
      const number = numberIn(text);
      return number === null ? null : momentOfMs(format === 'unix' ? number * 1_000 : number);
    }
    default: {
      const read = DateTime.fromFormat(text, format, { zone, locale: 'en' });
      return read.isValid ? read.toJSDate() : null;
    }
  }
}

/** Null where nothing was marked. */
function markAt(item: unknown, { score }: Mapping): Mark | Fault | null {
  if (score === undefined) return null;
  const given = firstAt(item, [score.path]);
  if (given === '') return null;
  const outOf = typeof score.out_of === 'number' ? score.out_of : (numberIn(firstAt(item, [score.out_of])) ?? 5);
  const word = Object.entries(score.words).find(([theirs]) => theirs.toLowerCase() === given.toLowerCase());
  const number = word === undefined ? numberIn(given) : word[1];
  const mark = number === null ? markIn(given) : markOf(number, outOf);
  return (
    mark ?? {
      field: score.path,
      why: `is no mark from 0 to ${outOf}: correct \`score\` of the mapping; nothing was stored`,
    }
  );
}

type Condition = Mapping['only_when'][number];

function holds(item: unknown, { path, is, is_not: isNot, contains, exists }: Condition): boolean {
  const all = allAt(item, path).map((one) => (typeof one === 'boolean' ? String(one) : writtenIn(one)));
  const found = allAt(item, path).filter((one) => one !== null && one !== '');
  if (exists !== undefined && found.length > 0 !== exists) return false;
  if (is !== undefined && !all.some((one) => is.includes(one))) return false;
  if (isNot !== undefined && all.some((one) => isNot.includes(one))) return false;
  return (
    contains === undefined || all.some((one) => contains.some((part) => one.toLowerCase().includes(part.toLowerCase())))
  );
}

function sayCondition({ path, is, is_not: isNot, contains, exists }: Condition): string {
  const parts = [
    ...(is === undefined ? [] : [`is ${is.join(' or ')}`]),
    ...(isNot === undefined ? [] : [`is not ${isNot.join(' or ')}`]),
    ...(contains === undefined ? [] : [`contains ${contains.join(' or ')}`]),
    ...(exists === undefined ? [] : [exists ? 'is there' : 'is not there']),
  ];
  return `${path} ${parts.join(' and ')}`.slice(0, 200);
}

/** The first text at one of these paths; empty when there is none. */
function firstAt(value: unknown, paths: readonly string[]): string {
  for (const path of paths)
    for (const one of allAt(value, path)) {
      const text = typeof one === 'boolean' ? String(one) : textIn(one);
      if (text !== '') return text;
    }
  return '';
}
