/** What Teams and we ourselves allow in one message: the one table the renderer, the validator and the fake read. Pure. */

export const LIMITS = {
  /** Adaptive Card version: Teams draws bot cards of 1.5 or earlier. Source: Learn "Cards reference". */
  cardVersion: '1.5',
  /** Our budget for a whole message as UTF-8 JSON. Far below the hard limit, so that an edit never fails where a post passed. */
  messageJsonBytes: 25 * 1024,
  /** Above this Teams answers 413 MessageSizeTooBig, counted as UTF-16. Source: Learn "Format your bot messages" (2025-03). */
  messageUtf16Bytes: 100 * 1024,
  /** A message of words alone, or the title of a card; ours, the length of a card's summary. */
  text: 300,
  /** The `summary` of a card's message; ours, all that a card of many facts says. */
  summary: 3000,
  /** Buttons in one set that are no entries of its menu; more are split over several sets. Source: Learn "Format cards in Teams", overflow menu. */
  actionsPerSet: 6,
  /** Entries of the menu of one set; ours, as a sheet on a phone shows them without scrolling. */
  secondaryPerSet: 12,
  /** A button's words; ours. Longer ones wrap badly on phones. */
  actionTitle: 40,
  /** A press as JSON; ours. It holds ids and fixed words; a line its reader typed as well, 900 characters of any script. */
  actionDataJson: 3 * 1024,
  /** The same of a button that opens the form somebody asked for, with their words in it: 3,000 characters of any script. Ours. */
  askedDataJson: 13 * 1024,
  /** Elements of one card in all; no maximum is published, ours. */
  elements: 200,
  /** One text run or block; ours. */
  textRun: 4000,
  /** Title of a dialog; ours, the same figure as Slack's modals. */
  dialogTitle: 24,
  /** Choices of one list; ours, the same figure as Slack's. */
  choices: 100,
  choiceTitle: 150,
  /** Longest value an input may start with or take; ours. */
  inputValue: 10_000,
  inputLabel: 200,
  inputId: 64,
  /** Charts of one card, their points, series and words; none is published, the same figures as Slack's. */
  charts: 2,
  chartPoints: 20,
  chartSeries: 6,
  chartText: 50,
  /** What is said of a picture to whoever does not see it; none is published, ours. */
  altText: 1000,
  /** The address of a picture; ours. */
  imageUrl: 1000,
  /** People mentioned in one message; ours. */
  mentions: 20,
} as const;

/** Bytes of a payload as the two limits count it: UTF-8 JSON for our budget, UTF-16 for the hard one. */
export function sizeOf(payload: unknown): { readonly json: number; readonly utf16: number } {
  const text = JSON.stringify(payload) ?? '';
  return { json: Buffer.byteLength(text), utf16: text.length * 2 };
}
