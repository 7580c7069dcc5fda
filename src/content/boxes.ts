/** What is smaller than this cannot be seen, and not be pointed at. */
const LEAST_PX = 1;

/**
 * The part of the window in which an element is drawn; `null` where nothing of it is. One without a size of its own is where
 * what it holds is drawn, and a field that its label stands for is where the label is.
 */
export function boxOf(element: Element): DOMRect | null {
  const own = element.getBoundingClientRect();
  if (hasSize(own)) return own;
  const inner = [...element.querySelectorAll('*')]
    .slice(0, 60)
    .map((one) => one.getBoundingClientRect())
    .filter(hasSize);
  if (inner.length === 0 && element.firstChild !== null && getComputedStyle(element).display === 'contents')
    return textBox(element);
  if (inner.length === 0) return labelBox(element);
  const left = Math.min(...inner.map((box) => box.left));
  const top = Math.min(...inner.map((box) => box.top));
  const right = Math.max(...inner.map((box) => box.right));
  const bottom = Math.max(...inner.map((box) => box.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

function hasSize({width, height}: DOMRect): boolean {
  return width >= LEAST_PX && height >= LEAST_PX;
}

function textBox(element: Element): DOMRect | null {
  const range = document.createRange();
  range.selectNodeContents(element);
  const box = range.getBoundingClientRect();
  return hasSize(box) ? box : null;
}

function labelBox(element: Element): DOMRect | null {
  if (!(element instanceof HTMLInputElement)) return null;
  const label = [...(element.labels ?? [])].map((one) => one.getBoundingClientRect()).find(hasSize);
  return label ?? null;
}
