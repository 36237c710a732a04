/** What a Teams client makes of the app's answer to an invoke: judged by its shape, as Teams judges it. Pure. */
import { faultsInCard, faultsInDialog } from '../../chat/teams/limits/validate.ts';
import { asObject, asText, isObject, type Json } from './answer.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

/** What Teams shows for an answer it cannot use. */
export const UNREACHABLE = 'Unable to reach app. Please try again.';

export type InvokeAnswer =
  | { readonly kind: 'card'; readonly card: Json }
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'dialog'; readonly title: string; readonly card: Json }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unreachable'; readonly why: string };

export interface HttpResult {
  /** 0 when no answer came. */
  readonly status: number;
  readonly body: string;
}

/** The answer to `adaptiveCard/action`: a card in place of the pressed one, or a sentence under it. */
export function readCardAnswer(result: HttpResult): InvokeAnswer {
  const body = bodyOf(result);
  if (typeof body === 'string') return unreachable(body);
  if (body === undefined) return unreachable('the answer is empty');
  if (body['statusCode'] !== 200) return unreachable(`statusCode is ${JSON.stringify(body['statusCode'])}`);
  const value = body['value'];
  if (body['type'] === 'application/vnd.microsoft.activity.message')
    return typeof value === 'string' && value !== ''
      ? { kind: 'sentence', text: value }
      : unreachable('no sentence in value');
  if (body['type'] === CARD) return cardOr(value, (card) => ({ kind: 'card', card }));
  return unreachable(`type is ${JSON.stringify(body['type'])}`);
}

/**
 * The answer to a request that opens or ends a dialog. `emptyCloses`: whether an empty answer means "close it",
 * as for submits, or is a fault, as for opening.
 */
export function readTaskAnswer(result: HttpResult, emptyCloses: boolean): InvokeAnswer {
  const body = bodyOf(result);
  if (typeof body === 'string') return unreachable(body);
  if (body === undefined || Object.keys(body).length === 0)
    return emptyCloses ? { kind: 'closed' } : unreachable('the answer is empty');
  const task = asObject(body['task']);
  if (task === undefined) return unreachable('there is no task in the answer');
  const value = task['value'];
  if (task['type'] === 'message')
    return typeof value === 'string' && value !== ''
      ? { kind: 'sentence', text: value }
      : unreachable('no sentence in task.value');
  if (task['type'] !== 'continue') return unreachable(`task.type is ${JSON.stringify(task['type'])}`);
  return readDialog(value);
}

function readDialog(value: unknown): InvokeAnswer {
  const info = asObject(value);
  const attachment = asObject(info?.['card']);
  if (attachment?.['contentType'] !== CARD) return unreachable('task.value.card is no Adaptive Card attachment');
  const title = asText(info?.['title']);
  if (title === undefined || title === '') return unreachable('task.value.title is missing');
  for (const side of ['height', 'width'])
    if (!isSize(info?.[side])) return unreachable(`task.value.${side} is no size`);
  return cardOr(attachment['content'], (card) => ({ kind: 'dialog', title, card }), faultsInDialog);
}

/** Absent, a number of pixels, or one of three words. Source: Learn, "TaskInfo object". */
const isSize = (value: unknown): boolean =>
  value === undefined || typeof value === 'number' || ['small', 'medium', 'large'].includes(asText(value) ?? '');

function cardOr(value: unknown, then: (card: Json) => InvokeAnswer, faultsIn = faultsInCard): InvokeAnswer {
  const [fault] = faultsIn(value);
  if (fault !== undefined) return unreachable(`card${fault.pointer} ${fault.message}`);
  return isObject(value) ? then(value) : unreachable('the card is no object');
}

/** The JSON object, undefined for an empty body, or a sentence on what is wrong. */
function bodyOf({ status, body }: HttpResult): Json | undefined | string {
  if (status === 0) return 'no answer came';
  if (status !== 200) return `HTTP ${status}`;
  if (body.trim() === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(body);
    return isObject(parsed) ? parsed : 'the answer is no JSON object';
  } catch {
    return 'the answer is no JSON';
  }
}

function unreachable(why: string): InvokeAnswer {
  return { kind: 'unreachable', why };
}
