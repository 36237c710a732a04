/** The log form with a message of a watched channel in it, as its author wrote it; or what became of the message meanwhile. */
import type { ThingId } from '../../core/base/ids.ts';
import { guessPrefill, mayBeSensitive } from '../../core/triage/rules.ts';
import type { Card, Form } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { logForm } from '../../cards/forms/forms.ts';
import { declinedReply } from '../../cards/listening/listen-card.ts';
import { readMurmur } from '../../db/listening/murmurs.ts';
import { readMurmurWords } from '../keep/murmur-words.ts';
import type { Shell } from '../shell.ts';

export async function openMurmur(shell: Shell, id: ThingId, viewer: Viewer): Promise<Form | Card> {
  const [murmur, words] = await Promise.all([
    readMurmur(shell.db.read, shell.workspace, id),
    readMurmurWords(shell, id),
  ]);
  if (murmur === null || words === null || murmur.state !== 'offered') return declinedReply(murmur, viewer);
  const { text, by, at, link } = words;
  const form = logForm(
    { text, permalink: link, source: 'message', written: { by, at }, message: murmur.matter, ...guessPrefill(text) },
    viewer,
  );
  return mayBeSensitive(text) ? { ...form, isForOne: true } : form;
}
