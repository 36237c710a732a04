/** What an operator must hear at once, counted since the process started. */
export interface Alarms {
  nobodyCanApprove(): void;
  readonly count: number;
}

export function makeAlarms(): Alarms {
  let count = 0;
  return {
    nobodyCanApprove: () => void (count += 1),
    get count() {
      return count;
    },
  };
}
