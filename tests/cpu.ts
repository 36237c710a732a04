/** What a piece of work costs, for laws on how cost grows: CPU time of this thread, which other work on the machine does not change. */

/** CPU milliseconds of this thread alone; the work must be synchronous. */
export function cpuMsOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** Whether ten times of `unit` cost a reader about ten times as much: far above what a busy machine adds, far below the hundredfold of one that looks back. */
export function isLinear(read: (text: string) => unknown, unit: string, begin = ''): boolean {
  const long = (length: number): string => `${begin}${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)}!`;
  const [short, whole] = [long(10_000), long(99_990)];
  read(short);
  const [little, much] = [cpuMsOf(() => read(short)), cpuMsOf(() => read(whole))];
  return much < 40 * Math.max(little, 25);
}
