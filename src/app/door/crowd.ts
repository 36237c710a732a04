/** Who waits, and behind how many: what is carried out takes one of each person in turn, and each person's own in the order it came. Pure. */

export interface Crowd {
  /** One more of this person waits. */
  join(person: string): void;
  /** One of this person waits no more; at least one of them must be waiting. */
  leave(person: string): void;
  /** How many of this person's wait. */
  own(person: string): number;
  /**
   * How many at most are carried out until one more of this person is, itself among them, though everybody who waits now asks for
   * the next as soon as one is carried out.
   */
  until(person: string): number;
  readonly count: number;
}

export function makeCrowd(): Crowd {
  const waiting = new Map<string, number>();
  let count = 0;
  const own = (person: string): number => waiting.get(person) ?? 0;
  return {
    join: (person) => {
      waiting.set(person, own(person) + 1);
      count += 1;
    },
    leave: (person) => {
      const left = own(person) - 1;
      if (left < 0) throw new Error(`nothing of ${person} waits`);
      if (left === 0) waiting.delete(person);
      else waiting.set(person, left);
      count -= 1;
    },
    own,
    until: (person) => (own(person) + 1) * (waiting.size + (waiting.has(person) ? 0 : 1)),
    get count() {
      return count;
    },
  };
}
