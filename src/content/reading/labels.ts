/**
 * Labels that name their control by its id, by that id, for each tree of elements. A control's own list of labels makes the
 * browser go through the page each time it is asked for.
 */
let known = new Map<Node, Map<string, HTMLLabelElement[]>>();

/** Forgets which labels there are; done at the beginning of each reading. */
export function forgetLabels(): void {
  known = new Map();
}

/** The labels of a control: those that name it, and the one it stands in. */
export function labelsOf(control: Element): readonly HTMLLabelElement[] {
  const around = control.closest('label');
  const own = around?.control === control ? around : null;
  const named = control.id === '' ? [] : (labelsIn(control.getRootNode()).get(control.id) ?? []);
  return own && !named.includes(own) ? [...named, own] : named;
}

function labelsIn(root: Node): Map<string, HTMLLabelElement[]> {
  const before = known.get(root);
  if (before) return before;
  const labels = new Map<string, HTMLLabelElement[]>();
  const all =
    root instanceof Document
      ? root.getElementsByTagName('label')
      : (root as ParentNode).querySelectorAll('label');
  for (const label of all) {
    const id = label.htmlFor;
    if (id === '' || !label.control) continue;
    labels.set(id, [...(labels.get(id) ?? []), label]);
  }
  known.set(root, labels);
  return labels;
}
