/** Names that commands, presses, wishes and case events had before, as they still stand in what was stored and posted. Pure. */

/** An outage was called an event. */
const NOW: ReadonlyMap<unknown, string> = new Map([
  ['link_event', 'link_outage'],
  ['unlink_event', 'unlink_outage'],
  ['give_event', 'give_outage'],
  ['event_open', 'outage_open'],
  ['event_close', 'outage_close'],
  ['linked_event', 'linked_outage'],
  ['unlinked_event', 'unlinked_outage'],
]);

/** A thing under the name it has now, where this member of it says what it is; anything else as it is. */
export function nameNow(value: unknown, member: string): unknown {
  const name = isThing(value) ? NOW.get(value[member]) : undefined;
  return isThing(value) && name !== undefined ? { ...value, [member]: name } : value;
}

export const isThing = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
