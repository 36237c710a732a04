/**
 * How much Slack takes: every bound the renderer clips to and the validator checks. Pure constants, counted in Unicode
 * code points. Where sources differ the stricter value stands. Sources: @slack/types 3.2.0 comments (T), docs.slack.dev
 * pages (D), Slack's block-kit references (P), slackblocks spec/limits.json (S), slackapi/bolt-js#2509 (G).
 */

/** Blocks per surface (D, T, S). */
export const BLOCKS = { message: 50, modal: 100, home: 100 } as const;

/** All blocks of a message as JSON; refused by Slack at about 13,200 although no page says so (G). */
export const MESSAGE_BLOCKS_JSON = 13_000;
/** `text` of a post or an update (D); posts are cut at 40,000 only, updates refused at 4,000. */
export const MESSAGE_TEXT = 4_000;
/** Message metadata as JSON: a bound exists, its figure is not published; ours holds ids only. */
export const METADATA_JSON = 1_000;

export const TEXT_OBJECT = 3_000;
export const SECTION_FIELDS = 10;
export const SECTION_FIELD = 2_000;
export const HEADER = 150;
export const CONTEXT_ELEMENTS = 10;
export const ACTIONS_ELEMENTS = 25;
export const CONTEXT_ACTIONS_ELEMENTS = 5;
/** `block_id`, `action_id`, `callback_id`, `external_id` (T, D). */
export const ID = 255;

export const BUTTON_TEXT = 75;
export const BUTTON_VALUE = 2_000;
export const URL_LENGTH = 3_000;
export const ACCESSIBILITY_LABEL = 75;
/** `visible_to_user_ids` (S). */
export const ICON_BUTTON_VIEWERS = 10;
export const CONFIRM = { title: 100, text: 300, button: 30 } as const;

/** Option value is 150 in D and 75 in T, whose comment is the older. */
export const OPTION = { text: 75, value: 75, description: 75 } as const;
export const SELECT_OPTIONS = 100;
export const SELECT_GROUPS = 100;
export const GROUP_LABEL = 75;
/** Entries of a menu (D), and what one of them says and carries back. Fewer than two were refused for years (S). */
export const OVERFLOW = { least: 2, most: 5, text: 75, value: 150 } as const;
export const CHOICE_OPTIONS = 10;
export const PLACEHOLDER = 150;

export const INPUT_LABEL = 2_000;
export const INPUT_HINT = 2_000;
export const INPUT_MAX_LENGTH = 3_000;

export const IMAGE_ALT = 2_000;
export const IMAGE_TITLE = 2_000;
export const VIDEO = { alt: 200, title: 200, author: 50, description: 200, provider: 50 } as const;

/** Over all markdown blocks of one payload (T, P). */
export const MARKDOWN_TOTAL = 12_000;
export const TABLE = { rows: 100, columns: 20, characters: 10_000 } as const;
/** P and S say 201 rows and 20,000 characters; D and T are older and stricter. */
export const DATA_TABLE = { leastRows: 2, rows: 101, columns: 20, characters: 10_000, pageSize: 100 } as const;
/** P and S say 12 segments and series. */
export const CHART = { title: 50, segments: 6, series: 6, points: 20, label: 20, axisTitle: 50 } as const;
export const CHARTS_PER_MESSAGE = 2;
export const TABLES_PER_MESSAGE = 1;
export const ALERT = 200;
export const CARD = { title: 150, subtitle: 150, body: 200, subtext: 200, buttons: 3 } as const;
export const CAROUSEL_CARDS = 10;
export const CONTAINER = { title: 150, subtitle: 150, children: 10 } as const;
export const PLAN_TASKS = 50;

export const VIEW_LABEL = 24;
export const PRIVATE_METADATA = 3_000;
/** 250 KB. */
export const VIEW_BYTES = 256_000;
export const VIEW_STACK = 3;
/** How often and how long a `response_url` may be used (D). */
export const RESPONSE_URL = { uses: 5, minutes: 30 } as const;

const HIGH_HALF = /[\ud800-\udbff]/;

/** Length as Slack counts it: code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = text.length;
  // nearly every text has none, which takes no time to see
  if (!HIGH_HALF.test(text)) return count;
  // a pair of surrogates is one
  for (let n = 0; n < text.length - 1; n += 1) {
    const isHigh = (text.charCodeAt(n) & 0xfc00) === 0xd800;
    if (isHigh && (text.charCodeAt(n + 1) & 0xfc00) === 0xdc00) {
      count -= 1;
      n += 1;
    }
  }
  return count;
}
