/** A usable BCP 47 locale from whatever a profile or a configuration says. Pure. */

/** The locale with `_` read as `-`; British English when it is none, because a strange profile must not stop a card. */
export function usableLocale(locale: string): Intl.Locale {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-'));
  } catch {
    return new Intl.Locale('en-GB');
  }
}
