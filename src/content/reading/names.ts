import {getElementAccessibleName} from 'ivya/utils';
import {lettersOf} from '../../core/letters.ts';
import type {Kind} from './kinds.ts';
import {labelsOf} from './labels.ts';
import {isSecret, withoutSecrets} from './secrets.ts';

/** A placeholder of a secret field says what belongs there, or shows what is there. Digits and dots are the latter. */
export const SHOWS_A_VALUE = /[\d•*●∗·]/;

/** Elements that may be named by something in or around them that no attribute tells. */
const NAMED_INSIDE = new Set(['fieldset', 'figure', 'table', 'svg', 'button']);

/** White space made one, ends cut. */
export function tidy(text: string | null | undefined): string {
  return text ? text.replaceAll(/\s+/g, ' ').trim() : '';
}

/** A label as browsers take it: hard spaces are part of it. */
function flatLabel(label: string | null): string {
  return label ? label.replaceAll(/[ \t\n\r\f]+/g, ' ').replaceAll(/^ | $/g, '') : '';
}

/**
 * The name that the page gives an element apart from its content: a label, a caption, a hint. Empty where there is none,
 * and for most elements found without the library.
 */
export function givenName(element: Element): string {
  if (!element.hasAttributes() && !NAMED_INSIDE.has(element.localName)) return '';
  const label = flatLabel(element.getAttribute('aria-label'));
  if (element.hasAttribute('aria-labelledby')) return libraryName(element) || label;
  if (label !== '') return label;
  switch (element.localName) {
    case 'img':
    case 'area':
      return tidy(element.getAttribute('alt')) || tidy(element.getAttribute('title'));
    case 'svg':
      return tidy(element.querySelector(':scope > title')?.textContent);
    case 'fieldset':
    case 'figure':
      return libraryName(element);
    case 'table':
      return element.querySelector(':scope > caption')
        ? libraryName(element)
        : tidy(element.getAttribute('title'));
    case 'button':
      // A label of its own goes before its content.
      return labelsOf(element).length > 0 ? libraryName(element) : '';
    default:
      return '';
  }
}

/** The name of a field, from its labels or hints. A secret field's placeholder is used only where it is plain words. */
export function fieldName(field: Element): string {
  const label = tidy(field.getAttribute('aria-label'));
  if (label !== '' && !field.hasAttribute('aria-labelledby')) return label;
  const plain = plainLabel(field);
  if (plain !== null) return plain;
  const name = libraryName(field);
  const placeholder = tidy(field.getAttribute('placeholder'));
  if (name !== '' && name === placeholder && SHOWS_A_VALUE.test(name) && isSecret(field)) return '';
  return name || tidy(field.getAttribute('aria-placeholder'));
}

/** Whether all that a label says is in the name of its field, and nothing else in it is there to be used. */
export function isInName(label: HTMLLabelElement, field: HTMLElement): boolean {
  const inner = [...label.querySelectorAll('a, button, input, select, textarea, [role], [tabindex]')];
  return (
    inner.every((one) => one === field) && lettersOf(fieldName(field)).includes(lettersOf(label.textContent))
  );
}

/** The accessible name of an element of a kind, whatever it is made from. */
export function nameOf(element: Element, kind: Kind): string {
  return kind === 'field' ? fieldName(element) : givenName(element) || libraryName(element);
}

/** The whole accessible-name computation, by the library. It may take in what fields hold: secrets are taken out again. */
export function libraryName(element: Element): string {
  const name = getElementAccessibleName(element, false);
  return name === '' ? '' : withoutSecrets(name, element);
}

/** The words of a field's one label, where it holds nothing but words and the field itself; else `null`. */
function plainLabel(field: Element): string | null {
  if (field.hasAttribute('aria-labelledby')) return null;
  const [label, ...others] = labelsOf(field);
  if (!label || others.length > 0 || label.hasAttribute('aria-label')) return null;
  let words = '';
  for (let node = label.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) words += (node as Text).data;
    else if (node !== field && node.nodeType === Node.ELEMENT_NODE) return null;
  }
  return tidy(words) || null;
}

/** What is written on an element, as it is drawn, without what secret fields hold. */
export function withoutSecretsIn(element: Element): string {
  const words = tidy(element instanceof HTMLElement ? element.innerText : element.textContent);
  return words === '' ? '' : withoutSecrets(words, element);
}
