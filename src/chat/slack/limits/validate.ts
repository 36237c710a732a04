/**
 * Would Slack take this? Messages, modals and the home tab, checked before Slack refuses them. Used by every view test,
 * by the simulated Slack, and by `send.ts` as the last guard. Pure; reads anything, throws never.
 */
import {
  BLOCKS,
  CHARTS_PER_MESSAGE,
  codePoints,
  MARKDOWN_TOTAL,
  MESSAGE_BLOCKS_JSON,
  MESSAGE_TEXT,
  METADATA_JSON,
  PRIVATE_METADATA,
  TABLES_PER_MESSAGE,
  VIEW_BYTES,
  VIEW_LABEL,
} from './limits.ts';
import { faultsInBlock } from './validate-blocks.ts';
import { faultsInFields } from './validate-fields.ts';
import {
  checkId,
  checkList,
  checkString,
  checkText,
  checkUnique,
  fault,
  isThing,
  itemsOf,
  type Fault,
  type Surface,
  type Thing,
} from './validate-parts.ts';

export type { Fault };

/** The message of the fault that Slack reports as `msg_blocks_too_long` instead of `invalid_blocks`. */
export const BLOCKS_TOO_LONG = `blocks must be less than ${MESSAGE_BLOCKS_JSON + 1} characters together`;

/**
 * Faults of a message. `text` is required even beside blocks: notifications and screen readers read it.
 * Pointers start with `/text`, `/blocks` or `/metadata`. Blocks may be absent or empty.
 */
export function faultsInMessage(message: {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly metadata?: unknown;
}): Fault[] {
  const { text, blocks, metadata } = message;
  return [
    ...checkString('/text', text, { most: MESSAGE_TEXT, required: true }),
    ...(blocks === undefined ? [] : faultsInBlocks('/blocks', blocks, 'message', 0)),
    ...faultsInFields('/blocks', blocks),
    ...(metadata === undefined ? [] : faultsInMetadata('/metadata', metadata)),
  ];
}

/** Faults of a modal. Pointers start with `/view`, as Slack's do. */
export function faultsInView(view: unknown): Fault[] {
  if (!isThing(view)) return fault('/view', 'must be an object');
  const hasInput = itemsOf(view['blocks']).some((block) => isThing(block) && block['type'] === 'input');
  return [
    ...(view['type'] === 'modal' ? [] : fault('/view/type', 'must be modal')),
    ...checkText('/view/title', view['title'], 'plain_text', { most: VIEW_LABEL }),
    ...checkText('/view/submit', view['submit'], 'plain_text', { most: VIEW_LABEL, required: hasInput }),
    ...checkText('/view/close', view['close'], 'plain_text', { most: VIEW_LABEL, required: false }),
    ...faultsInViewBody(view, 'modal', 1),
  ];
}

/** Faults of an App Home tab. Pointers start with `/view`. */
export function faultsInHome(view: unknown): Fault[] {
  if (!isThing(view)) return fault('/view', 'must be an object');
  return [
    ...(view['type'] === 'home' ? [] : fault('/view/type', 'must be home')),
    ...faultsInViewBody(view, 'home', 0),
  ];
}

function faultsInViewBody(view: Thing, surface: Surface, least: number): Fault[] {
  const size = new TextEncoder().encode(JSON.stringify(view)).length;
  return [
    ...checkId('/view/callback_id', view['callback_id']),
    ...checkId('/view/external_id', view['external_id']),
    ...checkString('/view/private_metadata', view['private_metadata'], {
      most: PRIVATE_METADATA,
      required: false,
      least: 0,
    }),
    ...faultsInBlocks('/view/blocks', view['blocks'], surface, least),
    ...faultsInFields('/view', view),
    ...faultsInFocus(itemsOf(view['blocks'])),
    ...(size > VIEW_BYTES ? fault('/view', `must be less than ${VIEW_BYTES + 1} bytes`) : []),
  ];
}

/** One element of a view may ask for the cursor. */
function faultsInFocus(blocks: readonly unknown[]): Fault[] {
  const asking = blocks.flatMap((block, index) => {
    if (!isThing(block)) return [];
    const elements = [...itemsOf(block['elements']), block['element'], block['accessory']];
    return elements.some((element) => isThing(element) && element['focus_on_load'] === true)
      ? [`/view/blocks/${index}`]
      : [];
  });
  return asking.slice(1).flatMap((at) => fault(at, 'only one element may have focus_on_load'));
}

function faultsInBlocks(at: string, blocks: unknown, surface: Surface, least: number): Fault[] {
  const ids = itemsOf(blocks).map((block, index) => ({
    at: `${at}/${index}/block_id`,
    value: isThing(block) ? block['block_id'] : undefined,
  }));
  return [
    ...checkList(at, blocks, { least, most: BLOCKS[surface] }, (place, block) => faultsInBlock(place, block, surface)),
    ...checkUnique(ids, 'block_id'),
    ...(surface === 'message' ? faultsInTotals(at, itemsOf(blocks)) : []),
  ];
}

/** What a message may hold in all: tables, charts, markdown, characters. */
function faultsInTotals(at: string, blocks: readonly unknown[]): Fault[] {
  const ofType = (...types: string[]): readonly Thing[] =>
    blocks.filter(isThing).filter((block) => types.includes(String(block['type'])));
  const markdown = ofType('markdown').flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
  const faults: Fault[] = [];
  if (ofType('table', 'data_table').length > TABLES_PER_MESSAGE) faults.push(...fault(at, 'only one table allowed'));
  if (ofType('data_visualization').length > CHARTS_PER_MESSAGE) {
    faults.push(...fault(at, `no more than ${CHARTS_PER_MESSAGE} data_visualization blocks allowed`));
  }
  if (markdown.length > 1 && codePoints(markdown.join('')) > MARKDOWN_TOTAL) {
    faults.push(...fault(at, `markdown must be less than ${MARKDOWN_TOTAL + 1} characters together`));
  }
  if (codePoints(JSON.stringify(blocks)) > MESSAGE_BLOCKS_JSON) faults.push(...fault(at, BLOCKS_TOO_LONG));
  return faults;
}

/** Metadata is flat: scalars, lists of scalars, and (lists of) flat objects. */
function faultsInMetadata(at: string, metadata: unknown): Fault[] {
  if (!isThing(metadata)) return fault(at, 'must be an object');
  if (Object.keys(metadata).length === 0) return [];
  const payload = metadata['event_payload'];
  if (!isThing(payload)) return fault(`${at}/event_payload`, 'must be an object');
  const size = codePoints(JSON.stringify(metadata));
  return [
    ...checkString(`${at}/event_type`, metadata['event_type'], { most: 255, required: true }),
    ...Object.entries(payload).flatMap(([key, value]) =>
      isFlat(value) ? [] : fault(`${at}/event_payload/${key}`, 'must be flat'),
    ),
    ...(size > METADATA_JSON ? fault(at, `must be less than ${METADATA_JSON + 1} characters`) : []),
  ];
}

function isFlat(value: unknown): boolean {
  const scalar = (one: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof one);
  const flat = (one: unknown): boolean => isThing(one) && Object.values(one).every(scalar);
  return scalar(value) || flat(value) || (Array.isArray(value) && value.every((one) => scalar(one) || flat(one)));
}
