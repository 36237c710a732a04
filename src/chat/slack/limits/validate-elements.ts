/** What Slack takes as an interactive element, and where. Pure. */
import { isDeepStrictEqual } from 'node:util';
import {
  ACCESSIBILITY_LABEL,
  BUTTON_TEXT,
  BUTTON_VALUE,
  CHOICE_OPTIONS,
  CONFIRM,
  GROUP_LABEL,
  ICON_BUTTON_VIEWERS,
  IMAGE_ALT,
  INPUT_MAX_LENGTH,
  OPTION,
  OVERFLOW,
  PLACEHOLDER,
  SELECT_GROUPS,
  SELECT_OPTIONS,
} from './limits.ts';
import {
  checkId,
  checkList,
  checkString,
  checkText,
  checkUnique,
  checkUrl,
  checkWhole,
  fault,
  isThing,
  itemsOf,
  type Fault,
  type Surface,
  type Thing,
} from './validate-parts.ts';

const SELECTS = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
];
const CHOICES = ['checkboxes', 'radio_buttons'];
const PICKERS = ['datepicker', 'timepicker', 'datetimepicker'];
const TYPED = ['plain_text_input', 'rich_text_input', 'number_input', 'email_text_input', 'url_text_input'];

/** Element types by the block that holds them. */
const ELEMENTS_OF = {
  actions: ['button', 'overflow', 'workflow_button', ...SELECTS, ...CHOICES, ...PICKERS],
  accessory: ['button', 'image', 'overflow', 'workflow_button', ...SELECTS, ...CHOICES, ...PICKERS],
  input: [...SELECTS, ...CHOICES, ...PICKERS, ...TYPED, 'file_input'],
  context_actions: ['feedback_buttons', 'icon_button'],
} as const;

/** Elements that are not for every surface; number, email and url inputs are "modals only" by their own pages. */
const SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  file_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  datetimepicker: ['message', 'modal'],
  feedback_buttons: ['message'],
  icon_button: ['message'],
  workflow_button: ['message'],
  number_input: ['modal'],
  email_text_input: ['modal'],
  url_text_input: ['modal'],
};

/** Faults of one element in the block kind that holds it. */
export function faultsInElement(
  at: string,
  element: unknown,
  holder: keyof typeof ELEMENTS_OF,
  surface: Surface,
): Fault[] {
  if (!isThing(element)) return fault(at, 'must be an object');
  const type = element['type'];
  const allowed: readonly string[] = ELEMENTS_OF[holder];
  if (typeof type !== 'string' || !allowed.includes(type))
    return fault(`${at}/type`, `unsupported type: ${String(type)}`);
  const faults = [...checkId(`${at}/action_id`, element['action_id']), ...faultsByType(at, element, type)];
  if (SURFACES[type]?.includes(surface) === false) faults.push(...fault(at, `${type} is not allowed in a ${surface}`));
  if (element['confirm'] !== undefined) faults.push(...faultsInConfirm(`${at}/confirm`, element['confirm']));
  return faults;
}

function faultsByType(at: string, element: Thing, type: string): Fault[] {
  if (type === 'button' || type === 'workflow_button') return faultsInButton(at, element);
  if (type === 'image') return faultsInImage(at, element);
  if (type === 'overflow') return faultsInOptions(at, element, OVERFLOW, 'overflow');
  if (CHOICES.includes(type)) return faultsInOptions(at, element, { least: 1, most: CHOICE_OPTIONS }, 'any');
  if (SELECTS.includes(type)) return faultsInSelect(at, element, type);
  if (TYPED.includes(type)) return faultsInTyped(at, element, type);
  if (type === 'icon_button') return faultsInIconButton(at, element);
  if (type === 'feedback_buttons') return faultsInFeedback(at, element);
  if (type === 'file_input') return checkWhole(`${at}/max_files`, element['max_files'], 1, 10);
  return faultsInPicker(at, element);
}

const MOMENTS: readonly (readonly [field: string, form: RegExp, message: string])[] = [
  ['initial_date', /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'must be a date of the form YYYY-MM-DD'],
  ['initial_time', /^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the form HH:mm'],
  ['initial_date_time', /^\d{10}$/, 'must be a time in seconds of 10 digits'],
];

function faultsInPicker(at: string, picker: Thing): Fault[] {
  return [
    ...checkText(`${at}/placeholder`, picker['placeholder'], 'plain_text', { most: PLACEHOLDER, required: false }),
    ...MOMENTS.flatMap(([field, form, message]) => {
      const value = picker[field];
      const written = typeof value === 'number' ? String(value) : value;
      return value === undefined || (typeof written === 'string' && form.test(written))
        ? []
        : fault(`${at}/${field}`, message);
    }),
  ];
}

function faultsInIconButton(at: string, button: Thing): Fault[] {
  const viewers = button['visible_to_user_ids'];
  return [
    ...checkText(`${at}/text`, button['text'], 'plain_text', { most: BUTTON_TEXT }),
    ...(viewers === undefined
      ? []
      : checkList(`${at}/visible_to_user_ids`, viewers, { least: 0, most: ICON_BUTTON_VIEWERS }, () => [])),
  ];
}

/** Also the buttons of cards. */
export function faultsInButton(at: string, button: Thing): Fault[] {
  const style = button['style'];
  return [
    ...checkText(`${at}/text`, button['text'], 'plain_text', { most: BUTTON_TEXT }),
    ...checkString(`${at}/value`, button['value'], { most: BUTTON_VALUE, required: false }),
    ...(button['url'] === undefined ? [] : checkUrl(`${at}/url`, button['url'], false)),
    ...checkString(`${at}/accessibility_label`, button['accessibility_label'], {
      most: ACCESSIBILITY_LABEL,
      required: false,
    }),
    ...(style === undefined || style === 'primary' || style === 'danger'
      ? []
      : fault(`${at}/style`, 'must be primary or danger')),
  ];
}

export function faultsInImage(at: string, image: Thing): Fault[] {
  const { slack_file: file, image_url: url } = image;
  const source =
    file === undefined
      ? checkUrl(`${at}/image_url`, url, true)
      : url === undefined
        ? faultsInSlackFile(`${at}/slack_file`, file)
        : fault(at, 'only one of image_url and slack_file allowed');
  return [...source, ...checkString(`${at}/alt_text`, image['alt_text'], { most: IMAGE_ALT, required: true })];
}

/** By id or by address, never both (docs.slack.dev, "Slack file object"; the form of an id: slackapi/python-slack-sdk#1521). */
function faultsInSlackFile(at: string, file: unknown): Fault[] {
  if (!isThing(file)) return fault(at, 'must be an object');
  const { id, url } = file;
  if ((id === undefined) === (url === undefined)) return fault(at, 'only one of id and url allowed');
  if (id === undefined) return checkUrl(`${at}/url`, url, true);
  return typeof id === 'string' && SLACK_FILE_ID.test(id)
    ? []
    : fault(`${at}/id`, 'input must match regex pattern: ^[F][A-Z0-9]{8,}$');
}
const SLACK_FILE_ID = /^F[A-Z0-9]{8,}$/;

function faultsInConfirm(at: string, confirm: unknown): Fault[] {
  if (!isThing(confirm)) return fault(at, 'must be an object');
  return [
    ...checkText(`${at}/title`, confirm['title'], 'plain_text', { most: CONFIRM.title }),
    ...checkText(`${at}/text`, confirm['text'], 'any', { most: CONFIRM.text }),
    ...checkText(`${at}/confirm`, confirm['confirm'], 'plain_text', { most: CONFIRM.button }),
    ...checkText(`${at}/deny`, confirm['deny'], 'plain_text', { most: CONFIRM.button }),
  ];
}

/** `overflow` alone takes links in its options. */
type OptionKind = 'plain_text' | 'any' | 'overflow';

const IN_SELECT = { least: 1, most: SELECT_OPTIONS } as const;

function faultsInOptions(
  at: string,
  holder: Thing,
  size: { readonly least: number; readonly most: number },
  kind: OptionKind,
): Fault[] {
  const list = itemsOf(holder['options']);
  return [
    ...checkList(`${at}/options`, holder['options'], size, (place, option) => faultsInOption(place, option, kind)),
    ...checkUnique(
      list.map((option, index) => ({
        at: `${at}/options/${index}/value`,
        value: isThing(option) ? option['value'] : undefined,
      })),
      'option value',
    ),
    ...faultsInInitial(at, holder, list),
  ];
}

function faultsInOption(at: string, option: unknown, kind: OptionKind): Fault[] {
  if (!isThing(option)) return fault(at, 'must be an object');
  const text = kind === 'any' ? 'any' : 'plain_text';
  return [
    ...checkText(`${at}/text`, option['text'], text, { most: OPTION.text }),
    ...checkString(`${at}/value`, option['value'], {
      most: kind === 'overflow' ? OVERFLOW.value : OPTION.value,
      required: true,
    }),
    ...checkText(`${at}/description`, option['description'], text, { most: OPTION.description, required: false }),
    ...(kind === 'overflow' || option['url'] === undefined ? [] : fault(`${at}/url`, 'is for overflow menus only')),
    ...(option['url'] === undefined ? [] : checkUrl(`${at}/url`, option['url'], false)),
  ];
}

/** What is chosen at the start must be one of the options in every field, and `initial_options` must not be an empty list. */
function faultsInInitial(at: string, holder: Thing, options: readonly unknown[]): Fault[] {
  const known = (place: string, chosen: unknown): Fault[] =>
    options.some((option) => isDeepStrictEqual(option, chosen)) ? [] : fault(place, 'must be one of the options');
  const one = holder['initial_option'];
  const many = holder['initial_options'];
  return [
    ...(one === undefined ? [] : known(`${at}/initial_option`, one)),
    ...(many === undefined ? [] : checkList(`${at}/initial_options`, many, { least: 1, most: options.length }, known)),
  ];
}

function faultsInSelect(at: string, select: Thing, type: string): Fault[] {
  const placeholder = checkText(`${at}/placeholder`, select['placeholder'], 'plain_text', {
    most: PLACEHOLDER,
    required: false,
  });
  if (!type.endsWith('static_select')) return placeholder;
  const groups = select['option_groups'];
  if (groups === undefined) return [...placeholder, ...faultsInOptions(at, select, IN_SELECT, 'plain_text')];
  if (select['options'] !== undefined) placeholder.push(...fault(at, 'only one of options and option_groups allowed'));
  const each = (place: string, group: unknown): Fault[] =>
    isThing(group)
      ? [
          ...checkText(`${place}/label`, group['label'], 'plain_text', { most: GROUP_LABEL }),
          ...faultsInOptions(place, group, IN_SELECT, 'plain_text'),
        ]
      : fault(place, 'must be an object');
  const inside = itemsOf(groups).flatMap((group) => (isThing(group) ? itemsOf(group['options']) : []));
  return [
    ...placeholder,
    ...checkList(`${at}/option_groups`, groups, { least: 1, most: SELECT_GROUPS }, each),
    ...faultsInInitial(at, select, inside),
  ];
}

function faultsInTyped(at: string, input: Thing, type: string): Fault[] {
  const { min_length: least, max_length: most, initial_value: initial } = input;
  const faults = [
    ...checkText(`${at}/placeholder`, input['placeholder'], 'plain_text', { most: PLACEHOLDER, required: false }),
    ...checkWhole(`${at}/min_length`, least, 0, INPUT_MAX_LENGTH),
    ...checkWhole(`${at}/max_length`, most, 1, INPUT_MAX_LENGTH),
    ...(typeof least === 'number' && typeof most === 'number' && least > most
      ? fault(`${at}/min_length`, 'must not be more than max_length')
      : []),
  ];
  if (type === 'number_input') {
    if (typeof input['is_decimal_allowed'] !== 'boolean')
      faults.push(...fault(`${at}/is_decimal_allowed`, 'missing required field'));
    if (Number(input['min_value']) > Number(input['max_value']))
      faults.push(...fault(`${at}/min_value`, 'must not be more than max_value'));
  }
  if (type !== 'rich_text_input') {
    faults.push(
      ...checkString(`${at}/initial_value`, initial, {
        most: typeof most === 'number' ? most : INPUT_MAX_LENGTH,
        required: false,
        least: 0,
      }),
    );
  }
  return faults;
}

function faultsInFeedback(at: string, element: Thing): Fault[] {
  const each = (place: string, button: unknown): Fault[] =>
    isThing(button)
      ? [
          ...checkText(`${place}/text`, button['text'], 'plain_text', { most: BUTTON_TEXT }),
          ...checkString(`${place}/value`, button['value'], { most: BUTTON_VALUE, required: true }),
          ...checkString(`${place}/accessibility_label`, button['accessibility_label'], {
            most: ACCESSIBILITY_LABEL,
            required: false,
          }),
        ]
      : fault(place, 'must be an object');
  return [
    ...each(`${at}/positive_button`, element['positive_button']),
    ...each(`${at}/negative_button`, element['negative_button']),
  ];
}
