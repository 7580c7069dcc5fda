/** Puts things in the order in which they stand in the page; what is in a shadow root stands where its host does. */
export function inOrder<T>(things: readonly T[], elementOf: (thing: T) => Element): T[] {
  const placed = things.map((thing) => ({thing, path: hosts(elementOf(thing))}));
  return placed.sort((one, other) => compare(one.path, other.path)).map(({thing}) => thing);
}

function compare(mine: readonly Element[], theirs: readonly Element[]): number {
  for (let at = 0; at < Math.max(mine.length, theirs.length); at += 1) {
    const [left, right] = [mine[at], theirs[at]];
    if (!left) return -1;
    if (!right) return 1;
    if (left !== right)
      return left.compareDocumentPosition(right) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  }
  return 0;
}

/** The hosts around an element, from the document inwards, and the element. */
function hosts(element: Element): Element[] {
  const path = [element];
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    path.unshift(root.host);
  return path;
}
