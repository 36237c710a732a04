/** What tests open inside hooks and tests, where a hook of their own would never run: closed when the suite that opened it, or its file, is over. */
const open: (() => Promise<unknown>)[] = [];

export function closeLater(close: () => Promise<unknown>): void {
  open.push(close);
}

/** Closes all of it, what was opened last first. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0).toReversed()) await close();
}
