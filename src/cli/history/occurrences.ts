/** How often each line came by now, in 16 bytes for each: for files whose lines have no reference. */

const FIRST_ROOM = 1 << 16;

export class Occurrences {
  #words = new Uint32Array(FIRST_ROOM * 3);
  #room = FIRST_ROOM;
  #held = 0;

  /** The how-manieth this is, from 1. `hash` is any 8 bytes or more. */
  count(hash: Uint8Array): number {
    if (this.#held * 2 > this.#room) this.#grow();
    const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength);
    const low = view.getUint32(0);
    const high = view.getUint32(4);
    const at = this.#place(low, high);
    if (this.#words[at + 2] === 0) {
      this.#words[at] = low;
      this.#words[at + 1] = high;
      this.#held += 1;
    }
    const times = (this.#words[at + 2] ?? 0) + 1;
    this.#words[at + 2] = times;
    return times;
  }

  #place(low: number, high: number): number {
    for (let slot = low % this.#room; ; slot = (slot + 1) % this.#room) {
      const at = slot * 3;
      if (this.#words[at + 2] === 0 || (this.#words[at] === low && this.#words[at + 1] === high)) return at;
    }
  }

  #grow(): void {
    const before = this.#words;
    this.#room *= 2;
    this.#words = new Uint32Array(this.#room * 3);
    for (let at = 0; at < before.length; at += 3) {
      const times = before[at + 2] ?? 0;
      if (times === 0) continue;
      const to = this.#place(before[at] ?? 0, before[at + 1] ?? 0);
      this.#words.set([before[at] ?? 0, before[at + 1] ?? 0, times], to);
    }
  }
}
