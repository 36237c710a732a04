/** Long words of somebody in as many quotes as they need. Pure. */

/** As much as one block of either platform shows. */
const A_BLOCK = 2_400;
/** As much as a message holds; a complaint of fifty thousand characters is read in the place it came from. */
const MOST_BLOCKS = 4;

/** Cut at ends of lines or words where there are any. The last one holds what is left, for the renderer to cut. */
export function inBlocks(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > A_BLOCK && parts.length < MOST_BLOCKS - 1) {
    const room = rest.slice(0, A_BLOCK);
    const at = [room.lastIndexOf('\n'), room.lastIndexOf(' ')].find((end) => end > A_BLOCK / 2) ?? A_BLOCK;
    parts.push(rest.slice(0, at).toWellFormed());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}
