import type {PlaceholdersIn, TextKey} from '../protocol/texts/words.ts';
import type {EN} from '../protocol/texts/en/index.ts';

/** Texts in which nothing is put. */
type PlainKey = {[K in TextKey]: [PlaceholdersIn<(typeof EN)[K]>] extends [never] ? K : never}[TextKey];

/** A text in the person's language, for scripts on pages, which are kept small. */
export const caption = (key: PlainKey): string => chrome.i18n.getMessage(key);
