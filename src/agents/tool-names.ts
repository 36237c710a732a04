/** What an agent can ask for. Pure data. */
export const TOOL_NAMES = [
  'log_complaint',
  'what_may_be_given',
  'give',
  'request_approval',
  'accept_offer',
  'withdraw_request',
  'resolve',
  'case',
  'wait_for',
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];
