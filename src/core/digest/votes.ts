/** What readers say of the digest: sums of a week, and when a lead is asked what to change. Nobody's vote is looked at. Pure. */

export interface WeekVotes {
  readonly week: string;
  readonly yes: number;
  readonly no: number;
}

/** Fewer are no voice of a team; of a smaller one, all of it. */
const VOICE = 3;
/** So many weeks in a row ask the lead, and then every so many more. */
const IN_A_ROW = 3;
const AGAIN_AFTER = 4;

/** Too few to be told: it would be known who said it. */
export const maySum = ({ yes, no }: Pick<WeekVotes, 'yes' | 'no'>): boolean => yes + no >= VOICE;

/** How many weeks in a row, from the latest back, more said no than yes. `people`: how many the team has. */
export function weeksOfNo(latestFirst: readonly WeekVotes[], people: number): number {
  const voice = Math.max(1, Math.min(VOICE, people));
  const isNo = ({ yes, no }: WeekVotes): boolean => no > yes && yes + no >= voice;
  const until = latestFirst.findIndex((week) => !isNo(week));
  return until === -1 ? latestFirst.length : until;
}

/** Whether the lead is asked now; not each week anew. */
export const asksLead = (weeksInARow: number): boolean =>
  weeksInARow >= IN_A_ROW && (weeksInARow - IN_A_ROW) % AGAIN_AFTER === 0;
