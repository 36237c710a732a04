/** A case that ends well, and the thank-you that is posted for it. */
import type { Hotel } from './hotel.ts';
import type { Shown, Surface } from './surfaces.ts';

/** The message as it stands once everything is drawn. */
export async function thanked(hotel: Hotel, chat: Surface, id: string): Promise<Shown> {
  const card = chat.caseCard(id);
  if (card === undefined) throw new Error(`${id} has no card`);
  const before = chat.thanks().length;
  await chat.press('ana', card, 'Resolve…');
  await chat.fillIn('ana', { accepted: 'yes', whatHelped: 'Saying at once how long it takes' });
  const likes = 'Before everybody';
  const drafted = (): Shown | undefined => chat.draft('ana', 'Post it');
  // how they like it is asked with the first one
  const first = await chat.until(() => drafted() ?? chat.draft('ana', likes), 'the draft, or who may read it');
  if (first.text.includes(likes)) await chat.press('ana', first, likes);
  await chat.press('ana', await chat.until(drafted, 'the draft'), 'Post it');
  await chat.until(() => chat.thanks()[before], 'the thank-you');
  await hotel.drawn();
  const posted = chat.thanks()[before];
  if (posted === undefined) throw new Error('the thank-you is gone');
  return posted;
}
