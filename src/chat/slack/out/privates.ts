/** Private conversations that were opened already: Slack has one for each person, and asking for it is a call like any other. */

/** Workspace and Slack user. */
type Whose = readonly [team: string | undefined, user: string | undefined];

export interface Privates {
  of(whose: Whose): string | undefined;
  /** Something was posted there. */
  note(whose: Whose, channel: string): void;
  /** It is asked for anew the next time. Whether it was one of these. */
  forget(channel: string): boolean;
}

const MOST_PRIVATES = 20_000;

export function makePrivates(): Privates {
  const opened = new Map<string, string>();
  return {
    of: (whose) => opened.get(whose.join(' ')),
    note: (whose, channel) => {
      if (opened.size >= MOST_PRIVATES) opened.clear();
      opened.set(whose.join(' '), channel);
    },
    forget: (channel) => {
      const keys = [...opened].filter(([, known]) => known === channel).map(([key]) => key);
      return keys.filter((key) => opened.delete(key)).length > 0;
    },
  };
}
