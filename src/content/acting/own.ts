/**
 * What a page cannot put something else in place of: a form answers to the names of its fields before it answers to its
 * own properties, also in the world of this script. So a form is asked through what all forms have in common.
 */
// Called with the form it is for.
// eslint-disable-next-line @typescript-eslint/unbound-method
const elementsOf = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, 'elements')?.get;

/** An attribute of an element, whatever names its fields have. */
export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** Whether an element fits a selector, whatever names its fields have. */
export function fits(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** The fields and buttons of a form, also those that stand elsewhere and name it. */
export function fieldsOf(form: HTMLFormElement): Element[] {
  return [...((elementsOf?.call(form) as HTMLFormControlsCollection | undefined) ?? [])];
}

/** Sends a form as a person does, with its checks and its event. */
export function sendForm(form: HTMLFormElement, submitter: HTMLElement | null): void {
  HTMLFormElement.prototype.requestSubmit.call(form, submitter);
}
