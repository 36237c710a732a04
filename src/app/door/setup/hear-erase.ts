/** The verb of erasing: `erase Room 412`, which is asked for and begins with the yes of a second administrator. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import { asks, type Reader } from '../hearing.ts';
import { setup } from './hear-setup.ts';

export const erase: Reader = (rest, hearing) => {
  const typed = `erase ${rest}`;
  if (/^(?:confirm|bestätigen|decline|ablehnen)\s+#?\d{1,6}$/i.test(rest)) {
    const heard = setup(rest, hearing);
    // given back in the words it was said in
    return heard.kind === 'wish' && heard.wish.kind === 'setup'
      ? { ...heard, wish: { ...heard.wish, act: { ...heard.wish.act, typed } } }
      : heard;
  }
  const customer = unquoted(
    rest.replace(/^(?:the )?(?:customer|guest|kund(?:e|in|en)|gast)(?::|\s+|$)/i, '').trim(),
  ).trim();
  if (customer === '') return asks({ kind: 'erasures' });
  return { kind: 'wish', wish: { kind: 'setup', act: { kind: 'erase', customer, typed } } };
};
