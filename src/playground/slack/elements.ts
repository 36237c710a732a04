/** Block Kit read the way a client reads it: what can be pressed, what can be filled in, and how values travel. Pure. */
import { codePoints } from '../../chat/slack/limits/limits.ts';
import type { JsonObject } from './json.ts';
import { isObject, objectOf, objectsOf, textOf } from './json.ts';
import type { StateValues } from './state.ts';

export interface Placed {
  readonly blockId: string;
  readonly element: JsonObject;
  /** The value of the entry that is meant, where the element is a menu. */
  readonly option?: string;
}

interface Input extends Placed {
  readonly label: string;
  readonly optional: boolean;
}

/** A value as a person gives it: text for fields and single choices, a list for ticks; null for nothing. */
export type Given = string | readonly string[] | null;

const plain = (text: unknown): string => (isObject(text) ? (textOf(text, 'text') ?? '') : '');

/** Everything with an `action_id`, wherever it sits. */
function interactiveIn(blocks: readonly JsonObject[]): readonly Placed[] {
  return blocks.flatMap((block) => {
    const elements = [...objectsOf(block['elements']), objectOf(block['accessory']), objectOf(block['element'])];
    const blockId = textOf(block, 'block_id') ?? '';
    return elements.filter((one) => one['action_id'] !== undefined).map((element) => ({ blockId, element }));
  });
}

/** Which button a press means. An action id is unique in its block only, and words need not be unique at all. */
export interface Pressable {
  /** An action id, or the words on a button or an entry of a menu; the ids win. */
  readonly what: string;
  readonly block?: string | undefined;
  /** Which of those that fit, in reading order, from 0. */
  readonly nth?: number | undefined;
}

/** Everything a press can mean, in reading order. */
export function findPressable(blocks: readonly JsonObject[], { what, block, nth }: Pressable): readonly Placed[] {
  const all = interactiveIn(blocks).filter(({ blockId }) => block === undefined || blockId === block);
  const named = all.filter(({ element }) => element['action_id'] === what);
  const fitting = named.length > 0 ? named : all.flatMap((placed) => saying(placed, what));
  return nth === undefined ? fitting : fitting.slice(nth, nth + 1);
}

/** The button with these words, or the entries of a menu with them. */
function saying(placed: Placed, words: string): readonly Placed[] {
  const { element } = placed;
  if (element['type'] !== 'overflow') return plain(element['text']) === words ? [placed] : [];
  const options = optionsOf(element).filter((option) => plain(option['text']) === words);
  return options.map((option) => ({ ...placed, option: textOf(option, 'value') ?? '' }));
}

function inputsIn(blocks: readonly JsonObject[]): readonly Input[] {
  return blocks
    .filter((block) => block['type'] === 'input')
    .map((block) => ({
      blockId: textOf(block, 'block_id') ?? '',
      element: objectOf(block['element']),
      label: plain(block['label']),
      optional: block['optional'] === true,
    }));
}

const optionsOf = (element: JsonObject): readonly JsonObject[] => [
  ...objectsOf(element['options']),
  ...objectsOf(element['option_groups']).flatMap((group) => objectsOf(group['options'])),
];

/** An option by its value or its words. */
function optionNamed(element: JsonObject, given: string): JsonObject | null {
  const options = optionsOf(element);
  return (
    options.find((option) => option['value'] === given) ??
    options.find((option) => plain(option['text']) === given) ??
    null
  );
}

/** The field of `state.values` (and of `actions[]`) that an element's kind carries, filled with what a person gave. */
export function stateOf(element: JsonObject, given: Given): JsonObject {
  const type = textOf(element, 'type') ?? '';
  const one = typeof given === 'string' && given !== '' ? given : null;
  const many = typeof given === 'string' ? [given] : (given ?? []);
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: one === null ? null : optionNamed(element, one) };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: many.map((each) => optionNamed(element, each)).filter((each) => each !== null) };
    case 'users_select':
      return { type, selected_user: one };
    case 'multi_users_select':
      return { type, selected_users: many };
    case 'conversations_select':
      return { type, selected_conversation: one };
    case 'channels_select':
      return { type, selected_channel: one };
    case 'datepicker':
      return { type, selected_date: one };
    case 'timepicker':
      return { type, selected_time: one };
    case 'datetimepicker':
      return { type, selected_date_time: one === null ? null : Number(one) };
    case '':
      return {};
  }
  return { type, value: one };
}

/** What a person sees in an element before touching it. */
function initialOf(element: JsonObject): Given {
  const option = element['initial_option'];
  if (isObject(option)) return textOf(option, 'value') ?? null;
  const options = element['initial_options'] ?? element['initial_users'];
  if (Array.isArray(options)) return options.map((each) => (isObject(each) ? String(each['value']) : String(each)));
  const key = Object.keys(element).find((name) => name.startsWith('initial_'));
  const value = key === undefined ? undefined : element[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** What a person would have to give to get this state: the reverse of `stateOf`. */
export function givenOf(state: JsonObject): Given {
  const option = state['selected_option'];
  if (isObject(option)) return textOf(option, 'value') ?? null;
  const many = state['selected_options'] ?? state['selected_users'];
  if (Array.isArray(many)) return many.map((each) => (isObject(each) ? String(each['value']) : String(each)));
  const value = Object.entries(state).find(([key]) => key !== 'type')?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** The values of a view when it appears; what was typed before under the same ids stays. */
export function valuesFor(blocks: readonly JsonObject[], before: StateValues = {}): StateValues {
  const values: Record<string, Record<string, JsonObject>> = {};
  for (const block of blocks) {
    for (const { blockId, element } of interactiveIn([block])) {
      if (element['type'] === 'button' || element['type'] === 'overflow') continue;
      const actionId = textOf(element, 'action_id') ?? '';
      const typed = before[blockId]?.[actionId];
      const kept = typed !== undefined && typed['type'] === element['type'] ? typed : undefined;
      values[blockId] = { ...values[blockId], [actionId]: kept ?? stateOf(element, initialOf(element)) };
    }
  }
  return values;
}

/** Puts what a person gave, by block id, action id or label, over the values so far. Unknown names are a mistake. */
export function fillIn(
  blocks: readonly JsonObject[],
  before: StateValues,
  given: Readonly<Record<string, Given>>,
): StateValues {
  const inputs = inputsIn(blocks);
  const values: Record<string, Readonly<Record<string, JsonObject>>> = { ...before };
  for (const [name, value] of Object.entries(given)) {
    const [input, ...others] =
      [
        inputs.filter(({ blockId }) => blockId === name),
        inputs.filter(({ element }) => element['action_id'] === name),
        inputs.filter(({ label }) => label === name),
      ].find((fitting) => fitting.length > 0) ?? [];
    if (others.length > 0) throw new Error(`${others.length + 1} fields are "${name}"; name one by its block id`);
    if (input === undefined) {
      const known = inputs.map(({ blockId, label }) => `${blockId} (${label})`).join(', ');
      throw new Error(`No field "${name}" in this view; it has ${known}`);
    }
    const actionId = textOf(input.element, 'action_id') ?? '';
    values[input.blockId] = { ...values[input.blockId], [actionId]: stateOf(input.element, value) };
  }
  return values;
}

/** What Slack's client refuses before sending: required fields left empty, text too short or too long. By block id. */
export function clientErrors(blocks: readonly JsonObject[], values: StateValues): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { blockId, element, optional } of inputsIn(blocks)) {
    const given = givenOf(values[blockId]?.[textOf(element, 'action_id') ?? ''] ?? {});
    const empty = given === null || given.length === 0 || (typeof given === 'string' && given.trim() === '');
    if (empty) {
      if (!optional) errors[blockId] = 'Please complete this required field.';
      continue;
    }
    const length = typeof given === 'string' ? codePoints(given) : 0;
    const { min_length: least, max_length: most } = element;
    if (typeof most === 'number' && length > most) errors[blockId] = `Please use at most ${most} characters.`;
    if (typeof least === 'number' && length < least) errors[blockId] = `Please use at least ${least} characters.`;
  }
  return errors;
}
