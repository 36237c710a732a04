/**
 * The fields Slack knows of each thing in blocks. It refuses any other one with the whole message: "invalid additional
 * property: emoji" in a mrkdwn text is the best known. Sources: @slack/types 3.2.0; slackhq/hack-json-schema, whose words
 * these are. Pure; reads anything, throws never.
 */
import { fault, isThing, type Fault, type Thing } from './validate-parts.ts';

const ACTIONABLE = ['action_id', 'confirm'];
const PICKED = [...ACTIONABLE, 'focus_on_load'];
const TYPED = ['action_id', 'focus_on_load', 'placeholder', 'dispatch_action_config'];
const SELECT = [...PICKED, 'placeholder'];
const MULTI = [...SELECT, 'max_selected_items'];
const OPTIONS = ['options', 'option_groups'];
const WHERE = ['default_to_current_conversation', 'filter'];
const IMAGE = ['alt_text', 'image_url', 'slack_file'];

/** By `type`, which every field list has besides. What stands here in no list is not judged. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  plain_text: ['text', 'emoji'],
  mrkdwn: ['text', 'verbatim'],

  section: ['block_id', 'text', 'fields', 'accessory', 'expand'],
  header: ['block_id', 'text'],
  divider: ['block_id'],
  context: ['block_id', 'elements'],
  actions: ['block_id', 'elements'],
  context_actions: ['block_id', 'elements'],
  input: ['block_id', 'label', 'hint', 'optional', 'element', 'dispatch_action'],
  rich_text: ['block_id', 'elements'],
  markdown: ['block_id', 'text'],
  // a block, and the element of that name
  image: ['block_id', 'title', ...IMAGE],
  data_visualization: ['block_id', 'title', 'chart'],

  button: [...ACTIONABLE, 'text', 'value', 'url', 'style', 'accessibility_label'],
  overflow: [...ACTIONABLE, 'options'],
  checkboxes: [...PICKED, 'options', 'initial_options'],
  radio_buttons: [...PICKED, 'options', 'initial_option'],
  datepicker: [...SELECT, 'initial_date'],
  timepicker: [...SELECT, 'initial_time', 'timezone'],
  datetimepicker: [...PICKED, 'initial_date_time'],
  static_select: [...SELECT, ...OPTIONS, 'initial_option'],
  multi_static_select: [...MULTI, ...OPTIONS, 'initial_options'],
  users_select: [...SELECT, 'initial_user'],
  multi_users_select: [...MULTI, 'initial_users'],
  conversations_select: [...SELECT, ...WHERE, 'initial_conversation', 'response_url_enabled'],
  multi_conversations_select: [...MULTI, ...WHERE, 'initial_conversations'],
  channels_select: [...SELECT, 'initial_channel', 'response_url_enabled'],
  multi_channels_select: [...MULTI, 'initial_channels'],
  external_select: [...SELECT, 'initial_option', 'min_query_length'],
  multi_external_select: [...MULTI, 'initial_options', 'min_query_length'],
  plain_text_input: [...TYPED, 'initial_value', 'multiline', 'min_length', 'max_length'],
  rich_text_input: [...TYPED, 'initial_value', 'min_lines', 'max_lines'],
  number_input: [...TYPED, 'initial_value', 'is_decimal_allowed', 'min_value', 'max_value'],
  email_text_input: [...TYPED, 'initial_value'],
  url_text_input: [...TYPED, 'initial_value'],
  file_input: ['action_id', 'filetypes', 'max_files'],

  // kinds of a chart
  line: ['series', 'axis_config'],
  bar: ['series', 'axis_config'],
  area: ['series', 'axis_config'],
  pie: ['segments'],

  rich_text_section: ['elements'],
  rich_text_list: ['elements', 'style', 'indent', 'offset', 'border'],
  rich_text_quote: ['elements', 'border'],
  rich_text_preformatted: ['elements', 'border', 'language'],
  text: ['text', 'style'],
  link: ['url', 'text', 'unsafe', 'style'],
  user: ['user_id', 'style'],
  usergroup: ['usergroup_id', 'style'],
  channel: ['channel_id', 'style'],
  team: ['team_id', 'style'],
  emoji: ['name', 'unicode', 'url', 'style'],
  broadcast: ['range', 'style'],
  date: ['timestamp', 'format', 'url', 'fallback', 'style'],
  color: ['value', 'style'],

  modal: [
    'title',
    'blocks',
    'close',
    'submit',
    'private_metadata',
    'callback_id',
    'clear_on_close',
    'notify_on_close',
    'external_id',
    'submit_disabled',
  ],
  home: ['blocks', 'private_metadata', 'callback_id', 'external_id'],
};

const OPTION = ['text', 'value', 'description', 'url'];
/** Of a chart. */
const POINT = ['label', 'value'];

/** The same of what has no `type`: by the field that holds it. */
const UNNAMED: Readonly<Record<string, readonly string[]>> = {
  confirm: ['title', 'text', 'confirm', 'deny', 'style'],
  options: OPTION,
  initial_option: OPTION,
  initial_options: OPTION,
  option_groups: ['label', 'options'],
  style: ['bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink'],
  dispatch_action_config: ['trigger_actions_on'],
  axis_config: ['categories', 'x_label', 'y_label'],
  series: ['name', 'data'],
  segments: POINT,
  data: POINT,
};

/** Fields Slack would not know, anywhere in this. `inside`: the field that holds it. */
export function faultsInFields(at: string, value: unknown, inside = ''): Fault[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => faultsInFields(`${at}/${index}`, one, inside));
  if (!isThing(value)) return [];
  const known = fieldsOf(value, inside);
  return Object.entries(value).flatMap(([name, held]) =>
    known === undefined || name === 'type' || known.includes(name)
      ? faultsInFields(`${at}/${name}`, held, name)
      : fault(at, `invalid additional property: ${name}`),
  );
}

function fieldsOf(value: Thing, inside: string): readonly string[] | undefined {
  const { type } = value;
  if (typeof type === 'string') return Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
  return Object.hasOwn(UNNAMED, inside) ? UNNAMED[inside] : undefined;
}
