import {nameOf} from './names.ts';
import {refOf} from './refs.ts';
import {roleOf} from './roles.ts';
import {isSecret} from './secrets.ts';
import {isOnScreen, isVisible} from './visibility.ts';

const CANDIDATES =
  'a[href], button, input, select, textarea, summary, h1, h2, h3, h4, h5, h6, img[alt], video, [role], [contenteditable]';
/** Roles that structure a page without being something to point at. */
const STRUCTURE =
  /^(generic|group|region|list|listitem|row|rowgroup|main|document|article|status|log|separator)$/;
const MOST_LINES = 400;
const LONGEST_VALUE = 60;

/**
 * The page's headings and controls in document order, one line each: role, name, state and ref. What is on the screen
 * comes first, since that is what a person speaks of; the rest follows.
 */
export function outlinePage(): string[] {
  const onScreen: string[] = [];
  const further: string[] = [];
  for (const element of document.querySelectorAll(CANDIDATES)) {
    if (onScreen.length + further.length >= MOST_LINES) break;
    const role = roleOf(element);
    if (!role || STRUCTURE.test(role) || isHidden(element)) continue;
    const line = describe(element, role);
    if (line) (isOnScreen(element.getBoundingClientRect()) ? onScreen : further).push(line);
  }
  return further.length > 0 ? [...onScreen, '- (further down or up the page)', ...further] : onScreen;
}

function isHidden(element: Element): boolean {
  return !isVisible(element) || element.closest('[aria-hidden="true"], [inert], parley-ring') !== null;
}

function describe(element: Element, role: string): string | null {
  const name = nameOf(element, role);
  // A picture without a name is decoration; a control without one is still there to be used.
  if (!name && (role === 'img' || role === 'heading')) return null;
  const marks = [...states(element, role), `[ref=${refOf(element)}]`].join(' ');
  return `- ${role} ${JSON.stringify(name)} ${marks}${value(element)}`;
}

function states(element: Element, role: string): string[] {
  const found: string[] = [];
  if (role === 'heading')
    found.push(`[level=${element.getAttribute('aria-level') ?? element.localName.slice(1)}]`);
  if (element.matches(':disabled, [aria-disabled="true"]')) found.push('[disabled]');
  if (element.matches(':checked:not(option), [aria-checked="true"]')) found.push('[checked]');
  if (element.matches('[aria-selected="true"]')) found.push('[selected]');
  const expanded = element.getAttribute('aria-expanded');
  if (expanded !== null) found.push(expanded === 'true' ? '[expanded]' : '[collapsed]');
  return found;
}

/** What a field holds, or that it holds something that is nobody's business. */
function value(element: Element): string {
  if (element instanceof HTMLSelectElement)
    return element.value ? `: ${cut(element.selectedOptions[0]?.text ?? '')}` : '';
  const isField =
    element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && isTyped(element));
  if (!isField || !element.value) return '';
  return isSecret(element) ? ': (hidden)' : `: ${cut(element.value)}`;
}

function isTyped(input: HTMLInputElement): boolean {
  return !['checkbox', 'radio', 'submit', 'reset', 'button', 'image', 'file', 'hidden'].includes(input.type);
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
}
