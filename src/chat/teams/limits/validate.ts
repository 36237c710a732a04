/** What is wrong with a message or card before it goes to Teams: used by card tests, by the fake and as the sender's last guard. Pure. */
import { z } from 'zod';
import { cardShape, mentionShape, type Action, type CardShape, type Leaf } from '../out/card-shape.ts';
import { LIMITS, sizeOf } from './limits.ts';

/** One fault, with a JSON pointer to the place, e.g. `/body/2/wrap`. */
export interface Fault {
  readonly pointer: string;
  readonly message: string;
}

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

const OUR_MOMENTS =
  /\{\{(?:DATE\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, (?:SHORT|LONG|COMPACT)\)|TIME\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\))\}\}/g;

const activityShape = z.looseObject({
  type: z.literal('message'),
  text: z.string().min(1, 'must not be empty').max(LIMITS.text).optional(),
  textFormat: z.literal('plain', 'must be plain: other formats interpret foreign text').optional(),
  summary: z.string().min(1, 'must not be empty').max(LIMITS.summary).optional(),
  attachments: z.array(z.looseObject({ contentType: z.literal(ADAPTIVE_CARD), content: z.unknown() })).optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
});

/** Faults of a message as we send it; empty when it is good. Sizes are judged against our budget and the hard limit. */
export function faultsInActivity(activity: unknown): readonly Fault[] {
  const parts = faultsInParts(activity);
  if (parts.length > 0) return parts;
  const read = activityShape.safeParse(activity);
  if (!read.success) return fromZod(read.error);
  const [card] = read.data.attachments ?? [];
  return [...tooBig(activity), ...(card === undefined ? faultsInWords(read.data) : faultsBeside(card, read.data))];
}

const parts = z.looseObject({ attachments: z.array(z.unknown()) });

/**
 * A card and words, or two cards, are never one message. Teams makes several posts of them: it answers a post with 202 and
 * no id, so that nothing can be redrawn or answered in its thread, and refuses an edit.
 * Sources: OfficeDev/BotBuilder-MicrosoftTeams#125 and #126, microsoft/BotFramework-Services#98.
 */
export function faultsInParts(activity: unknown): readonly Fault[] {
  const read = parts.safeParse(activity);
  if (!read.success) return [];
  const { attachments, text } = read.data;
  return [
    ...(attachments.length > 1 ? [fault('/attachments', 'must hold one card: Teams posts each by itself')] : []),
    ...(attachments.length > 0 && text !== undefined
      ? [fault('/text', 'must not stand beside a card: Teams makes two posts of them; say it in summary')]
      : []),
  ];
}

type Activity = z.infer<typeof activityShape>;

/** A message of words alone. */
function faultsInWords({ text, textFormat, entities = [] }: Activity): readonly Fault[] {
  if (text === undefined) return [fault('/text', 'every message needs a card or a plain line of text')];
  const mentions = entities.filter(({ type }) => type === 'mention');
  return [
    ...(textFormat === undefined ? [fault('/textFormat', 'must be plain: other formats interpret foreign text')] : []),
    ...faultsInText('/text', text, known(mentions)),
  ];
}

/** A card and what stands around it. */
function faultsBeside(card: { readonly content: unknown }, { summary, entities = [] }: Activity): readonly Fault[] {
  return [
    ...(summary === undefined ? [fault('/summary', 'every card needs a plain line for notifications')] : []),
    // A summary is plain words: a mention in it would be shown as raw markup.
    ...faultsInText('/summary', summary ?? '', new Set()),
    ...(entities.some(({ type }) => type === 'mention')
      ? [fault('/entities', "must hold no mention: those of a card stand in the card's msteams.entities")]
      : []),
    ...under('/attachments/0/content', faultsInCard(card.content)),
  ];
}

/** Faults of one Adaptive Card as we send it; empty when it is good. */
export function faultsInCard(card: unknown): readonly Fault[] {
  const read = cardShape.safeParse(card);
  if (!read.success) return fromZod(read.error);
  const leaves = leavesOf(read.data);
  const actions = actionsOf(read.data, leaves);
  return [
    ...tooBig(card),
    ...tooMany(leaves),
    ...faultsInCharts(leaves),
    ...repeatedIds(leaves),
    ...inputsWithoutWords(leaves),
    ...leaves.flatMap(faultsInInput),
    ...faultsInActions(actions),
    ...faultsBetween(actions, leaves),
    ...faultsInTexts(read.data, leaves),
  ];
}

/**
 * Faults of the card of a dialog. In it Teams knows one kind of button: `Action.Submit` with data of its own, which comes
 * as `task/submit`. Sources: Learn "Use dialogs in bots"; MicrosoftDocs/msteams-docs#1639.
 */
export function faultsInDialog(card: unknown): readonly Fault[] {
  const read = cardShape.safeParse(card);
  if (!read.success) return fromZod(read.error);
  const all = actionsOf(read.data, leavesOf(read.data));
  const dead = all.filter(({ of }) => of.type !== 'Action.Submit' || 'msteams' in of.data);
  // MicrosoftDocs/msteams-docs#9212
  const hidden = all.filter(({ of }) => of.mode === 'secondary');
  return [
    ...faultsInCard(card),
    ...dead.map(({ pointer }) => fault(pointer, 'does nothing in a dialog')),
    ...hidden.map(({ pointer }) => fault(pointer, 'is in a menu, which does not open in a dialog on a phone')),
  ];
}

interface At<T> {
  readonly pointer: string;
  readonly of: T;
}

function leavesOf(card: CardShape): readonly At<Leaf>[] {
  return card.body.flatMap((element, i): readonly At<Leaf>[] =>
    element.type === 'Container'
      ? element.items.map((item, j) => ({ pointer: `/body/${i}/items/${j}`, of: item }))
      : [{ pointer: `/body/${i}`, of: element }],
  );
}

function actionsOf(card: CardShape, leaves: readonly At<Leaf>[]): readonly At<Action>[] {
  const inBody = leaves.flatMap(({ pointer, of }) =>
    of.type === 'ActionSet' ? of.actions.map((action, i) => ({ pointer: `${pointer}/actions/${i}`, of: action })) : [],
  );
  return [...inBody, ...(card.actions ?? []).map((action, i) => ({ pointer: `/actions/${i}`, of: action }))];
}

function tooBig(payload: unknown): readonly Fault[] {
  const size = sizeOf(payload);
  if (size.utf16 > LIMITS.messageUtf16Bytes)
    return [fault('', `is ${size.utf16} bytes as UTF-16; Teams takes ${LIMITS.messageUtf16Bytes}`)];
  if (size.json > LIMITS.messageJsonBytes)
    return [fault('', `is ${size.json} bytes of JSON; our budget is ${LIMITS.messageJsonBytes}`)];
  return [];
}

function tooMany(leaves: readonly At<Leaf>[]): readonly Fault[] {
  return leaves.length > LIMITS.elements
    ? [fault('/body', `holds ${leaves.length} elements; at most ${LIMITS.elements}`)]
    : [];
}

const isChart = (of: Leaf): boolean => of.type.startsWith('Chart.');

/** Their number, and that what a chart shows is said as well: a chart says nothing to a screen reader or an old client. */
function faultsInCharts(leaves: readonly At<Leaf>[]): readonly Fault[] {
  const charts = leaves.flatMap(({ pointer, of }, n) => (isChart(of) ? [{ pointer, next: leaves[n + 1]?.of }] : []));
  return [
    ...charts.slice(LIMITS.charts).map(({ pointer }) => fault(pointer, `is one chart more than ${LIMITS.charts}`)),
    ...charts
      .filter(({ next }) => next?.type !== 'RichTextBlock' && next?.type !== 'TextBlock')
      .map(({ pointer }) => fault(pointer, 'has no words below it that say its numbers')),
  ];
}

function repeatedIds(leaves: readonly At<Leaf>[]): readonly Fault[] {
  const ids = leaves.flatMap(({ pointer, of }) => (of.id === undefined ? [] : [{ pointer, id: of.id }]));
  return ids
    .filter(({ id }, i) => ids.findIndex((other) => other.id === id) < i)
    .map(({ pointer, id }) => fault(`${pointer}/id`, `repeats the id ${id}`));
}

function inputsWithoutWords(leaves: readonly At<Leaf>[]): readonly Fault[] {
  return leaves.flatMap(({ pointer, of }) => {
    if (of.type !== 'Input.Text' && of.type !== 'Input.ChoiceSet') return [];
    if (of.isRequired === true && of.errorMessage === undefined)
      return [fault(pointer, 'is required but has no errorMessage')];
    return [];
  });
}

/** What a client would cut off, show as nothing, or give back so that nobody can read it. */
function faultsInInput({ pointer, of }: At<Leaf>): readonly Fault[] {
  if (of.type === 'Input.Text') {
    const { value = '', maxLength = LIMITS.inputValue } = of;
    return value.length > maxLength ? [fault(`${pointer}/value`, `is longer than the maxLength of ${maxLength}`)] : [];
  }
  if (of.type !== 'Input.ChoiceSet') return [];
  const values = of.choices.map(({ value }) => value);
  const isMany = of.isMultiSelect === true;
  // what is chosen comes as one text joined by commas
  const chosen = of.value === undefined ? [] : isMany ? of.value.split(',') : [of.value];
  return [
    ...values.flatMap((value, i) =>
      values.indexOf(value) < i ? [fault(`${pointer}/choices/${i}/value`, `repeats the value ${value}`)] : [],
    ),
    ...values.flatMap((value, i) =>
      isMany && value.includes(',') ? [fault(`${pointer}/choices/${i}/value`, 'holds a comma')] : [],
    ),
    ...(chosen.every((value) => values.includes(value)) ? [] : [fault(`${pointer}/value`, 'is none of the choices')]),
  ];
}

/** What is typed comes in the data of the button, over whatever of that name stood there. */
function faultsBetween(actions: readonly At<Action>[], leaves: readonly At<Leaf>[]): readonly Fault[] {
  const inputs = leaves.flatMap(({ of }) => (of.type.startsWith('Input.') && of.id !== undefined ? [of.id] : []));
  return actions.flatMap(({ pointer, of }) =>
    of.associatedInputs === 'none'
      ? []
      : Object.keys(of.data)
          .filter((name) => inputs.includes(name))
          .map((name) => fault(`${pointer}/data/${name}`, 'has the name of an input, which takes its place')),
  );
}

const opensDialog = z.strictObject({ type: z.literal('task/fetch') });

/** `msteams` is Teams' own: it opens a dialog, from an `Action.Submit` alone. The rest of what it can do is none of ours. */
function isMistaken({ type, data }: Action): boolean {
  return 'msteams' in data && (type !== 'Action.Submit' || !opensDialog.safeParse(data['msteams']).success);
}

function faultsInActions(actions: readonly At<Action>[]): readonly Fault[] {
  const loud = actions.filter(({ of }) => of.mode === 'secondary' && of.style !== undefined);
  const positive = actions.filter(({ of }) => of.style === 'positive').slice(1);
  return [
    ...positive.map(({ pointer }) =>
      fault(`${pointer}/style`, 'is the second positive action; one card has at most one'),
    ),
    ...loud.map(({ pointer }) => fault(`${pointer}/style`, 'has no place in a menu')),
    ...actions
      .filter(({ of }) => isMistaken(of))
      .map(({ pointer }) => fault(`${pointer}/data/msteams`, 'must be task/fetch, in an Action.Submit')),
    ...actions
      .filter(({ of }) => sizeOf(of.data).json > roomFor(of))
      .map(({ pointer, of }) =>
        fault(`${pointer}/data`, `is longer than ${roomFor(of)} bytes; keep free text out of buttons`),
      ),
  ];
}

const roomFor = ({ data }: Action): number => ('asked' in data ? LIMITS.askedDataJson : LIMITS.actionDataJson);

function faultsInTexts(card: CardShape, leaves: readonly At<Leaf>[]): readonly Fault[] {
  const entities = card.msteams?.entities ?? [];
  const names = new Set(entities.map(({ text }) => text));
  const blocks = leaves.flatMap(({ pointer, of }) =>
    of.type === 'TextBlock' ? [{ pointer: `${pointer}/text`, of: of.text }] : [],
  );
  const runs = leaves.flatMap(({ pointer, of }) =>
    of.type === 'RichTextBlock'
      ? of.inlines.map((run, i) => ({ pointer: `${pointer}/inlines/${i}/text`, of: run.text }))
      : [],
  );
  const unused = entities.filter(({ text }) => !blocks.some(({ of }) => of.includes(text)));
  return [
    ...blocks.flatMap(({ pointer, of }) => faultsInText(pointer, of, names)),
    // Teams resolves mentions in TextBlocks only, so one in a run would be shown as raw markup.
    ...runs.flatMap(({ pointer, of }) => faultsInText(pointer, of, new Set())),
    ...unused.map(({ text }) => fault('/msteams/entities', `${text} stands in no TextBlock`)),
  ];
}

function faultsInText(pointer: string, text: string, mentions: ReadonlySet<string>): readonly Fault[] {
  const left = text.replaceAll(OUR_MOMENTS, '');
  const tags = left.match(/<at\b[^>]*>[^<]*(?:<\/at>)?/gi) ?? [];
  return [
    ...(left.includes('{{') ? [fault(pointer, 'holds {{ that is none of our moments')] : []),
    ...(/<\/?quoted/i.test(left) ? [fault(pointer, 'holds a <quoted> tag')] : []),
    ...tags.filter((tag) => !mentions.has(tag)).map((tag) => fault(pointer, `${tag} has no mention entity`)),
  ];
}

function known(entities: readonly unknown[]): ReadonlySet<string> {
  return new Set(entities.flatMap((entity) => mentionShape.safeParse(entity).data?.text ?? []));
}

function fromZod(error: z.ZodError): readonly Fault[] {
  return error.issues.map(({ path, message }) => fault(path.map((step) => `/${String(step)}`).join(''), message));
}

function under(pointer: string, faults: readonly Fault[]): readonly Fault[] {
  return faults.map((each) => fault(pointer + each.pointer, each.message));
}

function fault(pointer: string, message: string): Fault {
  return { pointer, message };
}
