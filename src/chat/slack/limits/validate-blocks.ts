/** What Slack takes as one block, and on which surface. Pure. */
import {
  ACTIONS_ELEMENTS,
  ALERT,
  CAROUSEL_CARDS,
  CONTAINER,
  CONTEXT_ACTIONS_ELEMENTS,
  CONTEXT_ELEMENTS,
  HEADER,
  IMAGE_TITLE,
  INPUT_HINT,
  INPUT_LABEL,
  MARKDOWN_TOTAL,
  PLAN_TASKS,
  SECTION_FIELD,
  SECTION_FIELDS,
  TEXT_OBJECT,
  VIDEO,
} from './limits.ts';
import { faultsInElement, faultsInImage } from './validate-elements.ts';
import {
  checkId,
  checkList,
  checkString,
  checkText,
  checkUnique,
  checkUrl,
  fault,
  isThing,
  itemsOf,
  type Fault,
  type Surface,
  type Thing,
} from './validate-parts.ts';
import { faultsInCard, faultsInChart, faultsInDataTable, faultsInRichText, faultsInTable } from './validate-rich.ts';

type Check = (at: string, block: Thing, surface: Surface) => Fault[];
interface Kind {
  readonly surfaces: readonly Surface[];
  readonly check: Check;
}

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const IN_CONTAINER = [
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];

/** Where Slack's list and observed rendering differ, the stricter. `file` is inbound only. */
const KINDS: ReadonlyMap<unknown, Kind> = new Map<unknown, Kind>([
  ['section', { surfaces: EVERYWHERE, check: section }],
  [
    'header',
    { surfaces: EVERYWHERE, check: (at, b) => checkText(`${at}/text`, b['text'], 'plain_text', { most: HEADER }) },
  ],
  ['divider', { surfaces: EVERYWHERE, check: () => [] }],
  ['context', { surfaces: EVERYWHERE, check: context }],
  ['actions', { surfaces: EVERYWHERE, check: holder('actions', ACTIONS_ELEMENTS) }],
  ['image', { surfaces: EVERYWHERE, check: image }],
  ['input', { surfaces: EVERYWHERE, check: input }],
  ['rich_text', { surfaces: EVERYWHERE, check: faultsInRichText }],
  ['video', { surfaces: EVERYWHERE, check: video }],
  ['alert', { surfaces: ['modal'], check: (at, b) => checkText(`${at}/text`, b['text'], 'any', { most: ALERT }) }],
  [
    'markdown',
    {
      surfaces: ['message'],
      check: (at, b) => checkString(`${at}/text`, b['text'], { most: MARKDOWN_TOTAL, required: true }),
    },
  ],
  ['plan', { surfaces: ['message'], check: plan }],
  [
    'task_card',
    {
      surfaces: ['message'],
      check: (at, b) => checkString(`${at}/title`, b['title'], { most: TEXT_OBJECT, required: true }),
    },
  ],
  ['context_actions', { surfaces: ['message'], check: holder('context_actions', CONTEXT_ACTIONS_ELEMENTS) }],
  ['carousel', { surfaces: ['message', 'home'], check: carousel }],
  ['container', { surfaces: ['message', 'home'], check: container }],
  ['data_visualization', { surfaces: ['message', 'home'], check: faultsInChart }],
  ['table', { surfaces: ['message'], check: faultsInTable }],
  ['data_table', { surfaces: ['message'], check: faultsInDataTable }],
  ['card', { surfaces: ['message', 'home'], check: faultsInCard }],
  ['file', { surfaces: [], check: () => [] }],
]);

/** Faults of one block on one surface. */
export function faultsInBlock(at: string, block: unknown, surface: Surface): Fault[] {
  if (!isThing(block)) return fault(at, 'must be an object');
  const kind = KINDS.get(block['type']);
  if (kind === undefined) return fault(`${at}/type`, `unsupported type: ${String(block['type'])}`);
  const faults = [...checkId(`${at}/block_id`, block['block_id']), ...kind.check(at, block, surface)];
  if (!kind.surfaces.includes(surface)) {
    faults.unshift(...fault(`${at}/type`, `${String(block['type'])} is not allowed in a ${surface}`));
  }
  return faults;
}

function section(at: string, block: Thing, surface: Surface): Fault[] {
  const fields = block['fields'];
  const accessory = block['accessory'];
  return [
    ...checkText(`${at}/text`, block['text'], 'any', { most: TEXT_OBJECT, required: fields === undefined }),
    ...(fields === undefined
      ? []
      : checkList(`${at}/fields`, fields, { least: 1, most: SECTION_FIELDS }, (place, field) =>
          checkText(place, field, 'any', { most: SECTION_FIELD }),
        )),
    ...(accessory === undefined ? [] : faultsInElement(`${at}/accessory`, accessory, 'accessory', surface)),
  ];
}

function context(at: string, block: Thing): Fault[] {
  return checkList(`${at}/elements`, block['elements'], { least: 1, most: CONTEXT_ELEMENTS }, (place, element) =>
    isThing(element) && element['type'] === 'image' ? faultsInImage(place, element) : checkText(place, element, 'any'),
  );
}

function holder(kind: 'actions' | 'context_actions', most: number): Check {
  return (at, block, surface) => [
    ...checkList(`${at}/elements`, block['elements'], { least: 1, most: most }, (place, element) =>
      faultsInElement(place, element, kind, surface),
    ),
    ...checkUnique(
      itemsOf(block['elements']).map((element, index) => ({
        at: `${at}/elements/${index}/action_id`,
        value: isThing(element) ? element['action_id'] : undefined,
      })),
      'action_id',
    ),
  ];
}

function image(at: string, block: Thing): Fault[] {
  return [
    ...faultsInImage(at, block),
    ...checkText(`${at}/title`, block['title'], 'plain_text', { most: IMAGE_TITLE, required: false }),
  ];
}

function input(at: string, block: Thing, surface: Surface): Fault[] {
  return [
    ...checkText(`${at}/label`, block['label'], 'plain_text', { most: INPUT_LABEL }),
    ...checkText(`${at}/hint`, block['hint'], 'plain_text', { most: INPUT_HINT, required: false }),
    ...faultsInElement(`${at}/element`, block['element'], 'input', surface),
  ];
}

function video(at: string, block: Thing): Fault[] {
  return [
    ...checkString(`${at}/alt_text`, block['alt_text'], { most: VIDEO.alt, required: true }),
    ...checkText(`${at}/title`, block['title'], 'plain_text', { most: VIDEO.title }),
    ...checkString(`${at}/author_name`, block['author_name'], { most: VIDEO.author, required: false }),
    ...checkText(`${at}/description`, block['description'], 'plain_text', { most: VIDEO.description, required: false }),
    ...checkString(`${at}/provider_name`, block['provider_name'], { most: VIDEO.provider, required: false }),
    ...checkUrl(`${at}/video_url`, block['video_url'], true),
    ...checkUrl(`${at}/thumbnail_url`, block['thumbnail_url'], true),
  ];
}

function plan(at: string, block: Thing): Fault[] {
  return checkList(`${at}/tasks`, block['tasks'], { least: 1, most: PLAN_TASKS }, (place, task) =>
    isThing(task)
      ? checkString(`${place}/title`, task['title'], { most: TEXT_OBJECT, required: true })
      : fault(place, 'must be an object'),
  );
}

function carousel(at: string, block: Thing): Fault[] {
  return checkList(`${at}/elements`, block['elements'], { least: 1, most: CAROUSEL_CARDS }, (place, card) =>
    isThing(card) && card['type'] === 'card' ? faultsInCard(place, card) : fault(place, 'must be a card'),
  );
}

function container(at: string, block: Thing, surface: Surface): Fault[] {
  return [
    ...checkText(`${at}/title`, block['title'], 'plain_text', {
      most: CONTAINER.title,
      required: block['rich_text_title'] === undefined,
    }),
    ...checkText(`${at}/subtitle`, block['subtitle'], 'any', { most: CONTAINER.subtitle, required: false }),
    ...checkList(`${at}/child_blocks`, block['child_blocks'], { least: 1, most: CONTAINER.children }, (place, child) =>
      isThing(child) && IN_CONTAINER.includes(String(child['type']))
        ? faultsInBlock(place, child, surface)
        : fault(`${place}/type`, 'not allowed in a container'),
    ),
  ];
}
