/**
 * Loaded before Amends (`node --import`): the process reads a clock that is ahead by as many milliseconds as stand in the
 * file that AMENDS_CHAOS_CLOCK names, and jumps when they change. Timers go on as they do, as on a machine whose clock is set.
 */
import { readFileSync } from 'node:fs';

const file = process.env['AMENDS_CHAOS_CLOCK'] ?? '';
const LOOK_MS = 50;
const Machine = Date;
let aheadMs = 0;

function look(): void {
  const text = readFileSync(file, 'utf8');
  const told = Number(text);
  // a file that is being written reads empty
  if (text !== '' && Number.isFinite(told)) aheadMs = told;
}

look();
setInterval(look, LOOK_MS).unref();

globalThis.Date = new Proxy(Machine, {
  construct: (target, given: unknown[], newTarget) =>
    Reflect.construct(target, given.length === 0 ? [target.now() + aheadMs] : given, newTarget) as Date,
  apply: (target) => new target(target.now() + aheadMs).toString(),
  get: (target, name, receiver) =>
    name === 'now' ? () => target.now() + aheadMs : (Reflect.get(target, name, receiver) as unknown),
});
