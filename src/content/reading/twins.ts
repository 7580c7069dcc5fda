import {lettersOf} from '../../core/letters.ts';
import {nameOf} from './names.ts';
import {isVisible} from './visibility.ts';

/** A card is no larger than this. */
const STEPS_UP = 5;
const MOST_LINKS = 12;
/** Is told as the name of what it stands in, and not as a link. */
const CAPTIONS = 'figcaption, caption, legend';
/** What is used by itself, or says something by itself. */
const MORE = 'button, input, select, textarea, video, audio, canvas, iframe, h1, h2, h3, h4, h5, h6, [role]';

/**
 * Whether a link shows no words, and stands beside one that leads to the same place and says in words at least what it is called: a
 * picture and its title are one thing to a person.
 */
export function hasWordedTwin(link: Element): boolean {
  const address = link.getAttribute('href') ?? '';
  if (address === '' || address.startsWith('#') || /^javascript:/i.test(address)) return false;
  if (link.textContent.trim() !== '' || link.querySelector(MORE)) return false;
  let name: string | null = null;
  let around = link.parentElement;
  for (let step = 0; around && around !== document.body && step < STEPS_UP; step += 1) {
    const links = around.getElementsByTagName('a');
    if (links.length > MOST_LINKS) return false;
    for (const other of links) {
      if (other === link || other.getAttribute('href') !== address) continue;
      const words = lettersOf(other.textContent);
      name ??= lettersOf(nameOf(link, 'item'));
      if (words === '' || !words.includes(name) || other.closest(CAPTIONS)) continue;
      if (isVisible(other)) return true;
    }
    around = around.parentElement;
  }
  return false;
}
