/** Labels by control and by the tree they stand in. A control's own list makes the browser go through the page each time. */
let known = new Map<Node, Map<Element, HTMLLabelElement[]>>();

/** Forgets which labels there are; done at the beginning of each reading. */
export function forgetLabels(): void {
  known = new Map();
}

/** The labels of a control, in order. */
export function labelsOf(control: Element): readonly HTMLLabelElement[] {
  const root = control.getRootNode();
  let labels = known.get(root);
  if (!labels) {
    labels = new Map();
    for (const label of root instanceof Document
      ? root.getElementsByTagName('label')
      : (root as ParentNode).querySelectorAll('label')) {
      const of = label.control;
      if (of) labels.set(of, [...(labels.get(of) ?? []), label]);
    }
    known.set(root, labels);
  }
  return labels.get(control) ?? [];
}
