/** Elements by ref. Held weakly: an element that the page dropped is not kept alive by having been seen. */
const elements = new Map<string, WeakRef<Element>>();
const refs = new WeakMap<Element, string>();
let count = 0;

/** The element's ref: the same for as long as the element lives. */
export function refOf(element: Element): string {
  const known = refs.get(element);
  if (known) return known;
  count += 1;
  const ref = `e${count}`;
  refs.set(element, ref);
  elements.set(ref, new WeakRef(element));
  return ref;
}

/** The element a ref stands for, or `null` once it is gone from the page. */
export function elementOf(ref: string): Element | null {
  const element = elements.get(ref)?.deref();
  return element?.isConnected ? element : null;
}
