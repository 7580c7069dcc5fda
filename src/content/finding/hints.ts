/** What an element is called by attributes, apart from what is written in it. */
export function hintsOf(element: Element): string[] {
  if (!element.hasAttributes()) return [];
  const hints = [
    element.getAttribute('aria-label'),
    element.getAttribute('title'),
    element.getAttribute('alt'),
  ];
  const by = element.getAttribute('aria-labelledby');
  if (by) {
    const root = element.getRootNode() as Document | ShadowRoot;
    hints.push(...by.split(/\s+/).map((id) => root.getElementById(id)?.textContent ?? null));
  }
  if (element.localName === 'svg') hints.push(element.querySelector(':scope > title')?.textContent ?? null);
  return hints.filter((hint): hint is string => hint !== null && hint !== '');
}

/** What a field may be called by, apart from its labels. What it holds is no name, but for buttons. */
export function fieldHints(field: HTMLInputElement): string[] {
  const hints = hintsOf(field);
  const placeholder = field.getAttribute('placeholder');
  if (placeholder) hints.push(placeholder);
  if (field.localName !== 'input') return hints;
  if (/^(?:button|submit|reset)$/.test(field.type)) hints.push(field.value || field.type);
  return hints;
}

/** The words by which a page's author calls a field or a picture, and nobody sees. */
export function hiddenHints(element: Element): string[] {
  const form = element.closest('form, [role="search"], search');
  const hints = [
    element.localName,
    element.id,
    element.getAttribute('name'),
    element.getAttribute('class'),
    element.getAttribute('type'),
    form?.getAttribute('role'),
    form?.localName === 'search' ? 'search' : null,
    form?.getAttribute('action'),
    element.getAttribute('src')?.split('/').at(-1),
  ];
  return hints.flatMap((hint) =>
    hint ? [hint.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_/.]+/g, ' ')] : [],
  );
}
