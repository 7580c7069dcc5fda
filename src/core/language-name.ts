/** The English name of a BCP 47 language tag, such as "British English" of `en-GB`; the tag itself where it has none. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(['en'], {type: 'language', fallback: 'code'}).of(tag) ?? tag;
}

/** The tag as it is written, or `null` for what is no BCP 47 tag of a known language. */
export function knownLanguage(text: string): string | null {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim());
    if (!tag) return null;
    const name = new Intl.DisplayNames(['en'], {type: 'language', fallback: 'none'}).of(tag);
    return name ? tag : null;
  } catch {
    // Source: ECMA-402: a malformed tag is a RangeError.
    return null;
  }
}
