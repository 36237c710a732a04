/** Commands as somebody gives them, past the chat: for what has to have happened before a test looks. */
import { handle } from '../../src/app/handle.ts';
import type { Handled } from '../../src/app/handled.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { id } from '../core/case/build.ts';
import type { Hotel } from './hotel.ts';

/** Each is a delivery of its own; `who`: by whom, where it is not said. Throws where it is refused. */
export function commandsIn(
  hotel: () => Pick<Hotel, 'app' | 'now'>,
  who: string,
): (command: object, by?: string) => Promise<Extract<Handled, { ok: true }>> {
  let sent = 0;
  return async (command, by = who) => {
    const { app, now } = hotel();
    const asked = { key: `command ${(sent += 1)}`, by: id(by), command: command as Command, at: now() };
    const handled = await handle(app.shell, asked);
    if (!handled.ok) throw new Error(`refused: ${handled.no.kind}`);
    return handled;
  };
}
