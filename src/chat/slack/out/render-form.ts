/** Forms as Slack modals, and their values read back. Pure. */
import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import type { Card, Field, Form, FormValues, Option } from '../../../cards/kit/card.ts';
import type { Reader } from '../../../cards/words/language.ts';
import { surfaceWords } from '../../../cards/words/surfaces.ts';
import { FIELD_ACTION, fieldBlock, formCallback, NOTICE_CALLBACK } from '../ids.ts';
import {
  BLOCKS,
  CHOICE_OPTIONS,
  codePoints,
  INPUT_HINT,
  INPUT_LABEL,
  INPUT_MAX_LENGTH,
  OPTION,
  PLACEHOLDER,
  PRIVATE_METADATA,
  SELECT_OPTIONS,
  TEXT_OBJECT,
  VIEW_LABEL,
} from '../limits/limits.ts';
import { fitting } from './render.ts';
import { clip, lineOf, plain, type SlackUserOf } from './text.ts';

/** What a modal gives back beside its values: what the form is about, and where it was opened. */
export interface FormContext {
  readonly about: Readonly<Record<string, string>>;
  /** Slack channel id; null when it was opened from the home tab. */
  readonly channel: string | null;
}

/** A form as a modal. Throws when its context is more than Slack takes: that is our bug. */
export function toModal(form: Form, channel: string | null, slackUserOf: SlackUserOf): ModalView {
  const context = JSON.stringify({ about: form.about, channel } satisfies FormContext);
  if (codePoints(context) > PRIVATE_METADATA) {
    throw new Error(
      `Form "${form.id}" is about ${codePoints(context)} characters; Slack takes ${PRIVATE_METADATA}. Keep ids only.`,
    );
  }
  const notes = form.notes.map((note): KnownBlock => ({
    type: 'section',
    text: lineOf(note, slackUserOf, TEXT_OBJECT),
  }));
  const blocks = [...notes, ...form.fields.flatMap(drawField)].slice(0, BLOCKS.modal);
  const filler: KnownBlock[] = blocks.length > 0 ? [] : [{ type: 'section', text: plain(form.title, VIEW_LABEL) }];
  return {
    type: 'modal',
    callback_id: formCallback(form.id),
    private_metadata: context,
    title: plain(form.title, VIEW_LABEL),
    submit: plain(form.submit, VIEW_LABEL),
    blocks: [...blocks, ...filler],
  };
}

/** A card in a modal: why a form could not be opened, for instance. */
export function toNotice(card: Card, slackUserOf: SlackUserOf): ModalView {
  const blocks = fitting({ ...card, title: null }, slackUserOf, BLOCKS.modal);
  const filler: KnownBlock[] = blocks.length > 0 ? [] : [{ type: 'section', text: plain(card.summary, TEXT_OBJECT) }];
  return {
    type: 'modal',
    callback_id: NOTICE_CALLBACK,
    title: plain(card.title ?? 'Amends', VIEW_LABEL),
    blocks: [...blocks, ...filler],
  };
}

/** Shown at once while the form is being filled: the trigger lives three seconds, the database may not. */
export function loadingModal(reader: Reader): ModalView {
  return {
    type: 'modal',
    callback_id: NOTICE_CALLBACK,
    title: plain(surfaceWords.line(reader, 'form.loading_title'), VIEW_LABEL),
    blocks: [{ type: 'section', text: plain(surfaceWords.line(reader, 'form.loading'), TEXT_OBJECT) }],
  };
}

function drawField(field: Field): InputBlock[] {
  const element = drawElement(field);
  if (element === undefined) return [];
  return [
    {
      type: 'input',
      block_id: fieldBlock(field.id),
      label: plain(field.label, INPUT_LABEL),
      optional: !('required' in field && field.required),
      ...(field.hint === null ? {} : { hint: plain(field.hint, INPUT_HINT) }),
      element,
    },
  ];
}

/** Undefined when there is nothing to choose from: Slack refuses an empty list. */
function drawElement(field: Field): InputBlock['element'] | undefined {
  switch (field.kind) {
    case 'text': {
      const most = Math.min(field.maxLength, INPUT_MAX_LENGTH);
      return {
        type: 'plain_text_input',
        action_id: FIELD_ACTION,
        multiline: field.lines === 'many',
        max_length: most,
        ...(field.value === null ? {} : { initial_value: clip(field.value.toWellFormed(), most) }),
        ...(field.placeholder === null ? {} : { placeholder: plain(field.placeholder, PLACEHOLDER) }),
      };
    }
    case 'choice': {
      const options = field.options.slice(0, SELECT_OPTIONS).map(drawOption);
      const initial = options.find(({ value }) => value === field.value);
      if (options.length === 0) return undefined;
      return {
        type: 'static_select',
        action_id: FIELD_ACTION,
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      };
    }
    case 'day':
      return {
        type: 'datepicker',
        action_id: FIELD_ACTION,
        ...(field.value === null ? {} : { initial_date: field.value }),
      };
    case 'channel':
      return {
        type: 'conversations_select',
        action_id: FIELD_ACTION,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(field.value === null ? {} : { initial_conversation: field.value }),
      };
    case 'ticks':
      return drawTicks(field);
  }
}

function drawTicks(field: Extract<Field, { kind: 'ticks' }>): InputBlock['element'] | undefined {
  const options = field.options.slice(0, SELECT_OPTIONS).map(drawOption);
  if (options.length === 0) return undefined;
  const ticked = options.filter(({ value }) => value !== undefined && field.values.includes(value));
  const initial = ticked.length === 0 ? {} : { initial_options: ticked };
  if (options.length <= CHOICE_OPTIONS) return { type: 'checkboxes', action_id: FIELD_ACTION, options, ...initial };
  return { type: 'multi_static_select', action_id: FIELD_ACTION, options, ...initial };
}

function drawOption(option: Option): PlainTextOption {
  if (codePoints(option.value) > OPTION.value) {
    throw new Error(`Option "${option.label}" has a value of more than ${OPTION.value} characters. Use an id.`);
  }
  return { text: plain(option.label, OPTION.text), value: option.value };
}

const chosen = z.object({ value: z.string() });
const element = z.object({
  value: z.string().nullish(),
  selected_option: chosen.nullish(),
  selected_date: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_options: z.array(chosen).optional(),
});
const values = z.record(z.string(), z.record(z.string(), element));

/** What was typed, per field id; undefined when the submission is not shaped like ours. */
export function readValues(state: unknown): FormValues | undefined {
  const read = values.safeParse(state);
  if (!read.success) return undefined;
  const prefix = fieldBlock('');
  const entries = Object.entries(read.data).flatMap(([block, byAction]) => {
    const given = byAction[FIELD_ACTION];
    if (given === undefined || !block.startsWith(prefix)) return [];
    return [[block.slice(prefix.length), readElement(given)] as const];
  });
  return Object.fromEntries(entries);
}

function readElement(given: z.infer<typeof element>): string | readonly string[] | null {
  if (given.selected_options !== undefined) return given.selected_options.map(({ value }) => value);
  const one = given.selected_option?.value ?? given.selected_date ?? given.selected_conversation ?? given.value ?? null;
  return one === null || one.trim() === '' ? null : one;
}

const context = z.object({
  // a link to a message is the longest
  about: z.record(z.string().max(64), z.string().max(1_000)),
  channel: z.string().max(64).nullable(),
});

/** What a modal carried; undefined when it is not ours. It is never trusted: `readForm` and `handle` judge again. */
export function readContext(privateMetadata: unknown): FormContext | undefined {
  if (typeof privateMetadata !== 'string') return undefined;
  try {
    return context.parse(JSON.parse(privateMetadata));
  } catch {
    return undefined;
  }
}
