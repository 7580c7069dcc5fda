import {Fragment, type ComponentChildren} from 'preact';
import {say} from '../platform/text.ts';
import type {PartsArgument, PartsOf, TextKey} from '../protocol/texts/words.ts';

/** Marks the place of a part; no text holds this private sign. */
const MARK = '\uE000';

/** A text in which parts are more than words: a name in bold, a link. */
export function rich<K extends TextKey>(key: K, parts: PartsOf<K, ComponentChildren>): ComponentChildren {
  const given: Record<string, ComponentChildren> = parts;
  const marks = Object.fromEntries(Object.keys(given).map((name) => [name, MARK + name + MARK]));
  const pieces = say(key, ...([marks] as unknown as PartsArgument<K, string>)).split(MARK);
  return pieces.map((piece, at) => <Fragment key={at}>{at % 2 === 0 ? piece : given[piece]}</Fragment>);
}
