/** People of the fake Teams pressing buttons, filling dialogs and calling message actions: the invokes and what their answers do. */
import type { PlayPerson } from '../world.ts';
import { asObject, asText, isObject, type Json } from './answer.ts';
import { buttonOf, actionsOf, fillInputs, opensDialog, type InputValues } from './card-reader.ts';
import type { Delivered, Delivery } from './courier.ts';
import { readCardAnswer, readTaskAnswer, UNREACHABLE, type InvokeAnswer } from './invoke-answers.ts';
import { invokeActivity, messagePayload, submitMessage, type Invoke } from './payloads.ts';
import { sceneOf, seen, type Stage } from './sayings.ts';
import type { TeamsMessage } from './workplace.ts';

/** A line under a message that one person sees. */
interface Notice {
  readonly id: number;
  readonly person: string;
  readonly message: string;
  readonly kind: 'answer' | 'error';
  readonly text: string;
  /** For testers: what was wrong with the answer; null when nothing was. */
  readonly why: string | null;
}

/** An open dialog; a person has at most one. */
interface Dialog {
  readonly id: number;
  readonly person: string;
  /** The message it was opened from. */
  readonly message: string;
  /** The message action it belongs to; null for a dialog opened by a card. */
  readonly commandId: string | null;
  readonly title: string;
  readonly card: Json;
  /** What the person had typed when an answer was not usable; empty after each new card. */
  readonly typed: InputValues;
  /** By input id: why the client did not send. */
  readonly errors: Readonly<Record<string, string>>;
  /** Shown instead of the card once the app has said its last word. */
  readonly sentence: string | null;
  /** Shown above the card when the app could not be reached. */
  readonly trouble: string | null;
  readonly why: string | null;
}

export type PressOutcome =
  | { readonly kind: 'answered'; readonly answer: InvokeAnswer; readonly delivered: Delivered }
  /** An `Action.Submit` without a dialog: an ordinary message with a value. */
  | { readonly kind: 'submitted'; readonly delivered: Delivered }
  /** The client refused to send: by input id, why. */
  | { readonly kind: 'not sent'; readonly errors: Readonly<Record<string, string>> };

/** A button as a client sends it: its own data, with the typed values merged in. */
export interface Pressed {
  readonly type: 'Action.Execute' | 'Action.Submit';
  readonly title?: string | undefined;
  readonly verb?: string | undefined;
  readonly data: Json;
}

export interface Presses {
  /** Sends what a client's renderer made of a button on a message, whatever stands there by now. */
  readonly sendPressed: (user: string, message: string, pressed: Pressed, delivery?: Delivery) => Promise<PressOutcome>;
  /** The same of a button in the open dialog. */
  readonly sendDialog: (user: string, pressed: Pressed, delivery?: Delivery) => Promise<PressOutcome>;
  /** Presses a button by its words or JSON pointer, on the card as this person sees it; throws when there is no such button. */
  readonly press: (
    user: string,
    message: string,
    button: string,
    given?: { readonly inputs?: InputValues | undefined; readonly delivery?: Delivery | undefined },
  ) => Promise<PressOutcome>;
  /** As `press`, but throws unless the button opens a dialog. */
  readonly openDialog: (user: string, message: string, button: string, delivery?: Delivery) => Promise<PressOutcome>;
  /** Sends the open dialog; `button` may be left out when there is one only. */
  readonly submitDialog: (
    user: string,
    inputs?: InputValues,
    button?: string,
    delivery?: Delivery,
  ) => Promise<PressOutcome>;
  readonly closeDialog: (user: string) => void;
  readonly messageAction: (
    user: string,
    commandId: string,
    message: string,
    delivery?: Delivery,
  ) => Promise<PressOutcome>;
  readonly dialogs: (user: string) => readonly Dialog[];
  readonly notices: (user: string) => readonly Notice[];
}

interface Desk {
  readonly stage: Stage;
  readonly dialogOf: (person: string) => Dialog | undefined;
  readonly setDialog: (person: string, dialog: Omit<Dialog, 'id'> | undefined) => void;
  readonly notice: (notice: Omit<Notice, 'id'> | { readonly clear: string; readonly of: string }) => void;
}

const CONTEXT = { theme: 'default' };

export function makePresses(stage: Stage, changed: () => void): Presses {
  const dialogs = new Map<string, Dialog>();
  let notices: readonly Notice[] = [];
  let next = 1;
  const { workplace } = stage;
  const desk: Desk = {
    stage,
    dialogOf: (person) => dialogs.get(person),
    setDialog: (person, dialog) => {
      if (dialog === undefined) dialogs.delete(person);
      else dialogs.set(person, { ...dialog, id: next++ });
      changed();
    },
    notice: (notice) => {
      const [person, message] = 'clear' in notice ? [notice.clear, notice.of] : [notice.person, notice.message];
      notices = notices.filter((each) => each.person !== person || each.message !== message);
      if ('text' in notice) notices = [...notices, { ...notice, id: next++ }];
      changed();
    },
  };

  return {
    sendPressed: async (user, message, pressed, delivery) =>
      sendPressed(desk, seen(workplace, user, message), pressed, delivery),
    sendDialog: async (user, pressed, delivery) => {
      const { dialog, ...seat } = atDialog(desk, workplace.person(user));
      return sendDialog(desk, seat, { dialog, typed: dialog.typed, data: pressed.data }, delivery);
    },
    press: async (user, message, button, { inputs = {}, delivery } = {}) =>
      pressButton(desk, buttonOn(stage, user, message, button), inputs, delivery),
    openDialog: async (user, message, button, delivery) => {
      const action = buttonOn(stage, user, message, button);
      if (!opensDialog(action.action)) throw new Error(`Button "${button}" opens no dialog.`);
      return pressButton(desk, action, {}, delivery);
    },
    submitDialog: async (user, inputs = {}, button, delivery) =>
      submitDialog(desk, workplace.person(user), { inputs, button }, delivery),
    closeDialog: (user) => desk.setDialog(workplace.person(user).id, undefined),
    messageAction: async (user, commandId, message, delivery) =>
      callAction(desk, seen(workplace, user, message), commandId, delivery),
    dialogs: (user) => {
      const open = dialogs.get(workplace.person(user).id);
      return open === undefined ? [] : [open];
    },
    notices: (user) => notices.filter((each) => each.person === workplace.person(user).id),
  };
}

/** Somebody at a message. */
interface Seat {
  readonly person: PlayPerson;
  readonly message: TeamsMessage;
}

interface Button extends Seat {
  readonly card: Json;
  readonly action: Json;
}

function buttonOn(stage: Stage, user: string, id: string, button: string): Button {
  const { person, message } = seen(stage.workplace, user, id);
  const own = message.answered[person.id];
  // A message of ours carries one card at most; the validator sees to it.
  const card = own ?? message.cards[0];
  if (card === undefined) throw new Error(`Message ${id} carries no card.`);
  return { person, message, card, action: buttonOf(card, button) };
}

/** Presses as a client does that draws like Microsoft's: nothing is sent while an input is wrong. */
async function pressButton(
  desk: Desk,
  button: Button,
  inputs: InputValues,
  delivery?: Delivery,
): Promise<PressOutcome> {
  const filled = filledFor(button, inputs);
  if (Object.keys(filled.errors).length > 0) return { kind: 'not sent', errors: filled.errors };
  const { title, verb, type } = button.action;
  const pressed: Pressed = {
    type: type === 'Action.Execute' ? type : 'Action.Submit',
    title: asText(title),
    verb: asText(verb),
    data: { ...asObject(button.action['data']), ...filled.values },
  };
  return sendPressed(desk, button, pressed, delivery);
}

async function sendPressed(desk: Desk, seat: Seat, pressed: Pressed, delivery?: Delivery): Promise<PressOutcome> {
  const { person, message } = seat;
  const { type, title, verb, data } = pressed;
  if (type === 'Action.Submit') {
    if (opensDialog({ type, data })) return fetchDialog(desk, seat, data, delivery);
    const scene = { ...sceneOf(desk.stage, person, message), id: desk.stage.workplace.nextId() };
    const delivered = await desk.stage.courier.deliver(submitMessage(scene, data, message.id), delivery);
    return { kind: 'submitted', delivered };
  }
  const sent = { type, title, ...(verb === undefined ? {} : { verb }), data };
  desk.notice({ clear: person.id, of: message.id });
  const invoke: Invoke = {
    name: 'adaptiveCard/action',
    value: { action: sent, trigger: 'manual' },
    replyToId: message.id,
  };
  const delivered = await send(desk, seat, invoke, delivery);
  const answer = readCardAnswer(delivered);
  if (answer.kind === 'card') showAnsweredCard(desk, person, message, answer.card);
  else say(desk, seat, answer);
  return { kind: 'answered', answer, delivered };
}

/** The answer replaces the card for the presser, unless the app has edited the message since for everybody. */
function showAnsweredCard({ stage }: Desk, person: PlayPerson, before: TeamsMessage, card: Json): void {
  const message = stage.workplace.message(before.id);
  if (message === undefined || message.deleted || message.activity !== before.activity) return;
  stage.workplace.change(message.id, { answered: { ...message.answered, [person.id]: card } });
}

async function fetchDialog(desk: Desk, seat: Seat, data: Json, delivery?: Delivery): Promise<PressOutcome> {
  const value = { data, context: CONTEXT };
  desk.notice({ clear: seat.person.id, of: seat.message.id });
  const delivered = await send(desk, seat, { name: 'task/fetch', value, replyToId: seat.message.id }, delivery);
  return opened(desk, seat, null, delivered);
}

async function callAction(desk: Desk, seat: Seat, commandId: string, delivery?: Delivery): Promise<PressOutcome> {
  const { person, message } = seat;
  desk.notice({ clear: person.id, of: message.id });
  const value = { commandId, commandContext: 'message', ...actionContext(desk, message) };
  const invoke: Invoke = { name: 'composeExtension/fetchTask', value, replyToId: null };
  return opened(desk, seat, commandId, await send(desk, seat, invoke, delivery));
}

function actionContext({ stage }: Desk, message: TeamsMessage): Json {
  const author = stage.workplace.findPerson(message.author);
  return { messagePayload: messagePayload(stage.workplace.world, message, author), context: CONTEXT };
}

function opened(desk: Desk, seat: Seat, commandId: string | null, delivered: Delivered): PressOutcome {
  const { person, message } = seat;
  const answer = readTaskAnswer(delivered, false);
  if (answer.kind === 'dialog') desk.setDialog(person.id, newDialog(person.id, message.id, commandId, answer));
  else say(desk, seat, answer);
  return { kind: 'answered', answer, delivered };
}

function atDialog(desk: Desk, person: PlayPerson): Seat & { readonly dialog: Dialog } {
  const dialog = desk.dialogOf(person.id);
  const message = dialog === undefined ? undefined : desk.stage.workplace.message(dialog.message);
  if (dialog === undefined || message === undefined) throw new Error(`${person.name} has no dialog open.`);
  return { person, message, dialog };
}

async function submitDialog(
  desk: Desk,
  person: PlayPerson,
  { inputs, button }: { readonly inputs: InputValues; readonly button: string | undefined },
  delivery?: Delivery,
): Promise<PressOutcome> {
  const { dialog, ...seat } = atDialog(desk, person);
  const action = button === undefined ? onlyAction(dialog.card) : buttonOf(dialog.card, button);
  const typed = { ...dialog.typed, ...inputs };
  const filled = filledFor({ card: dialog.card, action }, typed);
  if (Object.keys(filled.errors).length > 0) {
    desk.setDialog(person.id, { ...dialog, typed, errors: filled.errors });
    return { kind: 'not sent', errors: filled.errors };
  }
  const data = { ...asObject(action['data']), ...filled.values };
  return sendDialog(desk, seat, { dialog, typed, data }, delivery);
}

async function sendDialog(
  desk: Desk,
  { person, message }: Seat,
  { dialog, typed, data }: { readonly dialog: Dialog; readonly typed: InputValues; readonly data: Json },
  delivery?: Delivery,
): Promise<PressOutcome> {
  const delivered = await send(desk, { person, message }, submitInvoke(desk, dialog, message, data), delivery);
  const answer = readTaskAnswer(delivered, true);
  // The person may have closed the dialog meanwhile; what they closed stays closed.
  if (desk.dialogOf(person.id)?.id === dialog.id) desk.setDialog(person.id, afterSubmit(dialog, typed, answer));
  return { kind: 'answered', answer, delivered };
}

function submitInvoke(desk: Desk, { commandId }: Dialog, message: TeamsMessage, data: Json): Invoke {
  if (commandId === null) return { name: 'task/submit', value: { data, context: CONTEXT }, replyToId: message.id };
  const value = { commandId, commandContext: 'message', data, ...actionContext(desk, message) };
  return { name: 'composeExtension/submitAction', value, replyToId: null };
}

function afterSubmit(dialog: Dialog, typed: InputValues, answer: InvokeAnswer): Omit<Dialog, 'id'> | undefined {
  switch (answer.kind) {
    case 'closed':
    case 'card':
      return undefined;
    case 'dialog':
      return newDialog(dialog.person, dialog.message, dialog.commandId, answer);
    case 'sentence':
      return { ...dialog, typed, errors: {}, trouble: null, why: null, sentence: answer.text };
    case 'unreachable':
      return { ...dialog, typed, errors: {}, trouble: UNREACHABLE, why: answer.why };
  }
}

function newDialog(
  person: string,
  message: string,
  commandId: string | null,
  { title, card }: { readonly title: string; readonly card: Json },
): Omit<Dialog, 'id'> {
  return { person, message, commandId, title, card, typed: {}, errors: {}, sentence: null, trouble: null, why: null };
}

function filledFor(
  { card, action }: Pick<Button, 'card' | 'action'>,
  inputs: InputValues,
): ReturnType<typeof fillInputs> {
  return action['associatedInputs'] === 'none' ? { values: {}, errors: {} } : fillInputs(card, inputs);
}

function onlyAction(card: Json): Json {
  const [action, ...others] = actionsOf(card).filter(isObject);
  if (action === undefined || others.length > 0)
    throw new Error(`The dialog has ${others.length + (action === undefined ? 0 : 1)} buttons; name the one to press.`);
  return action;
}

function say(desk: Desk, { person, message }: Seat, answer: InvokeAnswer): void {
  const at = { person: person.id, message: message.id };
  if (answer.kind === 'sentence') desk.notice({ ...at, kind: 'answer', text: answer.text, why: null });
  if (answer.kind === 'unreachable') desk.notice({ ...at, kind: 'error', text: UNREACHABLE, why: answer.why });
}

async function send(
  { stage }: Desk,
  { person, message }: Seat,
  invoke: Invoke,
  delivery?: Delivery,
): Promise<Delivered> {
  const scene = { ...sceneOf(stage, person, message), id: stage.newInvokeId() };
  return stage.courier.deliver(invokeActivity(scene, invoke), delivery);
}
