/**
 * The labels in each tree of elements, by what they label. A control's own list of labels makes the browser go through the
 * page each time it is asked for.
 */
let known = new Map<Node, Map<Element, HTMLLabelElement[]>>();
const NONE: readonly HTMLLabelElement[] = [];

/** Forgets which labels there are; done at the beginning of each reading. */
export function forgetLabels(): void {
  known = new Map();
}

/** The labels of a control, in the order of the page: those that name it, and the one it stands in. */
export function labelsOf(control: Element): readonly HTMLLabelElement[] {
  return labelsIn(control.getRootNode()).get(control) ?? NONE;
}

function labelsIn(root: Node): Map<Element, HTMLLabelElement[]> {
  const before = known.get(root);
  if (before) return before;
  const labels = new Map<Element, HTMLLabelElement[]>();
  const all =
    root instanceof Document
      ? root.getElementsByTagName('label')
      : (root as ParentNode).querySelectorAll('label');
  for (const label of all) {
    const {control} = label;
    if (!control) continue;
    const others = labels.get(control);
    if (others) others.push(label);
    else labels.set(control, [label]);
  }
  known.set(root, labels);
  return labels;
}
