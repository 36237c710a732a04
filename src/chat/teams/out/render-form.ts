/** Draws a form with inputs, for a dialog or for a message, and reads back what was typed. Pure. */
import { z } from 'zod';
import { FORM_IDS, type Field, type Form, type FormValues, type Option } from '../../../cards/kit/card.ts';
import { filledWith } from '../../../cards/forms/filled.ts';
import { caseId } from '../../../core/base/ids.ts';
import { clip } from '../../../core/base/text.ts';
import { press } from '../../../core/case/press.ts';
import type { Reader } from '../../../cards/words/language.ts';
import { surfaceWords } from '../../../cards/words/surfaces.ts';
import type { FormOpening } from '../../../app/door/door.ts';
import type { Action, CardShape, Element, Leaf } from './card-shape.ts';
import { formVerb, INPUT } from '../ids.ts';
import { LIMITS } from '../limits/limits.ts';
import { neutralise } from './plain.ts';
import { drawText, finish, newPen, type UserOf } from './render.ts';

/** How a form was opened, so that it can be drawn again when something in it was wrong. Never the typed words. */
const opened = z.union([
  z.strictObject({ kind: z.literal('log') }),
  z.strictObject({ kind: z.literal('press'), press }),
  z.strictObject({ kind: z.literal('resolve'), case: caseId }),
]);
export type Opened = z.infer<typeof opened>;

/** What a form's button carries beside the typed values. `once` names this opening: however often it is sent, it counts once. */
const ticket = z.object({
  form: z.enum(FORM_IDS),
  about: z.record(z.string().max(64), z.string().max(1024)),
  opened,
  once: z.string().min(1).max(200),
  /** The message that offered it, which says so once the form has been sent. */
  offer: z.string().min(1).max(200).optional(),
});
export type Ticket = z.infer<typeof ticket>;
const ticketed = z.looseObject({ ticket });

/** A submitted form as Teams gives it back; undefined when it is none of ours. */
export interface Filled {
  readonly ticket: Ticket;
  readonly values: FormValues;
}

export function openedOf(opening: FormOpening): Opened | undefined {
  switch (opening.kind) {
    case 'log':
      return { kind: 'log' };
    case 'press':
      return { kind: 'press', press: opening.press };
    // what was typed stands in its fields
    case 'thank':
      return { kind: 'press', press: { kind: 'open_thank' } };
    case 'resolve':
      return opened.safeParse({ kind: 'resolve', case: opening.case }).data;
  }
}

/** A form somebody asked for where others are: it opens for them, with what they typed in it. */
const asked = z.object({
  by: z.string().min(1).max(512),
  name: z.string().max(512).nullable(),
  opening: z.union([
    z.strictObject({
      kind: z.literal('log'),
      text: z.string().max(6_000),
      permalink: z.string().max(2_048).nullable(),
      source: z.enum(['chat', 'message']),
      written: z.strictObject({ by: z.string().max(512).nullable(), at: z.coerce.date().nullable() }).optional(),
    }),
    z.strictObject({ kind: z.literal('press'), press }),
    z.strictObject({
      kind: z.literal('thank'),
      act: z.strictObject({
        kind: z.literal('thank'),
        to: z.string().max(4_000),
        text: z.string().max(4_000),
        said: z.string().max(4_000),
        value: z.string().max(200).nullable(),
        case: caseId.nullable(),
      }),
    }),
    z.strictObject({ kind: z.literal('resolve'), case: z.string().max(64), words: z.string().max(4_000).optional() }),
  ]),
});
export type Asked = z.infer<typeof asked>;
const asking = z.looseObject({ asked });

/** What a button of `toOffer` carried; undefined when it was another one. */
export function readAsked(data: unknown): Asked | undefined {
  return asking.safeParse(data).data?.asked;
}

/** Where others are a form is offered, not shown: the button opens it for whoever asked. */
export function toOffer(title: string, by: Asked, { userOf, reader }: Pick<FormLook, 'userOf' | 'reader'>): CardShape {
  const pen = newPen(userOf);
  const words =
    by.name === null
      ? surfaceWords.line(reader, 'form.ready', { title })
      : surfaceWords.line(reader, 'form.ready_for', { name: by.name, title });
  const open: Action = {
    type: 'Action.Submit',
    title: clip(neutralise(`${title}…`), LIMITS.actionTitle),
    data: { msteams: { type: 'task/fetch' }, asked: by },
  };
  return finish([...drawText([words], pen), { type: 'ActionSet', actions: [open] }], pen, words);
}

/** Where the form stands: a dialog submits, a message executes. */
export type Frame = 'dialog' | 'message';

export interface FormLook {
  readonly frame: Frame;
  readonly userOf: UserOf;
  /** Who fills it in. */
  readonly reader: Reader;
  /** By field id; each stands as a line above its input. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** A form as an Adaptive Card. */
export function toForm(
  form: Form,
  given: Pick<Ticket, 'opened' | 'once' | 'offer'>,
  { frame, userOf, reader, errors = {} }: FormLook,
): CardShape {
  const pen = newPen(userOf);
  const title: Leaf[] = frame === 'message' ? [...drawText([{ bold: form.title }], pen)] : [];
  const notes = form.notes.flatMap((note) => drawText(note, pen));
  const fields = form.fields.flatMap((field): readonly Element[] => [
    ...drawText([errors[field.id] ?? ''], pen, { color: 'Attention' }),
    drawField(field, reader),
    ...(field.hint === null ? [] : drawText([field.hint], pen, { size: 'Small', isSubtle: true })),
  ]);
  const { opened: from, once, offer } = given;
  const data = {
    ticket: { form: form.id, about: form.about, opened: from, once, ...(offer === undefined ? {} : { offer }) },
  };
  const send: Leaf = { type: 'ActionSet', actions: [submit(form, frame, data)] };
  return finish([...title, ...notes, ...fields, send], pen, form.title);
}

function submit(form: Form, frame: Frame, data: Readonly<Record<string, unknown>>): Action {
  const title = clip(neutralise(form.submit), LIMITS.actionTitle);
  if (frame === 'dialog') return { type: 'Action.Submit', title, data: { ...data }, style: 'positive' };
  return { type: 'Action.Execute', title, verb: formVerb(form.id), data: { ...data }, style: 'positive' };
}

/** A channel's link holds its team, its tenant and its name. */
const LONGEST_CHANNEL_LINK = 1_000;

function drawField(field: Field, reader: Reader): Leaf {
  const label = clip(neutralise(field.label), LIMITS.inputLabel);
  switch (field.kind) {
    case 'text': {
      const value = (field.value ?? '').toWellFormed().slice(0, LIMITS.inputValue);
      return {
        type: 'Input.Text',
        id: INPUT.one + field.id,
        label,
        isMultiline: field.lines === 'many',
        // Clients count UTF-16 units, we code points: what stands there already must never be too long to send.
        maxLength: Math.max(Math.min(field.maxLength, LIMITS.inputValue), value.length),
        ...(value === '' ? {} : { value }),
        ...(field.placeholder === null ? {} : { placeholder: clip(neutralise(field.placeholder), LIMITS.inputLabel) }),
        ...required(field.required, label, reader),
      };
    }
    case 'choice': {
      const shown = choices(field.options);
      return {
        type: 'Input.ChoiceSet',
        id: INPUT.one + field.id,
        label,
        choices: shown,
        style: 'compact',
        wrap: true,
        ...chosen(shown, field.value === null ? [] : [field.value]),
        ...required(field.required, label, reader),
      };
    }
    case 'day':
      return {
        type: 'Input.Date',
        id: INPUT.one + field.id,
        label,
        ...(field.value === null ? {} : { value: field.value }),
      };
    case 'channel':
      return {
        type: 'Input.Text',
        id: INPUT.one + field.id,
        label,
        maxLength: LONGEST_CHANNEL_LINK,
        ...(field.value === null ? {} : { value: field.value }),
      };
    case 'ticks': {
      const shown = choices(field.options);
      return {
        type: 'Input.ChoiceSet',
        id: INPUT.ticks + field.id,
        label,
        choices: shown,
        style: 'expanded',
        isMultiSelect: true,
        wrap: true,
        ...chosen(shown, field.values),
      };
    }
  }
}

function required(isRequired: boolean, label: string, reader: Reader): { isRequired?: true; errorMessage?: string } {
  if (!isRequired) return {};
  return {
    isRequired: true,
    errorMessage: clip(surfaceWords.line(reader, 'form.fill_in', { label }), LIMITS.inputLabel),
  };
}

interface Choice {
  title: string;
  value: string;
}

function choices(options: readonly Option[]): Choice[] {
  return options
    .slice(0, LIMITS.choices)
    .map(({ value, label }) => ({ value, title: clip(neutralise(label), LIMITS.choiceTitle) }));
}

/** What is chosen beforehand must be among what is shown, or Teams refuses the card. */
function chosen(shown: readonly Choice[], values: readonly string[]): { value?: string } {
  const among = values.filter((value) => shown.some((choice) => choice.value === value));
  return among.length > 0 ? { value: among.join(',') } : {};
}

/** Reads a submitted form out of what a button or dialog carried; undefined when it is none of ours. */
export function readFilled(raw: unknown): Filled | undefined {
  const given = ticketed.safeParse(raw);
  if (!given.success) return undefined;
  const values = new Map<string, string | readonly string[] | null>();
  for (const [name, value] of Object.entries(given.data)) {
    // Teams gives numbers and toggles back as text; anything else is not from an input of ours.
    if (typeof value !== 'string') continue;
    if (name.startsWith(INPUT.ticks)) values.set(name.slice(INPUT.ticks.length), value === '' ? [] : value.split(','));
    else if (name.startsWith(INPUT.one)) values.set(name.slice(INPUT.one.length), value.trim() === '' ? null : value);
  }
  return { ticket: given.data.ticket, values: Object.fromEntries(values) };
}

/** The form with what was typed put back in. */
export const withTyped = (form: Form, { ticket, values }: Filled): Form => ({
  ...filledWith(form, values),
  about: ticket.about,
});
