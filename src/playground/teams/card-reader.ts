/** Reads an Adaptive Card as a Teams client does: its buttons, its inputs, and what an input takes. Pure. */
import { DateTime } from 'luxon';
import { asList, asObject, asText, isObject, type Json } from './answer.ts';

export type InputValues = Readonly<Record<string, string | readonly string[]>>;

/** Every button of the card, in reading order. */
export function actionsOf(card: Json): readonly Json[] {
  return everyObject(card).flatMap((each) => asList(each['actions']).filter(isObject));
}

/** Every input of the card, in reading order. */
function inputsOf(card: Json): readonly Json[] {
  return everyObject(card).filter((each) => asText(each['type'])?.startsWith('Input.') === true);
}

/** The button with these words, or at this JSON pointer (`/body/3/actions/0`); throws when there is none, or more than one. */
export function buttonOf(card: Json, button: string): Json {
  const actions = actionsOf(card);
  const pointed = button.startsWith('/') ? at(card, button.slice(1).split('/')) : undefined;
  const found = actions.filter((each) => each === pointed || each['title'] === button);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const there = actions.map((each) => `"${String(each['title'])}"`).join(', ');
  if (found.length > 1) throw new Error(`${found.length} buttons say "${button}"; name one by its JSON pointer.`);
  throw new Error(`No button "${button}" on the card; there ${there === '' ? 'is none' : `is ${there}`}.`);
}

function at(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  return at(Array.isArray(value) ? value[Number(step)] : asObject(value)?.[step], rest);
}

/** Whether the button opens a dialog instead of sending something. */
export function opensDialog(action: Json): boolean {
  return (
    action['type'] === 'Action.Submit' && asObject(asObject(action['data'])?.['msteams'])?.['type'] === 'task/fetch'
  );
}

export interface Filled {
  /** What the client sends: texts, several choices joined by commas; what is empty is left out, blanks are not empty. */
  readonly values: Readonly<Record<string, string>>;
  /** By input id: why the client does not send yet. */
  readonly errors: Readonly<Record<string, string>>;
}

/** What the client would send for these typed values; an input that was not touched keeps the card's value. */
export function fillInputs(card: Json, typed: InputValues): Filled {
  const inputs = inputsOf(card);
  const unknown = Object.keys(typed).filter((id) => !inputs.some((each) => each['id'] === id));
  if (unknown.length > 0) {
    const ids = inputs.map((each) => String(each['id'])).join(', ');
    throw new Error(`No input ${unknown.join(', ')} on the card; it has: ${ids === '' ? 'none' : ids}.`);
  }
  const values: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const input of inputs) {
    const id = String(input['id']);
    const value = valueOf(input, typed[id]);
    const error = errorOf(input, value);
    if (error !== undefined) errors[id] = error;
    if (value !== undefined) values[id] = value;
  }
  return { values, errors };
}

function valueOf(input: Json, typed: string | readonly string[] | undefined): string | undefined {
  const given = typed === undefined ? asText(input['value']) : typeof typed === 'string' ? typed : typed.join(',');
  if (input['type'] === 'Input.Toggle') return given ?? asText(input['valueOff']) ?? 'false';
  // Microsoft's renderer sends an input only when something stands in it.
  return given === '' ? undefined : given;
}

function errorOf(input: Json, value: string | undefined): string | undefined {
  const words = asText(input['errorMessage']) ?? `Please check ${asText(input['label']) ?? String(input['id'])}`;
  if (input['isRequired'] === true && (value ?? '') === '') return words;
  if (input['type'] === 'Input.Toggle' && input['isRequired'] === true && value !== (input['valueOn'] ?? 'true'))
    return words;
  if (value === undefined || value === '') return undefined;
  const most = input['maxLength'];
  if (typeof most === 'number' && value.length > most) return `${words} (at most ${most} characters)`;
  const pattern = asText(input['regex']);
  if (pattern !== undefined && !new RegExp(pattern).test(value)) return words;
  return isOffered(input, value) ? undefined : words;
}

/** A day of the calendar, as a client's date picker sends it. */
const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value, { zone: 'utc' }).isValid;

function isOffered(input: Json, value: string): boolean {
  if (input['type'] === 'Input.Date') return isDay(value);
  if (input['type'] !== 'Input.ChoiceSet') return true;
  const offered = asList(input['choices']).map((choice) => asObject(choice)?.['value']);
  return (input['isMultiSelect'] === true ? value.split(',') : [value]).every((each) => offered.includes(each));
}

/** The card and every element inside it, depth first; data of buttons is not looked into. */
function everyObject(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  if (!isObject(value)) return [];
  const inner = Object.entries(value).filter(([key]) => key !== 'data' && key !== 'actions' && key !== 'fallback');
  return [value, ...inner.flatMap(([, each]) => everyObject(each))];
}
